"""What a guest can do now, in the words of their language. Pure."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.language import Language
from kiosk.workshop import polls
from kiosk.workshop.state import Workshop
from kiosk.workshop.telling import rated
from kiosk.workshop.template import Step

CHECK_IN, ASK, DOTS, IDEA, NOTE, RATE, MINE = "check_in", "ask", "dots", "idea", "note", "rate", "mine"
EXHIBIT, SURVEY, MAP = "exhibit", "survey", "map"


@dataclass(frozen=True)
class Way:
    """Something that can be done now. ``ready``: not when everybody has."""

    what: str
    words: str
    icon: str
    ready: bool = True


def ways(workshop: Workshop, step: Step | None, language: Language, places: Container[str]) -> tuple[Way, ...]:
    """The main thing first. ``places``: what can be opened on this kiosk now."""
    if step is None:
        return (_check_in(workshop, None, language),)
    found = [_KINDS[step.kind](workshop, step, language)] if step.kind in _KINDS else []
    if step.kind == "exhibit" and step.exhibit in places:
        found.append(Way(EXHIBIT, language.say("Open on this screen"), step.icon or "hand-finger"))
    if step.kind == "survey" and f"survey:{step.survey}" in places:
        found.append(Way(SURVEY, language.say("To the survey"), "clipboard-list"))
    if step.kind in {"data", "measuring"} and MAP in places:
        found.append(Way(MAP, language.say("See the map"), "map"))
    taking = step.name not in workshop.shown
    if step.polls and taking and workshop.guests:
        found.append(
            Way(ASK, language.say("Answer now"), "message-question", _room(workshop, step.name, step.polls) > 0)
        )
    if step.kind == "dots" and not step.options and taking:
        found.append(Way(NOTE, language.say("Write a note"), "pencil"))
    return tuple(way for way in found if way is not None)


def _check_in(workshop: Workshop, _step: Step | None, language: Language) -> Way:
    return Way(CHECK_IN, language.say("I am here"), "hand-finger", len(workshop.guests) < workshop.capacity)


def _idea(_workshop: Workshop, _step: Step, language: Language) -> Way:
    return Way(IDEA, language.say("Our idea"), "bulb")


def _dots(workshop: Workshop, step: Step, language: Language) -> Way | None:
    if step.name in workshop.shown or not (step.options or workshop.notes.get(step.name)):
        return None
    return Way(DOTS, language.say("Give dots"), "circle-dot", polls.room(workshop, step.name) > 0)


def _note(_workshop: Workshop, _step: Step, language: Language) -> Way:
    return Way(NOTE, language.say("Write a note"), "pencil")


def _rate(workshop: Workshop, step: Step, language: Language) -> Way | None:
    asked = rated(workshop, step)
    if not asked or step.name in workshop.shown:
        return None
    return Way(RATE, language.say("Rate the ideas"), "star", _room(workshop, step.name, asked) > 0)


def _mine(workshop: Workshop, _step: Step, language: Language) -> Way | None:
    measured = any(campaign.batches for campaign in workshop.campaigns.values())
    return Way(MINE, language.say("My measurement"), "chart-line") if measured else None


_KINDS: Final[dict[str, Callable[[Workshop, Step, Language], Way | None]]] = {
    "check_in": _check_in,
    "ideas": _idea,
    "dots": _dots,
    "notes": _note,
    "rating": _rate,
    "data": _mine,
    "measuring": _mine,
}


def _room(workshop: Workshop, step: str, asked: Sequence[str]) -> int:
    return min((polls.room(workshop, step, name) for name in asked), default=0)
