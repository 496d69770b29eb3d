"""The stage as exhibits see it (``kiosk.exhibit.Stage``): one for the whole house."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from devices.reading import Quality
from kiosk.bill import Bill
from kiosk.exhibit import Readings, Suggestion, told
from kiosk.guard.breaks import Break, Breaks
from kiosk.house import House
from kiosk.ideas import Pool
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.models.recorder import Recorder, Then
from kiosk.models.workshop import Runner
from kiosk.navigator import HOME
from kiosk.outside.values import Outside
from kiosk.results import Results
from kiosk.tally import Tally, spoken
from sync.record import Record

PEOPLE_S: Final = 5.0  # what the camera said longer ago says nothing of now


class HouseStage:
    """Passes on what an exhibit may use, and nothing else."""

    def __init__(  # noqa: PLR0917  each of them is a different thing
        self,
        house: House,
        comfort: ComfortModel,
        recorder: Recorder,
        readings: Readings,
        breaks: Breaks,
        bill: Bill,
        *,
        go: Callable[[str], None],
        speak: Callable[[str], None],
        again: Callable[[str], None],
        workshops: Runner,
    ) -> None:
        """``again``: an exhibit that took a break is to be built anew; ``workshops`` are for staff alone."""
        self._house = house
        self._breaks = breaks
        self._bill = bill
        self._speak = speak
        self._again = again
        self._recorder = recorder
        self._go = go
        self._surveys = frozenset(f"survey:{offered.form.id}" for offered in house.surveys)
        self._opened: set[str] = set()
        self.visit = 0
        self._kept: dict[str, dict[str, Any]] = {}
        self._tally = Tally(house.results, house.surveys, house.counts)
        self.comfort = comfort
        self.readings = readings
        self.workshops = workshops

    @property
    def language(self) -> Language:
        return self._house.languages[self.comfort.comfort.language]

    @property
    def content(self) -> Path:
        return self._house.content

    @property
    def results(self) -> Results:
        return self._house.results

    @property
    def simulated(self) -> bool:
        return self._house.simulated

    @property
    def people(self) -> int | None:
        seen = self.readings.series("people")
        if seen is None or seen.reading.quality is not Quality.OK:
            return None
        return int(seen.reading.value) if self._house.wall() - seen.reading.t_wall < PEOPLE_S else None

    def now(self) -> datetime:
        return self._house.now()

    def monotonic(self) -> float:
        return self._house.monotonic()

    def outside(self) -> Sequence[Outside]:
        return self._house.outside()

    @property
    def ideas(self) -> Pool:
        return self._house.ideas

    def record(self, what: str, data: Mapping[str, object], then: Then, *, withdrawal: str | None = None) -> None:
        self._recorder.record(what, data, then, withdrawal=withdrawal)

    def speak(self, words: str) -> None:
        self._speak(words)

    def open(self, place: str) -> None:
        """A place that nobody knows is the fault of whoever wants to go there, and told at the spot."""
        if place != HOME and place not in self._house.plays and place not in self._surveys:
            raise LookupError(f"stage.open: there is no place “{place}”")
        self._go(place)

    def go(self, place: str) -> None:
        """As ``open``, for the kiosk's own screens: also to what is no exhibit's affair."""
        self._go(place)

    def suggestion(self, place: str) -> Suggestion:
        """A survey that goes with the place, else a survey or exhibit this visit has not opened; when all are, home."""
        code = self.language.code
        surveys = self._bill.surveys
        fitting = [each for each in surveys if place in each.survey.after]
        for offered in (*fitting, *(each for each in surveys if each.survey.home)):
            target = f"survey:{offered.form.id}"
            if target not in self._opened and target != place:
                return Suggestion(target, offered.form.title(spoken(offered.form, self.language)), offered.survey.icon)
        for kind, play in self._bill.items():
            if kind not in self._opened and kind != place and kind not in self._breaks:
                return Suggestion(kind, told(play.manifest.title, code), play.manifest.icon)
        return Suggestion(HOME, self.language.say("Home"), "home")

    def kept(self, kind: str) -> dict[str, Any]:
        return self._kept.setdefault(kind, {})

    def opened(self, place: str) -> None:
        """A place was opened in this visit."""
        self._opened.add(place)

    def forget(self) -> None:
        """The visit is over."""
        self._opened.clear()
        self.visit += 1
        self._kept.clear()

    @property
    def paused(self) -> tuple[Break, ...]:
        """The exhibits that were stopped, with what and why, for staff."""
        return self._breaks.all

    def resume(self, kind: str) -> None:
        """Staff start an exhibit again that was stopped: it is built anew when somebody opens it."""
        if self._breaks.end(kind):
            self._again(kind)

    def count_earlier(self, records: Iterable[Record]) -> None:
        """What earlier runs of this kiosk kept goes into results, ideas, barriers and the list of loans."""
        records = tuple(records)
        for record in records:
            self._tally.take(record)
            self._house.ideas.take(record)
            self._house.barriers.take(record)
            self._house.makerspace.ledger.take(record)
        self.workshops.take(records)

    def learn(self, record: Record) -> None:
        """A contribution has become durable, or was taken back: it counts from now on, or no more."""
        self._tally.take(record)
        self._house.ideas.take(record)
        self._house.barriers.take(record)
        self.workshops.learn(record)
