"""The watchdog looks for what a person at the screen would notice; a turned clock and a true socket show it."""

import logging
import os
import socket

import pytest

from kiosk.watchdog import Notifier, Watchdog, WatchdogSettings, notifier_of_this_process, stay_off

LIT, DARK = bytes([0, 0, 0, 200]), bytes(64)


class Screen:
    """A kiosk's screen as the watchdog knows it: touches go in, pixels come out, a clock that is turned by hand."""

    def __init__(self, notifier, settings=WatchdogSettings()):  # noqa: B008  frozen
        self.now = 100.0
        self.pixels = LIT
        self.input_lives = True
        self.visitor = False
        self.sent = 0
        self.ended = []
        self.watchdog = Watchdog(
            notifier, lambda: self.now, settings,
            send_touch=self.send_touch, look=lambda: self.pixels, busy=lambda: self.visitor, end=self.ended.append,
        )  # fmt: skip

    def send_touch(self):
        self.sent += 1
        if self.input_lives:
            self.watchdog.touch_arrived()

    def runs(self, seconds, tick=0.25):
        for _ in range(round(seconds / tick)):
            self.now += tick
            self.watchdog.beat()


@pytest.fixture
def systemd(tmp_path):
    """The other end of the notification socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as end:
        end.bind(str(tmp_path / "notify"))
        end.setblocking(False)
        yield end


@pytest.fixture
def notifier(tmp_path, systemd):
    notifier = Notifier(
        {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, 42
    )
    notifier.open()
    yield notifier
    notifier.close()


@pytest.fixture
def screen(notifier):
    screen = Screen(notifier)
    screen.watchdog.ready()
    return screen


def heard(systemd):
    messages = []
    while True:
        try:
            messages.append(systemd.recv(4096).decode())
        except BlockingIOError:
            return messages


def test_systemd_is_told_ready_alive_and_stopping(screen, systemd):
    screen.runs(9)
    screen.watchdog.stopping()
    assert heard(systemd) == ["READY=1\nMAINPID=42\nSTATUS=The screen is up.", "WATCHDOG=1", "STOPPING=1"]


def test_beats_come_three_times_within_the_limit(screen, systemd):
    screen.runs(60)
    assert heard(systemd).count("WATCHDOG=1") == 6


def test_nothing_is_said_before_the_first_frame(notifier, systemd):
    Screen(notifier).runs(120)
    assert heard(systemd) == []


def test_a_loop_that_stands_still_says_nothing_and_tells_staff_afterwards(screen, systemd, caplog):
    screen.runs(1)
    heard(systemd)
    screen.now += 40.0
    assert heard(systemd) == []
    screen.watchdog.beat()
    assert "The screen stood still for 40.0 s." in caplog.text
    assert screen.ended == []


def test_a_screen_in_order_runs_for_days(screen):
    screen.runs(2 * 86_400, tick=2.0)
    assert screen.ended == []
    assert screen.sent == pytest.approx(2 * 86_400 / 60, rel=0.05)


def test_a_dead_input_ends_the_kiosk_and_silences_the_beats(screen, systemd):
    screen.input_lives = False
    screen.runs(60)
    heard(systemd)  # as systemd does: a socket holds few unread messages
    screen.runs(2 * 20 + 3 * 5 + 1)
    assert screen.sent == 3
    assert screen.ended == ["3 test touches in a row did not arrive: the touch input is dead."]
    assert heard(systemd)[-1] == "STATUS=3 test touches in a row did not arrive: the touch input is dead."
    screen.runs(600)
    assert heard(systemd) == []
    assert len(screen.ended) == 1


def test_one_lost_touch_is_forgiven(screen):
    screen.input_lives = False
    screen.runs(70)
    assert screen.sent == 1
    screen.input_lives = True
    screen.runs(3600)
    assert screen.ended == []


def test_a_visitor_is_not_disturbed_and_proves_the_input(screen):
    screen.visitor = True
    screen.runs(3600)
    assert screen.sent == 0
    screen.visitor = False
    screen.watchdog.touch_arrived()
    screen.runs(59)
    assert screen.sent == 0
    screen.runs(2)
    assert screen.sent == 1


def test_a_test_touch_is_not_blamed_for_a_loop_that_stood_still(notifier):
    screen = Screen(notifier, WatchdogSettings(looks=1))
    screen.watchdog.ready()
    screen.input_lives = False
    screen.runs(61)
    assert screen.sent == 1
    screen.now += 30.0
    screen.watchdog.beat()
    assert screen.ended == []
    screen.watchdog.touch_arrived()
    screen.runs(30)
    assert screen.ended == []


def test_a_black_screen_ends_the_kiosk(screen):
    screen.pixels = DARK
    screen.runs(20 + 2 * 20 / 3 + 1)
    assert screen.ended == ["The screen was black in 3 looks in a row."]


@pytest.mark.parametrize("pixels", [LIT, None], ids=["lit", "dark on purpose"])
def test_a_screen_that_is_lit_again_or_dark_on_purpose_is_well(screen, pixels):
    screen.pixels = DARK
    screen.runs(28)
    screen.pixels = pixels
    screen.runs(3600)
    assert screen.ended == []


def test_almost_black_is_black(screen):
    screen.pixels = bytes([8, 3, 0, 8])
    screen.runs(60)
    assert screen.ended


def test_without_systemd_the_kiosk_is_looked_after_all_the_same():
    notifier = Notifier({}, 42)
    notifier.open()
    screen = Screen(notifier)
    screen.watchdog.ready()
    screen.pixels = DARK
    screen.runs(60)
    assert screen.ended
    notifier.close()


def test_a_systemd_that_went_away_is_told_once(screen, systemd, tmp_path, caplog):
    caplog.set_level(logging.WARNING)
    (tmp_path / "notify").unlink()
    screen.runs(120)
    assert caplog.text.count("systemd does not hear the kiosk") == 1


def test_an_abstract_socket_is_understood():
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as end:
        end.bind(f"\0projektor-test-{os.getpid()}")
        notifier = Notifier({"NOTIFY_SOCKET": f"@projektor-test-{os.getpid()}"}, 42)
        notifier.open()
        notifier.say("READY=1")
        notifier.close()
        assert end.recv(100) == b"READY=1"


def test_programs_started_from_the_kiosk_do_not_speak_in_its_name(monkeypatch):
    monkeypatch.setenv("NOTIFY_SOCKET", "/run/nobody")
    monkeypatch.setenv("WATCHDOG_USEC", "6000000")
    assert notifier_of_this_process().limit_s == 6.0
    assert "NOTIFY_SOCKET" not in os.environ
    assert "WATCHDOG_USEC" not in os.environ


def test_a_program_knows_whether_systemd_listens(notifier):
    assert notifier.listened_to
    assert not Notifier({}, 42).listened_to


def test_a_note_to_stay_off_that_cannot_be_left_is_told(tmp_path, caplog):
    stay_off({"RUNTIME_DIRECTORY": str(tmp_path / "nowhere")})
    assert "does not stay off, systemd starts it anew: " in caplog.text
    assert "nowhere/stays-off" in caplog.text


def test_without_a_unit_there_is_nobody_to_leave_a_note(caplog):
    stay_off({})
    assert not caplog.records
