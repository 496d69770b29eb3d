"""Whoever looks after the kiosk is told why nothing is heard: by the doctor before, in the log while it runs."""

import sys
from pathlib import Path

import pytest

from kiosk.opening import open_voice
from kiosk.speech.doctor import examine
from kiosk.speech.espeak import Espeak
from kiosk.speech.settings import SpeechSettings
from kiosk.staff.events import EventLog

PLAYER = Path(__file__).with_name("player.py")


@pytest.fixture
def program(tmp_path, listener):
    """The player as a program of its own, as the station file names one."""
    script = tmp_path / "speaks"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -SE {PLAYER} {listener.log} 0 "$@"\n')
    script.chmod(0o755)
    return str(script)


@pytest.fixture
def events():
    log = EventLog()
    log.open()
    yield log
    log.close()


def warnings(events):
    return [event.words for event in reversed(events.last) if event.level == "warning"]


# --- the doctor


def examined(program, tmp_path, device, languages=("de", "en")):
    (tmp_path / "cards").write_text(" 0 [PCH]: HDA-Intel\n")
    return list(examine(Espeak(SpeechSettings(program=program, device=device)), languages, tmp_path / "cards"))


def test_the_doctor_tells_that_the_device_of_the_station_file_is_not_there_although_a_card_is(program, tmp_path):
    (finding,) = examined(program, tmp_path, "absent")
    assert finding.ok is False
    assert "through the sound device “absent”: No such file or directory" in finding.sentence
    assert "[speech] device" in finding.sentence


def test_the_doctor_tries_the_device_of_the_station_file_and_nobody_hears_it(program, tmp_path, listener):
    (finding,) = examined(program, tmp_path, "headphones")
    assert finding.ok is True
    tried = [note["options"] for note in listener.notes() if "-d" in note.get("options", ())]
    assert [(options[options.index("-d") + 1], options[options.index("-a") + 1]) for options in tried] == [
        ("headphones", "0")
    ]


# --- the running kiosk


def test_a_station_with_a_language_that_has_no_voice_hides_the_control_as_the_doctor_says(program, tmp_path, events):
    (finding,) = examined(program, tmp_path, "", ("de", "fr"))
    assert open_voice(SpeechSettings(program=program), ("de", "fr")) is None
    assert warnings(events) == [finding.sentence] == ["there is no voice for the language fr"]
    assert "stays hidden" in finding.mend


def test_a_voice_that_is_not_heard_is_told_to_the_staff_once(program, listener, events):
    with open_voice(SpeechSettings(program=program, device="absent"), ("de",)) as voice:
        for sentences in (1, 2):
            voice.say("Hallo. Noch ein Satz.", "de")
            assert listener.waits_for(lambda wanted=sentences: len(listener.began) == wanted and not voice.speaking)
    (told,) = warnings(events)
    assert "“absent”: No such file or directory" in told
    assert "Hallo" not in told


def test_a_voice_that_is_heard_tells_nothing(program, listener, events):
    with open_voice(SpeechSettings(program=program), ("de",)) as voice:
        voice.say("Hallo.", "de")
        assert listener.waits_for(lambda: listener.said and not voice.speaking)
    assert warnings(events) == []
