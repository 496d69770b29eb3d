import os
import threading
import time

import pytest

from kiosk.speech.errors import VoiceMissing
from kiosk.speech.espeak import Espeak
from kiosk.speech.settings import SpeechSettings
from kiosk.speech.voice import Voice, patience

LONG = 1.0  # seconds per letter: nobody waits for the end


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_parts_of_a_screen_are_said_in_order_and_the_end_is_told(voice_at, listener):
    voice = voice_at()
    voice.say(["Frage der Woche", "Wie war der Weg? Und wie der Tag?"], "de")
    assert listener.waits_for(lambda: listener.changes == [True, False])
    assert listener.said == ["Frage der Woche.", "Wie war der Weg?", "Und wie der Tag?"]
    assert voice.fault == ""


def test_a_new_text_ends_the_one_being_said(voice_at, listener):
    voice = voice_at(LONG)
    voice.say("Eins und zwei und drei", "de")
    assert listener.waits_for(lambda: listener.began == ["Eins und zwei und drei."])
    voice.say("Vier", "de")
    assert listener.waits_for(lambda: listener.began == ["Eins und zwei und drei.", "Vier."])
    assert listener.said == []
    assert voice.speaking


def test_stop_is_silent_within_a_tenth_of_a_second_and_leaves_no_process(voice_at, listener):
    voice = voice_at(LONG)
    voice.say("Ein langer Satz", "de")
    assert listener.waits_for(lambda: len(listener.notes()) == 1)
    pid = listener.notes()[0]["pid"]
    before = time.monotonic()
    voice.stop()
    while alive(pid):  # also true for a zombie: it must have been collected
        assert time.monotonic() - before < 0.1
        time.sleep(0.001)
    assert not voice.speaking
    assert listener.changes == [True, False]


def test_stop_forgets_the_text_and_the_slow_speed(voice_at, listener):
    voice = voice_at()
    voice.slower(slow=True)
    voice.say("Geheim", "de")
    assert listener.waits_for(lambda: listener.changes == [True, False])
    voice.stop()
    voice.resume()
    assert not voice.speaking
    assert not voice.slow
    assert listener.said == ["Geheim."]


def test_what_is_added_is_said_behind_what_is_being_said(voice_at, listener):
    voice = voice_at(0.02)
    voice.say("Ein Satz, der recht lange dauert, damit man ihn unterbrechen kann.", "de")
    assert listener.waits_for(lambda: len(listener.began) == 1)
    voice.add(["Mehr zeigen"], "de")
    assert listener.waits_for(lambda: listener.changes == [True, False])
    assert listener.said == [listener.began[0], "Mehr zeigen."]


def test_a_remark_breaks_in_and_the_broken_sentence_is_said_again(voice_at, listener):
    voice = voice_at(0.02)
    voice.say(["A", "Ein Satz, der recht lange dauert, damit man ihn unterbrechen kann."], "de")
    assert listener.waits_for(lambda: len(listener.began) == 2)
    voice.remark("Pause", "de")
    assert listener.waits_for(lambda: listener.changes == [True, False])
    assert listener.said == ["A.", "Pause.", listener.began[1]]


def test_a_remark_is_heard_in_a_pause_and_ends_none(voice_at, listener):
    voice = voice_at(0.02)
    voice.say("Ein Satz, der recht lange dauert, damit man ihn unterbrechen kann.", "de")
    assert listener.waits_for(lambda: len(listener.began) == 1)
    voice.pause()
    voice.remark("Weiter", "de")
    assert listener.waits_for(lambda: listener.changes == [True, False, True, False])
    assert (voice.paused, listener.said) == (True, ["Weiter."])
    voice.resume()
    assert listener.waits_for(lambda: not voice.speaking)
    assert listener.said == ["Weiter.", listener.began[0]]


def test_going_on_after_a_pause_says_the_broken_sentence_again(voice_at, listener):
    voice = voice_at(0.02)
    voice.say(["A", "Ein Satz, der recht lange dauert, damit man ihn unterbrechen kann."], "de")
    assert listener.waits_for(lambda: len(listener.began) == 2)
    voice.pause()
    assert (voice.speaking, voice.paused) == (False, True)
    assert listener.said == ["A."]
    voice.resume()
    assert listener.waits_for(lambda: listener.changes == [True, False, True, False])
    assert listener.began[1] == listener.began[2] == listener.said[1]


def test_a_pause_while_nothing_is_said_is_none(voice_at):
    voice = voice_at()
    voice.pause()
    assert not voice.paused


def test_slower_starts_the_sentence_again_at_the_slower_speed(voice_at, listener):
    voice = voice_at(LONG)
    voice.say("Ein Satz", "de")
    assert listener.waits_for(lambda: len(listener.notes()) == 1)
    voice.slower(slow=True)
    assert listener.waits_for(lambda: len(listener.notes()) == 2)
    usual, slow = (note["options"][note["options"].index("-s") + 1] for note in listener.notes())
    assert (usual, slow) == ("150", "105")


def test_the_text_is_in_no_command_line(voice_at, listener):
    voice_at().say("Geheimnis", "de")
    assert listener.waits_for(lambda: listener.said == ["Geheimnis."])
    assert "Geheimnis" not in " ".join(listener.notes()[0]["options"])


def test_an_absent_sound_device_is_a_fault_with_a_sentence_and_ends_the_text(voice_at, listener):
    voice = voice_at(settings=SpeechSettings(device="absent"))
    voice.say("Eins. Zwei. Drei.", "de")
    assert listener.waits_for(lambda: listener.changes == [True, False])
    assert listener.began == ["Eins."]
    assert "“absent”: No such file or directory" in voice.fault
    assert "[speech] device" in voice.fault


def test_a_device_that_takes_no_sound_does_not_hold_the_visit(voice_at, listener):
    voice = voice_at(LONG, patience=lambda _text, _speed: 0.05)
    voice.say("Eins. Zwei.", "de")
    assert listener.waits_for(lambda: listener.changes == [True, False])
    assert "took no sound" in voice.fault


def test_patience_grows_with_the_text_and_with_slowness():
    assert patience("Wort " * 100, 100) == pytest.approx(10 + 3 * 60)
    assert patience("Wort", 75) > patience("Wort", 150)


def test_a_program_that_is_not_there_is_a_fault_and_not_a_crash(listener):
    with Voice(Espeak(SpeechSettings(program="/nonexistent/espeak-ng")), on_change=listener) as voice:
        voice.say("Hallo", "de")
        assert listener.waits_for(lambda: listener.changes == [True, False])
        assert "apt install espeak-ng" in voice.fault


def test_a_language_without_a_voice_is_refused(voice_at):
    with pytest.raises(VoiceMissing, match="“fi”"):
        voice_at().say("Hei", "fi")


def test_closing_in_the_middle_of_a_sentence_leaves_neither_thread_nor_process(voice_at, listener):
    voice = voice_at(LONG)
    voice.say("Ein Satz", "de")
    assert listener.waits_for(lambda: len(listener.notes()) == 1)
    voice.close()
    assert not alive(listener.notes()[0]["pid"])
    assert all(thread.name != "voice" for thread in threading.enumerate())


def test_many_orders_from_many_threads_end_with_the_truth_told(voice_at, listener):
    voice = voice_at(0.001)

    def visitor(number):
        for each in range(5):
            voice.say(f"{number} und {each}", "de")
            voice.pause()
            voice.resume()

    threads = [threading.Thread(target=visitor, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert listener.waits_for(lambda: not voice.speaking and listener.changes[-1] is False)
    assert all(one != other for one, other in zip(listener.changes, listener.changes[1:], strict=False))
