"""Boards that print text, in all the ways they do."""

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.drivers.text_lines import TextLines
from devices.errors import UnknownUnit
from devices.reading import Quality
from devices.settings import InstrumentSettings

ROOM = {"co2": "ppm", "temperature": "Cel"}


def board(quantities=None):
    return TextLines(InstrumentSettings("raum", "text_lines", "/dev/null", quantities=quantities or {}))


def pairs(measurements):
    return [(m.quantity, m.value) for m in measurements]


UNDERSTOOD = [
    ("temperature:-15", [("temperature", -15.0)]),  # MakeCode
    ("{v:27,t:323,s:0}", [("v", 27.0), ("t", 323.0), ("s", 0.0)]),  # MakeCode radio
    ('{"t":323,"s":0,"n":"co2","v":612}', [("co2", 612.0)]),  # MakeCode radio with a name
    ('{"co2": 612, "ok": true, "note": "hi", "air": {"pressure": 1013.2}}', [("co2", 612.0), ("air.pressure", 1013.2)]),
    ("a:1,b:2", [("a", 1.0), ("b", 2.0)]),
    ("a:1\tb:2.5 c=-3e2", [("a", 1.0), ("b", 2.5), ("c", -300.0)]),
    ("Lautstärke: .5", [("Lautstärke", 0.5)]),
    ("Free heap: 1024", [("Free heap", 1024.0)]),
    ("\x00\ufffdtemperature:3 ", [("temperature", 3.0)]),
]


@pytest.mark.parametrize(("line", "expected"), UNDERSTOOD)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_is_read_whole_and_byte_by_byte(line, expected, end):
    data = (line + end).encode()
    assert pairs(board().feed(data)) == expected
    slow = board()
    assert pairs([m for byte in data for m in slow.feed(bytes([byte]))]) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ready",
        "12:30:05",
        "co2:",
        "co2:12x",
        "co2:1_000",
        "co2:1,5",
        "a:1 b",
        "{",
        "{}{",
        "[1,2]",
        "co2:٣",
        ":5",
        "{}",
    ],
)
def test_debug_text_gives_no_value(line):
    assert board().feed(line.encode() + b"\n") == []


@pytest.mark.parametrize(
    "line", ["co2:nan", "co2:-inf", "co2:ovf", "co2: NaN", '{"co2":null}', '{"co2":nan}', '{"co2":1e999}']
)
def test_no_number_is_invalid(line):
    (found,) = board().feed(line.encode() + b"\n")
    assert found.quantity == "co2"
    assert isnan(found.value)
    assert found.quality is Quality.INVALID


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_are_read_after_their_header(separator):
    driver = board()
    text = "booting\nms;co2;temperature\nwifi: off\n12;640;21.5\n13;nan;\n1;2\n".replace(";", separator)
    found = driver.feed(text.encode())
    assert pairs(found[:3]) == [("ms", 12.0), ("co2", 640.0), ("temperature", 21.5)]
    assert [m.quality for m in found[3:]] == [Quality.OK, Quality.INVALID]


def test_debug_text_like_a_header_does_not_displace_the_header():
    assert pairs(board().feed(b"co2,temperature\nhello,world\nready\n640,21\n")) == [
        ("co2", 640.0),
        ("temperature", 21.0),
    ]


def test_a_new_header_right_before_its_rows_replaces_the_old_one():
    assert pairs(board().feed(b"a,b\n1,2\nc,d\n3,4\n"))[2:] == [("c", 3.0), ("d", 4.0)]


def test_the_station_names_which_values_count_and_their_units():
    found = board(ROOM | {"t": "Cel temperature"}).feed(b"co2:612\nheap:9000\nt:21\n")
    assert [(m.quantity, m.value, m.unit) for m in found] == [("co2", 612.0, "ppm"), ("temperature", 21.0, "Cel")]


def test_an_unknown_unit_is_one_sentence_with_a_suggestion():
    with pytest.raises(UnknownUnit, match=r"'raum': 'co2' has the unknown unit 'ppb'; did you mean 'ppm'"):
        board({"co2": "ppb"})


def test_a_broken_wire_is_implausible():
    (found,) = board().feed(b"temperature:-127\n")
    assert (found.unit, found.quality) == ("Cel", Quality.IMPLAUSIBLE)


def test_the_last_line_needs_no_end_when_the_stream_is_over():
    driver = board()
    assert driver.feed(b"temperature:-15") == []
    assert pairs(driver.end()) == [("temperature", -15.0)]


def test_a_board_that_invents_names_does_not_fill_the_station():
    found = board().feed(b"".join(b"name%d:1\n" % n for n in range(1000)))
    assert len(found) == 64


lines = st.lists(st.sampled_from([line.encode() for line, _ in UNDERSTOOD]), max_size=5)


@given(
    lines, st.binary(max_size=30).map(lambda b: b.translate(None, b",;\t")), st.lists(st.integers(1, 20), min_size=1)
)
def test_no_line_is_lost_between_lines_of_garbage_in_any_chunks(true_lines, garbage, sizes):
    # Garbage that happens to be a value is a value: what it gives alone it may give here.
    stream = b"".join(garbage + b"\n" + line + b"\n" for line in true_lines)
    alone = [pairs(board().feed(garbage + b"\n" + line + b"\n")) for line in true_lines]
    driver, found, at, turn = board(), [], 0, 0
    while at < len(stream):
        size = sizes[turn % len(sizes)]
        found += driver.feed(stream[at : at + size])
        at, turn = at + size, turn + 1
    assert pairs(found) == [pair for each in alone for pair in each]
    expected = dict(UNDERSTOOD)
    assert all(
        each[-len(expected[line.decode()]) :] == expected[line.decode()]
        for line, each in zip(true_lines, alone, strict=True)
    )


@given(st.lists(st.binary(max_size=200) | st.text('{}[]:,;"nav1e-.\\\n', max_size=200).map(str.encode), max_size=8))
def test_junk_never_raises(chunks):
    driver = board()
    for chunk in chunks:
        driver.feed(chunk)
    driver.end()


def test_deeply_nested_objects_never_raise():
    driver = board()
    assert driver.feed(b'{"a":' * 80 + b"1" + b"}" * 80 + b"\n") != []
    assert driver.feed(b'{"a":' + b"[" * 400 + b"\n") == []
