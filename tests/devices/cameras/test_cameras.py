"""The whole way: a walker in another process, a real loopback stream, a capture process, readings here."""

import os
import signal
import time

import pytest

from devices.cameras.cameras import Cameras
from devices.reading import Quality, State
from devices.settings import CameraSettings
from devices.simulated.cameras import SimulatedCameras
from tests.devices.cameras.conftest import WALKER, ended

SEEN, NOBODY = (1.0, Quality.OK), (0.0, Quality.OK)


def live(witness, after=0.0):
    return witness.until(lambda: witness.when(State.LIVE, after))


def test_somebody_is_seen_while_there_and_gone_when_gone(tmp_path, witness):
    walkers = SimulatedCameras([WALKER], tmp_path, pace=2.8)
    with walkers, Cameras(walkers.cameras, **witness.ears):
        assert witness.until(lambda: SEEN in witness.presence())
        assert witness.until(lambda: NOBODY in witness.presence()[witness.presence().index(SEEN) :], 12.0)
    told = [one for one in witness.presence() if one[1] is Quality.OK]
    assert told.index(NOBODY) < told.index(SEEN)  # the place was empty first
    came = next(r for r in witness.readings if (r.quantity, r.value) == ("presence", 1.0))
    first, *_, last = witness.silhouettes
    shown = [each for each in witness.silhouettes if any(each.cells)]
    assert abs(first.t_mono - came.t_mono) < 0.5
    assert shown[-1].t_mono - shown[0].t_mono > 5.0
    assert len(shown) > 7 * (shown[-1].t_mono - shown[0].t_mono)  # ten a second
    assert not any(last.cells)
    assert {(each.columns, each.rows, len(each.cells)) for each in witness.silhouettes} == {(27, 20, 540)}
    assert witness.states() == [State.ABSENT, State.OPENING, State.WARMING, State.LIVE]
    assert {r.source for r in witness.readings} == {"schaufenster"}
    assert {r.unit for r in witness.readings if r.quantity == "people"} == {"{count}"}


def test_a_stall_is_lost_within_three_seconds_and_live_again_when_it_goes_on(tmp_path, witness):
    walkers = SimulatedCameras([WALKER], tmp_path, pace=3)
    with walkers, Cameras(walkers.cameras, **witness.ears) as cameras:
        assert witness.until(lambda: SEEN in witness.presence())
        hung = cameras.pids()["schaufenster"]
        stalled = time.monotonic()
        walkers.stall("schaufenster")
        assert witness.until(lambda: witness.when(State.LOST, stalled), 4.0)
        assert witness.when(State.LOST, stalled) - stalled <= 3.0
        assert ended(hung)
        assert (1.0, Quality.STALE) in witness.presence()
        assert not any(witness.silhouettes[-1].cells)
        assert "has stopped sending pictures" in witness.details()[-1]
        time.sleep(0.8)  # the next process hangs in its first read
        walkers.go_on("schaufenster")
        again = time.monotonic()
        assert live(witness, again)
        assert witness.when(State.LIVE, again) - again <= 5.0


def test_a_killed_capture_is_started_again(tmp_path, witness):
    walkers = SimulatedCameras([WALKER], tmp_path)
    with walkers, Cameras(walkers.cameras, **witness.ears) as cameras:
        assert live(witness)
        first = cameras.pids()["schaufenster"]
        killed = time.monotonic()
        os.kill(first, signal.SIGKILL)
        assert witness.until(lambda: witness.when(State.LOST, killed))
        assert "was ended by signal 9" in witness.details()[-1]
        assert live(witness, killed)
        second = cameras.pids()["schaufenster"]
        assert witness.when(State.LIVE, killed) - killed <= 6.0
        assert second != first
    assert ended(second, 0.1)


def test_the_end_of_a_stream_is_told_and_the_next_one_is_found_at_its_new_address(tmp_path, witness):
    walkers = SimulatedCameras([WALKER], tmp_path)
    with walkers, Cameras(walkers.cameras, **witness.ears):
        assert witness.until(lambda: State.WARMING in witness.states())
        pulled = time.monotonic()
        walkers.unplug("schaufenster")
        assert witness.until(lambda: witness.when(State.LOST, pulled))
        assert witness.when(State.LOST, pulled) - pulled <= 1.0
        assert "has ended its stream" in witness.details()[-1]
        walkers.replug("schaufenster")
        assert witness.until(lambda: witness.when(State.WARMING, pulled))


def test_broken_cameras_say_why_and_leave_the_others_alone(tmp_path, witness):
    walkers = SimulatedCameras(
        [
            CameraSettings("fehlt", "/dev/video-none"),
            CameraSettings("film", "film.mp4"),
            CameraSettings("fern", "http://192.168.1.7/stream"),
            CameraSettings("aus", "http://127.0.0.1:9/stream"),
            WALKER,
        ],
        tmp_path,
    )
    with walkers, Cameras(walkers.cameras, **witness.ears) as cameras:
        assert witness.until(lambda: State.WARMING in witness.states())
        assert witness.until(lambda: State.LOST in witness.states("aus"))
        told = {status.name: (status.state, status.detail) for status in cameras.statuses()}
    assert told["fehlt"] == (
        State.ABSENT,
        "/dev/video-none is not connected since the start; plug the camera in or correct its source",
    )
    assert told["film"][0] is State.LOST
    assert "is no source of a camera: give a device" in told["film"][1]
    assert "pictures of people do not travel over a network" in told["fern"][1]
    assert told["aus"][1].startswith("Nobody answers at http://127.0.0.1:9/stream (Connection refused)")
    assert list(told) == ["fehlt", "film", "fern", "aus", "schaufenster"]


def test_a_callback_that_raises_does_not_end_the_supervision(tmp_path, witness, caplog):
    angry = [True]

    def on_reading(reading):
        if angry:
            angry.pop()
            raise ZeroDivisionError("a screen's mistake")
        witness.on_reading(reading)

    walkers = SimulatedCameras([WALKER], tmp_path)
    with walkers, Cameras(walkers.cameras, **{**witness.ears, "on_reading": on_reading}):
        assert witness.until(lambda: bool(witness.readings))
    assert "a screen's mistake" in caplog.text


def test_closing_is_quick_and_may_come_before_anything_was_there(tmp_path, witness):
    cameras = Cameras([CameraSettings("fehlt", "/dev/video-none"), WALKER], **witness.ears)
    cameras.close()  # never opened
    cameras.open()
    begun = time.monotonic()
    cameras.close()
    assert time.monotonic() - begun < 0.6


@pytest.mark.parametrize("source", ["/dev/video0", "http://127.0.0.1:8080/", "mjpeg:relative.url"])
def test_the_sources_of_true_cameras_are_left_as_they_are(tmp_path, source):
    true = CameraSettings("echt", source)
    with SimulatedCameras([true], tmp_path) as cameras:
        assert cameras.cameras == (true,)


def test_a_camera_is_switched_off_its_process_ends_and_nobody_is_there(tmp_path, witness):
    walkers = SimulatedCameras([WALKER], tmp_path, pace=3)
    with walkers, Cameras(walkers.cameras, **witness.ears) as cameras:
        assert witness.until(lambda: SEEN in witness.presence())
        seeing = cameras.pids()["schaufenster"]
        cameras.switch("schaufenster", on=False)
        assert ended(seeing)
        assert witness.states()[-1] is State.OFF
        assert not any(witness.silhouettes[-1].cells)
        again = time.monotonic()
        cameras.switch("schaufenster", on=True)
        assert live(witness, again)
