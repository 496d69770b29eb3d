"""What stands on the workshop's screens, in the language of whoever reads: finished words and numbers. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.results import THRESHOLD
from kiosk.workshop import measures, polls
from kiosk.workshop.agenda import clock, spent
from kiosk.workshop.measures import Row, joined
from kiosk.workshop.polls import Told
from kiosk.workshop.state import Workshop
from kiosk.workshop.template import Question, Step, Template

# Colours of the groups: which of the twelve field colours, and a sign for whoever does not see colours.
FIELDS: Final = {"green": 10, "red": 11, "blue": 4, "yellow": 7, "violet": 3, "grey": 12}
SIGNS: Final = {"green": "leaf", "red": "flame", "blue": "droplet", "yellow": "sun", "violet": "star", "grey": "cloud"}
Card = tuple[int, str, str, str, str]


@dataclass(frozen=True)
class Face:
    """The agenda clock's screen."""

    title: str
    people: str
    face: str
    note: str
    share: float
    over: bool
    paused: bool
    headline: str
    text: str
    groups: tuple[Card, ...]
    agenda: tuple[tuple[float, float, bool], ...]
    since: str
    then: str
    progress: str  # how many have answered
    results: tuple[tuple[str, tuple[Row, ...], str], ...]  # title, rows, basis
    notes: tuple[str, ...]  # on the board of the step


def colour(language: Language, group: str) -> str:
    """A group's colour as a word."""
    say = language.say
    words = {
        "green": say("Green"),
        "red": say("Red"),
        "blue": say("Blue"),
        "yellow": say("Yellow"),
        "violet": say("Violet"),
        "grey": say("Grey"),
    }
    return words.get(group, group)


def face(  # noqa: PLR0917  what the screen is made of
    workshop: Workshop,
    template: Template,
    step: Step | None,
    language: Language,
    now: datetime,
    places: Mapping[str, str],
) -> Face:
    """Everything the clock's screen says. ``places``: stop → what that place of the city is called."""
    code, say = language.code, language.say
    time = clock(workshop, now)
    following = workshop.following
    after = (
        say("then: {step} · {n} min").format(
            step=told(following.title, code), n=language.number(round(following.seconds / 60))
        )
        if following is not None
        else say("this is the last step")
    )
    note = ""
    if time is not None:
        note = (
            say("The clock stands still")
            if time.paused
            else say("over time")
            if time.over
            else say("left in this step")
        )
    return Face(
        title=told(template.title, code),
        people=joined(language, guests(language, len(workshop.guests)), groups(language, len(workshop.groups))),
        face=time.face if time is not None else workshop.begin or f"{now:%H:%M}",
        note=note or say("we begin soon"),
        share=time.share if time is not None else 0.0,
        over=time is not None and time.over and not time.paused,
        paused=time is not None and time.paused,
        headline=told(step.title, code) if step is not None else say("Welcome"),
        text=told(step.text, code) if step is not None else told(template.aim, code),
        groups=tuple(_card(workshop, step, language, group) for group in workshop.groups),
        agenda=tuple(_agenda(workshop, now)),
        since=say("since {time}").format(time=f"{workshop.run.began.astimezone(now.tzinfo):%H:%M}")
        if workshop.run is not None
        else "",
        then=after,
        progress=progress(workshop, template, step, language),
        results=results(workshop, template, step, language, places),
        notes=tuple(workshop.notes.get(step.name, {}).values()) if step is not None else (),
    )


def guests(language: Language, number: int) -> str:
    return language.say_n("{n} guest", "{n} guests", number)


def groups(language: Language, number: int) -> str:
    return language.say_n("{n} group", "{n} groups", number)


def questions(step: Step, template: Template, workshop: Workshop) -> tuple[tuple[str, Question, str], ...]:
    """(name in the records, question, group it is about) of everything a step asks."""
    asked = [(name, template.question(name), "") for name in step.polls]
    if step.kind == "rating":
        for group in workshop.groups:
            if workshop.ideas.get(group):
                asked += [(f"{name}.{group}", template.question(name), group) for name in step.criteria]
    return tuple(asked)


def rated(workshop: Workshop, step: Step) -> tuple[str, ...]:
    """The questions by which the groups' ideas are rated, as they stand in the records."""
    entered = [group for group in workshop.groups if workshop.ideas.get(group)]
    return tuple(f"{name}.{group}" for group in entered for name in step.criteria)


def topics(workshop: Workshop, step: Step, language: Language) -> tuple[tuple[str, str], ...]:
    """(name, words) of what dots can be put on: the template's, or what the group has written."""
    if step.options:
        return tuple((option.name, told(option.label, language.code)) for option in step.options)
    return tuple(workshop.notes.get(step.name, {}).items())


def progress(workshop: Workshop, template: Template, step: Step | None, language: Language) -> str:
    """How many have answered, dotted or entered; says nothing about what."""
    if step is None or step.name in workshop.shown:
        return ""
    counts = [workshop.answered(step.name, name) for name, _, _ in questions(step, template, workshop)]
    if step.kind == "dots":
        counts.append(workshop.ballots.get(step.name, 0))
    if not counts:
        return ""
    told_n = (language.number(min(counts)), language.number(len(workshop.guests)))
    return language.say("{n} of {m} have answered").format(n=told_n[0], m=told_n[1])


def results(
    workshop: Workshop, template: Template, step: Step | None, language: Language, places: Mapping[str, str]
) -> tuple[tuple[str, tuple[Row, ...], str], ...]:
    """What is published of a step's questions and dots: title, rows, and on what it rests."""
    if step is not None and step.kind in {"data", "calibration"}:
        return measures.measured(workshop, step, language, places)
    if step is None or step.name not in workshop.closed:
        return ()
    found: list[tuple[str, tuple[Row, ...], str]] = []
    for name, question, group in questions(step, template, workshop):
        published = polls.told(workshop, step.name, name)
        title = told(question.text, language.code) + (f" · {colour(language, group)}" if group else "")
        if published is None:
            found.append((title, (), few(language)))
            continue
        before = polls.shift(workshop, name)
        rows = question_rows(question, published, before.first if before else None, language)
        found.append((title, rows, basis(language, published.n, shift=before is not None)))
    dots = polls.dotted(workshop, step.name)
    if dots is not None:
        total = sum(dots.counts.values())
        rows = tuple(
            (words, language.number(dots.counts.get(name, 0)), dots.counts.get(name, 0) / total, "")
            for name, words in sorted(topics(workshop, step, language), key=lambda each: -dots.counts.get(each[0], 0))
        )
        found.append((language.say("Your dots"), rows, basis(language, dots.n)))
    elif step.kind == "dots":
        found.append((language.say("Your dots"), (), few(language)))
    return tuple(found)


def question_rows(question: Question, published: Told, before: Told | None, language: Language) -> tuple[Row, ...]:
    """A row for each answer; with ``before``, how much the share has moved since the beginning."""
    rows: list[Row] = []
    for option in question.options:
        share = published.share(option.name)
        value = language.percent(share)
        if before is not None and before.step != published.step:
            points = round(100 * share) - round(100 * before.share(option.name))
            sign = "±" if not points else "+" if points > 0 else "−"
            value = f"{value} ({sign}{language.number(abs(points))})"
        rows.append((told(option.label, language.code), value, share, ""))
    return tuple(rows)


def basis(language: Language, n: int, *, shift: bool = False) -> str:
    """What every result of a workshop carries."""
    parts = [f"n = {language.number(n)}", language.say("this workshop, not public opinion")]
    if shift:
        parts.append(language.say("in brackets: points since the beginning"))
    return joined(language, *parts)


def few(language: Language) -> str:
    return language.say("Too few answers to be shown: it takes {k}.").format(k=language.number(THRESHOLD))


def _card(workshop: Workshop, step: Step | None, language: Language, group: str) -> Card:
    """What a group's card counts: measurements while one measures, ideas while one writes, else its people."""
    campaign = workshop.campaign
    if campaign is not None or (step is not None and step.kind == "data" and workshop.campaigns):
        last = campaign or list(workshop.campaigns.values())[-1]
        number = last.counts_by_group().get(group, 0)
        note = language.say_n("measurement", "measurements", number)
    elif step is not None and step.kind in {"ideas", "rating"}:
        number = len(workshop.ideas.get(group, ()))
        note = language.say_n("idea", "ideas", number)
    else:
        number = len(workshop.members(group))
        note = language.say_n("person", "people", number)
    return FIELDS[group], SIGNS[group], colour(language, group), language.number(number), note


def _agenda(workshop: Workshop, now: datetime) -> list[tuple[float, float, bool]]:
    here, time = workshop.index, clock(workshop, now)
    done = {run.step for run in workshop.runs if run.ended is not None and spent(run, run.ended).total_seconds() > 0}
    bars = []
    for place, step in enumerate(workshop.steps):
        on = place == here and workshop.run is not None
        share = (max(0.02, time.share) if time else 0.0) if on else 1.0 if step.name in done and place < here else 0.0
        bars.append((step.seconds / 60, share, on))
    return bars
