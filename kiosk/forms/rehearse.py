"""Filling a form from a file of answers, exactly as a visitor would: page by page, skipping what is not asked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from kiosk.forms.errors import AnswersError
from kiosk.forms.fill import ADD, Fill

if TYPE_CHECKING:
    import random
    from datetime import datetime
    from pathlib import Path

    from kiosk.forms.form import Form
    from kiosk.forms.questions import Question
    from kiosk.forms.submission import Submission

_MOST_PAGES = 5000


@dataclass(slots=True)
class Rehearsal:
    """``submission`` is None when an answer was refused or a required one was missing; ``notes`` say so."""

    submission: Submission | None = None
    notes: list[str] = field(default_factory=list)


def read_answers(path: Path) -> dict[str, Any]:
    """The answers of a JSON file, flattened: ``{"child": [{"name": "Bo"}]}`` is ``child[1]/name``.

    Raises:
        AnswersError: no file, no JSON, no object.

    """
    try:
        data = json.loads(path.read_bytes())
    except OSError as broken:
        raise AnswersError(f"{path}: cannot be read ({broken.strerror}). Check the name.") from broken
    except ValueError as broken:
        raise AnswersError(f"{path.name}: not JSON ({broken}). Mend the file.") from broken
    if not isinstance(data, dict):
        raise AnswersError(f'{path.name}: answers are an object such as {{"name": "answer"}}.')
    flat: dict[str, Any] = {}
    _flatten(data, "", flat)
    return flat


def _flatten(value: Any, place: str, flat: dict[str, Any]) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            _flatten(inner, f"{place}/{name}" if place else str(name), flat)
    elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        for number, inner in enumerate(value, 1):
            _flatten(inner, f"{place}[{number}]", flat)
    else:
        flat[place] = tuple(map(str, value)) if isinstance(value, list) else value


def rehearse(form: Form, answers: dict[str, Any], language: str, now: datetime, rng: random.Random) -> Rehearsal:
    """Walk through the form with these answers.

    Raises:
        AnswersError: an answer to a question the form does not have, or a form whose repeats never end.

    """
    _known_only(form, answers)
    fill, done, left = Fill(form, language, now, rng), Rehearsal(), dict(answers)
    for _ in range(_MOST_PAGES):
        if fill.page is None:
            done.notes.extend(f"{name}: not asked, because it is not relevant" for name in left)
            done.submission = fill.submission(now)
            return done
        if not _answer_page(fill, left, done) or not _turn(fill, done):
            return done
    raise AnswersError(f"{form.id}: more than {_MOST_PAGES} pages; a repeat never ends.")


def _answer_page(fill: Fill, left: dict[str, Any], done: Rehearsal) -> bool:
    """Answer what is on the page; an answer may bring up another question on it."""
    seen: set[str] = set()
    while (question := _unseen(fill, seen)) is not None:
        seen.add(question.ref)
        if question.kind == "repeat":
            if any(_bare(name).startswith(_next_instance(fill, question)) for name in left):
                fill.answer(question.ref, ADD)
            continue
        name = _name_of(question.ref, left)
        if name is None:
            continue
        value = left.pop(name)
        if isinstance(value, str) and question.kind in ("select_multiple", "rank"):
            value = tuple(value.split())
        fault = fill.answer(question.ref, _plain(value))
        if fault:
            done.notes.append(f"{name}: {fault.message}")
            return False
    return True


def _unseen(fill: Fill, seen: set[str]) -> Question | None:
    page = fill.page
    return next((each for each in page.questions if each.ref not in seen), None) if page else None


def _turn(fill: Fill, done: Rehearsal) -> bool:
    if fill.next():
        return True
    done.notes.extend(f"{ref.rpartition('/')[2]}: {message}" for ref, message in fill.check_page().items())
    return False


def _next_instance(fill: Fill, question: Question) -> str:
    return f"{_below_root(question.ref)}[{fill.instances(question.ref) + 1}]/"


def _bare(name: str) -> str:
    return _below_root(name) if name.startswith("/") else name


def _below_root(ref: str) -> str:
    return ref.split("/", 2)[2]


def _name_of(ref: str, left: dict[str, Any]) -> str | None:
    """The key an answer stands under: the full path, the path below the root, or the bare name."""
    below = _below_root(ref)
    return next((name for name in (ref, below, ref.rpartition("/")[2]) if name in left), None)


def _plain(value: Any) -> Any:
    if value is True:
        return "true"
    return "false" if value is False else value


def _known_only(form: Form, answers: dict[str, Any]) -> None:
    paths = [_below_root(path) for path in form.controls]
    known = {*paths, *(path.rpartition("/")[2] for path in paths), *form.controls}
    for name in answers:
        plain = "".join(part.partition("]")[2] if index else part for index, part in enumerate(name.split("[")))
        if plain not in known:
            close = get_close_matches(plain, known, 1)
            hint = f"did you mean {close[0]}?" if close else f"it has {', '.join(paths[:8])}"
            raise AnswersError(f"{form.id} has no question {name}; {hint}")
