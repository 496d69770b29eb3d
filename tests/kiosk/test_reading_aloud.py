"""What somebody hears who has the screen read: every page, what a touch changes on it, and nothing twice."""

import pytest

from tests.kiosk.doubles import ListVoice

OK, LEFT, ESCAPE = 13, 276, 27


@pytest.fixture
def listening(theatre):
    """Somebody at home who has had it read to the end, with a voice that needs three seconds for whatever it says."""

    def prepare(house):
        house.voice = ListVoice(lambda: house.time.seconds, takes=3.0)

    visitor = theatre(prepare)
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Vorlesen")
    visitor.waits(5.0)
    return visitor


def heard(visitor):
    """What was said last."""
    return visitor.theatre.voice.said[-1][1]


def test_each_page_of_a_survey_is_read_when_it_comes_without_what_stood_there_before(listening):
    listening.touches("Eine Minute")
    listening.waits(1.0)
    assert "Was führt Sie heute hierher?" in heard(listening)
    listening.touches("Veranstaltung")
    listening.waits(1.0)
    assert {"Wählen Sie eins.", "Umwelt schützen"} <= set(heard(listening))
    assert not {"Was führt Sie heute hierher?", "Zurück", "Ohne Antwort"} & set(heard(listening))


def test_it_is_said_what_has_been_chosen_and_only_that(listening):
    listening.touches("Was passiert mit meinen Daten?", "Barriere melden")
    listening.waits(4.0)
    listening.touches("Bedienung")
    listening.waits(1.0)
    assert "Bedienung, ausgewählt" in heard(listening)
    assert not any("Höhe" in part for part in heard(listening))


def test_by_keypad_the_next_page_is_read_as_well(listening):
    keypad, focus = listening.app.senses.keypad, listening.app.senses.focus
    listening.touches("Eine Minute")
    listening.waits(4.0)
    focus._take(listening.target("Veranstaltung"))
    keypad.key(None, OK)
    listening.waits(1.5)
    assert {"Wählen Sie eins.", "Umwelt schützen"} <= set(heard(listening))
    assert "Was führt Sie heute hierher?" not in heard(listening)


def test_a_sheet_is_read_and_the_page_behind_it_when_it_closes(listening):
    listening.touches("Sprache")
    listening.waits(1.0)
    assert {"Deutsch, ausgewählt", "English"} <= set(heard(listening))
    listening.app.senses.keypad.key(None, ESCAPE)
    listening.waits(1.0)
    assert any("Trinkbrunnen" in part for part in heard(listening))


def test_what_a_touch_does_not_change_is_not_read_again(listening):
    before = len(listening.theatre.voice.said)
    listening.touches_at(540, 60)
    listening.waits(4.0)
    assert len(listening.theatre.voice.said) == before


def test_again_reads_what_stands_on_the_screen_now(listening):
    listening.touches("Eine Minute", "Veranstaltung", "Noch einmal")
    assert {"Wählen Sie eins.", "Umwelt schützen", "Zurück"} <= set(heard(listening))
    assert "Was führt Sie heute hierher?" not in heard(listening)


def test_by_keypad_the_keys_of_the_voice_are_named_beside_the_reading_and_again_reads_the_page(listening):
    keypad, focus, voice = listening.app.senses.keypad, listening.app.senses.focus, listening.theatre.voice
    page, before = heard(listening), len(voice.said)
    focus._take(listening.target("Pause"))
    keypad.key(None, LEFT)
    assert (voice.remarks, len(voice.said)) == (["Noch einmal"], before)
    keypad.key(None, OK)
    assert voice.said[before:] == [("de", page)]


def test_a_pause_after_the_last_word_is_none_and_the_next_page_is_heard(listening):
    listening.touches("Pause")
    assert (listening.app.comfort.paused, listening.theatre.voice.paused) == (False, False)
    listening.touches("Noch einmal")
    listening.touches("Pause")
    assert (listening.app.comfort.paused, listening.theatre.voice.paused) == (True, True)
    listening.touches("Weiter")
    assert (listening.app.comfort.paused, listening.theatre.voice.paused) == (False, False)


def test_whoever_walks_away_while_the_kiosk_reads_has_their_visit_ended(listening):
    app = listening.app
    listening.touches("Eine Minute", "Veranstaltung")
    listening.theatre.voice.said.clear()
    for _ in range(600):
        listening.waits(0.5)
        if app.visit is None:
            break
    assert app.visit is None, "asking whether somebody is there is no sign of somebody"
    asked = [parts for _, parts in listening.theatre.voice.said if any("Noch da?" in part for part in parts)]
    assert len(asked) == 1


def test_values_that_go_on_by_themselves_are_read_with_the_page_alone(listening):
    words = ["Feinstaub: 11 µg/m³", "Lärm: 40 dB"]
    reader, voice = listening.app.reader, listening.theatre.voice
    reader._parts = lambda: tuple(words)
    reader.acted()
    words[:] = ["Feinstaub: 12 µg/m³", "Lärm: 40 dB"]
    listening.waits(1.0)
    assert heard(listening) == ("Feinstaub: 12 µg/m³",)
    before = len(voice.said)
    listening.waits(5.0)
    words[:] = ["Feinstaub: 13 µg/m³", "Lärm: 40 dB"]
    listening.waits(5.0)
    assert len(voice.said) == before


def test_a_block_of_numbers_moves_and_presses_like_arrows(listening):
    keypad, focus = listening.app.senses.keypad, listening.app.senses.focus
    eight, two, four, six, five, zero = 264, 258, 260, 262, 261, 256
    keypad.key(None, two)
    places = [focus.held.to_window(*focus.held.center)]
    for code in (six, two, four, eight):
        keypad.key(None, code)
        places.append(focus.held.to_window(*focus.held.center))
    (x, _), right, below, left, above = places
    assert right[0] > x
    assert below[1] < right[1]
    assert left[0] < below[0]
    assert above[1] > left[1]
    focus._take(listening.target("Eine Minute"))
    keypad.key(None, five)
    listening.waits(1.0)
    assert listening.place == "survey:eine-minute"
    keypad.key(None, zero)
    listening.waits(1.0)
    assert listening.place == "home"
