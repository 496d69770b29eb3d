"""A form as it was written: read once, shared by every visitor, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kiosk.forms.body import Control, Group, SetValue, itext_identifier, read_actions, read_body
from kiosk.forms.convert import xform_of
from kiosk.forms.errors import FormError
from kiosk.forms.external import read_external
from kiosk.forms.graph import Graph, build_graph
from kiosk.forms.itext import Itext
from kiosk.forms.references import references
from kiosk.forms.settings import KioskSettings, language_code, read_settings
from kiosk.forms.tree import Node, read_xml
from kiosk.forms.xpath import parse


@dataclass(frozen=True, slots=True)
class Bind:
    """What is known of one path: its type and its expressions, as text; empty where there is none."""

    path: str
    type: str = "string"
    relevant: str = ""
    calculate: str = ""
    constraint: str = ""
    required: str = ""
    readonly: str = ""
    constraint_message: str = ""
    required_message: str = ""
    preload: str = ""
    preload_parameter: str = ""


class Form:
    """``body``: questions in order. ``binds``: by path. ``graph``: who must be computed after whom."""

    def __init__(self, document: Node, media: Path) -> None:
        head, body = _halves(document)
        model = head.first("model")
        instances = model.named("instance") if model else []
        primary = instances[0].elements() if instances else []
        if model is None or not primary:
            raise FormError("the form has no model with an instance. Convert the form again.")
        self.root = primary[0]
        self.media = media
        self.itext = Itext(model)
        self.body = read_body(body)
        self.binds = {bind.path: bind for bind in (_bind(element, self.root.name) for element in model.named("bind"))}
        self.actions = read_actions(model, "")
        self._head = head
        self._title = head.first("title")
        self._instances = {each.attribute("id"): each for each in instances if each.attribute("id")}
        self.instance_root = instances[0]
        self.settings = _settings(head)
        self.spaces = {node.prefix: node.space for node in self.root.walk() if node.prefix}

    @property
    def id(self) -> str:
        return self.root.attribute("id") or self.root.name

    @property
    def version(self) -> str:
        return self.root.attribute("version")

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes, the default language first; empty when the form has one unnamed language."""
        return self.itext.languages

    def title(self, language: str = "") -> str:
        """The form's title: the one of the language where the settings sheet has ``form_title::…``."""
        own = self._head.first("kiosk")
        for each in own.named("title") if own else []:
            if language_code(each.attribute("lang")) == self.itext.nearest(language):
                return each.text
        return self._title.text if self._title else self.id

    def bind(self, path: str) -> Bind:
        return self.binds.get(path) or Bind(path)

    def instance(self, identifier: str) -> Node | None:
        """A secondary instance; files beside the form are read on first use.

        Raises:
            FormError: the file is missing or damaged.

        """
        found = self._instances.get(identifier)
        if found is not None:
            source = found.attribute("src")
            if source and not found.elements():
                # A kiosk keeps no visitor's answers for the next: there the last saved form is always a blank one.
                blank = source == "jr://instance/last-saved"
                found.append(self.root.copy() if blank else read_external(source, self.media))
            return found
        if (self.media / f"{identifier}.csv").is_file():
            holder = Node("element", "instance")
            holder.append(read_external(f"jr://file-csv/{identifier}.csv", self.media))
            self._instances[identifier] = holder
            return holder
        return None

    def lists(self) -> list[str]:
        """Ids of the secondary instances, whether in the form or beside it."""
        return list(self._instances)

    @cached_property
    def controls(self) -> dict[str, Control]:
        """Every question by path."""
        found: dict[str, Control] = {}

        def visit(items: tuple[Control | Group, ...]) -> None:
            for item in items:
                if isinstance(item, Group):
                    visit(item.children)
                else:
                    found[item.ref] = item

        visit(self.body)
        return found

    @cached_property
    def filters(self) -> dict[str, frozenset[str]]:
        """Questions whose choices depend on answers: path → the paths their choice filter reads."""
        found = {
            path: frozenset(references(parse(control.itemset.nodeset), path, self.graph.shape).paths)
            for path, control in self.controls.items()
            if control.itemset is not None and "[" in control.itemset.nodeset
        }
        return {path: reads for path, reads in found.items() if reads}

    @cached_property
    def repeats(self) -> dict[str, Group]:
        """Every repeat by path."""
        found: dict[str, Group] = {}

        def visit(items: tuple[Control | Group, ...]) -> None:
            for item in items:
                if isinstance(item, Group):
                    if item.repeat:
                        found[item.ref] = item
                    visit(item.children)

        visit(self.body)
        return found

    @cached_property
    def triggers(self) -> dict[str, tuple[SetValue, ...]]:
        """What is set when the answer at a path changes."""
        return {path: control.actions for path, control in self.controls.items() if control.actions}

    @cached_property
    def graph(self) -> Graph:
        """The order of computation.

        Raises:
            CycleError: expressions that wait for one another.
            ExpressionError: an expression that cannot be read, with its path.

        """
        counts = {path: repeat.count for path, repeat in self.repeats.items() if repeat.count}
        expressions = {
            path: tuple(
                (purpose, source)
                for purpose, source in (("relevant", bind.relevant), ("calculate", bind.calculate))
                if source
            )
            for path, bind in self.binds.items()
        }
        return build_graph(self.root, expressions, counts, frozenset(self.repeats))


def load(path: str | Path, cache: str | Path) -> Form:
    """Read a form.

    Args:
        path: .xlsx, .xls, .md, .csv or an XForm.
        cache: folder where conversions are kept.

    Raises:
        FormError: one sentence that begins with the file's name.

    """
    path = Path(path)
    try:
        form = Form(read_xml(xform_of(path, Path(cache))), path.parent)
        _ = form.graph  # a cycle or an unreadable expression is told now, not to the first visitor
    except FormError as broken:
        raise broken.said_of(path.name) from broken.__cause__
    return form


def _halves(document: Node) -> tuple[Node, Node]:
    html = document.first("html")
    head, body = (html.first("head"), html.first("body")) if html else (None, None)
    if head is None or body is None:
        raise FormError("this XML is no XForm: it has no h:html with h:head and h:body. Convert the survey again.")
    return head, body


def _settings(head: Node) -> KioskSettings:
    own = head.first("kiosk")
    return read_settings({each.name: each.value for each in own.attributes}) if own else KioskSettings()


def _bind(element: Node, root: str) -> Bind:
    def source(name: str) -> str:
        return element.attribute(name).strip()

    def message(name: str) -> str:
        text = source(name)
        identifier = itext_identifier(text)
        return f"itext:{identifier}" if identifier else text

    path = source("nodeset") or source("ref")
    return Bind(
        path if path.startswith("/") else f"/{root}/{path}",
        source("type").rpartition(":")[2] or "string",
        source("relevant"),
        source("calculate"),
        source("constraint"),
        source("required"),
        source("readonly"),
        message("constraintMsg"),
        message("requiredMsg"),
        source("preload"),
        source("preloadParams"),
    )
