"""Somebody plays the quiz, runs along the timeline and guesses a sensor, with a finger on the real screen."""

from kivy.base import EventLoop

from kiosk.visitors import Finger
from kiosk.widgets.linemap import LineMap


def reaches(visitor, kind):
    visitor.app.go("home")
    visitor.waits(0.5)
    visitor.app.go(kind)
    visitor.waits(0.5)


def test_a_round_of_the_quiz_in_two_teams_ends_with_a_score_and_leaves_nothing_behind(visitor):
    reaches(visitor, "quiz")
    visitor.touches("Zwei Teams")
    for number in range(6):
        assert visitor.sees("Team Sonne" if number % 2 == 0 else "Team Mond")
        answers = [t for t in visitor.targets() if type(t).__name__ == "Answer"]
        visitor.touches(answers[0].spoken)
        assert visitor.sees("Quelle:")
        visitor.touches("Weiter")
    assert visitor.sees("liegt vorn!") or visitor.sees("Unentschieden!")
    assert visitor.theatre.journal.records == []
    visitor.touches("Neu")
    reaches(visitor, "quiz")
    assert visitor.sees("Wie gut kennen Sie Ihre Stadt?")


def test_the_timeline_goes_from_entry_to_entry_and_a_filter_leaves_one_line(visitor):
    reaches(visitor, "timeline")
    assert visitor.sees("Zwei Städte bewerben sich")
    visitor.touches("Weiter")
    assert visitor.sees("Ausgewählt!")
    visitor.touches("Raum")
    assert visitor.sees("1 von 3")
    assert visitor.sees("Der PROJEKTOR öffnet die Tür")
    visitor.touches("Neu")
    reaches(visitor, "timeline")
    assert visitor.sees("1 von 18")


def test_a_finger_that_slides_along_the_timeline_tells_one_entry_after_the_other(visitor):
    reaches(visitor, "timeline")
    [lines] = [each for each in visitor.everything() if isinstance(each, LineMap)]
    finger, told = Finger(), []
    EventLoop.add_input_provider(finger)
    x, low = lines.to_window(lines.center_x, lines.y)
    finger.press(x, low + lines.height * 0.85)
    for share in (0.85, 0.6, 0.35, 0.1):
        finger.move(x, low + lines.height * share)
        visitor.waits(0.2)
        told.append(next(words for words in visitor.words() if words.endswith(" von 18")))
    finger.lift()
    visitor.waits(0.2)
    EventLoop.remove_input_provider(finger)
    numbers = [int(words.split()[0]) for words in told]
    assert numbers == sorted(set(numbers))  # downwards time runs on
    assert numbers[-1] > 15


def test_a_guess_shows_the_four_facts_and_the_kiosk_says_which_of_its_senses_it_lacks(visitor):
    reaches(visitor, "measures_me")
    visitor.touches("Sensor an der Brücke", "Wie schnell Autos fahren")
    for words in ("Nicht ganz.", "Wozu?", "Wer ist zuständig?", "Persönliche Daten?", "Fragen?", "misst Sie nicht"):
        assert visitor.sees(words)
    visitor.touches("Alle", "Und dieser Kiosk?", "Nur Zahlen")
    assert visitor.sees("nicht eingebaut")
    visitor.touches("Neu")
    reaches(visitor, "measures_me")
    assert not visitor.sees("2 von 8")
