"""The whole check of one form file."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.forms.checking.expressions import calls
from kiosk.forms.checking.finding import Finding
from kiosk.forms.checking.sheets import ASKING, Counted, findings_of
from kiosk.forms.convert import convert, read_form_file, read_workbook
from kiosk.forms.errors import CycleError, ExpressionError, FormError, FormUnreadable
from kiosk.forms.fill import Fill
from kiosk.forms.form import Form
from kiosk.forms.kinds import kind_of
from kiosk.forms.sniff import Kind, sniff
from kiosk.forms.tree import read_xml
from kiosk.forms.xpath import parse
from kiosk.forms.xpath.functions import find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_QUESTIONS, _MOST_SECONDS = 5, 90
_ROW = re.compile(r"^(?:.*?: )?\[row : (\d+)\]\s*(.*)$", re.DOTALL)
_START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Report:
    """``summary``: one line of counts, when the form can run."""

    name: str
    findings: list[Finding] = field(default_factory=list)
    summary: str = ""

    @property
    def faults(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.fault]


def check(path: Path) -> Report:
    """Everything there is to say about a form file; whatever the file holds, it ends in a report."""
    report = Report(path.name)
    counted = Counted()
    try:
        data = read_form_file(path)
        kind = sniff(data, path.name)
        if kind is not Kind.XFORM:
            workbook = read_workbook(data, kind, path.name)
            report.findings.extend(findings_of(workbook, counted))
            if report.faults:
                return report
            data = convert(data, kind, path.name)
        form = Form(read_xml(data), path.parent)
        report.findings.extend(_model_findings(form))
        if not report.faults:
            _advise(form, counted, report)
    except CycleError as cycle:
        report.findings.append(Finding("survey" if counted.questions else "", 0, "", str(cycle)))
    except FormError as broken:
        report.findings.append(_place(str(broken).removeprefix(f"{path.name}: ")))
    return report


def _place(sentence: str) -> Finding:
    """Pyxform's “[row : 5]” as a place of our own."""
    match = _ROW.match(sentence)
    return Finding("survey", int(match[1]), "", match[2]) if match else Finding("", 0, "", sentence)


def _model_findings(form: Form) -> Iterator[Finding]:
    for path, bind in form.binds.items():
        for purpose in ("relevant", "calculate", "constraint", "required", "readonly"):
            source = getattr(bind, purpose)
            try:
                for call in calls(parse(source)) if source else ():
                    function = find(call.name)
                    if function is None or not function.takes(len(call.arguments)):
                        why = f"takes {function.wanted()}" if function else "is no function of XLSForm"
                        yield Finding("", 0, "", f"{path}, {purpose}: {call.name}() {why}. Mend the expression.")
            except ExpressionError as broken:
                yield Finding("", 0, "", f"{path}, {purpose} “{source}”: {broken}. Mend the expression.")
    for path, purpose, name in form.graph.unknown:
        yield Finding("", 0, "", f"{path}, {purpose}: there is no question {name}. Mend the expression.")
    yield from _unusable(form)


def _unusable(form: Form) -> Iterator[Finding]:
    """Lists that are missing beside the form, and questions a kiosk does not ask."""
    for identifier in form.lists():
        try:
            form.instance(identifier)
        except FormError as broken:
            yield Finding("", 0, "", str(broken))
    for path, control in form.controls.items():
        kind = kind_of(control, form.bind(path))
        if kind in ("audio", "video", "file"):
            yield Finding("", 0, "", f"{path}: a kiosk in public records neither sound nor video and takes no files.")


def _advise(form: Form, counted: Counted, report: Report) -> None:
    kinds = [kind_of(control, form.bind(path)) for path, control in form.controls.items()]
    asked = [kind for kind in kinds if kind != "note"]
    seconds = form.settings.seconds or counted.seconds or sum(ASKING.get(kind, 10) for kind in asked)
    if len(asked) > _MOST_QUESTIONS:
        report.findings.append(
            Finding(
                "", 0, "", f"{len(asked)} questions: visitors finish {_MOST_QUESTIONS}. Leave some out.", fault=False
            )
        )
    if seconds > _MOST_SECONDS:
        report.findings.append(
            Finding("", 0, "", f"about {seconds} s: visitors stay {_MOST_SECONDS} s. Shorten the form.", fault=False)
        )
    fill = Fill(form, form.languages[0] if form.languages else "", _START, random.Random(1))  # noqa: S311  a trial
    _ = fill.page
    report.findings.extend(
        Finding("", 0, "", f"{path}: cannot be computed at the start: {sentence}", fault=False)
        for path, sentence in fill.faults.items()
    )
    if not asked:
        raise FormUnreadable("the form asks nothing: it has no question. Add a row with a type such as select_one.")
    languages = ", ".join(form.languages) or "one language"
    count = f"{len(asked)} question{'' if len(asked) == 1 else 's'}"
    report.summary = (
        f"{form.title()} ({form.id}, version {form.version or '–'}): {count}, {languages}, about {seconds} s"
    )
