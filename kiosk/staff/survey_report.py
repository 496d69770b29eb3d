"""What came out of a survey, for the staff: shares of every question, and where people left. Pure.

The same honesty as on the visitors' screens: nothing below five, and then in steps of five, so that nobody can tell
what the person who has just left answered.
"""

import logging
import random
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from kiosk import forms
from kiosk.results import THRESHOLD, Published, Results
from kiosk.tally import result_key
from sync.record import SURVEY_RESPONSE, Draft, Record

log = logging.getLogger(__name__)
SURVEY_LEFT: Final = "org.projektor.survey.left.v1"
COUNTED_KINDS: Final = frozenset({"select_one", "likert", "select_multiple"})


@dataclass(frozen=True)
class QuestionReport:
    """One question: its label, its options as (name, label), what may be shown, and how many left here."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    published: Published | None
    left: int


@dataclass(frozen=True)
class SurveyReport:
    """``begun`` and ``finished`` of the visits that may be shown; 0 while they are fewer than five."""

    form: str
    begun: int
    finished: int
    missing: int  # visits until something is shown
    questions: tuple[QuestionReport, ...]


def report(form: forms.Form, language: str, records: Iterable[Record]) -> SurveyReport:
    """``records``: answers and leavings of any survey, oldest first."""
    mine = [r for r in records if r.type in {SURVEY_RESPONSE, SURVEY_LEFT} and r.data.get("form") == form.id]
    step = max(THRESHOLD, form.settings.threshold)
    shown = mine[: len(mine) // step * step]
    results, secret = Results(step), form.settings.results == "never"
    left: dict[str, int] = {}
    for record in shown:
        if record.type == SURVEY_LEFT:
            name = str(record.data["question"])
            left[name] = left.get(name, 0) + 1
            continue
        answers = record.data["answers"]
        assert isinstance(answers, Mapping)
        _add(results, form.id, answers, date.fromisoformat(record.time[:10]))
    finished = sum(record.type == SURVEY_RESPONSE for record in shown)
    questions = tuple(
        QuestionReport(
            name,
            label,
            options,
            results.published(result_key(form.id, name)) if options and not secret else None,
            left.get(name, 0),
        )
        for name, label, options in asked(form, language)
    )
    return SurveyReport(form.id, len(shown), finished, max(0, step - len(mine)), questions)


def asked(form: forms.Form, language: str) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Every question that a visitor may be asked: name, label, and the options of those that are counted."""
    fill = forms.Fill(form, language=language, now=datetime(2000, 1, 1, tzinfo=UTC), rng=random.Random(0))  # noqa: S311  no chance is wanted
    found = []
    for ref in form.controls:
        if any(ref.startswith(f"{repeat}/") for repeat in form.repeats):
            continue  # asked as often as somebody wishes: that is no one number
        question = fill.question(ref)
        counted = question.kind in COUNTED_KINDS
        options = tuple((choice.name, choice.label) for choice in question.choices) if counted else ()
        if question.kind != "note":
            found.append((name_of(ref), question.label, options))
    return tuple(found)


def name_of(ref: str) -> str:
    """A question's name in the records: its path below the form's root."""
    return ref.split("/", 2)[2]


def _add(results: Results, form: str, answers: Mapping[str, object], day: date) -> None:
    for name, answer in answers.items():
        if isinstance(answer, str):
            results.add(result_key(form, name), (answer,), day)
        elif isinstance(answer, Sequence):
            results.add(result_key(form, name), [str(option) for option in answer], day)


def left_draft(form: forms.Form, ref: str, now: datetime) -> Draft:
    """The record that somebody left a survey: at which question, and nothing of what they answered."""
    return Draft(SURVEY_LEFT, {"form": form.id, "version": form.version, "question": name_of(ref)}, now)


def told_if_lost(done: Future[Record]) -> None:
    """Nobody waits for such a record; that it could not be kept is told in the log."""
    if not done.cancelled() and (error := done.exception()) is not None:
        log.warning("Where a survey was left could not be kept: %s", error)
