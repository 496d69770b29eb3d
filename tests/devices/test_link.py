"""One link with a small driver and port made for the purpose, where time must be fed."""

import queue
import time

from devices.drivers.driver import Measurement
from devices.errors import PortGone
from devices.link import Link, sighting
from devices.reading import Quality, State
from devices.settings import InstrumentSettings


class Letters:
    """A driver whose every byte is a frame; it warms up for 100 s, is stale after 30 s and asks once."""

    KIND = "letters"
    BAUDS = (9600,)
    USB_IDS = ()
    CHECKED = False
    identity = None
    junk = 0
    max_age = 30.0
    warm_up = 100.0

    def __init__(self, settings):
        self._questions = [b"?"]

    def feed(self, data):
        return [Measurement("presence", float(byte), "1", Quality.OK) for byte in data]

    def end(self):
        return []

    def due(self, now):
        return self._questions.pop() if self._questions else b""


class Pipe:
    """A port that is fed by the test; None is the pulled cable. With what is read, time moves on by what it took."""

    def __init__(self, clock=None):
        self.sent = []
        self._clock = clock
        self._inbox = queue.SimpleQueue()

    def put(self, item, after=0.0):
        self._inbox.put((item, after))

    def open(self): ...
    def close(self): ...

    def wait(self, _seconds):
        if self._inbox.empty():
            time.sleep(0.001)  # the test's moves are waited for in steps, whatever the port's own patience
        return not self._inbox.empty()

    def read(self):
        item, after = self._inbox.get()
        if item is None:
            raise PortGone("pulled")
        self._clock.now += after
        return item

    def write(self, data):
        self.sent.append(data)


def test_warm_up_silence_and_loss_follow_the_clock(tmp_path, notebook, hand_clock):
    place = tmp_path / "port"
    place.touch()
    pipe = Pipe(hand_clock)
    link = Link(
        InstrumentSettings("tür", "letters", str(place)),
        Letters,
        on_reading=notebook.on_reading,
        on_status=notebook.on_status,
        clock=hand_clock,
        make_port=lambda *_: pipe,
    )
    link.start()
    try:
        assert notebook.until(lambda: State.WARMING in notebook.states("tür"))
        pipe.put(b"\x01")
        assert notebook.until(lambda: len(notebook.readings) == 1)
        assert notebook.readings[0].quality is Quality.WARMING
        assert link.status.state is State.WARMING

        pipe.put(b"\x02", after=100.0)
        assert notebook.until(lambda: State.LIVE in notebook.states("tür"))
        assert notebook.readings[-1].quality is Quality.OK
        assert notebook.readings[-1].t_wall == 1_700_000_000.0 + hand_clock.now

        hand_clock.now += 30.1
        assert notebook.until(lambda: notebook.states("tür")[-1] is State.STALE)
        assert (notebook.readings[-1].value, notebook.readings[-1].quality) == (2.0, Quality.STALE)
        assert link.status.since == hand_clock.time()

        pipe.put(b"\x03")
        assert notebook.until(lambda: notebook.states("tür")[-1] is State.LIVE)
        pipe.put(None)
        assert notebook.until(lambda: notebook.states("tür")[-1] is State.LOST)
        assert link.status.detail == "pulled"
    finally:
        link.stop()
    assert pipe.sent == [b"?"]


def test_a_silent_port_that_leads_elsewhere_now_is_opened_anew(tmp_path, notebook, hand_clock):
    place = tmp_path / "port"
    place.symlink_to(tmp_path)
    link = Link(
        InstrumentSettings("tür", "letters", str(place)),
        Letters,
        on_reading=notebook.on_reading,
        on_status=notebook.on_status,
        clock=hand_clock,
        make_port=lambda *_: Pipe(),
    )
    link.start()
    try:
        assert notebook.until(lambda: State.WARMING in notebook.states("tür"))
        (tmp_path / "next").symlink_to(tmp_path.parent)
        (tmp_path / "next").replace(place)
        hand_clock.now += 30.1
        assert notebook.until(lambda: notebook.states("tür").count(State.WARMING) == 2)
    finally:
        link.stop()
    assert State.LOST in notebook.states("tür")


def test_a_dangling_name_counts_as_nothing_there(tmp_path):
    (tmp_path / "port").symlink_to(tmp_path / "gone")
    assert sighting(str(tmp_path / "port")) is None


def test_a_name_made_anew_is_another_sight(tmp_path):
    name, again = tmp_path / "port", tmp_path / "again"
    name.symlink_to("/dev/null")
    before = sighting(str(name))
    again.symlink_to("/dev/null")
    again.replace(name)
    assert sighting(str(name)) not in (before, None)
