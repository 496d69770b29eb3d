"""The body of an XForm: which questions are asked, in which order, grouped and repeated how."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.forms.errors import FormError
from kiosk.forms.itext import Parts, parts_of

if TYPE_CHECKING:
    from kiosk.forms.tree import Node

# Actions stand among the questions; those that would locate a visitor or record sound are not carried out.
_NO_QUESTION = frozenset({"label", "hint", "help", "alert", "setvalue", "setgeopoint", "recordaudio", "action"})
_CONTROLS = frozenset({"input", "select1", "select", "rank", "upload", "trigger", "range", "secret"})
_ITEXT = re.compile(r"\s*jr:itext\(\s*(?:'([^']*)'|\"([^\"]*)\"|([^)'\"]+))\s*\)\s*")


@dataclass(frozen=True, slots=True)
class Wording:
    """A label or hint: the id of a text, or a path inside an item that holds such an id, or the words themselves."""

    identifier: str = ""
    reference: str = ""
    parts: Parts = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A choice written into the body."""

    value: str
    label: Wording


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices taken from a list: an expression for the nodes, and paths in each for name and label."""

    nodeset: str
    value: str
    label: Wording


@dataclass(frozen=True, slots=True)
class SetValue:
    """An action: write ``value`` (an expression; the text ``literal`` when there is none) to ``ref`` on ``events``."""

    ref: str
    events: frozenset[str]
    value: str
    literal: str


@dataclass(frozen=True, slots=True)
class Control:
    """A question. ``tag`` is the XForms element, ``ref`` its path, ``attributes`` whatever else it carries."""

    tag: str
    ref: str
    appearance: frozenset[str]
    label: Wording
    hint: Wording
    items: tuple[Item, ...] = ()
    itemset: Itemset | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    actions: tuple[SetValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """``repeat``: its children exist once per instance of ``ref``. ``count``: path of the number of instances."""

    ref: str
    appearance: frozenset[str]
    label: Wording
    children: tuple[Control | Group, ...]
    repeat: bool = False
    count: str = ""
    fixed: bool = False
    actions: tuple[SetValue, ...] = ()


def read_body(body: Node) -> tuple[Control | Group, ...]:
    """Everything below ``h:body``.

    Raises:
        FormError: an element that is no part of a form.

    """
    return tuple(_read(child, "") for child in body.elements())


def _read(element: Node, base: str) -> Control | Group:
    if element.name == "group":
        return _group(element, base)
    if element.name == "repeat":
        return _repeat(element, base)
    if element.name in _CONTROLS:
        return _control(element, base)
    raise FormError(
        f"the form has an element <{element.name}> in its body that no survey knows. Convert the form again."
    )


def _children(element: Node, base: str) -> tuple[Control | Group, ...]:
    return tuple(_read(child, base) for child in element.elements() if child.name not in _NO_QUESTION)


def _group(element: Node, base: str) -> Group:
    ref = _absolute(element.attribute("ref") or element.attribute("nodeset"), base)
    label, children = _wording(element, "label"), _children(element, ref or base)
    if len(children) == 1 and isinstance(children[0], Group) and children[0].repeat and children[0].ref == ref:
        # A repeat is always written as a group with its label around the repeat itself.
        return replace(children[0], label=label)
    return Group(ref, _words(element), label, children)


def _repeat(element: Node, base: str) -> Group:
    ref = _absolute(element.attribute("nodeset") or element.attribute("ref"), base)
    return Group(
        ref,
        _words(element),
        _wording(element, "label"),
        _children(element, ref),
        repeat=True,
        count=element.attribute("count").strip(),
        fixed=element.attribute("noAddRemove").strip() == "true()",
        actions=read_actions(element, ref),
    )


def _control(element: Node, base: str) -> Control:
    ref = _absolute(element.attribute("ref") or element.attribute("bind"), base)
    itemset = element.first("itemset")
    return Control(
        element.name,
        ref,
        _words(element),
        _wording(element, "label"),
        _wording(element, "hint"),
        tuple(_item(item) for item in element.named("item")),
        _itemset(itemset) if itemset else None,
        {attribute.name: attribute.value for attribute in element.attributes},
        read_actions(element, ref),
    )


def _item(element: Node) -> Item:
    value = element.first("value")
    return Item(value.text.strip() if value else "", _wording(element, "label"))


def _itemset(element: Node) -> Itemset:
    value, label = element.first("value"), element.first("label")
    reference = label.attribute("ref") if label else ""
    match = _ITEXT.fullmatch(reference)
    wording = Wording(identifier=match[3].strip()) if match and match[3] else Wording(reference=reference)
    return Itemset(element.attribute("nodeset"), value.attribute("ref") if value else "name", wording)


def read_actions(element: Node, base: str) -> tuple[SetValue, ...]:
    """The ``setvalue`` elements directly inside an element."""
    return tuple(
        SetValue(
            _absolute(action.attribute("ref") or action.attribute("bind"), base),
            frozenset(action.attribute("event").split()),
            action.attribute("value").strip(),
            action.text,
        )
        for action in element.named("setvalue")
    )


def itext_identifier(source: str) -> str | None:
    """``jr:itext('id')`` → ``id``; None when the source is something else."""
    match = _ITEXT.fullmatch(source)
    return (match[1] or match[2]) if match else None


def _wording(element: Node, name: str) -> Wording:
    found = element.first(name)
    if found is None:
        return Wording()
    reference = found.attribute("ref")
    identifier = itext_identifier(reference) if reference else None
    return Wording(identifier=identifier) if identifier else Wording(parts=parts_of(found))


def _words(element: Node) -> frozenset[str]:
    return frozenset(element.attribute("appearance").lower().split())


def _absolute(ref: str, base: str) -> str:
    ref = ref.strip()
    if not ref or ref.startswith("/"):
        return ref.replace(" ", "")
    parts = base.split("/")
    for step in ref.split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)
