"""What is known of a workshop: a value that ``kiosk.workshop.replay`` makes of its records. Pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kiosk.workshop.campaign import Campaign


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A step of the agenda, as it was when the doors opened."""

    name: str
    seconds: int
    kind: str
    title: Mapping[str, str]


@dataclass(slots=True)
class Run:
    """A step under way or over. Times in UTC; ``paused_at`` while the clock stands still."""

    step: str
    began: datetime
    planned: int  # seconds
    extended: int = 0  # seconds
    paused: timedelta = timedelta()
    paused_at: datetime | None = None
    ended: datetime | None = None


@dataclass
class Workshop:
    """One workshop. Read it; only ``kiosk.workshop.fold`` writes."""

    code: str
    template: str = ""
    day: str = ""
    begin: str = ""
    place: str = ""
    capacity: int = 0
    cancelled: bool = False
    checked: set[str] = field(default_factory=set)
    title: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    steps: tuple[StepPlan, ...] = ()
    feedback_form: str = ""
    opened: datetime | None = None
    ended: datetime | None = None
    newest: datetime | None = None  # of the exactly timed records
    guests: dict[int, str] = field(default_factory=dict)  # number → colour
    last_number: int = 0  # ever given out
    runs: list[Run] = field(default_factory=list)
    answers: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)  # (step, question) → options
    ballots: dict[str, int] = field(default_factory=dict)  # step → how many have given their dots
    dots: dict[str, Counter[str]] = field(default_factory=dict)  # step → options
    notes: dict[str, dict[str, str]] = field(default_factory=dict)  # step → note → text
    ideas: dict[str, tuple[str, ...]] = field(default_factory=dict)  # colour → codes in the pool
    shown: set[str] = field(default_factory=set)  # steps whose results are out
    campaigns: dict[str, Campaign] = field(default_factory=dict)
    feedback: int = 0

    @property
    def running(self) -> bool:
        return self.opened is not None and self.ended is None

    @property
    def run(self) -> Run | None:
        """The step that is on; None before the first and after the end."""
        return self.runs[-1] if self.runs and self.runs[-1].ended is None else None

    @property
    def step(self) -> StepPlan | None:
        run = self.run
        return self.plan(run.step) if run else None

    @property
    def index(self) -> int:
        """Place of the step that is on in the agenda; -1 before the first."""
        return self.place_of(self.runs[-1].step) if self.runs else -1

    @property
    def following(self) -> StepPlan | None:
        """The step after the one that is on; the first before any."""
        after = self.index + 1
        return self.steps[after] if after < len(self.steps) else None

    @property
    def campaign(self) -> Campaign | None:
        """The one that is measuring now."""
        return next((each for each in reversed(self.campaigns.values()) if each.running), None)

    @property
    def closed(self) -> frozenset[str]:
        """Steps in which nobody answers any more, so that their results may be told."""
        return frozenset(self.shown if self.ended is None else [step.name for step in self.steps])

    def plan(self, name: str) -> StepPlan | None:
        return next((step for step in self.steps if step.name == name), None)

    def place_of(self, name: str) -> int:
        return next((place for place, step in enumerate(self.steps) if step.name == name), -1)

    def members(self, group: str) -> tuple[int, ...]:
        return tuple(sorted(number for number, colour in self.guests.items() if colour == group))

    def answered(self, step: str, question: str) -> int:
        """How many have answered; says nothing about what."""
        return self.answers.get((step, question), Counter()).total()


def moment(text: str) -> datetime:
    """A record's time."""
    return datetime.fromisoformat(text).astimezone(UTC)
