"""The verbs ``form check``, ``form eval`` and ``form fill``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

DONE, FAULTS = 0, 1


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``form`` with its verbs."""
    form = verbs.add_parser("form", help="check, try and fill surveys").add_subparsers(dest="form_verb", required=True)
    check = form.add_parser("check", help="say what is wrong with a survey, where, and how to mend it")
    check.add_argument("file", type=Path, metavar="FILE", help=".xlsx, .xls, .csv, .md or an XForm")
    check.set_defaults(run=run_check)
    evaluate = form.add_parser("eval", help='expressions as NDJSON on stdin: {"expr", "type", "xml"?, "context"?}')
    evaluate.set_defaults(run=run_eval)
    fill = form.add_parser("fill", help="fill a survey as a visitor would and print the submission")
    fill.add_argument("file", type=Path, metavar="FILE", help=".xlsx, .xls, .csv, .md or an XForm")
    fill.add_argument("--answers", type=Path, required=True, metavar="ANSWERS.json", help="name or path → answer")
    fill.add_argument("--language", default="", metavar="L", help="code of a language of the form, such as de")
    fill.set_defaults(run=run_fill)


def run_check(args: argparse.Namespace) -> int:
    """“ok” with counts, or every fault; advice goes with either."""
    from kiosk.forms.checking import check

    report = check(args.file)
    for finding in report.findings:
        print(f"{report.name}: {finding}", file=sys.stderr if finding.fault else sys.stdout)
    if report.faults:
        return FAULTS
    print(f"{report.name}: ok: {report.summary}")
    return DONE


def run_eval(args: argparse.Namespace) -> int:  # noqa: ARG001  the shape of every verb
    """One answer per line of stdin, in order; a line that cannot be answered gets an error of its own."""
    import random

    from kiosk.forms.evaluate import evaluate_line
    from kiosk.forms.zone import local_now

    rng = random.SystemRandom()
    for line in sys.stdin:
        if line.strip():
            print(evaluate_line(line, local_now(), rng), flush=True)
    return DONE


def run_fill(args: argparse.Namespace) -> int:
    """The submission on stdout, or what was refused on stderr."""
    import random
    import tempfile

    from kiosk.forms.errors import FormError
    from kiosk.forms.form import load
    from kiosk.forms.rehearse import read_answers, rehearse
    from kiosk.forms.zone import local_now

    try:
        with tempfile.TemporaryDirectory() as cache:
            form = load(args.file, Path(cache))
            if args.language and form.languages and args.language not in form.languages:
                print(
                    f"{args.file.name} has no language {args.language}; it has {', '.join(form.languages)}.",
                    file=sys.stderr,
                )
                return FAULTS
            done = rehearse(form, read_answers(args.answers), args.language, local_now(), random.SystemRandom())
    except FormError as broken:
        print(broken, file=sys.stderr)
        return FAULTS
    for note in done.notes:
        print(note, file=sys.stderr)
    if done.submission is None:
        return FAULTS
    sys.stdout.write(done.submission.xml.decode() + "\n")
    return DONE
