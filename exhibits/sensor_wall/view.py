"""The sensor wall: live values of this room, large, with the curve of the last hour; and what a breath does to them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from exhibits.sensor_wall.breath import LEAST, WHOLE_S, Breath, Step
from exhibits.sensor_wall.model import (
    TABLE,
    Quantity,
    Shown,
    Wall,
    in_words,
    on_the_wall,
    outside,
    shown,
)
from exhibits.sensor_wall.telling import breath_words
from kiosk import pack
from kiosk.exhibit import Stage, Suggestion, told
from kiosk.units import sign
from kiosk.widgets.gauges import BigReading, BreathBoard, NothingBoard, SmallReading
from kiosk.widgets.late import Late
from kiosk.widgets.layout import seat
from kiosk.widgets.scroller import Scroller

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.outside.values import Outside

KIND: Final = "sensor_wall"
BREATH, NOTHING = "breath", "nothing"  # boards that are not there at first
CROWD: Final = 4  # more tiles than these leave the large one less height
REDRAW_S: Final = 1.0  # curves move once a second; values come at most once a frame
Builder.load_file(str(Path(__file__).with_suffix(".kv")))


class WallBoard(Scroller):
    """One large tile and the others."""

    wide = BooleanProperty(False)
    large = NumericProperty(0.0)  # height the large tile needs


class SensorWallScreen(BoxLayout):
    """The tiles, or the experiment, in the visitor's frame."""

    title = StringProperty("")
    banner = StringProperty("")  # "Simulation", or empty when every value is real
    note = StringProperty("")
    comfort = ObjectProperty(rebind=True)


class SensorWall:
    """Watches the readings while it is on the screen, and only then."""

    poster = None

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._further: Suggestion = stage.suggestion(KIND)
        self._wall = pack.table(stage.content, TABLE, Wall)
        self._chosen = ""  # the quantity a visitor has made large
        self._breath: Breath | None = None
        self._said: Step | None = None
        self._outside: tuple[Outside, ...] = ()
        self.widget = SensorWallScreen(comfort=stage.comfort)
        self._tiles = WallBoard()
        self._boards = Late({BREATH: BreathBoard, NOTHING: NothingBoard})
        self._big = BigReading()
        self._tiles.ids.big.add_widget(self._big)
        self._big.bind(least=self._tiles.setter("large"))
        self.widget.bind(size=self._turned)
        self._small: dict[str, SmallReading] = {}
        foot = self._foot = self.widget.ids.foot.__self__
        foot.bind(on_aside=self._aside, on_quiet=lambda _: self._begin(), on_main=self._main)
        self._unwatch: Callable[[], None] | None = None
        self._tick: Any = None
        self._redraw_soon = Clock.create_trigger(self._draw)

    @property
    def letters(self) -> int:
        return 40 * (1 + len(self._small))

    def announcement(self) -> None:
        """Nothing for the invitation."""

    def enter(self) -> None:
        self._outside = tuple(self._stage.outside())
        self._unwatch = self._stage.readings.watch(self._redraw_soon)
        self._tick = Clock.schedule_interval(self._draw, REDRAW_S)
        self._draw()
        if self._can_breathe():
            self._boards.ahead(self.widget.ids.board, BREATH)

    def back(self) -> bool:
        """From the experiment to the wall."""
        breathing = self._breath is not None
        self._breath = None
        self._draw()
        return breathing

    def leave(self) -> None:
        self._boards.stop()
        if self._unwatch is not None:
            self._unwatch()
            self._unwatch = None
        if self._tick is not None:
            self._tick.cancel()
        self._chosen, self._breath = "", None

    def retell(self) -> None:
        say = self._stage.language.say
        screen = self.widget
        screen.title = say("How is this room doing?")
        screen.banner = say("Simulation") if self._stage.simulated else ""
        self._further = self._stage.suggestion(KIND)
        self._draw()

    # --- touches

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._tiles.to_top()
        self._draw()

    def _aside(self, *_: object) -> None:
        if not self.back():
            self._stage.open("home")

    def _main(self, *_: object) -> None:
        if self._breath is None and self._can_breathe() is not None:
            self._begin()
        else:
            self._stage.open(self._further.place)

    def _begin(self) -> None:
        """From the value as it stands now."""
        quantity = self._can_breathe()
        series = self._stage.readings.series(quantity.quantity) if quantity else None
        if quantity is not None and series is not None:
            self._breath = Breath(
                quantity.quantity, series.reading.source, self._stage.now().timestamp(), series.reading.value
            )
        self._draw()

    def _can_breathe(self) -> Quantity | None:
        """The quantity a breath changes most, if its sensor is at work."""
        there = {each.quantity: each for each in self._quantities()}
        live = [name for name in LEAST if name in there and not self._content(there[name]).paused]
        return there[live[0]] if live else None

    # --- what is shown

    def _turned(self, *_: object) -> None:
        self._tiles.wide = self.widget.width > self.widget.height
        self._redraw_soon()  # not in the turn in which it is built: a tile for each quantity takes as long again

    def _quantities(self) -> tuple[Quantity, ...]:
        return on_the_wall(self._wall, self._stage.readings.quantities())

    def _content(self, quantity: Quantity) -> Shown:
        stage = self._stage
        series = stage.readings.series(quantity.quantity)
        return shown(quantity, series, stage.readings.instruments(), stage.now(), stage.language)

    def _draw(self, *_: object) -> None:
        quantities = self._quantities()
        board = self._boards[BREATH] if self._breath else self._tiles if quantities else self._boards[NOTHING]
        place = self.widget.ids.board
        if place.children != [board]:
            place.clear_widgets()
            place.add_widget(board)
        say, code = self._stage.language.say, self._stage.language.code
        self.widget.note = told(self._wall.note, code)
        home, further = (say("Home"), "home"), (self._further.words, self._further.icon)
        if self._breath is not None:
            self._draw_breath(self._breath)
            return
        if not quantities:
            waking = bool(self._stage.readings.instruments())
            board.words = say("The sensors are waking up.") if waking else say("No sensor is plugged in here just now.")
            self._foot.offer(further, aside=home)
            return
        self._draw_tiles(quantities)
        self._foot.offer((say("Breathe on it!"), "wind") if self._can_breathe() else further, aside=home)

    def _draw_tiles(self, quantities: tuple[Quantity, ...]) -> None:
        stage, now_words = self._stage, self._stage.language.say("now")
        large = next((each for each in quantities if each.quantity == self._chosen), quantities[0])
        content = self._content(large)
        self._big.show(content, now_words)
        self._big.source = " · ".join(filter(None, (content.others, content.source)))
        weather = outside(large, self._outside, stage.now(), self._wall.outside_minutes, stage.language)
        self._big.compare(weather, stage.language.say("Example data"))
        others = [each for each in quantities if each is not large]
        self._big.low = self._tiles.wide or len(others) > CROWD
        if list(self._small) != [each.quantity for each in others]:
            self._lay(others)
        for quantity in others:
            tile = self._small[quantity.quantity]
            tile.low = self._tiles.wide
            tile.show(self._content(quantity), now_words)

    def _lay(self, others: list[Quantity]) -> None:
        """The tiles in their order; those that were there are kept."""
        before, self._small = self._small, {}
        for tile in before.values():
            seat(tile, None)
        for quantity in others:
            tile = before.get(quantity.quantity) or SmallReading(name=quantity.quantity, colour=quantity.colour)
            if quantity.quantity not in before:
                tile.bind(on_release=lambda touched: self._choose(touched.name))
            self._small[quantity.quantity] = tile
            self._tiles.ids.small.add_widget(tile)

    def _draw_breath(self, breath: Breath) -> None:
        """One look at the experiment: take the newest value, say where it stands."""
        stage, board = self._stage, self._boards[BREATH]
        say, now = stage.language.say, stage.now().timestamp()
        quantity = next(each for each in self._quantities() if each.quantity == breath.quantity)
        series = stage.readings.series(breath.quantity)
        same = series is not None and series.reading.source == breath.source  # another sensor may have taken over
        if series is not None and same and not self._content(quantity).paused:
            breath = self._breath = breath.add(series.reading.t_wall, series.reading.value)
        step = breath.step(now)
        newest = breath.points[-1][1] if breath.points else breath.before
        value = breath.highest if step is Step.ROSE else newest
        board.title = self._content(quantity).title
        board.value = in_words(breath.quantity, value, stage.language, quantity.digits)
        board.unit = sign(series.reading.unit) if series else ""
        board.words = breath_words(breath, step, quantity, board.unit, stage.language, simulated=stage.simulated)
        board.points, board.span = breath.curve(now), max(1.0, min(WHOLE_S, now - breath.began))
        board.done, board.over = breath.done(now), step.over
        board.left_words = "" if step.over else say("{n} s left").format(n=breath.left(now))
        back = (say("Back"), "arrow-left" if not stage.language.rtl else "arrow-right")
        if step.over:
            self._foot.offer((self._further.words, self._further.icon), aside=back, quiet=(say("Once more"), "repeat"))
        else:
            self._foot.offer((say("Watch"), "eye"), aside=back, ready=False)


def exhibit(stage: Stage) -> SensorWall:
    """The stage's way in."""
    return SensorWall(stage)
