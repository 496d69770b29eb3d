"""What reaches beyond the answers: secondary instances and tables beside the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.forms.errors import ExpressionError
from kiosk.forms.xpath.functions.table import Table
from kiosk.forms.xpath.values import Value, to_string

if TYPE_CHECKING:
    from kiosk.forms.xpath.context import Context

TABLE = Table()


@TABLE.offers("instance", least=1, most=1)
def _instance(context: Context, identifier: Value) -> Value:
    found = context.host.instance(to_string(identifier))
    return [found] if found else []


@TABLE.offers("pulldata", least=4, most=4)
def _pulldata(context: Context, table: Value, wanted: Value, key: Value, value: Value) -> Value:
    """The cell of column ``wanted`` in the first row whose column ``key`` holds ``value``."""
    name = to_string(table)
    found = context.host.instance(name)
    if found is None:
        raise ExpressionError(f"pulldata(): there is no table {name}.csv beside the form")
    column, sought, target = to_string(key), to_string(value), to_string(wanted)
    for item in (row for root in found.elements() for row in root.elements()):
        cell = item.first(column)
        if cell is not None and cell.text == sought:
            answer = item.first(target)
            return answer.text if answer is not None else ""
    return ""
