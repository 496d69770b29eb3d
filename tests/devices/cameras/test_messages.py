"""What may leave a capture process."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.cameras.messages import CELLS, FAULT_SIZE, SEEN_SIZE, Fault, MessageReader, Seen, Trouble, packed

SEEN = Seen(0.25, present=True, warming=False, people=2, cells=bytes(range(100)) * 5 + bytes(40))


def test_a_message_is_a_few_hundred_bytes_whatever_the_camera_sees():
    assert SEEN_SIZE == 8 + CELLS == len(packed(SEEN)) == 548
    assert FAULT_SIZE == len(packed(Fault(Trouble.STATUS, 404))) == 8


@given(st.lists(st.integers(1, 700), min_size=1, max_size=20))
def test_messages_are_understood_in_any_chunks(cuts):
    said = [SEEN, Seen(0.0, present=False, warming=True, people=0, cells=bytes(CELLS)), Fault(Trouble.NO_ANSWER, 111)]
    stream = b"".join(map(packed, said))
    reader, heard = MessageReader(), []
    while stream:
        size = cuts[len(stream) % len(cuts)]
        heard += reader.feed(stream[:size])
        stream = stream[size:]
    assert heard == said


@pytest.mark.parametrize("cells", [bytes(CELLS - 1), bytes(CELLS + 1), b"\xff\xd8" + bytes(CELLS - 2)])
def test_nothing_else_than_a_grid_of_percentages_can_be_said(cells):
    with pytest.raises(ValueError, match="540 cells of 0 to 100"):
        packed(Seen(0.0, present=True, warming=False, people=1, cells=cells))


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0JFIF\0\0",  # a picture
        b"Traceback",
        b"F\x63" + bytes(6),  # a trouble nobody knows
        b"S\x02" + bytes(SEEN_SIZE - 2),  # present is 0 or 1
        packed(SEEN)[:-1] + b"\xd8",  # a cell over 100
        b"S\0\0\0\0\0\xc0\x7f" + bytes(CELLS),  # an age that is no number
    ],
)
def test_anything_else_is_refused(data):
    with pytest.raises(ValueError, match=r"capture process|Trouble"):
        MessageReader().feed(data)
