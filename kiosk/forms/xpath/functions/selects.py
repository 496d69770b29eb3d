"""Answers of select questions: names separated by spaces."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kiosk.forms.xpath.functions.table import Table
from kiosk.forms.xpath.values import Value, to_number, to_string

if TYPE_CHECKING:
    from kiosk.forms.xpath.context import Context

TABLE = Table()


@TABLE.offers("selected", least=2, most=2)
def _selected(_context: Context, value: Value, choice: Value) -> Value:
    wanted = to_string(choice).strip()
    chosen = to_string(value).split()
    return wanted in chosen if wanted else not chosen


@TABLE.offers("selected-at", least=2, most=2)
def _selected_at(context: Context, value: Value, index: Value) -> Value:
    chosen, place = to_string(value).split(), to_number(index, context.zone)
    return chosen[int(place)] if math.isfinite(place) and 0 <= place < len(chosen) else ""


@TABLE.offers("count-selected", least=1, most=1)
def _count_selected(_context: Context, value: Value) -> Value:
    return float(len(to_string(value).split()))


@TABLE.offers("jr:choice-name", least=2, most=2)
def _choice_name(context: Context, value: Value, question: Value) -> Value:
    return context.host.choice_name(to_string(value), to_string(question).strip()) or ""


@TABLE.offers("jr:itext", least=1, most=1)
def _itext(context: Context, identifier: Value) -> Value:
    return context.host.itext(to_string(identifier)) or ""
