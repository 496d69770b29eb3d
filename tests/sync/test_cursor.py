from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.cursor import Cursors, Filter
from sync.errors import CursorForeign, CursorTampered, FeedError

HERE = Cursors("0123456789abcdef", b"s" * 32)
ALL = Filter.of()


@given(st.integers(0, 2**63 - 1), st.lists(st.text(max_size=5), max_size=3))
def test_a_cursor_gives_back_its_position(position, types):
    chosen = Filter.of(types)
    cursor = HERE.seal(position, chosen)
    assert HERE.open(cursor, chosen) == position
    assert cursor[0].isalpha(), "it must not look like an option on a command line"


@given(st.text(max_size=80))
def test_whatever_else_is_refused(text):
    with pytest.raises(FeedError):
        HERE.open(text, ALL)


def test_each_changed_character_is_noticed():
    cursor = HERE.seal(77, ALL)
    for place, letter in enumerate(cursor):
        changed = cursor[:place] + ("A" if letter != "A" else "B") + cursor[place + 1 :]
        with pytest.raises((CursorTampered, CursorForeign)):
            HERE.open(changed, ALL)


def test_a_cursor_of_another_filter_is_refused():
    with pytest.raises(CursorTampered, match="another choice"):
        HERE.open(HERE.seal(1, Filter.of(["a"])), ALL)


def test_a_cursor_of_another_life_is_gone():
    with pytest.raises(CursorForeign, match="read again from the start"):
        HERE.open(Cursors("f" * 16, b"s" * 32).seal(1, ALL), ALL)
