"""What each record changes in the state of its workshop. Records come in their order, each once. Pure."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from kiosk.workshop import events
from kiosk.workshop.campaign import Batch, Campaign, Offset
from kiosk.workshop.state import Run, StepPlan, Workshop, moment
from sync.record import EXACT_TYPES, SURVEY_RESPONSE, Record

Data = Mapping[str, Any]


def apply(workshops: dict[str, Workshop], record: Record) -> None:
    """Change the state as one record tells."""
    data: Data = record.data
    if record.type == SURVEY_RESPONSE:
        for each in workshops.values():
            if each.running and data.get("form") == each.feedback_form:
                each.feedback += 1
        return
    code = str(data["workshop"])
    workshop = workshops.setdefault(code, Workshop(code))
    if workshop.ended is not None and record.type not in _AFTERWARDS:
        return
    if record.type in EXACT_TYPES and record.type != events.MEASURED:  # imported values carry times of their own
        at = moment(record.time)
        workshop.newest = max(workshop.newest or at, at)
    _CHANGES[record.type](workshop, data, moment(record.time))


def _planned(workshop: Workshop, data: Data, _at: datetime) -> None:
    workshop.template, workshop.place = str(data["template"]), str(data["place"])
    workshop.day, workshop.begin = str(data["day"]), str(data["begin"])
    workshop.capacity = int(data["capacity"])
    workshop.cancelled = bool(data.get("cancelled", False))


def _checked(workshop: Workshop, data: Data, _at: datetime) -> None:
    change = workshop.checked.add if data["done"] else workshop.checked.discard
    change(str(data["item"]))


def _opened(workshop: Workshop, data: Data, at: datetime) -> None:
    if workshop.opened is not None:
        return
    workshop.opened = at
    workshop.template, workshop.title = str(data["template"]), data["title"]
    workshop.groups = tuple(data["groups"])
    workshop.feedback_form = str(data.get("feedback", ""))
    workshop.steps = tuple(
        StepPlan(each["step"], int(each["seconds"]), each["kind"], each["title"]) for each in data["steps"]
    )


def _guest(workshop: Workshop, data: Data, _at: datetime) -> None:
    number = int(data["number"])
    workshop.last_number = max(workshop.last_number, number)
    if data["here"]:
        workshop.guests[number] = str(data.get("group", ""))
    else:
        workshop.guests.pop(number, None)


def _groups(workshop: Workshop, data: Data, _at: datetime) -> None:
    workshop.groups = tuple(data["groups"])
    colour = {int(number): group for group, numbers in data["groups"].items() for number in numbers}
    workshop.guests = {number: colour.get(number, "") for number in workshop.guests}


def _step(workshop: Workshop, data: Data, at: datetime) -> None:
    plan = workshop.plan(str(data["step"]))
    if plan is None or workshop.opened is None:
        return
    _finish(workshop, at)
    workshop.runs.append(Run(plan.name, at, plan.seconds))


def _finish(workshop: Workshop, at: datetime) -> None:
    run = workshop.run
    if run is not None:
        _resume(run, at)
        run.ended = max(at, run.began)


def _resume(run: Run, at: datetime) -> None:
    if run.paused_at is not None:
        run.paused += max(timedelta(), at - run.paused_at)
        run.paused_at = None


def _clock(workshop: Workshop, data: Data, at: datetime) -> None:
    run = workshop.run
    if run is None:
        return
    if data["what"] == "extended":
        run.extended += int(data.get("seconds", 0))
    elif data["what"] == "resumed":
        _resume(run, at)
    elif run.paused_at is None:
        run.paused_at = at


def _answer(workshop: Workshop, data: Data, _at: datetime) -> None:
    if data["step"] in workshop.shown:
        return
    workshop.answers.setdefault((str(data["step"]), str(data["question"])), Counter())[str(data["option"])] += 1


def _dots(workshop: Workshop, data: Data, _at: datetime) -> None:
    step = str(data["step"])
    if step in workshop.shown:
        return
    workshop.ballots[step] = workshop.ballots.get(step, 0) + 1
    workshop.dots.setdefault(step, Counter()).update({str(name): int(count) for name, count in data["dots"].items()})


def _note(workshop: Workshop, data: Data, _at: datetime) -> None:
    board = workshop.notes.setdefault(str(data["step"]), {})
    if data["text"]:
        board[str(data["note"])] = str(data["text"])
    else:
        board.pop(str(data["note"]), None)


def _idea(workshop: Workshop, data: Data, _at: datetime) -> None:
    group = str(data["group"])
    workshop.ideas[group] = (*workshop.ideas.get(group, ()), str(data["idea"]))


def _shown(workshop: Workshop, data: Data, _at: datetime) -> None:
    workshop.shown.add(str(data["step"]))


def _campaign(workshop: Workshop, data: Data, at: datetime) -> None:
    name = str(data["campaign"])
    if data["what"] == "started":
        claimed = {str(each["instrument"]): str(each.get("group", "")) for each in data.get("instruments", ())}
        workshop.campaigns[name] = Campaign(
            name,
            str(data.get("step", "")),
            str(data.get("quantity", "")),
            str(data.get("unit", "")),
            claimed,
            at,
            side_by_side=bool(data.get("side_by_side", False)),
        )
    elif name in workshop.campaigns:
        workshop.campaigns[name] = replace(workshop.campaigns[name], ended=at)


def _assigned(workshop: Workshop, data: Data, _at: datetime) -> None:
    campaign = workshop.campaigns.get(str(data["campaign"]))
    if campaign is not None:
        name = str(data["instrument"])
        campaign.claimed[name], campaign.stops[name] = str(data.get("group", "")), str(data.get("stop", ""))


def _offset(workshop: Workshop, data: Data, _at: datetime) -> None:
    campaign = workshop.campaigns.get(str(data["campaign"]))
    if campaign is not None:
        campaign.offsets[str(data["instrument"])] = Offset(
            float(data["offset"]), float(data["spread"]), int(data["count"]), str(data["reference"])
        )


def _measured(workshop: Workshop, data: Data, _at: datetime) -> None:
    campaign = workshop.campaigns.get(str(data["campaign"]))
    if campaign is not None:
        name, imported = str(data["instrument"]), bool(data.get("imported", False))
        campaign.batches.append(
            Batch(
                name,
                # Whose it was when this was measured; a file says nothing of it, so whose it is when it is read in.
                str(data.get("group", campaign.claimed.get(name, "") if imported else "")),
                str(data.get("stop", "")),
                moment(str(data["began"])).timestamp(),
                tuple((float(after), float(value)) for after, value in data["values"]),
                imported=imported,
            )
        )


def _ended(workshop: Workshop, _data: Data, at: datetime) -> None:
    _finish(workshop, at)
    workshop.ended = at


_CHANGES: Final[Mapping[str, Callable[[Workshop, Data, datetime], None]]] = {
    events.PLANNED: _planned,
    events.CHECKED: _checked,
    events.OPENED: _opened,
    events.GUEST: _guest,
    events.GROUPS: _groups,
    events.STEP: _step,
    events.CLOCK: _clock,
    events.ANSWER: _answer,
    events.DOTS: _dots,
    events.NOTE: _note,
    events.IDEA: _idea,
    events.SHOWN: _shown,
    events.CAMPAIGN: _campaign,
    events.ASSIGNED: _assigned,
    events.OFFSET: _offset,
    events.MEASURED: _measured,
    events.ENDED: _ended,
}
# Kits stay with people for weeks after the workshop: what they bring back still belongs to it.
_AFTERWARDS: Final = frozenset({events.CAMPAIGN, events.OFFSET, events.MEASURED})
