"""Codecs against any bytes in any chunks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from devices.frames import FixedFrames, Lines


def five() -> FixedFrames:
    """Frames of five bytes: AA 55, two bytes, their exclusive or."""
    return FixedFrames(b"\xaa\x55", 5, lambda frame: frame[4] == frame[2] ^ frame[3])


def frame(first: int, second: int) -> bytes:
    return bytes((0xAA, 0x55, first, second, first ^ second))


# Bytes that often look like a beginning, so that false heads and cut heads do occur.
noise = st.lists(st.sampled_from([b"\xaa", b"\x55", b"\x00", b"\x07", b"\xaa\x55\x01"]), max_size=30).map(b"".join)


def cut(data: bytes, cuts: list[int]) -> list[bytes]:
    edges = sorted({0, len(data), *(c % (len(data) + 1) for c in cuts)})
    return [data[a:b] for a, b in pairwise(edges)]


@given(noise, st.lists(st.integers(0, 10_000), max_size=12))
def test_frames_do_not_depend_on_where_the_chunks_were_cut(data, cuts):
    whole, pieces = five(), five()
    expected = whole.feed(data)
    assert [f for chunk in cut(data, cuts) for f in pieces.feed(chunk)] == expected
    assert pieces.junk == whole.junk


@given(noise)
def test_every_byte_is_in_a_frame_or_junk_or_waiting(data):
    codec = five()
    frames = codec.feed(data)
    waiting = len(data) - 5 * len(frames) - codec.junk
    assert 0 <= waiting < 5


def test_a_true_frame_behind_a_false_beginning_is_found():
    assert five().feed(b"\xaa\x55\xaa" + frame(1, 2) + b"\xaa" + frame(3, 4)) == [frame(1, 2), frame(3, 4)]


def test_a_head_cut_in_two_is_found():
    codec = five()
    assert codec.feed(b"\x00\xaa") == []
    assert codec.feed(frame(1, 2)[1:]) == [frame(1, 2)]
    assert codec.junk == 1


letters = st.lists(st.sampled_from([b"a:1", b"\n", b"\r\n", b"\xff", b"x" * 15, b"x" * 30]), max_size=20).map(b"".join)


@given(letters, st.lists(st.integers(0, 10_000), max_size=12))
def test_lines_do_not_depend_on_where_the_chunks_were_cut(data, cuts):
    whole, pieces = Lines(longest=20), Lines(longest=20)
    expected = whole.feed(data)
    assert [line for chunk in cut(data, cuts) for line in pieces.feed(chunk)] == expected
    assert pieces.end() == whole.end()
    assert pieces.junk == whole.junk


def test_a_line_without_end_costs_no_memory_and_the_next_one_is_read():
    lines = Lines(longest=20)
    for _ in range(1000):
        assert lines.feed(b"x" * 100) == []
    assert len(lines._pending) <= 20
    assert lines.feed(b"tail\ngood\n") == ["good"]
    assert lines.junk == 100_004


def test_odd_bytes_are_replaced():
    assert Lines().feed(b"21\xb0C\n") == ["21\ufffdC"]
