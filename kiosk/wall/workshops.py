"""A running workshop on the wall, and the next one that is planned. Pure: its state is a fold over its records."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, timedelta
from typing import Final

from kiosk.places import Places
from kiosk.wall.slides import Bars, Call, Slide, WorkshopSlide
from kiosk.wall.view import Pages, View
from kiosk.workshop.districts import labels
from kiosk.workshop.state import Workshop
from kiosk.workshop.telling import face
from kiosk.workshop.template import Step, Template

FORGOTTEN: Final = timedelta(hours=12)  # a workshop of which nothing was heard for so long was never ended
AHEAD: Final = timedelta(days=21)  # the next workshop is announced so long before


def pages(templates: Mapping[str, Template], places: Places | None) -> Pages:
    """While a workshop runs the wall is its second screen; before it, one slide says when it is."""
    names = labels(places)

    def slides(view: View) -> Iterable[Slide]:
        running = view.workshops.running
        if running is not None and not _forgotten(running, view):
            return _running(running, templates, view, names)
        return _next(templates, view)

    return slides


def _forgotten(workshop: Workshop, view: View) -> bool:
    return workshop.newest is not None and view.now.astimezone(UTC) - workshop.newest > FORGOTTEN


def _running(
    workshop: Workshop, templates: Mapping[str, Template], view: View, places: Mapping[str, str]
) -> Iterator[Slide]:
    template = templates.get(workshop.template) or _from_records(workshop)
    on = workshop.step
    step = next((each for each in template.steps if on is not None and each.name == on.name), None)
    told = face(workshop, template, step, view.language, view.now, places)
    key = f"workshop/{workshop.code}"
    simulated = any(view.minutes.simulated(name) for each in workshop.campaigns.values() for name in each.claimed)
    yield WorkshopSlide(
        key=key,
        overline=told.title,
        title=told.headline,
        icon=template.icon,
        field=template.field,
        alone=True,
        simulated=simulated,
        face=told,
    )
    for number, (title, rows, basis) in enumerate(told.results):
        if rows:
            yield Bars(
                key=f"{key}/{on.name if on else 0}/{number}",
                overline=told.title,
                title=title,
                icon=template.icon,
                field=template.field,
                alone=True,
                simulated=simulated,
                rows=rows,
                basis=basis,
            )


def _from_records(workshop: Workshop) -> Template:
    """What the records carry, where this wall's pack has no such template: the agenda, but no questions' words."""
    steps = tuple(
        Step(step.name, step.seconds / 60, "talk", dict(step.title), dict(step.title)) for step in workshop.steps
    )
    title = dict(workshop.title)
    groups = len(workshop.groups)
    return Template(workshop.template, "users-group", 1, 1, 500, 1, groups, title, {"de": ""}, title, steps)


def _next(templates: Mapping[str, Template], view: View) -> Iterator[Slide]:
    today = view.now.date()
    for workshop in view.workshops.planned:
        day, template = date.fromisoformat(workshop.day), templates.get(workshop.template)
        if template is None or not today <= day <= today + AHEAD:
            continue
        when = view.language.day(day) if day != today else view.say("today")
        yield Call(
            key=f"workshop/{workshop.code}",
            overline=view.say("Next workshop"),
            title=view.told(template.title),
            small=view.also(template.title),
            icon=template.icon,
            field=template.field,
            words=f"{when}, {workshop.begin} · {workshop.place}",
        )
        return
