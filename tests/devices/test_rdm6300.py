"""The reader of cards against published frames, broken ones, and on a real pty: no number of a card is ever written."""

import logging
import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.bench import Bench
from devices.drivers.rdm6300 import AWAY_S, Rdm6300
from devices.reading import State
from devices.settings import InstrumentSettings
from devices.simulated.launcher import SimulatedBench
from devices.simulated.rdm6300 import SimulatedRdm6300

# Published: a capture of an RDM6300; the data sheet of the ID-12LA (its line end before the last byte).
CAPTURED, DATA_SHEET = b"\x02010063E9AE25\x03", b"\x020C000621A58E\r\n\x03"
PUBLISHED = [(CAPTURED, 6547886), (DATA_SHEET, 0x000621A5)]
BROKEN = [
    b"\x02010063E9AE26\x03",  # another checksum
    b"\x02010063E9AE25\x04",  # another end
    b"\x02010063E9AG25\x03",  # a letter that is no digit
    b"\x0201 0063E9A25\x03",  # a blank
    b"\x02010063E9AE2",  # cut off
    b"\x0c010063E9AE25\x03",
]
READER = InstrumentSettings("leser", "rdm6300", "by-id/usb-simulated-reader", simulated=True)


def reader():
    return Rdm6300(READER)


def soon(happened, seconds=5.0):
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        time.sleep(0.02)
    return happened()


def cards(found):
    return [(each.quantity, each.value) for each in found]


@pytest.mark.parametrize(("sent", "card"), PUBLISHED)
def test_a_published_frame_is_read_whole_and_byte_by_byte(sent, card):
    assert cards(reader().feed(sent)) == [("card", card)]
    slow = reader()
    assert cards(found for byte in sent for found in slow.feed(bytes([byte]))) == [("card", card)]


@pytest.mark.parametrize("sent", BROKEN)
def test_a_broken_frame_is_junk_and_the_next_one_is_read(sent):
    driver = reader()
    assert driver.feed(sent) == []
    assert cards(driver.feed(CAPTURED)) == [("card", 6547886)]
    assert driver.junk == len(sent)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.binary(max_size=25), st.sampled_from(PUBLISHED)), max_size=6), st.data())
def test_no_valid_frame_is_lost_between_garbage_in_any_chunks(parts, data):
    stream = b"".join(garbage + frame for garbage, (frame, _) in parts)
    driver, found, now = reader(), [], 0
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        now += 10  # long enough that each counts
        driver.due(now)
        found += driver.feed(stream[:size])
        stream = stream[size:]
    wanted = [card for _, (_, card) in parts]
    heard = [int(each.value) for each in found]
    assert set(heard) == set(wanted)
    assert len(heard) <= len(wanted)


@given(st.lists(st.binary(max_size=60), max_size=10))
def test_junk_never_raises_and_little_of_it_waits(chunks):
    driver = reader()
    for chunk in chunks:
        driver.feed(chunk)
        assert len(driver._stream) < 16


def test_a_card_that_is_held_counts_once_and_again_when_it_comes_back():
    driver, found = reader(), []
    for tenth in range(20):
        driver.due(tenth / 10)
        found += driver.feed(CAPTURED)
    assert len(found) == 1
    driver.due(1.9 + AWAY_S + 0.1)
    assert len(driver.feed(CAPTURED)) == 1
    assert len(driver.feed(DATA_SHEET)) == 1


def test_the_driver_understands_its_twin():
    twin, driver, found = SimulatedRdm6300(Random(1)), reader(), []
    while twin.next_at() < 300:
        driver.due(twin.next_at())
        found += driver.feed(twin.speak(twin.next_at()))
    assert len(found) >= 12
    assert driver.junk == 0


def test_on_a_pty_cards_arrive_as_ten_digits_also_after_an_unplug_and_nobody_writes_them_down(
    tmp_path, notebook, caplog
):
    caplog.set_level(logging.DEBUG)
    heard, twins = [], SimulatedBench([READER], tmp_path, every=0.02)
    with (
        twins,
        Bench(
            twins.instruments, on_reading=notebook.on_reading, on_status=notebook.on_status, on_card=heard.append
        ) as bench,
    ):
        assert notebook.until(lambda: notebook.states("leser")[-1:] == [State.LIVE])  # before any card
        assert soon(lambda: heard)
        twins.unplug("leser")
        assert notebook.until(lambda: notebook.states("leser")[-1] is State.LOST)
        before = len(heard)
        twins.replug("leser")
        assert soon(lambda: len(heard) > before)
        assert [status.state for status in bench.statuses()] == [State.LIVE]
    assert len(heard) > before
    assert {len(card) for card in heard} == {10}
    assert notebook.readings == []
    assert not any(card.lstrip("0") in caplog.text for card in heard)
