"""What can be done in a workshop: each command looks at the state and says what to record, or refuses. Pure.

Nothing changes by itself: a command's entries become records, and the records change the state (``fold``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from kiosk.masking import mask
from kiosk.workshop import events, polls
from kiosk.workshop.campaign import stop_name
from kiosk.workshop.errors import WorkshopRefused
from kiosk.workshop.events import COLOURS, Entry
from kiosk.workshop.state import Workshop
from kiosk.workshop.template import Template

LETTERS = 6
MOST_NOTE = 200


def fresh_code(make: Callable[[], str], taken: Callable[[str], bool]) -> str:
    """A code no workshop has; ``make`` gives letters at random."""
    while taken(code := make()[:LETTERS]):
        pass
    return code


def plan(code: str, template: Template, day: date, *, begin: str, place: str, capacity: int) -> Entry:
    """Set a date."""
    data = {"template": template.id, "day": day.isoformat(), "begin": begin, "place": place, "capacity": capacity}
    return Entry(events.PLANNED, {"workshop": code, **data})


def cancel(workshop: Workshop) -> Entry:
    """A planned workshop does not take place."""
    if workshop.opened is not None:
        raise WorkshopRefused("The workshop has begun; end it instead of cancelling it.")
    data = {"template": workshop.template, "day": workshop.day, "begin": workshop.begin, "place": workshop.place}
    return Entry(events.PLANNED, _of(workshop, **data, capacity=workshop.capacity, cancelled=True))


def check(workshop: Workshop, item: str, *, done: bool) -> Entry:
    """Tick an item of the preparation off, or take the tick back."""
    return Entry(events.CHECKED, _of(workshop, item=item, done=done))


def open_doors(workshop: Workshop, template: Template, running: Workshop | None) -> Entry:
    """Guests may check in."""
    if running is not None:
        raise WorkshopRefused(f"Workshop {running.code} is still running; end it first.")
    if workshop.opened is not None:
        raise WorkshopRefused("This workshop has been opened before; plan a new one.")
    steps = [
        {"step": step.name, "seconds": round(step.minutes * 60), "kind": step.kind, "title": dict(step.title)}
        for step in template.steps
    ]
    data: dict[str, object] = {
        "template": template.id,
        "title": dict(template.title),
        "groups": list(COLOURS[: template.groups]),
        "steps": steps,
    }
    if template.feedback:
        data["feedback"] = template.feedback
    return Entry(events.OPENED, _of(workshop, **data))


def check_in(workshop: Workshop) -> Entry:
    """The next guest: a number nobody had, and the colour of the smallest group."""
    _must_run(workshop)
    if len(workshop.guests) >= max(workshop.capacity, 1):
        raise WorkshopRefused(f"All {workshop.capacity} places are taken.")
    colours = list(workshop.guests.values())
    group = min(workshop.groups, key=lambda colour: (colours.count(colour), workshop.groups.index(colour)))
    return Entry(events.GUEST, _of(workshop, number=workshop.last_number + 1, group=group, here=True))


def check_out(workshop: Workshop, number: int) -> Entry:
    """Take a guest off the list; the number is not given out again."""
    _must_run(workshop)
    if number not in workshop.guests:
        raise WorkshopRefused(f"Number {number} is not on the list.")
    return Entry(events.GUEST, _of(workshop, number=number, here=False))


def move(workshop: Workshop, number: int, group: str) -> Entry:
    """Into another group."""
    if number not in workshop.guests or group not in workshop.groups:
        raise WorkshopRefused(f"Number {number} cannot go to {group}.")
    return Entry(events.GUEST, _of(workshop, number=number, group=group, here=True))


def form_groups(workshop: Workshop, count: int) -> Entry:
    """So many groups of nearly the same size; who has a colour that stays keeps it where it is fair."""
    _must_run(workshop)
    if not 1 <= count <= len(COLOURS):
        raise WorkshopRefused(f"{count} groups; 1 to {len(COLOURS)} can be told apart by their colours.")
    groups: dict[str, list[int]] = {colour: [] for colour in COLOURS[:count]}
    most = -(-len(workshop.guests) // count)
    without = []
    for number, colour in sorted(workshop.guests.items()):
        if colour in groups and len(groups[colour]) < most:
            groups[colour].append(number)
        else:
            without.append(number)
    for number in without:
        min(groups.values(), key=len).append(number)
    return Entry(events.GROUPS, _of(workshop, groups={colour: sorted(own) for colour, own in groups.items()}))


def begin_step(workshop: Workshop, step: str) -> tuple[Entry, ...]:
    """Go to a step. What was answered in the one before is published with it: nobody answers there any more."""
    _must_run(workshop)
    if workshop.plan(step) is None:
        raise WorkshopRefused(f"The agenda has no step “{step}”.")
    return (*_leave(workshop), Entry(events.STEP, _of(workshop, step=step)))


def go_on(workshop: Workshop) -> tuple[Entry, ...]:
    """The next step; after the last one there is only the end."""
    following = workshop.following
    if following is None:
        raise WorkshopRefused("This was the last step; end the workshop.")
    return begin_step(workshop, following.name)


def extend(workshop: Workshop, seconds: int) -> Entry:
    """More time for the step, or less with a negative number."""
    _must_have_step(workshop)
    return Entry(events.CLOCK, _of(workshop, what="extended", seconds=seconds))


def pause(workshop: Workshop) -> Entry:
    """The clock stands still."""
    _must_have_step(workshop)
    return Entry(events.CLOCK, _of(workshop, what="paused"))


def resume(workshop: Workshop) -> Entry:
    """The clock runs again."""
    _must_have_step(workshop)
    return Entry(events.CLOCK, _of(workshop, what="resumed"))


def show(workshop: Workshop, step: str) -> Entry:
    """The results of a step are shown; nobody answers there any more."""
    _must_run(workshop)
    return Entry(events.SHOWN, _of(workshop, step=step))


def answer(workshop: Workshop, step: str, chosen: Mapping[str, str]) -> tuple[Entry, ...]:
    """One guest's answers: question → option. Not more people than there are guests."""
    _must_take(workshop, step)
    if any(not polls.room(workshop, step, question) for question in chosen):
        raise WorkshopRefused("As many people as there are guests have answered.")
    return tuple(
        Entry(events.ANSWER, _of(workshop, step=step, question=question, option=option))
        for question, option in chosen.items()
    )


def give_dots(workshop: Workshop, step: str, dots: Mapping[str, int], tokens: int) -> Entry:
    """One guest's dots."""
    _must_take(workshop, step)
    given = {option: count for option, count in dots.items() if count > 0}
    if not given or sum(given.values()) > tokens:
        raise WorkshopRefused(f"1 to {tokens} dots can be given.")
    if not polls.room(workshop, step):
        raise WorkshopRefused("As many people as there are guests have given their dots.")
    return Entry(events.DOTS, _of(workshop, step=step, dots=given))


def write_note(workshop: Workshop, step: str, text: str, *, note: str = "", group: str = "") -> Entry:
    """Put a note on the board of a step, or change one; an empty text takes it back. Names of people are masked."""
    _must_run(workshop)
    name = note or f"n{1 + max((int(each[1:]) for each in workshop.notes.get(step, {})), default=0)}"
    data: dict[str, object] = {"step": step, "note": name, "text": mask(text.strip()[:MOST_NOTE]).text}
    return Entry(events.NOTE, _of(workshop, **data, **({"group": group} if group else {})))


def link_idea(workshop: Workshop, group: str, idea: str) -> Entry:
    """A group has entered an idea; the idea itself is a record of the pool."""
    _must_run(workshop)
    return Entry(events.IDEA, _of(workshop, group=group, idea=idea))


def claimed(
    workshop: Workshop,
    quantity: str,
    unit: str,
    instruments: Mapping[str, str],
    *,
    step: str = "",
    side_by_side: bool = False,
) -> Entry:
    """Claim instruments (instrument → colour, empty for the room's own): from now on their raw values are kept."""
    data: dict[str, object] = {
        "campaign": f"c{len(workshop.campaigns) + 1}",
        "what": "started",
        "quantity": quantity,
        "unit": unit,
        "instruments": [
            {"instrument": name, **({"group": group} if group else {})} for name, group in instruments.items()
        ],
        "side_by_side": side_by_side,
    }
    return Entry(events.CAMPAIGN, _of(workshop, **data, **({"step": step} if step else {})))


def start_campaign(workshop: Workshop, quantity: str, unit: str, instruments: Mapping[str, str]) -> Entry:
    """Measure outside of the agenda's own measuring steps, until the host ends it."""
    _must_run(workshop)
    if workshop.campaign is not None:
        raise WorkshopRefused("A measurement is running; end it first.")
    return claimed(workshop, quantity, unit, instruments)


def assign(workshop: Workshop, instrument: str, group: str, stop: str = "") -> Entry:
    """From now on an instrument belongs to a group (empty: to the room) and stands at a stop or place (empty: at none).

    What it has measured before stays where it was. One that nobody had claimed is claimed with it.
    """
    campaign = workshop.campaign
    if campaign is None:
        raise WorkshopRefused("No measurement is running; instruments are dealt while one is.")
    if group and group not in workshop.groups:
        raise WorkshopRefused(f"There is no group {group}.")
    data = {"campaign": campaign.name, "instrument": instrument}
    return Entry(events.ASSIGNED, _of(workshop, **data, **_given(group=group, stop=stop_name(stop))))


def end_campaign(workshop: Workshop) -> Entry:
    """Nothing is recorded any more."""
    campaign = workshop.campaign
    if campaign is None:
        raise WorkshopRefused("No measurement is running.")
    return Entry(events.CAMPAIGN, _of(workshop, campaign=campaign.name, what="ended"))


def end(workshop: Workshop) -> tuple[Entry, ...]:
    """The workshop is over; what is still open is closed."""
    _must_run(workshop)
    left = _leave(workshop)
    still = workshop.campaign is not None and all(entry.type != events.CAMPAIGN for entry in left)
    return (*left, *((end_campaign(workshop),) if still else ()), Entry(events.ENDED, _of(workshop)))


def all_of(entries: Entry | Sequence[Entry]) -> Iterable[Entry]:
    """One entry or several, as a sequence."""
    return (entries,) if isinstance(entries, Entry) else entries


def _leave(workshop: Workshop) -> tuple[Entry, ...]:
    """What ends with the step: its questions, and the campaign that it began."""
    run = workshop.run
    if run is None:
        return ()
    asked = any(step == run.step for step, _ in workshop.answers) or run.step in workshop.ballots
    shown = (Entry(events.SHOWN, _of(workshop, step=run.step)),) if asked and run.step not in workshop.shown else ()
    campaign = workshop.campaign
    measured = (end_campaign(workshop),) if campaign is not None and campaign.step == run.step else ()
    return (*shown, *measured)


def _must_run(workshop: Workshop) -> None:
    if not workshop.running:
        raise WorkshopRefused("The workshop is not running; open it first.")


def _must_have_step(workshop: Workshop) -> None:
    if workshop.run is None:
        raise WorkshopRefused("No step has begun yet; begin the first one.")


def _must_take(workshop: Workshop, step: str) -> None:
    _must_run(workshop)
    if workshop.run is None or workshop.run.step != step:
        raise WorkshopRefused(f"Step “{step}” is not on; nobody answers there now.")
    if step in workshop.shown:
        raise WorkshopRefused("The results are shown; nobody answers any more.")


def _given(**words: str) -> dict[str, str]:
    """Only what is not empty."""
    return {name: word for name, word in words.items() if word}


def _of(workshop: Workshop, **data: object) -> dict[str, object]:
    return {"workshop": workshop.code, **data}
