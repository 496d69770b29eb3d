"""The timeline: four lines from 2020 to 2027; a finger runs along them, a card tells what became of it."""

from pathlib import Path
from typing import Final

from kivy.factory import Factory
from kivy.lang import Builder
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from exhibits.timeline import model
from exhibits.timeline.model import TABLE, State, Timeline, Track
from kiosk import pack, sources
from kiosk.exhibit import Stage, Suggestion, told
from kiosk.widgets.linemap import LineMap, LinePlan, line_colour
from kiosk.widgets.surface import Plane
from kiosk.widgets.theme import Rgba, Theme
from kiosk.widgets.touchable import Touchable

KIND: Final = "timeline"
Builder.load_file(str(Path(__file__).with_suffix(".kv")))
# Icon and colour (one of the twelve) of each line.
TRACKS: Final = {
    Track.DECISION: ("checklist", 0),
    Track.PROJECT: ("hammer", 9),
    Track.PARTICIPATION: ("messages", 10),
    Track.ROOM: ("door", 3),
}
STATES: Final = {
    State.DONE: "circle-check",
    State.IN_USE: "player-play",
    State.RUNNING: "activity",
    State.AHEAD: "hourglass",
}


class Filter(Touchable, BoxLayout):
    """Shows one line alone; touched again, all."""

    words = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(0)  # of the twelve colours
    track: Track

    @staticmethod
    def tinted(theme: Theme, field: float) -> Rgba:
        return line_colour(theme, int(field))


class EntryCard(Plane, BoxLayout):
    """What became of one entry."""

    wide = BooleanProperty(False)
    roomy = BooleanProperty(True)  # whether the date may be as large as a poster's
    state_above = BooleanProperty(False)
    colour = NumericProperty(0)  # of the twelve fields
    icon = StringProperty("")
    year = StringProperty("")
    day = StringProperty("")
    title = StringProperty("")
    text = StringProperty("")
    state = StringProperty("")
    state_icon = StringProperty("")
    known = BooleanProperty(True)
    source = StringProperty("")


class TimelineScreen(BoxLayout):
    """Strip, filters and card in the visitor's frame."""

    wide = BooleanProperty(False)
    title = StringProperty("")
    position = StringProperty("")
    comfort = ObjectProperty(rebind=True)


class TimelineExhibit:
    """Which entry is lit and which line is filtered is all a visit leaves here, and ``leave`` forgets it."""

    poster = None

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._timeline = pack.table(stage.content, TABLE, Timeline)
        self._axis = model.axis(self._timeline, stage.now().date())
        self._track: Track | None = None
        self._number = 0
        self._further: Suggestion = stage.suggestion(KIND)
        self.widget = TimelineScreen(comfort=stage.comfort)
        self._foot = self.widget.ids.foot.__self__
        self._foot.bind(
            on_aside=lambda *_: stage.open("home"), on_quiet=lambda *_: self._step(-1), on_main=lambda *_: self._forth()
        )
        self._strip: LineMap = self.widget.ids.strip
        self._strip.pick = self._pick
        self._strip.plan = _plan(self._axis)
        self._tiles = Factory.Filters()
        self._filters = [self._filter(track) for track in Track]
        self.widget.bind(wide=self._hang)
        self._hang()

    def _hang(self, *_: object) -> None:
        """The filters stand in the head of a wide screen, above the card on a high one."""
        ids, wide = self.widget.ids, self.widget.wide
        for place in (ids.above, ids.beside):
            place.clear_widgets()
        self._tiles.cols = len(Track) if wide else 2
        (ids.above if wide else ids.beside).add_widget(self._tiles)

    def _filter(self, track: Track) -> Filter:
        icon, field = TRACKS[track]
        made = Filter(icon=icon, field=field)
        made.track = track
        made.bind(on_release=lambda touched: self._choose(touched.track))
        self._tiles.add_widget(made)
        return made

    @property
    def letters(self) -> int:
        card = self.widget.ids.card
        return 60 + len(card.title) + len(card.text)

    def announcement(self) -> None:
        """Nothing for the invitation."""

    def enter(self) -> None:
        self._axis = model.axis(self._timeline, self._stage.now().date())  # a new day moves "today"
        self._strip.plan = _plan(self._axis)
        self._show()

    def back(self) -> bool:
        if self._track is None:
            return False
        self._choose(self._track)
        return True

    def leave(self) -> None:
        self._track, self._number = None, 0

    def retell(self) -> None:
        say, screen = self._stage.language.say, self.widget
        screen.title = say("What became of …?")
        words = (say("Decisions"), say("Projects"), say("Taking part"), say("Room"))
        for made, word in zip(self._filters, words, strict=True):
            made.words = word
        self._strip.now_word = say("today")
        self._strip.spoken = say("Timeline: slide your finger along the lines.")
        self._further = self._stage.suggestion(KIND)
        self._show()

    # --- what the visitor does

    def _choose(self, track: Track) -> None:
        self._track = None if self._track is track else track
        left = self._left()
        if left and self._number not in left:
            self._number = left[0]
        self._show()

    def _pick(self, number: int) -> None:
        if number != self._number:
            self._number = number
            self._show()

    def _step(self, step: int) -> None:
        beside = self._beside(step)
        if beside is not None:
            self._pick(beside)

    def _forth(self) -> None:
        if self._beside(1) is not None:
            self._step(1)
        else:
            self._stage.open(self._further.place)

    def _beside(self, step: int) -> int | None:
        return model.beside(self._left(), self._number, step)

    # --- what is shown

    def _left(self) -> list[int]:
        return model.shown(self._axis.entries, self._track)

    def _show(self) -> None:
        screen, strip, left, language = self.widget, self._strip, self._left(), self._stage.language
        for made in self._filters:
            made.chosen = made.track is self._track
        strip.left, strip.number = left, self._number
        back, forth = ("arrow-right", "arrow-left") if language.rtl else ("arrow-left", "arrow-right")
        further = (self._further.words, self._further.icon)
        self._foot.offer(
            (language.say("Continue"), forth) if self._beside(1) is not None else further,
            quiet=(language.say("Back"), back),
            aside=(language.say("Home"), "home"),
        )
        self._foot.can_back = self._beside(-1) is not None
        if self._number in left:
            screen.position = language.say("{i} of {n}").format(i=left.index(self._number) + 1, n=len(left))
            self._show_card()

    def _show_card(self) -> None:
        entry, language, card = self._axis.entries[self._number], self._stage.language, self.widget.ids.card
        say, code, today = language.say, language.code, self._stage.now().date()
        card.icon, card.colour = TRACKS[entry.track]
        card.year = str(entry.day.year)
        day = language.day(entry.day) if entry.exact else language.month(entry.day) if entry.to_the_month else ""
        card.day = f"{day} ({say('worked out')})" if entry.computed else day
        card.title, card.text = told(entry.title, code), told(entry.text, code)
        state, fresh = model.standing(entry, today)
        words = {
            State.DONE: say("has happened"),
            State.IN_USE: say("in use"),
            State.RUNNING: say("under way"),
            State.AHEAD: say("still to come"),
        }
        card.known = state is not None and fresh
        card.state_icon = "help-circle" if state is None else STATES[state] if fresh else "history"
        if state is None:
            card.state = say("state unknown: please ask")
        else:
            card.state = words[state] if fresh else say("last known: {state}").format(state=words[state])
        card.source = sources.said(entry, language)
        card.ids.scroller.view.scroll_y = 1


def _plan(axis: model.Axis) -> LinePlan:
    return LinePlan(
        tuple(TRACKS.values()),
        [(along, list(TRACKS).index(entry.track)) for entry, along in zip(axis.entries, axis.along, strict=True)],
        [(str(mark.year), mark.along) for mark in axis.years],
        axis.today,
    )


def exhibit(stage: Stage) -> TimelineExhibit:
    """The stage's way in."""
    return TimelineExhibit(stage)
