"""The idea pool: what, where, which field; then a code. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec

from kiosk import outlines, places
from kiosk.ideas import SUPPORT, Idea, State
from kiosk.masking import Found, mask
from kiosk.packs.kinds import Remark, TableKind

TABLE: Final = "idea_pool.toml"
LIMIT: Final = 140  # characters
SHORTEST: Final = 4  # below that it is no idea yet
EVERYWHERE: Final = "everywhere"
CODE_LENGTH: Final = 6
SUGGESTIONS: Final = 3
FIELDS: Final = 12
WHOLE: Final = 3  # stems up to this length are whole words
_BEFORE: Final = re.compile(r"^[وفبلك]?ال")


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wish that many have: one touch instead of writing."""

    words: dict[str, str]
    field: int
    icon: str


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the twelve fields of action. ``stems``: language → beginnings of words that speak for it."""

    number: int
    icon: str
    name: dict[str, str]
    stems: dict[str, tuple[str, ...]]


class IdeaPool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``idea_pool.toml``."""

    owner: dict[str, str]
    next: dict[str, str]
    prompts: tuple[Prompt, ...]
    fields: tuple[Field, ...]


CONTENT: Final = IdeaPool  # what TABLE holds
ALSO: Final = (TableKind(places.TABLE, places.CONTENT, places.remarks, outlines.beside),)


def remarks(table: IdeaPool, _today: date) -> Iterator[Remark]:
    """What the type cannot say: twelve fields, each once, each with words that speak for it."""
    numbers = [each.number for each in table.fields]
    for place, number in enumerate(numbers):
        if number in numbers[:place]:
            yield Remark(("fields", place, "number"), f"field {number} stands here twice; take one out.")
        if not any(table.fields[place].stems.values()):
            yield Remark(("fields", place), f"field {number} is never suggested; add stems.", fault=False)
    if lacking := sorted(set(range(1, FIELDS + 1)) - set(numbers)):
        yield Remark(("fields",), f"fields {', '.join(map(str, lacking))} are missing; the strategy has twelve.")
    for place, prompt in enumerate(table.prompts):
        if prompt.field not in numbers:
            yield Remark(("prompts", place, "field"), f"there is no field {prompt.field}.")
        if long := [code for code, words in prompt.words.items() if len(words) > LIMIT]:
            yield Remark(("prompts", place), f"longer than {LIMIT} characters in {', '.join(long)}; shorten it.")


@dataclass(frozen=True)
class Draft:
    """What the visitor has put together so far. ``field`` 0: not chosen yet."""

    text: str = ""
    place: str = ""
    field: int = 0

    @property
    def said(self) -> bool:
        return len(self.text.strip()) >= SHORTEST

    @property
    def ready(self) -> bool:
        return self.said and bool(self.place) and bool(self.field)

    def data(self, code: str) -> tuple[dict[str, object], tuple[Found, ...]]:
        """The record's data, the text masked, and what had to be taken out of it."""
        masked = mask(self.text.strip())
        return {"idea": code, "text": masked.text, "place": self.place, "field": self.field}, masked.found


def suggested(text: str, fields: Sequence[Field], language: str) -> tuple[int, ...]:
    """The fields an idea's words speak for, the strongest first; none when no word is known.

    The words of the screen's language count first (easy German has German's); when none is known, those of all: people
    do not always write in the language they read.
    """
    words = [_bare(word) for word in re.findall(r"[^\W\d_]+", text.casefold())]
    return _ranked(words, fields, (language.partition("-")[0],)) or _ranked(words, fields, None)


def _ranked(words: Sequence[str], fields: Iterable[Field], languages: Sequence[str] | None) -> tuple[int, ...]:
    hits = {
        each.number: sum(
            any(_speaks(stem.casefold(), word) for code in languages or each.stems for stem in each.stems.get(code, ()))
            for word in words
        )
        for each in fields
    }
    ranked = sorted((number for number, count in hits.items() if count), key=lambda number: (-hits[number], number))
    return tuple(ranked[:SUGGESTIONS])


def _speaks(stem: str, word: str) -> bool:
    """A short stem must be the whole word: "ki" speaks of no kiosk, "bus" of no business."""
    return word == stem if len(stem) <= WHOLE else word.startswith(stem)


def _bare(word: str) -> str:
    """An Arabic word without what is written before it: and, in, to, the."""
    return _BEFORE.sub("", word)


def fresh_code(make: Callable[[], str], taken: Callable[[str], bool]) -> str:
    """A code nobody has yet; ``make`` gives one at random."""
    while taken(code := make()[:CODE_LENGTH]):
        pass
    return code


def support_question(code: str) -> str:
    """Under which name the supporters of an idea are counted."""
    return f"idea_pool/{code}"


def counted(data: Mapping[str, object]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What a record of support (``org.projektor.idea.support.v1``) adds to the results."""
    return ((support_question(str(data["idea"])), ("support",)),)


STATE_ICONS: Final[Mapping[State, str]] = {
    State.RECEIVED: "check",
    State.REVIEWED: "eye",
    State.DISCUSSED: "messages",
    State.DONE: "circle-check",
    State.DECLINED: "x",
    State.WITHHELD: "eye-off",
}


def may_read(idea: Idea) -> str:
    """The text that may stand on the screen; empty as long as nobody has released it."""
    return idea.text if idea.shown else ""


# What the stage counts again at every start: record type → what one record adds to the results.
COUNTS: Final = {SUPPORT: counted}
