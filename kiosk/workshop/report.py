"""The report of a workshop: numbers with n, no names; what fewer than five people said is not in it. Pure.

PDF and CSV are made of the same lines, so they cannot say different things.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from kiosk.exhibit import told
from kiosk.ideas import Pool
from kiosk.language import Language
from kiosk.places import Places
from kiosk.results import THRESHOLD
from kiosk.units import sign
from kiosk.workshop import measures, polls, telling
from kiosk.workshop.agenda import spent
from kiosk.workshop.campaign import Campaign, Offset, Value
from kiosk.workshop.districts import anywhere, district_map, labels, offsets_for
from kiosk.workshop.state import Workshop
from kiosk.workshop.template import Template

FORMULA = frozenset("=+-@\t\r")  # a spreadsheet would work out what begins so


@dataclass(frozen=True)
class Line:
    """One number or word of the report. ``about`` is a heading inside the section, may be empty."""

    section: str
    about: str
    what: str
    value: str
    bar: float = -1.0  # a share from 0 to 1 to be drawn; below 0: none


@dataclass(frozen=True)
class Tile:
    """A place of the map; ``share`` of the way from the lowest to the highest, below 0 where nothing was measured."""

    label: str
    column: int
    row: int
    share: float
    value: str


@dataclass(frozen=True)
class Drawn:
    """A map on paper, below the lines that have its ``section`` and ``about``."""

    section: str
    about: str
    columns: int
    rows: int
    tiles: tuple[Tile, ...]
    note: str


@dataclass(frozen=True)
class Report:
    """``title``, ``lead`` and ``owner`` stand above the lines."""

    title: str
    lead: str
    owner: str
    lines: tuple[Line, ...]
    foot: str
    maps: tuple[Drawn, ...] = ()


def report(  # noqa: PLR0917  what a report is made of
    workshop: Workshop,
    template: Template,
    ideas: Pool,
    language: Language,
    now: datetime,
    places: Places | None = None,
) -> Report:
    """What the records of a workshop say, for whoever was there and for the file. ``places``: the city's, for maps."""
    staff = language.staff
    day = language.whole_day(date.fromisoformat(workshop.day)) if workshop.day else ""
    lead = " · ".join(part for part in (day, workshop.begin, workshop.place) if part)
    lines = (
        *_people(workshop, language),
        *_agenda(workshop, language, now),
        *_questions(workshop, template, language),
        *_dots(workshop, template, language),
        *_notes(workshop, language),
        *_ideas(workshop, ideas, language),
        *_measurements(workshop, language, places),
    )
    foot = staff(
        "Workshop {code}. Not representative: it tells of this workshop alone. Below {k} answers nothing is told."
    )
    return Report(
        told(template.title, language.code),
        lead,
        told(template.owner, language.code),
        lines,
        foot.format(code=workshop.code, k=THRESHOLD),
        tuple(_maps(workshop, language, places)) if places is not None else (),
    )


def as_csv(made: Report, language: Language) -> bytes:
    """One line a number; UTF-8 with a mark, semicolons: a German spreadsheet opens it with a touch."""
    staff, file = language.staff, io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([staff("Section"), staff("About"), staff("What"), staff("Value")])
    for line in made.lines:
        writer.writerow([_harmless(cell) for cell in (line.section, line.about, line.what, line.value)])
    return b"\xef\xbb\xbf" + file.getvalue().encode("utf-8")


def _harmless(cell: str) -> str:
    """Words that begin like a formula are shown as words; a negative number stays one."""
    number = cell.replace(",", ".").replace("−", "-")
    try:
        float(number)
    except ValueError:
        return f"'{cell}" if cell[:1] in FORMULA else cell
    return cell


def _people(workshop: Workshop, language: Language) -> Iterator[Line]:
    staff = language.staff
    section = staff("Who was there")
    yield Line(section, "", staff("Guests"), language.number(len(workshop.guests)))
    for group in workshop.groups:
        size = language.number(len(workshop.members(group)))
        yield Line(section, "", staff("Group {colour}").format(colour=telling.colour(language, group)), size)
    if workshop.feedback_form:
        yield Line(section, "", staff("Feedback surveys filled"), language.number(workshop.feedback))


def _agenda(workshop: Workshop, language: Language, now: datetime) -> Iterator[Line]:
    staff = language.staff
    for step in workshop.steps:
        runs = [run for run in workshop.runs if run.step == step.name]
        took = sum(spent(run, run.ended or now).total_seconds() for run in runs)
        planned = language.number(step.seconds / 60)
        words = staff("{n} of {m} minutes") if runs else staff("left out ({m} minutes)")
        yield Line(
            staff("Agenda"),
            "",
            told(step.title, language.code),
            words.format(n=language.number(round(took / 60)), m=planned),
        )


def _questions(workshop: Workshop, template: Template, language: Language) -> Iterator[Line]:
    staff = language.staff
    section = staff("Questions")
    for plan in workshop.steps:
        step = next((each for each in template.steps if each.name == plan.name), None)
        if step is None:
            continue
        for name, question, group in telling.questions(step, template, workshop):
            if not workshop.answered(step.name, name):
                continue
            about = f"{told(question.text, language.code)} ({told(step.title, language.code)}"
            about += f", {telling.colour(language, group)})" if group else ")"
            published = polls.told(workshop, step.name, name)
            if published is None:
                yield Line(section, about, staff("Answers"), staff("fewer than {k}").format(k=THRESHOLD))
                continue
            yield Line(section, about, "n", language.number(published.n))
            for option in question.options:
                count = published.counts.get(option.name, 0)
                value = language.number(count)
                yield Line(section, about, told(option.label, language.code), value, published.share(option.name))
            shift = polls.shift(workshop, name)
            if shift is not None and shift.last.step == step.name:
                for option in question.options:
                    points = round(100 * shift.last.share(option.name)) - round(100 * shift.first.share(option.name))
                    words = staff("{option}: shift since the beginning, points")
                    label = words.format(option=told(option.label, language.code))
                    yield Line(section, about, label, f"{points:+d}".replace("-", "−").replace("+0", "0"))


def _dots(workshop: Workshop, template: Template, language: Language) -> Iterator[Line]:
    staff = language.staff
    for step in template.steps:
        if not workshop.ballots.get(step.name):
            continue
        section, about, dotted = staff("Dots"), told(step.title, language.code), polls.dotted(workshop, step.name)
        if dotted is None:
            yield Line(section, about, staff("People"), staff("fewer than {k}").format(k=THRESHOLD))
            continue
        yield Line(section, about, "n", language.number(dotted.n))
        total = sum(dotted.counts.values())
        for name, words in telling.topics(workshop, step, language):
            count = dotted.counts.get(name, 0)
            yield Line(section, about, words, language.number(count), count / total)


def _notes(workshop: Workshop, language: Language) -> Iterator[Line]:
    for step in workshop.steps:
        for number, text in enumerate(workshop.notes.get(step.name, {}).values(), 1):
            yield Line(language.staff("Notes"), told(step.title, language.code), language.number(number), text)


def _ideas(workshop: Workshop, ideas: Pool, language: Language) -> Iterator[Line]:
    """The words of an idea only when somebody has released it."""
    staff = language.staff
    for group in workshop.groups:
        for code in workshop.ideas.get(group, ()):
            idea = ideas.find(code)
            words = idea.text if idea is not None and idea.shown else staff("waits to be read by the team")
            yield Line(staff("Ideas"), telling.colour(language, group), code, words)


def _measurements(workshop: Workshop, language: Language, places: Places | None) -> Iterator[Line]:
    staff, offsets = language.staff, dict[str, Offset]()
    for campaign in workshop.campaigns.values():
        if campaign.count:
            offsets |= campaign.offsets
            yield from _campaign(campaign, offsets, language, staff("Measurements"), places)


def _about(campaign: Campaign, language: Language) -> str:
    kind = language.staff("side by side") if campaign.side_by_side else language.staff("measuring")
    return f"{campaign.name}, {kind}: {measures.quantity(language, campaign.quantity)} ({sign(campaign.unit)})"


def _maps(workshop: Workshop, language: Language, places: Places) -> Iterator[Drawn]:
    """One of each campaign that has measured at places of the city."""
    for campaign in workshop.campaigns.values():
        if not anywhere(campaign, places):
            continue
        shown = district_map(campaign, offsets_for(workshop, campaign.quantity), places)
        middles = {each.place.name: each for each in shown.measured}
        tiles = tuple(
            Tile(
                place.label,
                place.column,
                place.row,
                middles[place.name].share if place.name in middles else -1.0,
                language.number(middles[place.name].middle, 1) if place.name in middles else "",
            )
            for place in places.places
        )
        low, high = language.number(shown.low, 1), language.number(shown.high, 1)
        note = language.staff("Medians in {unit}: light {low}, dark {high}.")
        words = f"{note.format(unit=sign(shown.unit), low=low, high=high)} {told(places.source, language.code)}"
        section = language.staff("Measurements")
        yield Drawn(section, _about(campaign, language), places.columns, places.rows, tiles, words)


def _campaign(
    campaign: Campaign, offsets: dict[str, Offset], language: Language, section: str, places: Places | None
) -> Iterator[Line]:
    staff = language.staff
    about = _about(campaign, language)
    values = campaign.values({} if campaign.side_by_side else offsets)
    yield Line(section, about, staff("Values"), language.number(len(values)))
    for name in sorted({value.instrument for value in values}):
        yield _middle([value for value in values if value.instrument == name], name, section, about, language)
        if campaign.side_by_side and name in campaign.offsets:
            offset = campaign.offsets[name]
            words = staff("{name}: to be added (n = {n})").format(name=name, n=language.number(offset.count))
            yield Line(section, about, words, language.number(offset.offset, 2))
    names = labels(places)
    for stop in sorted({value.stop for value in values if value.stop}):
        here = [value for value in values if value.stop == stop]
        yield _middle(here, names.get(stop, stop), section, about, language)
    odd = sum(value.odd for value in values)
    if odd and not campaign.side_by_side:
        yield Line(section, about, staff("far from the others"), language.number(odd))


def _middle(values: list[Value], name: str, section: str, about: str, language: Language) -> Line:
    words = language.staff("{name}: median of {n}").format(name=name, n=language.number(len(values)))
    return Line(section, about, words, language.number(median(value.value for value in values), 1))
