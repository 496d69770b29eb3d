"""The finished form as OpenRosa XML, the same bytes every time, and as a flat dictionary for the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kiosk.forms.kinds import from_text, kind_of
from kiosk.forms.tree import ELEMENT, Node

if TYPE_CHECKING:
    from kiosk.forms.form import Form

_JR = "http://openrosa.org/javarosa"


@dataclass(frozen=True, slots=True)
class Submission:
    """``answers``: path below the root (``group/question``, ``child[2]/name``) → str, int, float or list of str."""

    xml: bytes
    answers: dict[str, object]
    instance_id: str


def to_xml(root: Node) -> bytes:
    """An instance as a submission: hidden questions left out, attributes in their order, no white space added."""
    spaces: dict[str, str] = {}
    for node in root.walk():
        for each in (node, *node.attributes):
            if each.prefix and each.prefix != "xml" and each.relevant:
                spaces.setdefault(each.prefix, each.space)
    spaces.pop("jr", None) if not _uses_jr(root) else None
    declared = "".join(f" xmlns:{prefix}={quoteattr(spaces[prefix])}" for prefix in sorted(spaces))
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{_element(root, declared)}".encode()


def _uses_jr(root: Node) -> bool:
    return any(node.prefix == "jr" for node in root.walk())


def _element(node: Node, declared: str = "") -> str:
    name = f"{node.prefix}:{node.name}" if node.prefix else node.name
    attributes = "".join(
        f" {each.prefix + ':' if each.prefix else ''}{each.name}={quoteattr(each.value)}"
        for each in node.attributes
        if each.space != _JR
    )
    inner = "".join(
        _element(child) if child.kind == ELEMENT else escape(child.value)
        for child in node.children
        if child.relevant and (child.kind == ELEMENT or not node.elements())
    )
    start = f"<{name}{declared}{attributes}"
    return f"{start}>{inner}</{name}>" if inner else f"{start}/>"


def flat_answers(form: Form, root: Node) -> dict[str, object]:
    """Every answered question and calculation; notes, the meta block and what the device itself adds are left out."""
    found: dict[str, object] = {}

    def visit(node: Node, path: str, shown: str) -> None:
        elements = node.elements()
        if not node.relevant or node.name == "meta":
            return
        for child in elements:
            below = f"{path}/{child.name}"
            repeated = below in form.repeats
            place = (
                f"[{next(i for i, twin in enumerate(node.named(child.name), 1) if twin is child)}]" if repeated else ""
            )
            visit(child, below, f"{shown}/{child.name}{place}" if shown else f"{child.name}{place}")
        if elements:
            return
        bind, control = form.bind(path), form.controls.get(path)
        kind = kind_of(control, bind) if control else "integer" if bind.type in ("int", "integer") else "text"
        if bind.preload or kind == "note":
            return
        value = from_text(node.text, kind)
        if value is not None:
            found[shown] = list(value) if isinstance(value, tuple) else value

    visit(root, f"/{root.name}", "")
    return found
