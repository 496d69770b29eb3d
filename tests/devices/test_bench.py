"""The whole bench on real ptys, with simulated instruments as processes of their own."""

import logging
import os
import time
import tty
from itertools import pairwise
from pathlib import Path

import pytest

from devices.bench import Bench
from devices.port import SerialPort
from devices.reading import Quality, State
from devices.settings import InstrumentSettings
from devices.simulated.launcher import SimulatedBench

DUST = InstrumentSettings("feinstaub", "sds011", "by-id/usb-simulated-sds011", simulated=True)
ROOM = InstrumentSettings(
    "raum",
    "text_lines",
    "by-id/usb-simulated-room",
    baud=115_200,
    simulated=True,
    quantities={"co2": "ppm", "temperature": "Cel", "relative_humidity": "%", "sound_level": "dB"},
)
EVERY = 0.25  # s between two rounds of values: four times the true pace, to have the test done sooner


def test_unplugged_is_seen_within_a_second_and_replugged_is_live_within_three_and_the_rest_is_undisturbed(
    tmp_path, notebook, caplog
):
    caplog.set_level(logging.INFO, "devices.link")
    twins = SimulatedBench([DUST, ROOM], tmp_path, every=EVERY)
    with twins, Bench(twins.instruments, on_reading=notebook.on_reading, on_status=notebook.on_status) as bench:
        assert notebook.until(lambda: {s.state for s in bench.statuses()} == {State.LIVE})
        assert [s.serial_number for s in bench.statuses()] == ["A160, firmware 2015-07-10", None]

        pulled = time.monotonic()
        twins.unplug("feinstaub")
        assert notebook.until(lambda: bool(notebook.when("feinstaub", State.LOST, pulled)))
        assert notebook.when("feinstaub", State.LOST, pulled) - pulled <= 1.0
        last = notebook.of("feinstaub")[-2:]
        assert {(r.quantity, r.quality) for r in last} == {("pm2_5", Quality.STALE), ("pm10", Quality.STALE)}

        plugged = time.monotonic()
        twins.replug("feinstaub")
        assert notebook.until(lambda: bool(notebook.when("feinstaub", State.LIVE, plugged)))
        assert notebook.when("feinstaub", State.LIVE, plugged) - plugged <= 3.0
        done = time.monotonic()

    moments = [r.t_mono for r in notebook.of("raum") if r.quantity == "co2" and pulled - 0.5 <= r.t_mono <= done]
    assert len(moments) > (done - pulled) / EVERY - 3
    assert max(b - a for a, b in pairwise(moments)) < 3 * EVERY
    assert set(notebook.states("raum")) == {State.ABSENT, State.OPENING, State.WARMING, State.LIVE}
    logged = [r.getMessage().split(" (")[0] for r in caplog.records if r.getMessage().startswith("feinstaub")]
    up = ["→ opening", "→ warming", "→ live"]
    assert [line.partition(" ")[2].partition(" ")[2] for line in logged] == [*up, "→ lost", *up]


def test_a_missing_a_busy_and_a_misnamed_instrument_leave_the_others_alone(tmp_path, notebook):
    held, theirs = os.openpty()
    tty.setraw(theirs)
    path = os.ttyname(theirs)
    holder = SerialPort(path, 9600)
    holder.open()
    try:
        twins = SimulatedBench(
            [
                InstrumentSettings("fehlt", "sds011", str(tmp_path / "nothing")),
                InstrumentSettings("besetzt", "sds011", path),
                InstrumentSettings("vertippt", "sds11", "/dev/null"),
                InstrumentSettings("einheit", "text_lines", path, quantities={"co2": "ppb"}),
                ROOM,
            ],
            tmp_path,
            every=EVERY,
        )
        with twins, Bench(twins.instruments, on_reading=notebook.on_reading, on_status=notebook.on_status) as bench:
            assert notebook.until(lambda: State.LIVE in notebook.states("raum"))
            assert notebook.until(lambda: State.LOST in notebook.states("besetzt"))
            told = {s.name: (s.state, s.detail) for s in bench.statuses()}
    finally:
        holder.close()
        os.close(theirs)
        os.close(held)
    assert told["fehlt"] == (State.ABSENT, "not connected since the start")
    assert told["besetzt"][1].startswith(f"{path} is held by another program")
    assert told["vertippt"] == (State.LOST, "There is no driver 'sds11'; did you mean 'sds011'?")
    assert "did you mean 'ppm'" in told["einheit"][1]
    assert {r.quality for r in notebook.of("raum")} == {Quality.OK}


def test_a_busy_port_is_taken_up_once_it_is_free(notebook):
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    path = os.ttyname(theirs)
    os.close(theirs)
    holder = SerialPort(path, 9600)
    holder.open()
    instrument = InstrumentSettings("feinstaub", "sds011", path)
    try:
        with Bench([instrument], on_reading=notebook.on_reading, on_status=notebook.on_status):
            assert notebook.until(lambda: State.LOST in notebook.states("feinstaub"))
            holder.close()
            assert notebook.until(lambda: State.WARMING in notebook.states("feinstaub"))
            os.write(ours, b"\x00\xaa" + bytes.fromhex("aac00600060058d93dab"))
            assert notebook.until(lambda: State.LIVE in notebook.states("feinstaub"))
    finally:
        os.close(ours)
    assert [r.value for r in notebook.readings] == [0.6, 0.6]


def test_junk_on_the_wire_gives_no_reading_and_no_fault(notebook):
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    path = os.ttyname(theirs)
    os.close(theirs)
    junk = bytes(range(256)) * 8
    try:
        with Bench(
            [InstrumentSettings("feinstaub", "sds011", path)],
            on_reading=notebook.on_reading,
            on_status=notebook.on_status,
        ):
            assert notebook.until(lambda: State.WARMING in notebook.states("feinstaub"))
            os.write(ours, junk + bytes.fromhex("aac00600060058d93dab"))
            assert notebook.until(lambda: len(notebook.readings) == 2)
    finally:
        os.close(ours)
    assert State.LOST not in notebook.states("feinstaub")


def test_a_callback_that_raises_does_not_end_the_supervision(notebook, caplog):
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    path = os.ttyname(theirs)
    os.close(theirs)
    angry = [True]

    def on_reading(reading):
        if angry:
            angry.pop()
            raise ZeroDivisionError("a screen's mistake")
        notebook.on_reading(reading)

    try:
        with Bench(
            [InstrumentSettings("feinstaub", "sds011", path)], on_reading=on_reading, on_status=notebook.on_status
        ):
            assert notebook.until(lambda: State.WARMING in notebook.states("feinstaub"))
            os.write(ours, bytes.fromhex("aac00600060058d93dab"))
            assert notebook.until(lambda: State.LOST in notebook.states("feinstaub"))
            assert notebook.until(lambda: notebook.states("feinstaub")[-1] is State.WARMING)
            os.write(ours, bytes.fromhex("aac00600060058d93dab"))
            assert notebook.until(lambda: len(notebook.readings) >= 2)
    finally:
        os.close(ours)
    assert "a screen's mistake" in caplog.text


def test_closing_is_quick_and_may_come_before_anything_was_there(tmp_path, notebook):
    bench = Bench(
        [InstrumentSettings("fehlt", "sds011", str(tmp_path / "x"))],
        on_reading=notebook.on_reading,
        on_status=notebook.on_status,
    )
    bench.close()  # never opened
    bench.open()
    begun = time.monotonic()
    bench.close()
    assert time.monotonic() - begun < 0.5


def test_a_name_left_by_a_crash_is_removed_before_a_twin_starts(tmp_path):
    left = tmp_path / DUST.port
    left.parent.mkdir()
    left.symlink_to("/dev/pts/ptmx")
    with SimulatedBench([DUST], tmp_path):
        assert not left.is_symlink() or left.readlink() != Path("/dev/pts/ptmx")


@pytest.mark.parametrize("port", ["/dev/ttyUSB0", "relative"])
def test_the_ports_of_true_instruments_are_left_as_they_are(tmp_path, port):
    true = InstrumentSettings("echt", "sds011", port)
    assert SimulatedBench([true], tmp_path).instruments == (true,)


def test_an_instrument_is_switched_off_and_on_and_the_rest_is_undisturbed(tmp_path, notebook):
    twins = SimulatedBench([DUST, ROOM], tmp_path, every=EVERY)
    with twins, Bench(twins.instruments, on_reading=notebook.on_reading, on_status=notebook.on_status) as bench:
        assert notebook.until(lambda: {s.state for s in bench.statuses()} == {State.LIVE})
        bench.switch("feinstaub", on=False)
        assert [s.state for s in bench.statuses()] == [State.OFF, State.LIVE]
        assert notebook.of("feinstaub")[-1].quality is Quality.STALE
        said = len(notebook.of("feinstaub"))
        heard = len(notebook.of("raum"))
        assert notebook.until(lambda: len(notebook.of("raum")) > heard + 4)
        assert len(notebook.of("feinstaub")) == said
        bench.switch("feinstaub", on=True)
        assert notebook.until(lambda: {s.state for s in bench.statuses()} == {State.LIVE})
    bench.switch("feinstaub", on=True)  # too late: nothing starts any more


def test_an_instrument_that_was_off_stays_off_at_the_next_start(tmp_path, notebook):
    twins = SimulatedBench([DUST], tmp_path, every=EVERY)
    ears = {"on_reading": notebook.on_reading, "on_status": notebook.on_status}
    with twins, Bench(twins.instruments, **ears, off={"feinstaub"}) as bench:
        assert [s.state for s in bench.statuses()] == [State.OFF]
        with pytest.raises(KeyError):
            bench.switch("barometer", on=True)
    assert notebook.states("feinstaub") == [State.OFF]
