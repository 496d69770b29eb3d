"""MJPEG bodies as servers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.cameras.jpegs import LARGEST, JpegStream

ONE, TWO = b"\xff\xd8one\xff\xd9", b"\xff\xd8a longer two\xff\xd9"


def part(body, *, length=True, end=b"\r\n"):
    told = b"Content-Length: %d\r\n" % len(body) if length else b""
    return b"--frame\r\nContent-Type: image/jpeg\r\n" + told + b"\r\n" + body + end


def pictures(stream, data, size):
    found = [stream.feed(data[at : at + size]) for at in range(0, len(data), size)]
    return [picture for picture in found if picture is not None]


@pytest.mark.parametrize("length", [True, False])
@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_the_newest_picture_is_given_in_any_chunks_with_and_without_a_length(length, size):
    data = part(ONE, length=length) + part(TWO, length=length) + b"--frame\r\n"
    assert pictures(JpegStream(b"frame"), data, size)[-1] == TWO


def test_a_boundary_that_is_told_with_its_dashes_is_the_same():
    assert JpegStream(b"--frame").feed(part(ONE)) == ONE


def test_a_length_that_is_wrong_does_not_lose_the_picture():
    wrong = part(ONE).replace(b"Length: 7", b"Length: 3")
    assert JpegStream(b"frame").feed(wrong + part(TWO) + b"--frame") == TWO


def test_a_boundary_within_a_picture_of_known_length_is_part_of_it():
    picture = b"\xff\xd8 --frame\r\n\r\n \xff\xd9"
    assert JpegStream(b"frame").feed(part(picture)) == picture


def test_a_part_that_is_no_picture_counts_as_junk():
    stream = JpegStream(b"frame")
    assert stream.feed(part(b"<html>", length=False) + part(TWO)) == TWO
    assert stream.junk == 1


def test_junk_without_end_is_dropped_and_the_next_picture_is_found():
    stream = JpegStream(b"frame")
    stream.feed(b"--frame\r\n\r\n" + bytes(LARGEST))
    assert stream.junk == 1
    assert stream.feed(part(ONE)) == ONE


@given(st.lists(st.sampled_from([b"--frame", b"\r\n", b"\r\n\r\n", ONE, b"Content-Length: 99999\r\n", b"\xff", b"-"])))
def test_no_bytes_make_it_fail_and_it_finds_its_way_again(pieces):
    stream = JpegStream(b"frame")
    for piece in pieces:
        stream.feed(piece)
    stream.feed(bytes(100_000))  # whatever length was promised is over
    stream.feed(part(ONE) + part(ONE))
    assert stream.feed(part(TWO) + b"--frame\r\n\r\n") == TWO
