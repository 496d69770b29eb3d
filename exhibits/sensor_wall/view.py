"""The sensor wall: live values of this room, large, with the curve of the last hour."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from exhibits.sensor_wall.model import TABLE, Shown, Wall, shown
from kiosk import pack
from kiosk.exhibit import Stage, told
from kiosk.widgets.surface import Hero, Plane

if TYPE_CHECKING:
    from collections.abc import Callable

Builder.load_file(str(Path(__file__).with_suffix(".kv")))
REDRAW_S = 1.0  # curves move once a second; values come at most once a frame


class _Reading(BoxLayout):
    """What both kinds of tile show (the model's ``Shown``)."""

    title = StringProperty("")
    value = StringProperty("")
    unit = StringProperty("")
    verdict = StringProperty("")
    points = ListProperty([])
    span = NumericProperty(60.0)
    from_words = StringProperty("")
    now_words = StringProperty("")
    paused = StringProperty("")
    since = StringProperty("")
    colour = StringProperty("fill")
    live = BooleanProperty(False)

    def show(self, content: Shown, now_words: str) -> None:
        self.title, self.value, self.unit, self.verdict = content.title, content.value, content.unit, content.verdict
        self.paused, self.since, self.live = content.paused, content.since, not content.paused
        self.span, self.from_words, self.now_words = content.span_s, content.from_words, now_words
        self.points = content.points


class BigReading(_Reading, Hero):
    """The first quantity, large on a coloured ground."""


class SmallReading(_Reading, Plane):
    """The others, on cards."""


class SensorWallScreen(BoxLayout):
    """All tiles in the visitor's frame."""

    title = StringProperty("")
    banner = StringProperty("")  # "Simulation", or empty when every value is real
    note = StringProperty("")
    comfort = ObjectProperty(rebind=True)


class SensorWall:
    """Watches the readings while it is on the screen, and only then."""

    poster = None

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._wall = pack.table(stage.content, TABLE, Wall)
        self.widget = SensorWallScreen(comfort=stage.comfort)
        self._tiles: list[_Reading] = [BigReading()]
        self.widget.ids.big.add_widget(self._tiles[0])
        for quantity in self._wall.quantities[1:]:
            tile = SmallReading(colour=quantity.colour)
            self._tiles.append(tile)
            self.widget.ids.small.add_widget(tile)
        self._unwatch: Callable[[], None] | None = None
        self._tick: Any = None
        self._redraw_soon = Clock.create_trigger(self._draw)

    @property
    def letters(self) -> int:
        return 40 * len(self._tiles)

    def announcement(self) -> None:
        """Nothing for the invitation."""

    def enter(self) -> None:
        self._unwatch = self._stage.readings.watch(self._redraw_soon)
        self._tick = Clock.schedule_interval(self._draw, REDRAW_S)
        self._draw()

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        if self._unwatch is not None:
            self._unwatch()
            self._unwatch = None
        if self._tick is not None:
            self._tick.cancel()

    def retell(self) -> None:
        say, code = self._stage.language.say, self._stage.language.code
        screen = self.widget
        screen.title = say("How is this room doing?")
        screen.banner = say("Simulation") if self._stage.simulated else ""
        screen.note = told(self._wall.note, code)
        screen.ids.onward.tell(self._stage, KIND)
        self._draw()

    def _draw(self, *_: object) -> None:
        stage = self._stage
        readings, now = stage.readings, stage.now().timestamp()
        instruments = readings.instruments()
        for tile, quantity in zip(self._tiles, self._wall.quantities, strict=True):
            content = shown(quantity, readings.series(quantity.quantity), instruments, now, stage.language)
            tile.show(content, stage.language.say("now"))


KIND = "sensor_wall"


def exhibit(stage: Stage) -> SensorWall:
    """The stage's way in."""
    return SensorWall(stage)
