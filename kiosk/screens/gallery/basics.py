"""Pages of the gallery: colours, letters, grounds, lists, what frames a screen."""

from collections.abc import Iterator
from typing import Any, Final

from kivy.factory import Factory
from kivy.metrics import dp
from kivy.uix.widget import Widget

from kiosk.language import Language
from kiosk.screens.gallery.gallery import Swatch
from kiosk.screens.gallery.specimen import CHOSEN, FOCUSED, OFF, PRESSED, REST, Part, alone, by_itself, in_states, shelf
from kiosk.widgets.frame import Steps
from kiosk.widgets.ideas import Disc
from kiosk.widgets.listcard import Item, ListCard, Press
from kiosk.widgets.listing import Heading, Line, NoteTile, OnOff, Small, SmallChoices
from kiosk.widgets.mosaic import Mosaic
from kiosk.widgets.sign import FieldSign
from kiosk.widgets.surface import Card, Chip, Hero
from kiosk.widgets.text import Words
from kiosk.widgets.tile import LinkKey, Tile

ROLES: Final = (
    "paper", "card", "soft", "pause", "main", "fill", "beam", "mark", "ok", "alert", "second", "note", "heart", "line",
    "ink", "muted",
)  # fmt: skip
VIOLET: Final = (0.29, 0.14, 0.58, 1)
FIELD_ICONS: Final = (
    "database", "users", "microscope", "shield-check", "building-bridge-2", "bike", "shopping-bag", "palette",
    "home-heart", "leaf", "heart-handshake", "device-laptop",
)  # fmt: skip


def colours(language: Language) -> Iterator[Widget]:
    """The roles of the theme, and the twelve fields."""
    yield shelf(4, (("", Swatch(token=role)) for role in ROLES))
    signs = (("", FieldSign(icon=icon, field=number, side=120)) for number, icon in enumerate(FIELD_ICONS, 1))
    yield alone(language.staff("The twelve fields"), shelf(6, signs))


def letters(language: Language) -> Iterator[Widget]:
    """The sizes of text, each in the visitor's language."""
    say, staff = language.say, language.staff
    yield alone(staff("Display"), Words(words=say("Thank you!"), font_name="Display", letters=100))
    yield alone(staff("Headline"), Factory.Headline(words=say("Please enter the code from the thanks page.")))
    yield alone(
        staff("Text"), Words(words=say("It only sees whether people are there, and how many. No picture is kept."))
    )
    yield alone(staff("Note"), Factory.Note(words=say("Not the minute, so nobody can find your answer.")))
    mixed = f"{say('How is this room doing?')} 1 640 ppm CO₂ · PROJEKTOR · {say('{i} of {n}').format(i=3, n=12)}"
    yield alone(staff("Both writing directions in one line"), Words(words=mixed, bold=True, letters=38))


def grounds(language: Language) -> Iterator[Widget]:
    """Cards, chips, and the large ground."""
    say, staff = language.say, language.staff
    yield shelf(2, [(staff("Card"), _card(say, soft=False)), (staff("Soft card"), _card(say, soft=True))])
    chips: list[Part] = [
        (staff("Chip"), Chip(words=say("saved"), icon="circle-check")),
        (staff("Chip to be noticed"), Chip(words=say("Simulation"), icon="flask", alert=True)),
        (staff("Sign"), Disc(icon="bulb", ground=VIOLET)),
    ]
    yield shelf(3, chips)
    hero = _Large(size_hint_y=None, height=Card().padding[0] * 5)
    yield alone(staff("Large ground with the projector’s light"), hero)


def tiles(language: Language) -> Iterator[Widget]:
    """What opens an exhibit or a page of the staff."""
    say = language.say
    states = (REST, FOCUSED, PRESSED)

    def tile() -> Any:
        return _stands(
            Tile(words=say("How is this room doing?"), note=say("Means of one minute."), icon="wind", field=4)
        )

    def small() -> Any:
        return _stands(
            Tile(words=say("City quiz"), note=say("Six questions"), icon="trophy", field=8, small=True), height=0.6
        )

    def note() -> Any:
        return by_itself(NoteTile(words=say("Idea pool"), note=say("reviewed"), icon="bulb", badge="4", ink=VIOLET))

    yield shelf(2, in_states(language, tile, (REST, FOCUSED)))
    yield shelf(3, in_states(language, small, states))
    yield shelf(2, in_states(language, note, (REST, FOCUSED)))
    yield shelf(
        1,
        in_states(
            language, lambda: LinkKey(words=say("What happens with my data?"), icon="shield-check"), (REST, FOCUSED)
        ),
    )


def lists(language: Language) -> Iterator[Widget]:
    """Lines with a state, switches and small buttons."""
    say, staff = language.say, language.staff
    card = Card()
    heading = Heading(words=say("Room"))
    heading.add_widget(Chip(words=say("{i} of {n}").format(i=5, n=6)))
    card.add_widget(heading)
    card.add_widget(Line(icon="wind", words="CO₂", value="612 ppm", state_words=say("now"), tone="ok", first=True))
    card.add_widget(
        Line(
            icon="droplet",
            words=say("Room"),
            value="–",
            tone="alert",
            state_words=say("disconnected"),
        )
    )
    switched = Line(icon="camera-off", words=say("The camera sees blocks"), note=say("on"))
    switched.add_widget(OnOff(on=True, spoken=say("on")))
    card.add_widget(switched)
    yield alone(staff("List"), card)
    yield shelf(4, in_states(language, lambda: OnOff(on=True, spoken=say("on")), (REST, FOCUSED, PRESSED, OFF)))
    yield shelf(4, in_states(language, lambda: OnOff(spoken=say("Stop")), (REST, FOCUSED, PRESSED, OFF)))
    yield shelf(
        2, in_states(language, lambda: Small(words=say("Delete"), icon="trash"), (REST, FOCUSED, PRESSED, CHOSEN))
    )
    steps = Steps()
    steps.count, steps.done = 4, 2
    yield alone(staff("Progress"), steps)


def listings(language: Language) -> Iterator[Widget]:
    """Cards with a list of their own, and small buttons that stand as they fit."""
    say, staff = language.say, language.staff
    opens = Press("open", say("Look it up"), "search")
    items = [
        Item("a", say("City map"), "map", note=say("Tap a district, set a pin."), value="12", on=True),
        Item("b", say("City quiz"), "trophy", note=say("Six questions"), state=say("switched off"), on=False),
        Item("c", say("Idea pool"), "bulb", state=say("disconnected"), tone="alert", presses=(opens,)),
    ]
    yield alone(staff("List"), ListCard(title=staff("Lists"), badge="3", alert=True, lead=say("saved"), items=items))
    yield alone(staff("Empty"), ListCard(title=staff("Lists"), empty=say("No value yet.")))
    choices = SmallChoices()
    for number, words in enumerate((say("Green"), say("Red"), say("Blue"), say("Yellow"), say("Violet"), say("Grey"))):
        choices.add_widget(Small(words=words, strong=number == 1))
    yield alone(staff("Small choices"), choices)


def mosaics(language: Language) -> Iterator[Widget]:
    """Tiles by importance, as the home screen has them: as few or as many as a house puts on."""
    say, staff = language.say, language.staff
    plays = (
        (say("How is this room doing?"), "wind", 4), (say("Question of the week"), "message-question", 3),
        (say("City map"), "map", 5), (say("Idea pool"), "bulb", 10), (say("City quiz"), "trophy", 8),
        (say("Priorities table"), "coins", 7), (say("What became of …?"), "timeline", 9),
    )  # fmt: skip
    for count, height in ((7, 1250), (3, 900)):
        mosaic = Mosaic(size_hint_y=None, height=dp(height))
        for words, icon, field in plays[:count]:
            mosaic.add_widget(Tile(words=words, icon=icon, field=field, size_hint=(None, None)))
        yield alone(staff("{n} tiles").format(n=count), mosaic)


class _Large(Hero, Widget):
    """The large ground alone."""


def _card(say: Any, *, soft: bool) -> Card:
    card = Card(soft=soft)
    card.add_widget(Words(words=say("Your answers stay in the city"), font_name="Strong", letters=36))
    card.add_widget(Words(words=say("No name, no picture, no account."), letters=31))
    return card


def _stands(tile: Tile, height: float = 1.0) -> Tile:
    """A tile whose height nobody else gives it."""
    tile.size_hint_y = None
    tile.bind(least=lambda each, least: setattr(each, "height", max(least, each.width * 0.56 * height)))
    tile.bind(width=lambda each, width: setattr(each, "height", max(each.least, width * 0.56 * height)))
    return tile
