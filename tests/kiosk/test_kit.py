"""Parts of the kit by touch and by keypad, in both writing directions: dialog, slider, stepper."""

import re
from pathlib import Path

import pytest
from kivy.uix.floatlayout import FloatLayout

from kiosk.models.comfort import ComfortModel
from kiosk.places import Spot
from kiosk.visit import Comfort
from kiosk.widgets.button import Action
from kiosk.widgets.chart import Arrival, ResultCard
from kiosk.widgets.city_tiles import CityMap, CityTile, PinBadge
from kiosk.widgets.dialog import Dialog
from kiosk.widgets.fitting import letters_that_fit
from kiosk.widgets.frame import SpeechStrip
from kiosk.widgets.ideas import Begin
from kiosk.widgets.slider import NumberSlider
from kiosk.widgets.stepper import Stepper
from kiosk.widgets.text import Words
from tests.kiosk.theatre import PORTRAIT, ROOT

LEFT, RIGHT, OK, DOWN, BACK = 276, 275, 13, 274, 27


@pytest.fixture
def asked(visitor):
    """A dialog over the invitation, and what was answered."""
    dialog = Dialog(title="Stimme löschen?", note="Das lässt sich nicht zurücknehmen.", icon="trash", grave=True)
    dialog.confirm_words, dialog.cancel_words = "Löschen", "Behalten"
    answers = []
    dialog.bind(on_confirm=lambda _: answers.append("yes"), on_cancel=lambda _: answers.append("no"))
    visitor.app.overlays.lay(dialog)
    visitor.comes_to_rest()
    yield visitor, answers
    visitor.app.overlays.clear()


def test_a_dialog_is_answered_with_yes_or_no_and_only_once(asked):
    visitor, answers = asked
    assert visitor.sees("Das lässt sich nicht zurücknehmen.")
    visitor.presses_together("Löschen", "Behalten")
    assert len(answers) == 1


@pytest.mark.parametrize(("name", "answer"), [("Löschen", "yes"), ("Behalten", "no")])
def test_a_dialog_by_touch(asked, name, answer):
    visitor, answers = asked
    visitor.touches(name)
    assert answers == [answer]


def test_a_touch_beside_a_dialog_is_no(asked):
    visitor, answers = asked
    visitor.touches_at(540, 1900)
    assert answers == ["no"]


def test_the_keypad_stands_on_no_first(asked):
    visitor, answers = asked
    for key in (DOWN, OK):
        visitor.app.senses.keypad.key(None, key)
    assert answers == ["no"]


@pytest.fixture
def slid(visitor):
    """A slider from 0 to 10 over the whole width that takes what is picked: at(share) touches it there."""

    class Board:
        def __init__(self) -> None:
            self.visitor = visitor
            self.picked = []
            self.slider = NumberSlider(name="Wärme", low=0, high=10, step=1, value_words="noch nichts")
            self.slider.pos_hint = {"y": 0.4}
            self.slider.bind(on_pick=self.take)
            self.root = FloatLayout(size=PORTRAIT)
            self.root.add_widget(self.slider)
            visitor.app.navigator.scene.widget.add_widget(self.root)
            visitor.waits(0.3)

        def take(self, _, value):
            self.picked.append(value)
            self.slider.value = value
            self.slider.value_words = f"{value:g}"

        def at(self, share):
            visitor.touches_at(60 + share * (1080 - 120), self.slider.center_y)

        def key(self, *codes):
            for code in codes:
                visitor.app.senses.keypad.key(None, code)

    board = Board()
    yield board
    visitor.app.navigator.scene.widget.remove_widget(board.root)


def test_a_slider_has_no_value_until_somebody_touches_it(slid):
    assert slid.slider.value is None
    assert slid.slider.spoken == "Wärme: noch nichts"


def test_a_slider_takes_the_nearest_stop(slid):
    slid.at(0.32)
    slid.at(1.0)
    assert slid.picked == [3, 10]
    assert slid.slider.spoken == "Wärme: 10"


def test_a_slider_begins_on_the_right_in_arabic(slid):
    slid.visitor.app.comfort.comfort = Comfort("de")
    slid.slider.rtl = True
    slid.at(0.0)
    slid.at(0.7)
    assert slid.picked == [10, 3]


def test_the_keypads_arrows_move_a_slider_in_the_direction_they_show(slid):
    ring = slid.visitor.app.senses.focus
    ring._take(slid.slider)
    slid.key(OK, RIGHT, RIGHT, LEFT)
    assert slid.picked == [5, 6, 7, 6]
    slid.slider.rtl = True
    slid.key(RIGHT)
    assert slid.picked[-1] == 5
    assert ring.held is slid.slider


def test_a_slider_stays_between_its_ends(slid):
    slid.visitor.app.senses.focus._take(slid.slider)
    slid.at(1.0)
    slid.key(RIGHT)
    assert slid.picked == [10]


@pytest.mark.parametrize("upright", [False, True])
def test_a_stepper_offers_more_and_less_and_says_which(visitor, upright):
    steps = []
    stepper = Stepper(words="3", more_words="mehr", less_words="weniger", upright=upright)
    stepper.bind(on_step=lambda _, by: steps.append(by))
    root = FloatLayout(size=PORTRAIT)
    root.add_widget(stepper)
    visitor.app.navigator.scene.widget.add_widget(root)
    visitor.waits(0.3)
    visitor.touches("mehr", "weniger", "mehr")
    stepper.can_more = False
    visitor.app.navigator.scene.widget.remove_widget(root)
    assert steps == [1, -1, 1]


def test_no_part_is_called_like_one_of_kivys_whose_rules_it_would_get_as_well():
    import kivy

    style = (Path(kivy.__file__).parent / "data/style.kv").read_text("utf-8")
    kivys = {name for rule in re.findall(r"^<([^>]+)>:", style, re.MULTILINE) for name in re.findall(r"\w+", rule)}
    ours = {
        name
        for folder in ("kiosk", "exhibits")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in re.findall(r"^class (\w+)\(", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(kivys) > 30
    assert not kivys & ours


@pytest.mark.parametrize(("come", "needed", "full"), [(0, 5, 0), (2, 5, 2), (4, 5, 4), (0, 0, 0)])
def test_a_waiting_result_shows_a_dot_for_each_answer_it_needs(visitor, come, needed, full):
    card = ResultCard(basis="…", come=come, needed=needed)
    dots = [each for each in card.walk() if isinstance(each, Arrival)]
    assert (len(dots), sum(dot.full for dot in dots)) == (needed, full)
    card.rows = [("Wege", "60 %", 0.6, "")]
    assert not [each for each in card.walk() if isinstance(each, Arrival)], "then bars stand there"


@pytest.mark.parametrize("size", [0, 1, 2])
def test_the_keys_of_the_voice_stay_in_their_strip_however_large_the_letters(visitor, size):
    visitor.app.comfort.comfort = Comfort("de", text_size=size)
    comfort = ComfortModel(Comfort("de"), reading=True)
    comfort.retell(visitor.app._house.languages["de"])
    strip = SpeechStrip(comfort=comfort)
    visitor.app.overlays.root.add_widget(strip)
    visitor.comes_to_rest()
    keys = [each for each in strip.walk() if isinstance(each, Action)]
    assert len({key.height for key in keys}) == 1
    assert all(key.least <= key.height <= strip.height for key in keys)
    visitor.app.overlays.root.remove_widget(strip)
    visitor.app.comfort.comfort = Comfort("de")


def test_a_pin_comes_down_on_its_place_also_where_the_map_moves_meanwhile(visitor):
    city = CityMap(columns=2, rows=1, size_hint=(None, None), size=(600, 400), chosen="b", pin="bulb")
    city.spots = [Spot("a", "A", 0, 0, outside=False), Spot("b", "B", 1, 0, outside=False)]
    visitor.app.overlays.root.add_widget(city)
    visitor.waits(0.1)
    city.pos = (200, 500)
    visitor.comes_to_rest()
    [badge] = [each for each in city.children if isinstance(each, PinBadge)]
    place = next(each for each in city.children if getattr(each, "name", "") == "b")
    assert badge.center == pytest.approx((place.right, place.top), abs=4)
    visitor.app.overlays.root.remove_widget(city)


@pytest.mark.parametrize(("width", "shown"), [(340, "Lütgen- dortmund"), (600, "Lütgendortmund")])
def test_a_name_is_broken_where_its_tile_is_narrow_and_said_as_it_is_written(visitor, width, shown):
    city = CityMap(columns=2, rows=1, size_hint=(None, None), size=(width, 150))
    city.spots = [Spot("west", "Lütgendortmund", 0, 0, outside=False, syllables=("Lütgen", "dortmund"))]
    visitor.app.overlays.root.add_widget(city)
    visitor.waits(0.1)
    [place] = [each for each in city.children if isinstance(each, CityTile)]
    assert (place.shown, place.spoken) == (shown, "Lütgendortmund")
    visitor.app.overlays.root.remove_widget(city)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_no_word_lies_on_the_bulb_of_the_card_that_begins_an_idea(visitor, size):
    visitor.app.comfort.comfort = Comfort("de", text_size=size)
    card = Begin(words="Was soll sich in der Stadt ändern?", overline="In einer Minute", size_hint_x=None, width=900)
    visitor.app.overlays.root.add_widget(card)
    visitor.waits(0.1)
    bulb = card.ids.bulb
    assert card.low
    assert card.ids.told.right <= bulb.x
    assert bulb.right <= card.right
    visitor.app.overlays.root.remove_widget(card)
    visitor.app.comfort.comfort = Comfort("de")


def test_long_words_stand_in_the_largest_letters_in_which_they_have_room(visitor):
    sizes, long = (50, 42, 36, 30, 25, 20), "Die Stufe vor der Haustür ist zu hoch, die Klingel hängt zu hoch. " * 2
    assert letters_that_fit("kurz", "Text", sizes, 400, 100, unit=1.0) == 50
    assert letters_that_fit(long, "Text", sizes, 100, 50, unit=1.0) == 20, "in none of them"
    fitting = letters_that_fit(long, "Text", sizes, 400, 300, unit=1.0)
    assert 20 < fitting < 50
    words = Words(words=long, letters=fitting, fixed=True, size_hint_x=None, width=400)
    visitor.app.overlays.root.add_widget(words)
    visitor.comes_to_rest()
    assert 150 < words.height <= 300
    visitor.app.overlays.root.remove_widget(words)
