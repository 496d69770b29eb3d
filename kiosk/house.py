"""What the stage is handed when it opens: everything from outside, nothing looked up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kiosk import forms
from kiosk.barriers import TYPES as BARRIER_TYPES
from kiosk.barriers import Barriers
from kiosk.exhibit import Exhibit, Manifest, Stage
from kiosk.ideas import TYPES as IDEA_TYPES
from kiosk.ideas import Pool
from kiosk.language import Languages
from kiosk.makerspace.records import TYPES as SPACE_TYPES
from kiosk.makerspace.space import Space
from kiosk.outside.values import Outside
from kiosk.pack import Pack, Survey
from kiosk.results import Counted, Results
from kiosk.station import ScreenSettings, VisitSettings
from kiosk.visit import Comfort, IdleRule, Visit
from kiosk.workshop.events import TYPES as WORKSHOP_TYPES
from kiosk.workshop.template import Template
from sync.record import SURVEY_RESPONSE, VOTE, Draft, Record


@dataclass(frozen=True)
class Play:
    """An exhibit that can be opened: its manifest, and how to build it, which imports its view."""

    manifest: Manifest
    build: Callable[[Stage], Exhibit]
    module: str  # its package


@dataclass(frozen=True)
class OfferedSurvey:
    """A survey of the pack with its form already read."""

    survey: Survey
    form: forms.Form


class Speaker(Protocol):
    """What the stage needs of a voice (``kiosk.speech.Voice``)."""

    @property
    def speaking(self) -> bool: ...
    def say(self, parts: str | Iterable[str], language: str) -> None: ...
    @property
    def paused(self) -> bool: ...
    def add(self, parts: Iterable[str], language: str) -> None: ...
    def remark(self, text: str, language: str) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def slower(self, *, slow: bool) -> None: ...
    def stop(self) -> None: ...


@dataclass(frozen=True)
class House:
    """All of it. ``append`` is the journal's door; clocks are handed in so that tests can turn them."""

    screen: ScreenSettings
    visit: VisitSettings
    assets: Path
    content: Path
    pack: Pack
    languages: Languages
    language: str  # what a visit starts in
    plays: Mapping[str, Play]  # kind → play, in the order of the pack
    surveys: tuple[OfferedSurvey, ...]
    results: Results
    counts: Mapping[str, Counted]  # record type → what an exhibit's record adds to the results
    append: Callable[[Draft], Future[Record]]
    withdraw: Callable[[str], Future[tuple[Record, ...]]]
    voice: Speaker | None
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    wall: Callable[[], float]
    simulated: bool  # values on the screen are simulated: the banner shows
    stopped: Mapping[str, str] = field(default_factory=dict)  # exhibits that begin on their break: kind → why
    outside: Callable[[], Sequence[Outside]] = tuple  # what was last imported
    ideas: Pool = field(default_factory=Pool)  # fed with the records of ideas and of their states
    barriers: Barriers = field(default_factory=Barriers)  # fed with the reports of barriers and their states
    makerspace: Space = field(default_factory=Space)  # kits and machines; its ledger is fed with their records
    templates: Callable[[], Mapping[str, Template]] = dict  # of workshops, by id; read when the first is asked for
    exchange: Path = Path()  # the folder where files come from kits and reports go to

    @property
    def remembered(self) -> tuple[str, ...]:
        """Types of the records from before this start that the stage must know."""
        return (VOTE, SURVEY_RESPONSE, *self.counts, *IDEA_TYPES, *BARRIER_TYPES, *SPACE_TYPES, *WORKSHOP_TYPES)

    def begin_visit(self, comfort: Comfort) -> Visit:
        """Somebody has come."""
        return Visit(comfort, IdleRule(self.visit.idle_s, self.visit.warning_s), self.monotonic())
