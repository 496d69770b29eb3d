"""What is recorded of a workshop: the names of the record types, and what each tells. docs/workshops.md explains them.

What the host and the instruments do is timed exactly (`sync.record.EXACT_TYPES`): the agenda clock is derived from it.
What a guest does is timed to the hour, as everywhere; the order of the records is enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sync.record import SURVEY_RESPONSE

_WORKSHOP: Final = "org.projektor.workshop."
PLANNED: Final = _WORKSHOP + "planned.v1"
CHECKED: Final = _WORKSHOP + "checked.v1"
OPENED: Final = _WORKSHOP + "opened.v1"
GUEST: Final = _WORKSHOP + "guest.v1"
GROUPS: Final = _WORKSHOP + "groups.v1"
STEP: Final = _WORKSHOP + "step.v1"
CLOCK: Final = _WORKSHOP + "clock.v1"
ANSWER: Final = _WORKSHOP + "answer.v1"
DOTS: Final = _WORKSHOP + "dots.v1"
NOTE: Final = _WORKSHOP + "note.v1"
IDEA: Final = _WORKSHOP + "idea.v1"
SHOWN: Final = _WORKSHOP + "shown.v1"
CAMPAIGN: Final = _WORKSHOP + "campaign.v1"
ASSIGNED: Final = _WORKSHOP + "assigned.v1"
OFFSET: Final = _WORKSHOP + "offset.v1"
MEASURED: Final = _WORKSHOP + "measured.v1"
ENDED: Final = _WORKSHOP + "ended.v1"

TYPES: Final = (
    PLANNED, CHECKED, OPENED, GUEST, GROUPS, STEP, CLOCK, ANSWER, DOTS, NOTE, IDEA, SHOWN, CAMPAIGN, ASSIGNED, OFFSET,
    MEASURED, ENDED,
)  # fmt: skip
FOLLOWED: Final = (*TYPES, SURVEY_RESPONSE)  # a survey filled during the workshop counts as its feedback

COLOURS: Final = ("green", "red", "blue", "yellow", "violet", "grey")  # of groups, in the order they are given out


@dataclass(frozen=True, slots=True)
class Entry:
    """What a command wants recorded: type and data; whoever appends it adds the time."""

    type: str
    data: Mapping[str, object]
