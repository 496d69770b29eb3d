import io
import shutil
import time
import wave

import numpy as np
import pytest

from kiosk.language import OWN_NAMES
from kiosk.speech.doctor import examine
from kiosk.speech.errors import VoiceFailed, VoiceMissing
from kiosk.speech.espeak import VOICES, Espeak
from kiosk.speech.settings import SpeechSettings
from kiosk.speech.voice import Voice

real = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed on this machine")
GREETINGS = {
    "de": "Hier tippen und mitreden.",
    "de-einfach": "Hier tippen und mitreden.",
    "en": "Tap here and have your say.",
    "tr": "Buraya dokunun ve söz alın.",
    "ar": "المس هنا وشارك برأيك.",
    "uk": "Торкніться тут і скажіть свою думку.",
    "ru": "Коснитесь здесь и скажите своё мнение.",
    "pl": "Dotknij tutaj i zabierz głos.",
}


def heard(sound):
    """Seconds, and loudness (RMS of 16-bit samples). The length in espeak-ng's header is a placeholder on a pipe."""
    with wave.open(io.BytesIO(sound)) as file:
        rate = file.getframerate()
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
    samples = np.frombuffer(sound[44:], np.int16).astype(float)
    return len(samples) / rate, float(np.sqrt(np.mean(samples**2)))


def test_every_language_of_the_kiosk_has_a_voice():
    assert set(VOICES) == set(OWN_NAMES) == set(GREETINGS)


@real
@pytest.mark.parametrize("language", GREETINGS)
def test_espeak_speaks_every_language_audibly(language):
    seconds, loudness = heard(Espeak(SpeechSettings()).sound(GREETINGS[language], language))
    assert 1 < seconds < 6
    assert loudness > 500  # speech has some 3000; silence has 0


@real
def test_easy_language_is_spoken_more_slowly_by_the_same_voice():
    espeak = Espeak(SpeechSettings())
    usual, easy = (heard(espeak.sound(GREETINGS["de"], language))[0] for language in ("de", "de-einfach"))
    assert easy > 1.1 * usual


@real
def test_without_the_sound_device_the_real_program_neither_hangs_nor_spams(capfd):
    changes = []
    with Voice(Espeak(SpeechSettings(device="no_such_device_of_projektor")), on_change=changes.append) as voice:
        voice.say("Hallo. Noch ein Satz.", "de")
        for _ in range(500):
            if changes == [True, False]:
                break
            time.sleep(0.01)
        assert changes == [True, False]
        assert "no_such_device_of_projektor" in voice.fault
    assert capfd.readouterr() == ("", "")


def test_a_program_that_ends_in_failure_is_an_error_with_a_sentence():
    with pytest.raises(VoiceFailed, match=r"false cannot speak .* it ended with code 1"):
        Espeak(SpeechSettings(), ("false",)).sound("Hallo", "de")


def test_the_station_file_chooses_device_speed_and_volume():
    espeak = Espeak(SpeechSettings(device="plughw:1", speed=120, volume=80))
    assert " ".join(espeak.arguments("en")) == "espeak-ng -v en-gb -s 120 -a 80 -b 1 --stdin -d plughw:1"


def test_no_speed_is_below_what_the_program_accepts():
    assert Espeak(SpeechSettings(speed=90)).speed("de-einfach", slow=True) == 80


def test_a_missing_program_is_named_with_the_package_that_brings_it():
    espeak = Espeak(SpeechSettings(program="espeak-absent"))
    assert (
        espeak.lacking()
        == "espeak-absent is not installed, so nothing is read aloud; install it: apt install espeak-ng"
    )
    with pytest.raises(VoiceMissing, match="apt install espeak-ng"):
        espeak.sound("Hallo", "de")


def test_a_station_may_switch_reading_aloud_off():
    assert "[speech] on" in Espeak(SpeechSettings(on=False)).lacking()


def test_the_doctor_says_why_the_control_is_hidden():
    (finding,) = examine(Espeak(SpeechSettings(program="espeak-absent")), ("de",))
    assert finding.ok is None
    assert "not installed" in finding.sentence


@real
@pytest.mark.parametrize(("cards", "ok"), [("--- no soundcards ---\n", None), (" 0 [PCH]: HDA-Intel\n", True)])
def test_the_doctor_tells_a_machine_with_a_sound_card_from_one_without(tmp_path, monkeypatch, cards, ok):
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    (tmp_path / "cards").write_text(cards)
    # ALSA's own "null" takes all sound, on this machine as well.
    (finding,) = examine(Espeak(SpeechSettings(device="null")), tuple(GREETINGS), tmp_path / "cards")
    assert finding.ok is ok
