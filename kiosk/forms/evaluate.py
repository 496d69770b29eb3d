"""One expression on its own, over any XML: what ``form eval`` does with a line."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from kiosk.forms.errors import ExpressionError, FormError
from kiosk.forms.tree import ELEMENT, Node, read_xml
from kiosk.forms.xpath import Context, NoForm, Value, compile_expression, to_boolean, to_number, to_string

if TYPE_CHECKING:
    import random
    from datetime import datetime, tzinfo

_KINDS = ("string", "number", "boolean")


def evaluate_line(line: str, now: datetime, rng: random.Random) -> str:
    """NDJSON to NDJSON: ``{"value"}``, or ``{"error"}`` with a sentence. NaN and infinities are written as strings."""
    try:
        task = json.loads(line)
        if not isinstance(task, dict) or not isinstance(task.get("expr"), str):
            raise ExpressionError('a line is an object such as {"expr": "1 + 1", "type": "number"}')
        if task.get("type", "string") not in _KINDS:
            raise ExpressionError(f"“type” is one of {', '.join(_KINDS)}")
        found = evaluate(task["expr"], task.get("xml") or "<root/>", task.get("context"), now, rng)
        return json.dumps({"value": _as_json(found, task.get("type"), now.tzinfo)}, ensure_ascii=False)  # type: ignore[arg-type]
    except json.JSONDecodeError as broken:
        return json.dumps({"error": f"not JSON: {broken}"})
    except FormError as broken:
        return json.dumps({"error": str(broken)}, ensure_ascii=False)
    except RecursionError:
        return json.dumps({"error": "the XML is nested too deep"})


def evaluate(expression: str, xml: str, context: str | None, now: datetime, rng: random.Random) -> Value:
    """The value of an expression over a document.

    ``xml`` is any XML; in an XForm the root is the primary instance, as it is for the form's own expressions.
    ``context`` is an expression for the node to stand at; None is the root.

    Raises:
        FormError: XML or expression that cannot be read, a context that is no node, a value that cannot be computed.

    """
    document = read_xml(xml.strip())
    host = _Document(document)
    top = document.elements()[0]
    spaces = {node.prefix: node.space for node in document.walk() if node.prefix}
    for node in document.walk():
        spaces.update({each.prefix: each.space for each in node.attributes if each.prefix})
    root = host.primary or document
    around = Context(root, root, now, rng, host, spaces)
    if context:
        found = compile_expression(context)(around)
        if not isinstance(found, list) or not found:
            raise ExpressionError(f"the context {context} is no node of the XML <{top.name}>")
        around = around.at(found[0])
    return compile_expression(expression)(around)


class _Document(NoForm):
    """The host of a bare document: secondary instances and texts are found where an XForm has them."""

    def __init__(self, document: Node) -> None:
        self._instances = [node for node in document.walk() if node.kind == ELEMENT and node.name == "instance"]
        html = document.first("html")
        self.primary = self._instances[0] if html and html.first("head") and self._instances else None
        self._texts = {
            text.attribute("id"): text for node in document.walk() if node.name == "itext" for text in node.walk()
        }

    def instance(self, identifier: str) -> Node | None:
        return next((each for each in self._instances if each.attribute("id") == identifier), None)

    def itext(self, identifier: str) -> str | None:
        found = self._texts.get(identifier)
        value = found.first("value") if found else None
        return value.text if value else None


def _as_json(value: Value, kind: str | None, zone: tzinfo) -> Any:
    if kind == "boolean" or (kind is None and isinstance(value, bool)):
        return to_boolean(value)
    if kind == "number" or (kind is None and isinstance(value, float)):
        number = to_number(value, zone)
        if not math.isfinite(number):
            return to_string(number)
        return int(number) if number == int(number) and abs(number) < 2**53 else number
    return to_string(value)
