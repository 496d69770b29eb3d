"""The compass: twelve fields, the projects that have a source, and three hearts to give. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import msgspec

from kiosk import sources
from kiosk.packs.kinds import Remark
from kiosk.results import Published
from kiosk.sources import Sourced

TABLE: Final = "compass.toml"
RECORD: Final = "org.projektor.compass.v1"
QUESTION: Final = "compass"  # under which name hearts are counted
FIELDS: Final = 12
HEARTS: Final = 3


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field of action; its colour is its place in the table."""

    name: str
    icon: str
    title: dict[str, str]
    words: dict[str, str]


class Project(Sourced, frozen=True, forbid_unknown_fields=True):
    """A project with its source. ``field`` is missing where the source names none."""

    name: dict[str, str]
    city: str  # one of `cities`, or "both"
    words: dict[str, str]
    status: dict[str, str]
    kind: Literal["official", "secondary", "third"]
    field: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.source:
            raise ValueError(f"project “{self.name.get('de', '')}” has no source; without one it is not shown")


class Compass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``compass.toml``. ``kinds`` and ``cities``: the words for a project's kind of source and city."""

    honest: dict[str, str]
    editorial: dict[str, str]
    kinds: dict[str, dict[str, str]]
    cities: dict[str, dict[str, str]]
    fields: tuple[Field, ...]
    projects: tuple[Project, ...]

    def __post_init__(self) -> None:
        if len(self.fields) != FIELDS:
            raise ValueError(f"the wheel has {FIELDS} fields; {len(self.fields)} are given")

    def of(self, field: str) -> tuple[Project, ...]:
        """The projects of a field; the empty name: those whose source names no field."""
        return tuple(project for project in self.projects if project.field == field)


CONTENT: Final = Compass  # what TABLE holds


def remarks(compass: Compass, today: date) -> Iterator[Remark]:
    """What the type cannot say: names that are missing or used twice, and where a project comes from."""
    seen: set[str] = set()
    for number, field in enumerate(compass.fields):
        if field.name in seen:
            yield Remark(("fields", number, "name"), f"“{field.name}” is a field already; hearts would be mixed up.")
        seen.add(field.name)
    for number, project in enumerate(compass.projects):
        yield from sources.remarks(project, ("projects", number), today)
        if project.field and project.field not in seen:
            yield Remark(("projects", number, "field"), f"there is no field “{project.field}”; write one of them.")
        for key, known in (("kind", compass.kinds), ("city", compass.cities)):
            if getattr(project, key) not in known:
                yield Remark(("projects", number, key), f"“{getattr(project, key)}” has no words here; add them.")


@dataclass(frozen=True)
class Hearts:
    """The fields a visitor has given a heart, in the order given; never more than three."""

    given: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        return HEARTS - len(self.given)

    @property
    def complete(self) -> bool:
        return self.left == 0

    def touched(self, field: str) -> "Hearts":
        """Give the field a heart, or take it back; with none left, nothing changes."""
        if field in self.given:
            return Hearts(tuple(each for each in self.given if each != field))
        return self if self.complete else Hearts((*self.given, field))

    def data(self, compass: Compass) -> dict[str, object]:
        """The record's data, in the table's order: which came first is nobody's business."""
        return {"fields": [field.name for field in compass.fields if field.name in self.given]}


def counted(data: Mapping[str, object]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What one record adds to the results."""
    fields = data["fields"]
    assert isinstance(fields, list | tuple)
    yield QUESTION, tuple(str(field) for field in fields)


def favourites(published: Published, compass: Compass) -> tuple[Field, ...]:
    """The field, or the fields, with most hearts of all."""
    most = max(published.counts.get(field.name, 0) for field in compass.fields)
    return tuple(field for field in compass.fields if most and published.counts.get(field.name, 0) == most)


def reach(published: Published | None, compass: Compass) -> tuple[float, ...]:
    """How far each field's wedge reaches, 0 to 1 of the longest; nothing reaches before there is a result."""
    if published is None:
        return (0.0,) * FIELDS
    most = max(1, *(published.counts.get(field.name, 0) for field in compass.fields))
    return tuple(published.counts.get(field.name, 0) / most for field in compass.fields)


# What the stage counts again at every start: record type → what one record adds to the results.
COUNTS: Final = {RECORD: counted}
