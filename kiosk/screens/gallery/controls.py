"""Pages of the gallery: what is touched."""

from collections.abc import Iterator
from typing import Any, Final

from kivy.metrics import dp
from kivy.uix.widget import Widget

from kiosk import keys
from kiosk.language import OWN_NAMES, Language
from kiosk.screens.gallery.specimen import (
    CHOSEN,
    FOCUSED,
    OFF,
    PRESSED,
    REST,
    STATES,
    alone,
    by_itself,
    in_states,
    shelf,
    state_words,
)
from kiosk.stepping import parts_of, told
from kiosk.widgets.button import Action, RoundKey
from kiosk.widgets.choice import Choice
from kiosk.widgets.dialog import Dialog
from kiosk.widgets.foot import Foot
from kiosk.widgets.keyboard import Field, Key, Keyboard, LetterPad, NumberPad
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.slider import NumberSlider
from kiosk.widgets.stepper import Stepper, Steppers
from kiosk.widgets.writing import SPECIAL_KEYS

KEY: Final = {"size_hint_y": None, "height": dp(108)}
TOUCHED: Final = (REST, FOCUSED, PRESSED, OFF)


def buttons(language: Language) -> Iterator[Widget]:
    """The main action, the quiet one, the one that cannot be taken back, round keys, the foot of a screen."""
    say, staff = language.say, language.staff
    onward, back = ("arrow-left", "arrow-right") if language.rtl else ("arrow-right", "arrow-left")

    def main() -> Action:
        return Action(words=say("Continue"), kind="main", icon=onward, icon_after=True)

    yield shelf(2, in_states(language, main, TOUCHED))
    yield shelf(2, in_states(language, lambda: Action(words=say("Home"), icon="home"), (*TOUCHED, CHOSEN)))
    yield shelf(
        2, in_states(language, lambda: Action(words=say("Delete now"), kind="main", grave=True), (REST, FOCUSED))
    )
    yield shelf(4, in_states(language, lambda: RoundKey(icon="chevron-down", spoken=say("Show more")), TOUCHED))
    foot = Foot()
    foot.offer((say("Continue"), onward), quiet=(say("Back"), back), aside=(say("No answer"), ""))
    yield alone(staff("The foot of a screen"), foot)


def choices(language: Language) -> Iterator[Widget]:
    """One of several, several of several."""
    say, staff = language.say, language.staff
    words = state_words(language)
    yield shelf(1, in_states(language, lambda: by_itself(Choice(words=say("Decisions"))), STATES))
    several = [
        (words[state], by_itself(Choice(words=text, several=True, chosen=state == CHOSEN, least=116)))
        for state, text in ((REST, say("Projects")), (CHOSEN, say("Taking part")))
    ]
    yield alone(staff("Several may be chosen"), shelf(2, several))
    order = ((1, say("Projects")), (0, say("Taking part")))
    ranked = (("", by_itself(Choice(words=text, several=True, chosen=bool(at), place=at))) for at, text in order)
    yield alone(staff("In order"), shelf(2, ranked))


def numbers(language: Language) -> Iterator[Widget]:
    """Sliders and steppers."""
    say, staff = language.say, language.staff
    words = state_words(language)

    def slider(value: float | None, text: str, **more: Any) -> NumberSlider:
        return NumberSlider(value=value, value_words=text, low_words="0", high_words=language.number(10), **more)

    yield alone(words[REST], slider(None, say("Touch the bar.")))
    yield alone(words[CHOSEN], slider(7, language.number(7)))
    yield alone(words[FOCUSED], slider(2.5, language.number(2.5, 1), step=0.5, focused=True))

    def stepper(text: str, **more: Any) -> Stepper:
        return Stepper(words=text, more_words=say("More"), less_words=say("Less"), **more)

    yield shelf(2, [(words[REST], stepper("3")), (words[OFF], stepper("0", can_less=False))])
    day = Steppers()
    day.parts = told(parts_of("date", ()), "date", "2026-11-25", language)
    yield alone(staff("A date"), day)


def fields(language: Language) -> Iterator[Widget]:
    """Where something is written, and the pads for numbers and codes."""
    say, staff = language.say, language.staff
    room = say("{n} characters left").format(n=112)
    yield alone(staff("Empty"), Field(hint=say("Please do not write names."), room_words=room))
    yield alone(staff("Filled"), Field(words=say("Your answers stay in the city"), room_words=room))
    yield alone(staff("Code"), Field(words="BTFX KRWL", large=True))
    pad = LetterPad(names={keys.BACK: say("Delete")})
    pad.letters = keys.CODE_LETTERS
    yield alone(staff("Letters of a code"), pad)
    yield alone(staff("Number pad"), NumberPad(names={keys.BACK: say("Delete")}))
    decimal = NumberPad(names={keys.BACK: say("Delete")})
    decimal.separator = language.decimal_sign
    yield alone(staff("Number pad with fractions"), decimal)
    pressed = (REST, FOCUSED, PRESSED)
    yield shelf(3, in_states(language, lambda: Key(key="a", words="a", spoken="a", **KEY), pressed))


def keyboards(*codes: str) -> Any:
    """A page with these languages' keyboards: letters, and once the signs."""

    def page(language: Language) -> Iterator[Widget]:
        names = {key: language.say(name) for key, name in SPECIAL_KEYS.items()}
        for number, code in enumerate(codes):
            yield alone(OWN_NAMES[code], _keyboard(keys.Keys(language=code, shifted=number == 0), names))
        if codes[-1] == "pl":
            yield alone(language.staff("Digits and signs"), _keyboard(keys.Keys(symbols=True), names))

    return page


def _keyboard(state: keys.Keys, names: dict[str, str]) -> Keyboard:
    keyboard = Keyboard(names=names)
    keyboard.state = state
    return keyboard


def sheets(language: Language) -> Iterator[Widget]:
    """What lies over the screen for a moment."""
    say, staff = language.say, language.staff
    more = say("Show more")
    sheet = Sheet(title=say("Which language?"), more_words=more, size_hint_y=None, height=dp(760))
    for code in ("de", "ar"):
        sheet.add_widget(by_itself(Choice(words=OWN_NAMES[code], chosen=code == language.code)))
    yield alone(staff("Sheet"), sheet)
    for grave in (False, True):
        dialog = Dialog(
            grave=grave, more_words=more, size_hint_y=None, height=dp(1240), icon="trash" if grave else "refresh"
        )
        dialog.title = say("Delete my answer") if grave else say("Start again")
        dialog.note = say("Otherwise everything you entered will be deleted.")
        dialog.cancel_words = say("Back")
        dialog.confirm_words = say("Delete now") if grave else say("Continue")
        yield alone(staff("What cannot be taken back") if grave else staff("Dialog"), dialog)
