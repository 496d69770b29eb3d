"""Leaving: "Noch da?", the countdown, and the wipe, after which nothing of the visit is left anywhere."""

import gc

import pytest
from kivy.event import EventDispatcher

from kiosk.visit import Comfort
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.text import Words
from tests.kiosk.doubles import ListVoice

LOW = 0.66  # of the height: what stands lower can be reached from 85 cm


@pytest.fixture
def at_home(visitor):
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    return visitor


def idles(visitor, seconds):
    """Nobody touches for so long; the kiosk looks round four times a second."""
    visitor.theatre.time.seconds += seconds - 0.5
    visitor.waits(0.5)


def is_asked(visitor):
    """Nobody touches until the kiosk asks: longer where there is more to read."""
    visit = visitor.app.visit
    idles(visitor, visit.last_touch + visit.page_idle_s + 1 - visitor.theatre.time())
    assert visitor.app.overlays.asking


def test_after_a_minute_the_kiosk_asks_and_counts_down(at_home):
    idles(at_home, 59)
    assert not at_home.sees("Noch da?")
    is_asked(at_home)
    assert at_home.sees("Noch da?")
    first = int(at_home.app.overlays.still_there.seconds_words)
    idles(at_home, 5)
    assert first - 6 <= int(at_home.app.overlays.still_there.seconds_words) <= first - 4


def test_nobody_answers_and_the_invitation_is_back(at_home):
    is_asked(at_home)
    idles(at_home, 21)
    assert at_home.place == "invitation"
    assert not at_home.sees("Noch da?")


def test_the_button_keeps_the_visit_and_the_time_starts_anew(at_home):
    at_home.touches("Eine Minute", "Veranstaltung")
    is_asked(at_home)
    at_home.touches("Ja, ich bin noch da")
    assert at_home.sees("2 von 4")
    idles(at_home, 58)
    assert not at_home.sees("Noch da?")


@pytest.mark.parametrize("place", [(540, 1900), (30, 1000)])
def test_any_touch_anywhere_counts_as_presence_and_does_nothing_below(at_home, place):
    at_home.touches("Eine Minute")
    is_asked(at_home)
    at_home.touches_at(*place)
    at_home.waits(0.5)
    assert not at_home.sees("Noch da?")
    assert at_home.sees("1 von 4")


def test_a_touch_on_empty_ground_starts_the_time_anew(at_home):
    idles(at_home, 50)
    at_home.touches_at(540, 1905)
    idles(at_home, 50)
    assert not at_home.sees("Noch da?")


def test_the_invitation_never_asks(visitor):
    idles(visitor, 600)
    assert not visitor.sees("Noch da?")


def left_over(*wanted):
    """Where any of these words still stand: in any living view-model or widget, drawn or not."""
    found = set()
    gc.unfreeze()  # what was found standing counts as well
    gc.collect()
    for thing in gc.get_objects():
        if issubclass(type(thing), EventDispatcher):  # isinstance would ask a weak proxy, whose widget may be gone
            for name in thing.properties():
                value = None if name.startswith("padding_") else getattr(thing, name, None)
                if isinstance(value, str | list | tuple | dict) and any(words in str(value) for words in wanted):
                    found.add(f"{type(thing).__name__}.{name}")
    gc.freeze()
    return found


def chosen_now(visitor):
    return [widget for widget in visitor.everything() if getattr(widget, "chosen", False)]


def test_the_wipe_takes_ones_mark_off_the_weeks_result_and_builds_nothing_anew(at_home):
    theatre = at_home.theatre
    for _ in range(5):
        theatre.house.results.add("trinkbrunnen", ("hansaplatz",), theatre.time.now().date())
    at_home.touches("Hansaplatz")
    bars = [widget for widget in at_home.everything() if type(widget).__name__ == "Bar"]
    assert [bar.own_word for bar in bars if bar.own_word] == ["Ihre Wahl"]
    at_home.app.end_visit()
    at_home.waits(0.5)
    assert not [bar.own_word for bar in bars if bar.own_word]
    assert all(bar.parent is not None for bar in bars)


def test_the_wipe_leaves_nothing_of_an_answered_survey(at_home):
    at_home.touches("Eine Minute", "Veranstaltung", "Umwelt schützen", "teils, teils", "Weiter", "Hörde")
    code = at_home.app.navigator.scene.widget.model.code
    assert left_over(code)
    at_home.touches("Neu")
    assert not left_over(code, f"{code[:4]} {code[4:]}", "Umwelt schützen", "Ihre Wahl")
    at_home.touches_at(540, 900)
    at_home.waits(0.5)
    at_home.touches("Eine Minute")
    assert at_home.sees("1 von 4")
    assert not chosen_now(at_home)


def test_the_wipe_resets_language_size_contrast_and_lower(at_home):
    at_home.touches("Größe", "Kontrast", "Tiefer", "Sprache", "English")
    theme = at_home.app.theme
    assert (theme.text_scale, theme.name, theme.low) == (1.2, "dark", True)
    assert at_home.sees("Question of the week")
    is_asked(at_home)
    idles(at_home, 21)
    assert at_home.app.comfort.comfort == Comfort("de")
    theme = at_home.app.theme
    assert (theme.text_scale, theme.name, theme.low) == (1.0, "light", False)
    at_home.touches_at(540, 900)
    at_home.waits(0.5)
    assert at_home.sees("Frage der Woche")


def test_a_page_that_was_scrolled_begins_at_its_top_for_the_next_visitor(at_home):
    at_home.touches("Eine Minute", "Neu")  # the last tile: further down
    at_home.touches_at(540, 900)
    at_home.waits(0.5)
    assert {s.view.scroll_y for s in at_home.everything() if isinstance(s, Scroller)} <= {1.0}


def test_the_question_is_heard_and_the_wipe_takes_back_focus_and_silences_the_voice(theatre):
    voice = ListVoice()
    visitor = theatre(lambda house: setattr(house, "voice", voice))
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Vorlesen")
    visitor.waits(0.5)
    assert any("Wo soll der nächste Trinkbrunnen stehen?" in part for _, parts in voice.said for part in parts)
    visitor.app.senses.keypad.key(None, 274)
    assert [widget.spoken for widget in visitor.targets() if widget.focused]
    visitor.touches("Pause")  # the strip above the bar is there while something is read
    visitor.touches("Langsamer")
    assert voice.slow
    is_asked(visitor)
    visitor.waits(0.5)
    assert any("Noch da?" in part for part in voice.said[-1][1]), "the question is heard as well"
    idles(visitor, 21)
    assert voice.silenced
    assert not visitor.app.comfort.reading
    assert not [widget for widget in visitor.everything() if getattr(widget, "focused", False)]


def test_an_answer_on_its_way_is_still_kept_when_the_visitor_leaves_but_thanks_nobody(at_home):
    journal = at_home.theatre.journal
    journal.held = True
    at_home.touches("Eine Minute", "Veranstaltung", "Umwelt schützen", "teils, teils", "Weiter", "Hörde", "Neu")
    assert at_home.place == "invitation"
    journal.release()
    at_home.waits(1)
    assert len(journal.records) == 1
    assert at_home.place == "invitation"
    assert not at_home.sees("Danke")


def test_a_vote_on_its_way_does_not_call_the_next_visitor_to_its_result(at_home):
    journal = at_home.theatre.journal
    journal.held = True
    at_home.touches("Hansaplatz", "Neu")
    at_home.touches_at(540, 900)
    at_home.waits(0.5)
    journal.release()
    at_home.waits(1)
    assert at_home.place == "home"
    assert at_home.theatre.house.results.missing("trinkbrunnen") == 4


def test_touching_on_while_the_answer_is_on_its_way_changes_and_doubles_nothing(at_home):
    journal = at_home.theatre.journal
    journal.held = True
    at_home.touches("Eine Minute", "Veranstaltung", "Umwelt schützen", "teils, teils", "Weiter", "Hörde")
    at_home.touches("Eving", "Zurück", "Ohne Antwort", "Sprache", "English")
    journal.release()
    at_home.waits(1)
    [record] = journal.records
    assert record.data["answers"]["stadtteil"] == "hoerde"
    assert at_home.sees("Thank you")


@pytest.mark.parametrize("key", [13, 274, 27])
def test_a_key_answers_the_question_and_does_nothing_below(at_home, key):
    at_home.touches("Eine Minute")
    at_home.app.senses.keypad.key(None, 274)
    at_home.waits(0.2)
    is_asked(at_home)
    at_home.app.senses.keypad.key(None, key)
    at_home.waits(0.5)
    assert not at_home.sees("Noch da?")
    assert at_home.sees("1 von 4")
    assert not chosen_now(at_home)


# --- the comfort bar: one tap each, effect at once


def test_text_size_runs_through_three_sizes(at_home):
    def height():
        return max(
            widget.font_size
            for widget in at_home.everything()
            if isinstance(widget, Words) and widget.words == "Hansaplatz"
        )

    sizes = [height()]
    for _ in range(3):
        at_home.touches("Größe")
        sizes.append(height())
    assert sizes[1:3] == [pytest.approx(sizes[0] * 1.2, abs=1), pytest.approx(sizes[0] * 1.4, abs=1)]
    assert sizes[3] == sizes[0]


def test_contrast_runs_through_light_dark_and_high_contrast(at_home):
    names = [at_home.app.theme.name]
    for _ in range(3):
        at_home.touches("Kontrast")
        names.append(at_home.app.theme.name)
    assert names == ["light", "dark", "contrast", "light"]


def highest(visitor):
    """The upper edge of the highest thing that can be touched, as a share of the screen's height."""
    tops = [target.to_window(target.x, target.top)[1] for target in visitor.targets()]
    return max(tops) / visitor.theatre._size[1]


def test_lower_brings_everything_into_the_lower_part_of_the_screen(at_home):
    assert highest(at_home) > LOW
    at_home.touches("Tiefer")
    assert highest(at_home) <= LOW
    at_home.touches("Tiefer")
    assert highest(at_home) > LOW


@pytest.mark.parametrize("place", ["survey:eine-minute", "data", "weekly_question", "sensor_wall", "thanks"])
def test_lower_holds_on_every_screen(at_home, place):
    if place == "thanks":
        at_home.touches("Eine Minute", "Veranstaltung", "Umwelt schützen", "teils, teils", "Weiter", "Hörde")
    at_home.app.go(place)
    at_home.waits(0.3)  # nobody touches what has not been drawn yet
    at_home.touches("Tiefer")
    assert highest(at_home) <= LOW


def test_the_language_list_closes_beside_it_and_changes_nothing(at_home):
    at_home.touches("Sprache")
    assert at_home.sees("Welche Sprache?")
    assert at_home.sees("English")
    at_home.touches_at(540, 1900)
    at_home.waits(0.5)
    assert not at_home.sees("Welche Sprache?")
    assert at_home.sees("Frage der Woche")


def test_a_change_of_language_in_the_middle_keeps_page_and_answers(at_home):
    at_home.touches("Eine Minute", "Veranstaltung", "Umwelt schützen", "teils, teils")
    at_home.touches("Sprache", "English")
    assert at_home.sees("I can have a say in my city if I want to.")
    assert at_home.target("partly").chosen
    at_home.touches("Back")
    assert at_home.target("protect the environment").chosen
