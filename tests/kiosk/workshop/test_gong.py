"""The bell, on a machine that may have no sound."""

import logging

from kiosk.models.gong import Gong
from tests.kiosk.workshop.evening import PACK


def test_a_machine_without_sound_warns_once_and_counts_no_error(caplog):
    gong = Gong(PACK.parents[1] / "sounds" / "no-such.wav")
    gong.strike()
    gong.strike()
    assert sum("No sound can be played" in record.message for record in caplog.records) == 1
    assert not [record for record in caplog.records if record.levelno > logging.WARNING]


def test_the_bundled_bell_is_struck_or_its_silence_is_said(caplog):
    gong = Gong(PACK.parents[1] / "sounds" / "step-end.wav")
    gong.strike()
    assert not [record for record in caplog.records if record.levelno > logging.WARNING]
    assert (gong._sound is not None) != any("No sound" in record.message for record in caplog.records)
