"""What can be told from the sheets alone, row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.forms.checking.expressions import did_you_mean, faults_of, unknown_questions
from kiosk.forms.checking.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = ("select_one", "select_multiple", "rank")
ASKING = {
    "select_one": 10,
    "select_multiple": 15,
    "rank": 20,
    "text": 30,
    "integer": 12,
    "int": 12,
    "decimal": 12,
    "range": 10,
    "date": 15,
    "time": 15,
    "dateTime": 20,
    "datetime": 20,
    "acknowledge": 5,
    "trigger": 5,
    "geopoint": 20,
    "geotrace": 40,
    "geoshape": 40,
    "barcode": 15,
    "image": 40,
    "photo": 40,
}
_SILENT = {"note", "calculate", "hidden", "start", "end", "today", "csv-external", "xml-external", "audit"}
_NAMELESS = {"deviceid", "username", "phonenumber", "email", "subscriberid", "simserial"}
_REFUSED = {
    "audio",
    "video",
    "file",
    "background-audio",
    "background-geopoint",
    "start-geopoint",
    "select_one_external",
}
_FRAMES = {"begin group", "end group", "begin repeat", "end repeat"}
_EXPRESSIONS = ("relevant", "relevance", "constraint", "calculation", "choice_filter", "repeat_count")
_MAYBE = ("required", "readonly", "read_only")
_PLAIN = {"", "yes", "no", "true", "false", "true()", "false()", "1", "0"}
_SPOKEN = ("label", "hint", "constraint_message", "required_message")
_COLUMNS = {
    *_EXPRESSIONS,
    *_MAYBE,
    *_SPOKEN,
    "type",
    "name",
    "appearance",
    "default",
    "parameters",
    "trigger",
    "guidance_hint",
    "list_name",
}
_DIGITS = re.compile(r"[\d\s.,:/+\-–]*")


@dataclass(slots=True)
class Counted:
    """What is asked: names of questions, languages, seconds a visitor needs at an unhurried pace."""

    questions: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    seconds: int = 0


def findings_of(workbook: Any, counted: Counted) -> Iterator[Finding]:
    """Everything wrong in survey, choices and the texts of both; fills ``counted``."""
    survey, choices = workbook.survey, workbook.choices or []
    names = {str(row.get("name", "")).strip() for row in survey}
    lists: dict[str, list[dict[str, Any]]] = {}
    for row in choices:
        lists.setdefault(str(row.get("list_name") or row.get("list name") or "").strip(), []).append(row)
    counted.languages = _languages(survey, choices)
    for sheet, header in (("survey", workbook.survey_header), ("choices", workbook.choices_header)):
        yield from _headers(sheet, header)
    for number, row in enumerate(survey, 2):
        if any(str(value).strip() for value in row.values()):
            yield from _row(number, row, names, lists, counted)
    yield from _untranslated("survey", survey, counted.languages)
    yield from _untranslated("choices", choices, counted.languages)
    yield from _unworded(survey, choices)


def _headers(sheet: str, header: Any) -> Iterator[Finding]:
    for column in header[0] if header else ():
        base = str(column).partition("::")[0].strip()
        close = did_you_mean(base, _COLUMNS)
        if base not in _COLUMNS and close.startswith("Did") and len(base) > 3:
            yield Finding(sheet, 1, str(column), f"no column is called so, and it is not read. {close}", fault=False)


def _kind(row: dict[str, Any]) -> tuple[str, str]:
    words = str(row.get("type", "")).replace("begin_", "begin ").replace("end_", "end ").split()
    if not words:
        return "", ""
    if words[0] in ("begin", "end"):
        return " ".join(words[:2]), ""
    return words[0], words[1] if len(words) > 1 else ""


def _row(
    number: int, row: dict[str, Any], names: set[str], lists: dict[str, list[dict[str, Any]]], counted: Counted
) -> Iterator[Finding]:
    kind, source = _kind(row)
    base = kind.removesuffix("_from_file")
    if not kind:
        yield Finding("survey", number, "type", "no type stands here. Write one such as select_one or text.")
    elif base in _REFUSED or str(row.get("appearance", "")).strip().startswith("ex:") or row.get("body::intent"):
        yield Finding(
            "survey",
            number,
            "type",
            f"a kiosk in public records neither sound nor video, takes no files and starts no other programs ({kind}). "
            "Take the row out or ask with text or select_one.",
        )
    elif base in _NAMELESS:
        yield Finding(
            "survey", number, "type", f"{kind} stays empty: the kiosk records no one. Take the row out.", fault=False
        )
    elif base in ASKING:
        counted.questions.append(str(row.get("name", "")))
        counted.seconds += ASKING[base]
        if base in _LISTS and base == kind and source not in lists and not source.startswith("${"):
            yield Finding(
                "survey", number, "type", f"there is no list “{source}” in choices. {did_you_mean(source, lists)}"
            )
    elif kind not in _FRAMES and base not in _SILENT:
        known = {*ASKING, *_SILENT, *_FRAMES}
        yield Finding("survey", number, "type", f"“{kind}” is no type of question. {did_you_mean(kind, known)}")
    yield from _cells(number, row, names)


def _cells(number: int, row: dict[str, Any], names: set[str]) -> Iterator[Finding]:
    for column, value in row.items():
        text, base = str(value), str(column).partition("::")[0].strip()
        if base in _EXPRESSIONS or (base in _MAYBE and text.strip().lower() not in _PLAIN):
            for sentence in faults_of(text, names):
                yield Finding("survey", number, str(column), sentence)
        elif base in _SPOKEN or base in ("trigger", "default"):
            for sentence in unknown_questions(text, names):
                yield Finding("survey", number, str(column), sentence)


def _languages(survey: list[dict[str, Any]], choices: list[dict[str, Any]]) -> list[str]:
    found: dict[str, None] = {}
    for row in (*survey, *choices):
        for column in row:
            base, _, language = str(column).partition("::")
            if base.strip() == "label" and language.strip():
                found[language.strip()] = None
    return list(found)


def _untranslated(sheet: str, rows: list[dict[str, Any]], languages: list[str]) -> Iterator[Finding]:
    for number, row in enumerate(rows, 2):
        spoken: dict[str, set[str]] = {}
        for column, value in row.items():
            base, _, language = str(column).partition("::")
            if base.strip() in _SPOKEN and language.strip() and str(value).strip():
                spoken.setdefault(base.strip(), set()).add(language.strip())
        for base, there in spoken.items():
            for language in languages:
                if language not in there:
                    yield Finding(
                        sheet, number, f"{base}::{language}", "not translated. Fill in the cell.", fault=False
                    )


def _unworded(survey: list[dict[str, Any]], choices: list[dict[str, Any]]) -> Iterator[Finding]:
    scales = {_kind(row)[1] for row in survey if "likert" in str(row.get("appearance", "")).split()}
    for number, row in enumerate(choices, 2):
        if str(row.get("list_name") or row.get("list name") or "").strip() not in scales:
            continue
        for column, value in row.items():
            if str(column).partition("::")[0].strip() == "label" and _DIGITS.fullmatch(str(value)):
                yield Finding(
                    "choices",
                    number,
                    str(column),
                    f"“{value}” is a point of a scale without words. Word it.",
                    fault=False,
                )
