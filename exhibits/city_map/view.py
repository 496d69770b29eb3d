"""The city map on the screen: choose a place, choose a pin, set it; see what others have set there."""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from kivy.lang import Builder
from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from exhibits.city_map.model import PIN, TABLE, WORD_LIMIT, CityMap, Pin, heat, total
from exhibits.city_map.telling import drawn_from, pins_told, wishes
from kiosk import outlines, pack, places
from kiosk.exhibit import Stage, Suggestion, told
from kiosk.widgets.choice import Choice
from kiosk.widgets.city_tiles import CityMap as CityTiles
from kiosk.widgets.city_tiles import PinKey
from kiosk.widgets.late import Late
from kiosk.widgets.layout import seat
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.writing import Writing

KIND: Final = "city_map"
PINNING, PLACE, WORD, THANKS = "pinning", "place", "word", "thanks"
Builder.load_file(str(Path(__file__).with_suffix(".kv")))


class PinBoard(Scroller):
    """Map and pins."""

    beside = BooleanProperty(False)  # the map stands beside, not in its seat here


class ThanksBoard(Scroller):
    """Map with the new pin, and what all pins of this place say."""

    beside = BooleanProperty(False)

    chart_title = StringProperty("")
    kinds = ListProperty([])
    basis = StringProperty("")
    next_words = StringProperty("")
    owner = StringProperty("")


class PlaceBoard(Scroller):
    """One place looked at closely: its pins, who lives there, what others wish for it, and its parts."""

    chart_title = StringProperty("")
    kinds = ListProperty([])
    basis = StringProperty("")
    people = StringProperty("")
    people_source = StringProperty("")
    where_words = StringProperty("")
    quarters_source = StringProperty("")
    wishes_title = StringProperty("")
    wishes = ListProperty([])


class CityMapScreen(BoxLayout):
    """Frame, headline, one board at a time, and the foot."""

    title = StringProperty("")
    count_words = StringProperty("")
    headline = StringProperty("")
    lead = StringProperty("")
    failed = BooleanProperty(False)
    beside = BooleanProperty(False)  # on a wide screen the map stands beside everything else
    note = StringProperty("")
    comfort = ObjectProperty(rebind=True)


class CityMapExhibit:
    """Its pin is a value of the model; the screen shows it anew after every touch."""

    poster = None

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._table = pack.table(stage.content, TABLE, CityMap)
        self._places = known = places.read(stage.content)
        self._further: Suggestion = stage.suggestion(KIND)
        self._pin, self._phase, self._failed, self._saving = Pin(), PINNING, False, False
        self.widget = CityMapScreen(comfort=stage.comfort)
        self.widget.bind(size=self._turned)
        self._foot = self.widget.ids.foot.__self__
        self._foot.bind(on_aside=self._aside, on_quiet=self._quiet, on_main=self._main)
        self._boards = Late({PINNING: self._build_pins, THANKS: ThanksBoard, WORD: self._build_word, PLACE: PlaceBoard})
        outline = outlines.read_or_none(stage.content, known)
        self._city = CityTiles(columns=known.columns, rows=known.rows, outline=outline, spots=known.spots)
        self._city.bind(on_pick=lambda _, name: self._picked(name))

    def _build_pins(self) -> PinBoard:
        board = PinBoard()
        for kind in self._table.pins:
            key = PinKey(name=kind.name, icon=kind.icon, field=kind.field)
            key.bind(on_release=lambda touched: self._set(replace(self._pin, kind=touched.name)))
            board.ids.pins.add_widget(key)
        return board

    def _build_word(self) -> Writing:
        board = Writing(limit=WORD_LIMIT)
        board.bind(
            on_typed=lambda _, word: self._set(replace(self._pin, word=word)), on_done=lambda _: self._go(PINNING)
        )
        board.begin(self._stage.language)
        return board

    @property
    def letters(self) -> int:
        return 160

    def announcement(self) -> None:
        """Nothing for the invitation."""

    def enter(self) -> None:
        self._boards.ahead(self.widget.ids.board, WORD, PLACE, THANKS)  # all else is shown by retell

    def leave(self) -> None:
        self._boards.stop()
        self._pin, self._phase, self._failed, self._saving = Pin(), PINNING, False, False
        for board in self._boards.standing(WORD):
            board.begin(self._stage.language)
        self.retell()

    def back(self) -> bool:
        """From the word or the place back to the map; there the kind of pin is taken back first."""
        if self._phase in {WORD, PLACE}:
            self._go(PINNING)
        elif self._phase == PINNING and self._pin.ready:
            self._set(replace(self._pin, kind=""))
        else:
            return False
        return True

    def retell(self) -> None:
        self._further = self._stage.suggestion(KIND)
        for key, kind in zip(reversed(self._boards[PINNING].ids.pins.children), self._table.pins, strict=True):
            key.words = told(kind.words, self._stage.language.code)
        self._show()

    # --- touches

    def _picked(self, place: str) -> None:
        if self._phase == PINNING:  # after that the map only shows
            self._set(self._pin.at(place))

    def _set(self, pin: Pin) -> None:
        self._pin = pin
        self._show()

    def _go(self, phase: str) -> None:
        self._phase = phase
        self._show()

    def _aside(self, *_: object) -> None:
        """The left button: one step back, or home."""
        if not self.back():
            self._stage.open("home")

    def _quiet(self, *_: object) -> None:
        """The middle button: a closer look at the place, a word, another pin, or back to the map."""
        if self._phase == THANKS:
            self.leave()
        elif self._phase == PINNING:
            self._go(WORD if self._pin.ready else PLACE)
        elif self._phase == WORD:
            self._pin = replace(self._pin, word="")
            self._go(PINNING)
        else:
            self._go(PINNING)

    def _main(self, *_: object) -> None:
        if self._phase == THANKS:
            self._stage.open(self._further.place)
        elif self._phase != PINNING:
            self._go(PINNING)
        elif self._pin.ready and not self._saving:
            self._keep()

    def _keep(self) -> None:
        """On the disk first; shown as kept only then."""
        self._saving = True
        pin, (data, _found) = self._pin, self._pin.data()

        def kept(done: Future[Any]) -> None:
            failed = done.exception() is not None
            if self._pin is pin:  # otherwise the visitor has left meanwhile
                self._saving, self._failed = False, failed
                self._go(PINNING if failed else THANKS)

        self._stage.record(PIN, data, kept)

    # --- what is shown

    def _turned(self, *_: object) -> None:
        """The map takes its seat: beside everything on a wide screen, between headline and pins on a high one."""
        wide, board = self.widget.width > self.widget.height, self._boards[self._phase]
        for each in self._boards.standing(WORD):
            each.wide = wide
        has_map = self._phase == PINNING or (wide and self._phase == THANKS)
        self.widget.beside = wide and has_map
        for each in self._boards.standing(PINNING, THANKS):
            each.beside = wide
        if has_map:
            seat(self._city, (self.widget.ids.left if wide else board.ids.seat).__self__)
        else:
            seat(self._city, None)

    def _show(self) -> None:
        self._turned()
        place, board = self.widget.ids.board, self._boards[self._phase]
        if place.children != [board]:
            place.clear_widgets()
            place.add_widget(board)
        language, screen = self._stage.language, self.widget
        warm = heat(self._places.places, self._stage.results)
        pins = total(warm)
        screen.title = language.say("City map")
        screen.count_words = language.say_n("{n} pin", "{n} pins", pins) if pins else ""
        screen.headline, screen.failed = told(self._table.question, language.code), self._failed
        screen.note, screen.lead = "", ""
        city = self._city
        city.heat = {name: (share, language.say_n("{n} pin", "{n} pins", n)) for name, (share, n) in warm.items()}
        city.chosen = self._pin.place
        city.pin = next((kind.icon for kind in self._table.pins if kind.name == self._pin.kind), "")
        {PINNING: self._pinning, PLACE: self._place, WORD: self._word, THANKS: self._thanks}[self._phase]()
        if self._phase in {PLACE, WORD} and screen.width > screen.height:  # height is scarce there
            screen.title, screen.headline = screen.headline, ""

    def _pinning(self) -> None:
        say, screen, pin = self._stage.language.say, self.widget, self._pin
        for key in self._boards[PINNING].ids.pins.children:
            key.chosen = key.name == pin.kind
        if self._failed:
            screen.lead = say("Your pin could not be saved. The staff have been told.")
        elif not pin.place:
            screen.lead = say("Tap a district, set a pin.")
        else:
            screen.lead = " · ".join(filter(None, (self._where(), f"„{pin.word.strip()}“" if pin.word.strip() else "")))
        shown_from = say("The darker, the more pins, from {k} on.").format(k=self._stage.results.threshold)
        screen.note = f"{shown_from} {drawn_from(self._places, self._city.outline, self._stage.language)}".strip()
        aside, quiet = (say("Home"), "home"), (say("Look closer"), "search") if pin.place else ("", "")
        if pin.ready:
            aside, quiet = self._backwards(), (say("Add a word"), "pencil")
        self._foot.offer((say("Set the pin"), "map-pin"), aside=aside, quiet=quiet, ready=pin.ready)

    def _place(self) -> None:
        language, screen, board = self._stage.language, self.widget, self._boards[PLACE]
        say, place, tiles = language.say, self._places[self._pin.place], board.ids.quarters
        screen.headline = place.label
        board.chart_title = say("All pins in {place}").format(place=place.label)
        board.kinds, board.basis = pins_told(self._table, place.name, "", self._stage.results, language)
        board.people = say("{n} people live here").format(n=language.number(place.people)) if place.people else ""
        if place.people and place.people_on is not None:
            board.people_source = f"{told(place.people_source, language.code)}, {language.whole_day(place.people_on)}"
        board.wishes = wishes(self._stage.ideas, place.name, language)
        board.wishes_title = say("What others wish for") if board.wishes else ""
        board.where_words = say("Where exactly?") if place.quarters else ""
        board.quarters_source = told(self._places.quarters_source, language.code) if place.quarters else ""
        if [tile.name for tile in reversed(tiles.children)] != list(place.quarters):
            tiles.clear_widgets()
            for quarter in place.quarters:
                choice = Choice(name=quarter, words=quarter)
                choice.bind(on_release=lambda touched: self._set(replace(self._pin, quarter=touched.name)))
                tiles.add_widget(choice)
        for tile in tiles.children:
            tile.chosen = tile.name == self._pin.quarter
        self._foot.offer((say("Put a pin here"), "map-pin"), quiet=self._backwards())

    def _word(self) -> None:
        say, screen, board = self._stage.language.say, self.widget, self._boards[WORD]
        screen.headline = say("A word on it?")
        board.tell(self._stage.language, self._pin.word)
        board.hint = say("For example: no shade, a bench, the crossing")
        board.warning = say("Please do not write names.")
        self._foot.offer((say("Continue"), "check"), quiet=(say("Without a word"), "x"))

    def _thanks(self) -> None:
        language, screen, board = self._stage.language, self.widget, self._boards[THANKS]
        say, pin = language.say, self._pin
        screen.headline = say("Thank you! Your pin is in {place}.").format(place=self._where())
        board.chart_title = say("All pins in {place}").format(place=self._places[pin.place].label)
        board.kinds, board.basis = pins_told(self._table, pin.place, pin.kind, self._stage.results, language)
        board.next_words, board.owner = told(self._table.next, language.code), told(self._table.owner, language.code)
        self._foot.offer((self._further.words, self._further.icon), quiet=(say("Another pin"), "map-pin"))

    def _backwards(self) -> tuple[str, str]:
        language = self._stage.language
        return language.say("Back"), "arrow-right" if language.rtl else "arrow-left"

    def _where(self) -> str:
        return self._pin.quarter or self._places[self._pin.place].label


def exhibit(stage: Stage) -> CityMapExhibit:
    """The stage's way in."""
    return CityMapExhibit(stage)
