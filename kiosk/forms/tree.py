"""The tree that expressions walk: elements, attributes, text, comments. Built from XML by expat, without any lookup."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from kiosk.forms.errors import FormUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

ELEMENT, ATTRIBUTE, TEXT, COMMENT, INSTRUCTION, DOCUMENT = (
    "element",
    "attribute",
    "text",
    "comment",
    "processing-instruction",
    "document",
)
_NONE: list[Node] = []


class Node:
    """One node. ``value`` is the text of everything but elements and documents; ``relevant`` is set by the form."""

    __slots__ = ("_named", "attributes", "children", "kind", "name", "parent", "prefix", "relevant", "space", "value")

    def __init__(self, kind: str, name: str = "", value: str = "", prefix: str = "", space: str = "") -> None:
        self.kind = kind
        self.name = name
        self.prefix = prefix
        self.space = space
        self.value = value
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.attributes: list[Node] = []
        self.relevant = True
        self._named: dict[str, list[Node]] | None = None

    def append(self, child: Node) -> None:
        child.parent = self
        self.children.append(child)
        self._named = None

    def insert_after(self, sibling: Node, child: Node) -> None:
        child.parent = self
        self.children.insert(self.children.index(sibling) + 1, child)
        self._named = None

    def remove(self, child: Node) -> None:
        self.children.remove(child)
        child.parent = None
        self._named = None

    def named(self, name: str) -> list[Node]:
        """Child elements of that local name, in order; the list is shared and not to be changed."""
        if self._named is None:
            self._named = {}
            for child in self.children:
                if child.kind == ELEMENT:
                    self._named.setdefault(child.name, []).append(child)
        return self._named.get(name, _NONE)

    def first(self, name: str) -> Node | None:
        found = self.named(name)
        return found[0] if found else None

    def elements(self) -> list[Node]:
        return [child for child in self.children if child.kind == ELEMENT]

    def attribute(self, name: str, default: str = "") -> str:
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute.value
        return default

    @property
    def text(self) -> str:
        """The string value: of an element, all text within."""
        if self.kind not in (ELEMENT, DOCUMENT):
            return self.value
        children = self.children
        if not children:
            return ""
        if len(children) == 1 and children[0].kind == TEXT:
            return children[0].value
        return "".join(child.text for child in children if child.kind in (ELEMENT, TEXT))

    @text.setter
    def text(self, value: str) -> None:
        if self.kind != ELEMENT:
            self.value = value
            return
        self.children = []
        self._named = None
        if value:
            self.append(Node(TEXT, value=value))

    def walk(self) -> Iterator[Node]:
        """The node itself and every element below, in document order."""
        yield self
        for child in self.children:
            if child.kind == ELEMENT:
                yield from child.walk()

    def copy(self) -> Node:
        """The same subtree without a parent."""
        twin = Node(self.kind, self.name, self.value, self.prefix, self.space)
        twin.relevant = self.relevant
        for attribute in self.attributes:
            same = attribute.copy()
            same.parent = twin
            twin.attributes.append(same)
        for child in self.children:
            twin.append(child.copy())
        return twin

    def path(self) -> str:
        """``/data/group/question`` of an element inside its instance."""
        names, node = [], self
        if self.kind == ATTRIBUTE and self.parent is not None:
            return f"{self.parent.path()}/@{self.name}"
        while node.kind == ELEMENT:
            names.append(node.name)
            if node.parent is None:
                break
            node = node.parent
        return "/" + "/".join(reversed(names))


def read_xml(source: bytes | str) -> Node:
    """The document node of an XML text.

    Raises:
        FormUnreadable: not well-formed, with line and column.

    """
    builder = _Builder()
    try:
        builder.parser.Parse(source, True)
    except expat.ExpatError as broken:
        raise FormUnreadable(
            f"line {broken.lineno}, column {broken.offset + 1}: not well-formed XML "
            f"({expat.errors.messages[broken.code]}). Export the form again."
        ) from broken
    except (ValueError, LookupError) as broken:
        raise FormUnreadable(f"not readable as XML ({broken}). Export the form again in UTF-8.") from broken
    return builder.document


class _Builder:
    def __init__(self) -> None:
        self.document = Node(DOCUMENT)
        self._open = self.document
        self._text: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator="\n")
        self.parser.namespace_prefixes = True
        self.parser.ordered_attributes = True
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text.append
        self.parser.CommentHandler = self._comment
        self.parser.ProcessingInstructionHandler = self._instruction

    def _start(self, name: str, attributes: list[str]) -> None:
        if self._text:
            self._flush()
        node = _named_node(ELEMENT, name)
        for index in range(0, len(attributes), 2):
            attribute = _named_node(ATTRIBUTE, attributes[index])
            attribute.value = attributes[index + 1]
            attribute.parent = node
            node.attributes.append(attribute)
        node.parent = self._open
        self._open.children.append(node)
        self._open = node

    def _end(self, _name: str) -> None:
        if self._text:
            self._flush()
        parent = self._open.parent
        assert parent is not None
        self._open = parent

    def _comment(self, value: str) -> None:
        self._flush()
        self._open.append(Node(COMMENT, value=value))

    def _instruction(self, name: str, value: str) -> None:
        self._flush()
        self._open.append(Node(INSTRUCTION, name, value))

    def _flush(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if text and self._open.kind == ELEMENT:
            self._open.append(Node(TEXT, value=text))


def _named_node(kind: str, qualified: str) -> Node:
    # expat gives "space\nlocal\nprefix", "space\nlocal" or "local"
    space, separator, rest = qualified.partition("\n")
    if not separator:
        return Node(kind, space)
    name, _, prefix = rest.partition("\n")
    return Node(kind, name, "", prefix, space)
