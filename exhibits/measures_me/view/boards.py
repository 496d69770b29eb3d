"""What is seen: the gallery with its things, or one thing with its guesses or its facts, in the visitor's frame."""

from collections.abc import Callable
from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from exhibits.measures_me.model import Thing
from exhibits.measures_me.pictures import PICTURES
from kiosk.exhibit import told
from kiosk.widgets.layout import Mirrored, Row
from kiosk.widgets.picture import Picture as Picture  # noqa: PLC0414  the rule names it
from kiosk.widgets.surface import Card, Plane
from kiosk.widgets.touchable import Touchable

Builder.load_file(str(Path(__file__).with_suffix(".kv")))


class ThingTile(Touchable, FloatLayout):
    """One thing of the gallery."""

    name = StringProperty("")
    words = StringProperty("")
    field = NumericProperty(1)
    shapes = ListProperty([])
    seen = BooleanProperty(False)  # guessed already
    own = BooleanProperty(False)  # this kiosk


class Fact(Mirrored, Card):
    """One of the four facts a sign on a sensor should carry."""

    icon = StringProperty("")
    field = NumericProperty(1)
    head = StringProperty("")
    words = StringProperty("")
    flat = BooleanProperty(False)  # where height is scarce


class Truth(Card):
    """What the thing measures, and whether that was guessed."""

    right = BooleanProperty(False)
    head = StringProperty("")
    words = StringProperty("")
    flat = BooleanProperty(False)


class SenseRow(Plane, Row):
    """One of the kiosk's own senses as it stands."""

    icon = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")
    state = StringProperty("")
    on = BooleanProperty(False)


class Stamp(Plane, Row):
    """The verdict on a thing."""

    icon = StringProperty("")
    words = StringProperty("")
    sees = BooleanProperty(False)
    most = NumericProperty(0.0)  # how wide its words may be


class Gallery(BoxLayout):
    """All things; ``pick`` gets the name of the one that is touched."""

    prompt = StringProperty("")
    pick: Callable[[str], None]

    def show(self, things: tuple[Thing, ...], code: str, seen: set[str]) -> None:
        if not self.ids.tiles.children:
            for thing in things:
                tile = ThingTile(name=thing.name, field=thing.field, shapes=list(PICTURES[thing.picture]))
                tile.own = thing is things[-1]
                tile.bind(on_release=lambda touched: self.pick(touched.name))
                self.ids.tiles.add_widget(tile)
        for tile, thing in zip(reversed(self.ids.tiles.children), things, strict=True):
            tile.words, tile.seen = told(thing.title, code), thing.name in seen


class Guess(Mirrored, BoxLayout):
    """One thing, large, with its guesses or its facts."""

    wide = BooleanProperty(False)
    field = NumericProperty(1)
    shapes = ListProperty([])
    title = StringProperty("")
    answered = BooleanProperty(False)
    beside = BooleanProperty(False)  # the name stands beside the picture, to leave room for the facts
    foot = NumericProperty(0.0)  # room below the name
    verdict = StringProperty("")
    verdict_icon = StringProperty("")
    sees = BooleanProperty(False)


class MeasuresScreen(BoxLayout):
    """Gallery or guess in the visitor's frame."""

    wide = BooleanProperty(False)
    title = StringProperty("")
    banner = StringProperty("")
    position = StringProperty("")
    comfort = ObjectProperty(rebind=True)
