"""One visitor's visit: who-less, short, and gone when it ends. Pure: every instant is handed in (monotonic seconds)."""

import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

LEAST_IDLE_S: Final = 30.0


class Presence(StrEnum):
    """Whether somebody is still there."""

    HERE = "here"
    ASKED = "asked"  # "Noch da?" is on the screen
    GONE = "gone"


@dataclass(frozen=True)
class IdleRule:
    """How long a screen may go untouched before the question, and how long the question waits. Seconds."""

    idle_s: float = 60.0
    warning_s: float = 20.0

    def for_text(self, letters: int, *, easy: bool) -> float:
        """Idle time of a page: reading 10 letters a second, half that in easy language, never under 30 s."""
        reading = letters / (5.0 if easy else 10.0)
        return max(LEAST_IDLE_S, self.idle_s, self.idle_s * 0.5 + reading)


@dataclass(frozen=True)
class Comfort:
    """What a visitor may set, one tap each."""

    language: str
    text_size: int = 0  # index into the three sizes
    contrast: int = 0  # index into the themes
    low: bool = False


@dataclass
class Visit:
    """The running visit. ``id`` is random, in no record longer than the visit lasts, and never reused."""

    comfort: Comfort
    rule: IdleRule
    started: float
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    last_touch: float = 0.0
    page_idle_s: float = 0.0

    def __post_init__(self) -> None:
        self.last_touch = self.started
        self.page_idle_s = self.rule.idle_s

    def touch(self, now: float) -> None:
        """Any touch counts as presence, everywhere."""
        self.last_touch = now

    def reads(self, letters: int) -> None:
        """A new page with so many letters is on the screen."""
        self.page_idle_s = self.rule.for_text(letters, easy=self.comfort.language == "de-einfach")

    def presence(self, now: float) -> Presence:
        quiet = now - self.last_touch
        if quiet >= self.page_idle_s + self.rule.warning_s:
            return Presence.GONE
        return Presence.ASKED if quiet >= self.page_idle_s else Presence.HERE

    def countdown(self, now: float) -> int:
        """Whole seconds until the visit ends, while ``ASKED``."""
        left = self.last_touch + self.page_idle_s + self.rule.warning_s - now
        return max(0, min(int(self.rule.warning_s), int(left + 0.999)))


def is_open(hours: tuple[str, ...], weekday: int, minute: int) -> bool:
    """Whether the kiosk is open: ``hours`` has "10:00-18:00" for each day from Monday, "" for closed; none: always.

    ``weekday`` 0 is Monday, ``minute`` the minute of the day. Hours end on their own day; others are refused before.
    """
    if not hours:
        return True
    today = hours[weekday] if weekday < len(hours) else ""
    if not today:
        return False
    begin, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in today.split("-"))
    return begin <= minute < end
