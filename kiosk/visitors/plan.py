"""What a scripted visitor is about to do: chosen by chance and by turns, before the visit begins. Pure."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

COMFORTS: Final = ("text-size", "contrast-2", "arrow-bar-to-down")  # signs of the comfort bar
WALKS_AWAY, VOTES, CHANGES, SPEAKS, KEYPAD, FOLLOWS = 0.2, 0.5, 0.3, 0.6, 0.25, 0.5  # shares of the visitors


@dataclass(frozen=True)
class Plan:
    """One visit. ``language`` "" keeps what is on the screen; ``exhibit`` and ``survey`` are places, or "".

    ``patience``: how many touches an exhibit gets. ``leaves_after``: so many touches and the visitor is gone; None
    stays to the end. ``comfort``: a sign of the comfort bar, and after how many touches it is used.
    """

    language: str = ""
    keypad: bool = False
    votes: bool = False
    exhibit: str = ""
    follows: bool = False  # goes where the exhibit's end leads
    survey: str = ""
    patience: int = 6
    leaves_after: int | None = None
    comfort: tuple[str, int] = ("", 0)


def plan(
    number: int, chance: random.Random, *, languages: Sequence[str], exhibits: Sequence[str], surveys: Sequence[str]
) -> Plan:
    """The plan of the visitor with this number, from 0. The first one stays to the end and shows the whole way.

    Exhibits, surveys and languages take turns, so that all of them see somebody after as many visitors as there are.
    """
    first = number == 0
    leaves = not first and chance.random() < WALKS_AWAY
    return Plan(
        language="" if first or chance.random() >= SPEAKS else languages[number % len(languages)],
        keypad=not first and chance.random() < KEYPAD,
        votes=first or chance.random() < VOTES,
        exhibit=exhibits[number % len(exhibits)] if exhibits else "",
        follows=not first and chance.random() < FOLLOWS,
        survey=surveys[number % len(surveys)] if surveys else "",
        patience=chance.randint(2, 5),
        leaves_after=chance.randint(2, 12) if leaves else None,
        comfort=(chance.choice(COMFORTS), chance.randint(1, 10)) if chance.random() < CHANGES else ("", 0),
    )
