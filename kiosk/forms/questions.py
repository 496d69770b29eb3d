"""What a screen needs to show a question, said in the visitor's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.forms.errors import FormError
from kiosk.forms.instances import path_in_form
from kiosk.forms.itext import Output, Parts, Text
from kiosk.forms.kinds import CHOOSING, kind_of
from kiosk.forms.words import say
from kiosk.forms.xpath import to_string

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.forms.body import Control, Item, Itemset, Wording
    from kiosk.forms.form import Form
    from kiosk.forms.state import State
    from kiosk.forms.tree import Node


@dataclass(frozen=True, slots=True)
class Choice:
    """``image``: file name in the form's folder, empty when there is none."""

    name: str
    label: str
    image: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """``ref`` names it in the API. ``parameters``: start, end, step of a range; rows, max-pixels and the like.

    ``media``: image, audio or video of the question itself → file name in the form's folder.
    """

    ref: str
    kind: str
    appearance: frozenset[str]
    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    readonly: bool = False
    constraint_message: str = ""
    required_message: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """What is on the screen at once: one question, or the questions of a field-list group."""

    questions: tuple[Question, ...]
    title: str = ""


class Speaker:
    """Puts a form's texts into the visitor's language. Also the host of the expressions' form functions."""

    def __init__(self, form: Form, language: str) -> None:
        self.form = form
        self.chosen = language
        self.state: State | None = None

    # the host

    def instance(self, identifier: str) -> Node | None:
        return self.form.instance(identifier)

    def itext(self, identifier: str) -> str | None:
        found = self.form.itext.find(identifier, self.chosen)
        return self._said(found.parts, self._root()) if found else None

    def choice_name(self, value: str, question: str) -> str | None:
        path = (
            question
            if question.startswith("/")
            else next((path for path in self.form.controls if path.endswith(f"/{question}")), question)
        )
        control = self.form.controls.get(path)
        nodes = self._state().nodes(path) if control else []
        if control is None or not nodes:
            return None
        # Unfiltered, so that a choice keeps its name when the filter no longer offers it.
        for choice in self.choices(control, nodes[0], filtered=False):
            if choice.name == value:
                return choice.label
        return None

    def language(self) -> str:
        return self.chosen

    # texts

    def text(self, wording: Wording) -> Text:
        """A label or hint with its media; outputs are set in by ``said``."""
        if wording.identifier:
            return self.form.itext.find(wording.identifier, self.chosen) or Text(())
        return Text(wording.parts)

    def said(self, wording: Wording, node: Node) -> str:
        return self._said(self.text(wording).parts, node)

    def message(self, source: str, usual: str, node: Node) -> str:
        """A constraint's or required message of the author, or the usual sentence."""
        if source.startswith("itext:"):
            found = self.form.itext.find(source.removeprefix("itext:"), self.chosen)
            return self._said(found.parts, node) if found and found.parts else say(usual, self.chosen)
        return source or say(usual, self.chosen)

    def question(self, control: Control, node: Node, ref: str) -> Question:
        """Everything about one question at one node."""
        state, bind = self._state(), self.form.bind(control.ref)
        kind = kind_of(control, bind)
        text = self.text(control.label)
        return Question(
            ref,
            kind,
            control.appearance,
            self._said(text.parts, node),
            self.said(control.hint, node),
            self.choices(control, node) if kind in CHOOSING else (),
            state.truth(bind.required, node, control.ref, broken=False),
            state.truth(bind.readonly, node, control.ref, broken=False) or kind == "note",
            self.message(bind.constraint_message, "constraint", node) if bind.constraint else "",
            self.message(bind.required_message, "required", node),
            {name: value for name, value in control.attributes.items() if name not in ("ref", "appearance")},
            text.media,
        )

    # choices

    def choices(self, control: Control, node: Node, *, filtered: bool = True) -> tuple[Choice, ...]:
        """The choices offered at a node, in the order shown."""
        found = [self._item(item, node) for item in control.items]
        if control.itemset is not None:
            found.extend(self._items(control.itemset, node, control.ref, filtered=filtered))
        return tuple(found)

    def withdraw_unoffered(self) -> None:
        """Take back choices that a filter no longer offers: nobody chose what they can no longer see."""
        state = self._state()
        for path, reads in self.form.filters.items():
            if reads.isdisjoint(state.changed):
                continue
            control = self.form.controls[path]
            for node in state.nodes(path):
                if node.text:
                    offered = {choice.name for choice in self.choices(control, node)}
                    given = [node.text] if control.tag == "select1" else node.text.split()
                    state.put(node, " ".join(name for name in given if name in offered))

    def _item(self, item: Item, node: Node) -> Choice:
        text = self.text(item.label)
        return Choice(item.value, self._said(text.parts, node) or item.value, text.media.get("image", ""))

    def _items(self, itemset: Itemset, node: Node, path: str, *, filtered: bool) -> list[Choice]:
        source = itemset.nodeset if filtered else _unfiltered(itemset.nodeset)
        try:
            nodes = self._state().compute(source, node)
        except FormError as fault:
            self._state().faults[path] = str(fault)
            return []
        found = []
        for item in nodes if isinstance(nodes, list) else []:
            name = _cell(item, itemset.value)
            text = self._item_text(itemset.label, item)
            found.append(Choice(name, self._said(text.parts, node) or name, text.media.get("image", "")))
        return found

    def _item_text(self, label: Wording, item: Node) -> Text:
        if label.identifier:
            return self.form.itext.find(_cell(item, label.identifier), self.chosen) or Text(())
        return Text((_cell(item, label.reference),))

    # inside

    def _said(self, parts: Parts, node: Node) -> str:
        if not any(isinstance(part, Output) for part in parts):
            return "".join(str(part) for part in parts)
        return "".join(self._output(part, node) if isinstance(part, Output) else part for part in parts)

    def _output(self, output: Output, node: Node) -> str:
        state = self._state()
        try:
            return to_string(state.compute(output.expression, node))
        except FormError as fault:
            state.faults[path_in_form(node)] = str(fault)
            return ""

    def _state(self) -> State:
        assert self.state is not None, "the state is handed in before anything is said"
        return self.state

    def _root(self) -> Node:
        return self._state().root


def _cell(item: Node, reference: str) -> str:
    """The text at a path of plain names inside an item."""
    node: Node | None = item
    for step in reference.strip().removeprefix("./").split("/"):
        node = node.first(step) if node is not None else None
    return node.text if node is not None else ""


def _unfiltered(nodeset: str) -> str:
    """``randomize(instance('x')/root/item[…], 3)`` → ``instance('x')/root/item``."""
    inner = nodeset.strip()
    if inner.startswith("randomize("):
        inner = inner.removeprefix("randomize(").rpartition(")")[0]
    return inner.partition("[")[0].strip() if "[" in inner else inner.split(",")[0].strip()
