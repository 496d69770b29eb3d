"""The fine dust sensor against its published byte sequences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.drivers.sds011 import Sds011, ask_firmware, set_period
from devices.reading import Quality
from devices.settings import InstrumentSettings

# Published sequences: a PyPMS capture, an example of the protocol V1.3.
PUBLISHED = [("aac00600060058d93dab", 0.6, 0.6), ("AAC0D4043A0AA1601DAB", 123.6, 261.8)]
REJECTED = ["AAC0D4043A0AA16000AB", "ABC0D4043A0AA1601DAA", "AAC0D4041DAB"]


def sensor(**more):
    return Sds011(InstrumentSettings("feinstaub", "sds011", "/dev/null", **more))


def values(measurements):
    return [(m.quantity, m.value, m.unit, m.quality) for m in measurements]


def dust(fine, coarse, quality=Quality.OK):
    return [("pm2_5", fine, "ug/m3", quality), ("pm10", coarse, "ug/m3", quality)]


@pytest.mark.parametrize(("sent", "fine", "coarse"), PUBLISHED)
def test_a_published_frame_is_read_whole_and_byte_by_byte(sent, fine, coarse):
    data = bytes.fromhex(sent)
    assert values(sensor().feed(data)) == dust(fine, coarse)
    slow = sensor()
    assert values([m for byte in data for m in slow.feed(bytes([byte]))]) == dust(fine, coarse)


@pytest.mark.parametrize("sent", REJECTED)
def test_a_damaged_frame_is_junk_and_the_next_one_is_read(sent):
    driver = sensor()
    assert driver.feed(bytes.fromhex(sent)) == []
    fine = driver.feed(bytes.fromhex(PUBLISHED[0][0]))
    assert values(fine) == dust(0.6, 0.6)
    assert driver.junk == len(sent) // 2


def test_zeros_mean_warming():
    assert values(sensor().feed(bytes.fromhex("AAC000000000000000AB"))) == dust(0.0, 0.0, Quality.WARMING)


def test_a_value_beyond_the_scale_is_implausible():
    body = (20_000).to_bytes(2, "little") + (60).to_bytes(2, "little") + b"\xa1\x60"
    found = sensor().feed(b"\xaa\xc0" + body + bytes([sum(body) & 255, 0xAB]))
    assert [m.quality for m in found] == [Quality.IMPLAUSIBLE, Quality.OK]


@settings(max_examples=80)
@given(st.lists(st.tuples(st.binary(max_size=25), st.sampled_from(PUBLISHED)), max_size=6), st.data())
def test_no_valid_frame_is_lost_between_garbage_in_any_chunks(parts, data):
    stream = b"".join(garbage + bytes.fromhex(frame[0]) for garbage, frame in parts)
    driver = sensor()
    found = []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        found += driver.feed(stream[:size])
        stream = stream[size:]
    assert [m.value for m in found] == [v for _, (_, *both) in parts for v in both]


@given(st.lists(st.binary(max_size=60), max_size=10))
def test_junk_never_raises(chunks):
    driver = sensor()
    for chunk in chunks:
        driver.feed(chunk)
    driver.end()


def test_commands_are_exactly_as_published():
    assert set_period(30).hex().upper() == "AAB408011E00000000000000000000FFFF25AB"
    assert ask_firmware(bytes.fromhex("A160")).hex().upper() == "AAB407000000000000000000000000A16008AB"


def test_it_sends_nothing_before_it_knows_the_sensor():
    assert sensor().due(0.0) == b""


def test_the_period_is_sent_until_it_is_confirmed():
    driver = sensor(every_minutes=5)
    driver.feed(bytes.fromhex("AAC0D4043A0AA1601DAB"))
    both = ask_firmware(b"\xa1\x60") + set_period(5, b"\xa1\x60")
    assert driver.due(10.0) == both
    assert driver.due(11.0) == b""  # patience
    assert driver.due(12.1) == both  # asked again
    driver.feed(bytes.fromhex("AAC5070F070AA16028AB"))
    driver.feed(bytes.fromhex("AAC508010500A1600FAB"))
    assert driver.due(20.0) == b""
    assert driver.identity == "A160, firmware 2015-07-10"


def test_a_sensor_that_does_not_answer_is_left_in_peace():
    driver = sensor(every_minutes=5)
    driver.feed(bytes.fromhex("AAC0D4043A0AA1601DAB"))
    assert sum(bool(driver.due(now)) for now in range(100)) == 3
