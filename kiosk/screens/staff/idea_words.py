"""How the staff and whoever looks an idea up are told how far it has come, and why."""

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.ideas import State
from kiosk.language import Language

ICONS: Final = {
    State.RECEIVED: "hourglass",
    State.REVIEWED: "eye",
    State.DISCUSSED: "messages",
    State.DONE: "circle-check",
    State.DECLINED: "x",
    State.WITHHELD: "eye-off",
}


def state_words(language: Language, state: State) -> str:
    """How far an idea has come, for the staff."""
    staff = language.staff
    return {
        State.RECEIVED: staff("waits"),
        State.REVIEWED: staff("released"),
        State.DISCUSSED: staff("being discussed"),
        State.DONE: staff("put into practice"),
        State.DECLINED: staff("not put into practice"),
        State.WITHHELD: staff("held back"),
    }[state]


# Visitors read these, in German or English: whoever looks up the code of an idea that is not shown.
REASONS: Final[Mapping[State, tuple[Callable[[Language], str], ...]]] = {
    State.WITHHELD: (
        lambda language: language.staff("It names people or says how to reach them."),
        lambda language: language.staff("It insults or threatens somebody."),
        lambda language: language.staff("It advertises something."),
        lambda language: language.staff("It is no suggestion for the city."),
    ),
    State.DECLINED: (
        lambda language: language.staff("The city has no say in this."),
        lambda language: language.staff("There is no money for it at the moment."),
        lambda language: language.staff("This exists already."),
    ),
    State.DISCUSSED: (lambda language: language.staff("The team of the lab talks with the city about it."),),
    State.DONE: (lambda language: language.staff("It has been done."),),
}
