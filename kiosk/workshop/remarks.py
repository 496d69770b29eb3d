"""What a template's type cannot say: names that are used twice or lead nowhere, numbers that cannot be. Pure."""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from kiosk.packs.kinds import Remark
from kiosk.packs.lines import Place
from kiosk.packs.shape import meant
from kiosk.workshop.template import MOST_GROUPS, Step, Template

# What a kind of step cannot do without.
_WANTS: Final = {
    "poll": "polls",
    "exhibit": "exhibit",
    "survey": "survey",
    "rating": "criteria",
    "calibration": "quantity",
    "measuring": "quantity",
}


def remarks(
    template: Template, exhibits: Sequence[str], surveys: Sequence[str], icons: Container[str]
) -> Iterator[Remark]:
    """``exhibits``, ``surveys``, ``icons``: what a step may name."""
    yield from _numbers(template)
    yield from _preparation(template)
    yield from _questions(template)
    yield from _twice(("steps",), [step.name for step in template.steps])
    if template.icon not in icons:
        yield Remark(("icon",), f"there is no icon “{template.icon}” in assets/icons/icons.toml.")
    asked = [question.name for question in template.polls]
    for number, step in enumerate(template.steps):
        place = ("steps", number)
        yield from _step(place, step, icons)
        for key in ("polls", "criteria"):
            for each, name in enumerate(getattr(step, key)):
                if name not in asked:
                    yield Remark((*place, key, each), f"there is no question “{name}”{meant(name, asked)}")
        if step.exhibit and step.exhibit not in exhibits:
            yield Remark((*place, "exhibit"), f"there is no exhibit “{step.exhibit}”{meant(step.exhibit, exhibits)}")
        if step.survey and step.survey not in surveys:
            yield Remark((*place, "survey"), f"the pack offers no survey “{step.survey}”{meant(step.survey, surveys)}")


def _numbers(template: Template) -> Iterator[Remark]:
    if not 1 <= template.field <= 12:
        yield Remark(("field",), f"field {template.field}: there are twelve colours, 1 to 12.")
    if not 1 <= template.groups <= MOST_GROUPS:
        yield Remark(("groups",), f"{template.groups} groups; 1 to {MOST_GROUPS} can be told apart by their colours.")
    if not 1 <= template.least <= template.most <= 500:
        yield Remark(
            ("least",), f"{template.least} to {template.most} people: write the smaller number first, up to 500."
        )
    if not 3 <= template.tokens <= 10:
        yield Remark(("tokens",), f"{template.tokens} dots; 3 to 10 can be told apart on the screen.")
    if not template.steps:
        yield Remark(("steps",), "a workshop needs steps; add [[steps]].")


def _preparation(template: Template) -> Iterator[Remark]:
    seen: set[str] = set()
    for kind in ("checklist", "materials", "instruments"):
        for place, need in enumerate(getattr(template, kind)):
            if need.name in seen:
                yield Remark((kind, place, "name"), f"“{need.name}” stands here twice; its ticks would be mixed up.")
            seen.add(need.name)


def _questions(template: Template) -> Iterator[Remark]:
    asked = {name for step in template.steps for name in (*step.polls, *step.criteria)}
    yield from _twice(("polls",), [question.name for question in template.polls])
    for number, question in enumerate(template.polls):
        place = ("polls", number)
        yield from _twice((*place, "options"), [option.name for option in question.options])
        if not 2 <= len(question.options) <= 8:
            yield Remark(place, f"“{question.name}” has {len(question.options)} answers; 2 to 8 fit.")
        if question.name not in asked:
            yield Remark(place, f"no step asks “{question.name}”.", fault=False)


def _step(place: Place, step: Step, icons: Container[str]) -> Iterator[Remark]:
    if not 0.5 <= step.minutes <= 1440:
        yield Remark((*place, "minutes"), f"{step.minutes:g} minutes; half a minute to a day can be shown.")
    key = _WANTS.get(step.kind)
    if key and not getattr(step, key):
        yield Remark((*place, "kind"), f"a step of kind “{step.kind}” needs “{key}”.")
    if step.icon and step.icon not in icons:
        yield Remark((*place, "icon"), f"there is no icon “{step.icon}” in assets/icons/icons.toml.")
    yield from _twice((*place, "options"), [option.name for option in step.options])


def _twice(place: Place, names: Sequence[str]) -> Iterator[Remark]:
    for number, name in enumerate(names):
        if name in names[:number]:
            yield Remark((*place, number, "name"), f"“{name}” stands here twice; take one out.")
