"""An instrument is unplugged and plugged in again while the kiosk runs; the other one does not notice."""

from __future__ import annotations

import os
import signal
import time

from tests.journeys.kiosk import Started, kiosk


def test_an_instrument_that_is_unplugged_is_told_lost_and_live_again_after_replug(tmp_path):
    port = tmp_path / "ports" / "by-id" / "usb-simulated-sds011"
    with kiosk(tmp_path, "--seconds", 120) as run:
        run.line("feinstaub: .* → live ")
        run.line("raum: .* → live ")
        twin = next(pid for pid, command in run.children().items() if "devices.simulated sds011" in command)

        unplugged = time.monotonic()
        os.kill(twin, signal.SIGKILL)
        lost = run.line("feinstaub: live → lost ", after=unplugged)
        assert lost.at - unplugged <= 1.0

        with Started("devices", "simulate", "sds011", "--link", port) as by_hand:
            plugged = by_hand.line("/dev/pts/", printed=True).at
            assert run.line("feinstaub: .* → live ", after=plugged).at - plugged <= 3.0
            run.process.send_signal(signal.SIGTERM)
            assert run.ended(20.0) == 0, run.words()
    assert not [line for line in run.said if "raum:" in line.text and line.at > unplugged], run.words()
    assert "ERROR" not in run.words()
