"""Facts with their source: where one was read, of when it speaks, and when somebody last looked. Pure.

Every exhibit that shows facts says it in the same words. Nothing is filled in: a page without a date says so, and
"last checked" is said only when a person has written down the day on which they compared the fact with its source.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from kiosk.language import Language
from kiosk.packs.kinds import Remark

_MOMENT: Final = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?")


def first_day(moment: str) -> date:
    """The first day a moment can have been: of 2023-04 the first of April.

    Raises:
        ValueError: it is no year, no month and no day.
    """
    found = _MOMENT.fullmatch(moment)
    if found is None:
        raise ValueError(f"“{moment}” is no date; write 2023, 2023-04 or 2023-04-17")
    try:
        return date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError as error:
        raise ValueError(f"“{moment}” is no date ({error}); write 2023, 2023-04 or 2023-04-17") from error


def moment_said(moment: str, language: Language) -> str:
    """A moment as exactly as it is known: "28. Mai 2025", "Mai 2025" or "2025"."""
    day = first_day(moment)
    parts = moment.count("-")
    return (str(day.year), language.month_and_year(day), language.whole_day(day))[parts]


class Sourced(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A fact, by its source.

    ``source``: where it was read. ``dated``: the moment that page speaks of, as exactly as it says; empty when it has
    no date. ``checked``: the day somebody compared the fact with its source again; empty until somebody has.
    """

    source: str
    dated: str = ""
    checked: date | None = None

    def __post_init__(self) -> None:
        if self.dated:
            first_day(self.dated)

    @property
    def stands_from(self) -> date | None:
        """The last day of which it is known to have been so; None when neither page nor person says one."""
        days = [day for day in (self.checked, first_day(self.dated) if self.dated else None) if day is not None]
        return max(days, default=None)


def said(fact: Sourced, language: Language) -> str:
    """The line below a fact."""
    say = language.say
    parts = [
        say("Source: {source}").format(source=fact.source),
        say("as of {day}").format(day=moment_said(fact.dated, language)) if fact.dated else say("page without a date"),
    ]
    if fact.checked is not None:
        parts.append(say("Last checked on {day}").format(day=language.whole_day(fact.checked)))
    return " · ".join(parts)


def remarks(fact: Sourced, place: tuple[str | int, ...], today: date) -> Iterator[Remark]:
    """What is wrong with where a fact comes from."""
    if not fact.source.strip():
        yield Remark((*place, "source"), "a fact without a source is not shown; add it.")
    if fact.checked is not None and fact.checked > today:
        yield Remark((*place, "checked"), f"{fact.checked} is still to come; write the day somebody looked.")
    if fact.dated and first_day(fact.dated) > today:
        yield Remark((*place, "dated"), f"{fact.dated} is still to come; write the day the page speaks of.")
