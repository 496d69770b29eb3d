"""An exhibit that answers something else than was asked takes its break; the page that would have shown it stands."""

import pytest
from kivy.uix.widget import Widget

from kiosk.exhibit import Announcement, Manifest
from kiosk.house import Play

PAUSE = "Dieses Exponat macht Pause"
BENCH = Manifest("bench", "wind", 3, 60, {"de": "Werkbank"}, {"de": "Los"}, poster=True)


class Bench:
    """Says on the invitation and shows on the home screen what a test wishes."""

    says, shows, letters = None, None, 0

    def __init__(self, _stage):
        self.widget = Widget()

    @property
    def poster(self):
        return self.shows

    def announcement(self):
        return self.says

    def back(self):
        return False

    def retell(self):
        """Nothing to tell."""

    enter = leave = retell


@pytest.fixture(scope="module")
def stage(forms_cache):
    from tests.kiosk.conftest import close_resting
    from tests.kiosk.theatre import Theatre

    close_resting()
    theatre = Theatre(forms_cache)
    play = Play(BENCH, Bench, "bench_of_test")
    theatre.put_on(lambda plays: {"bench": play, "weekly_question": plays["weekly_question"]})
    yield theatre.open()
    theatre._take_time()
    theatre.close()


@pytest.fixture
def kiosk(stage, monkeypatch):
    """The invitation, to which the exhibit comes anew with these answers."""

    def asks(**answers):
        for name, answer in answers.items():
            monkeypatch.setattr(Bench, name, answer)
        stage.app._take_off("bench")
        stage.waits(0.5)
        return stage

    yield asks
    monkeypatch.undo()
    for taken in stage.app.stage.paused:
        stage.app.stage.resume(taken.kind)
    stage.theatre.rest()
    stage.theatre.resume()


def stopped(visitor):
    return [(taken.kind, taken.why) for taken in visitor.app.stage.paused]


@pytest.mark.parametrize("says", ["Ich bin da!", Announcement("Heute", None, "")])
def test_an_announcement_that_is_none_leaves_the_invitation_to_the_next_exhibit(kiosk, says):
    visitor = kiosk(says=says)
    [(kind, why)] = stopped(visitor)
    assert kind == "bench"
    assert why.startswith("TypeError: announcement() answers ")
    assert visitor.sees("Frage der Woche")
    assert not visitor.sees(PAUSE)


@pytest.mark.parametrize(
    ("shows", "why"), [("a bench", "TypeError: 'a bench' is no widget"), (Widget, "Widget has no property “least”")]
)
def test_a_poster_that_cannot_stand_leaves_the_home_screen_to_the_next_exhibit(kiosk, shows, why):
    visitor = kiosk(shows=shows if isinstance(shows, str) else shows())
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    [(kind, told)] = stopped(visitor)
    assert (kind, why in told) == ("bench", True)
    assert visitor.place == "home"
    assert not visitor.sees(PAUSE)
    visitor.touches("Hansaplatz")
    assert visitor.place == "weekly_question"


def test_what_there_is_to_read_must_be_a_number(kiosk):
    visitor = kiosk(letters="many")
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Werkbank")
    assert stopped(visitor) == [("bench", "TypeError: letters is 'many', which is no whole number")]
    visitor.waits(0.5)
    assert visitor.sees(PAUSE)
