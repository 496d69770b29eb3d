"""A workshop's template: a readable file of the pack, ``workshops/*.toml``. Pure."""

from typing import Final, Literal

import msgspec

from kiosk.workshop.events import COLOURS

FOLDER: Final = "workshops"
# Participants read these at least; other languages fall back to German, and `pack check` advises to add them.
REQUIRED: Final = ("de", "en", "de-einfach")
MOST_GROUPS: Final = len(COLOURS)

Kind = Literal[
    "check_in", "talk", "poll", "dots", "ideas", "rating", "notes", "calibration", "measuring", "data", "exhibit",
    "survey",
]  # fmt: skip


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of a question, one topic for dots."""

    name: str
    label: dict[str, str]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Asked in every step that names it; asked twice, the shift between first and last time is told."""

    name: str
    text: dict[str, str]
    options: tuple[Option, ...]


class Need(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to get ready: an item of the checklist, a material, an instrument. ``text`` is for the host."""

    name: str
    text: dict[str, str]
    quantity: str = ""  # of an instrument


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step of the agenda. ``title`` and ``text`` are for the participants, ``host`` for whoever leads.

    polls: questions asked; options: topics for dots; criteria: what ideas are rated on (questions);
    exhibit, survey: what opens on the kiosk; quantity: what is measured; stops: where.
    """

    name: str
    minutes: float
    kind: Kind
    title: dict[str, str]
    text: dict[str, str]
    host: dict[str, str] = {}
    icon: str = ""
    polls: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    criteria: tuple[str, ...] = ()
    exhibit: str = ""
    survey: str = ""
    quantity: str = ""
    stops: tuple[Option, ...] = ()


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``workshops/<id>.toml``."""

    id: str
    icon: str
    field: int
    least: int  # people
    most: int
    hosts: int
    groups: int
    title: dict[str, str]
    aim: dict[str, str]
    owner: dict[str, str]  # who answers for what happens with the results
    steps: tuple[Step, ...]
    tokens: int = 10  # dots of one person
    checklist: tuple[Need, ...] = ()
    materials: tuple[Need, ...] = ()
    instruments: tuple[Need, ...] = ()
    polls: tuple[Question, ...] = ()

    @property
    def minutes(self) -> float:
        return sum(step.minutes for step in self.steps)

    @property
    def needs(self) -> tuple[Need, ...]:
        """Everything on the list of preparation."""
        return (*self.checklist, *self.materials, *self.instruments)

    @property
    def feedback(self) -> str:
        """The survey that counts as this workshop's feedback; empty when there is none."""
        return next((step.survey for step in reversed(self.steps) if step.survey), "")

    def step(self, name: str) -> Step:
        return next(step for step in self.steps if step.name == name)

    def question(self, name: str) -> Question:
        return next(question for question in self.polls if question.name == name)
