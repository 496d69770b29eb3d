"""The verbs `form check`, `form eval` and `form fill`, as they are typed."""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

import pytest

from kiosk.forms.cli import add_verbs

PACK = Path(__file__).parents[3] / "assets" / "packs" / "dortmund" / "forms"
MINUTE = {"anlass": "warten", "technik": "wege", "mitreden": "4", "stadtteil": "eving"}


@pytest.fixture
def typed(capsys, monkeypatch):
    def run(*words: str, stdin: str = "") -> tuple[int, str, str]:
        parser = argparse.ArgumentParser()
        add_verbs(parser.add_subparsers(required=True))
        args = parser.parse_args(words)
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        code = args.run(args)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def answers(path: Path, given: object) -> str:
    path.write_text(json.dumps(given), encoding="utf-8")
    return str(path)


def test_check_says_ok_with_counts(typed):
    code, out, err = typed("form", "check", str(PACK / "eine-minute.md"))
    assert (code, err) == (0, "")
    assert out == (
        "eine-minute.md: ok: Eine Minute (eine-minute, version 2026112303): 4 questions, "
        "de, en, de-einfach, tr, ar, uk, ru, pl, about 45 s\n"
    )


def test_check_of_garbage_is_one_sentence_and_exit_1(typed, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("buy milk", encoding="utf-8")
    code, out, err = typed("form", "check", str(path))
    assert (code, out) == (1, "")
    assert err.count("\n") == 1


def test_eval_answers_every_line_in_order(typed):
    lines = [
        {"expr": "1 + 1", "type": "number"},
        {"expr": "/a/b", "type": "string", "xml": "<a><b>x</b></a>"},
        {"expr": "..", "type": "string", "xml": "<a><b>x</b></a>", "context": "/a/b"},
        {"expr": "1 div 0", "type": "number"},
        {"expr": "1 = 1", "type": "boolean"},
        {"expr": "1 +", "type": "number"},
        {"expr": "1", "type": "shape"},
        {"expr": "1", "type": "number", "xml": "<a>"},
        {"expr": "1", "type": "number", "context": "/none"},
        {"nothing": 1},
    ]
    code, out, _ = typed("form", "eval", stdin="\n".join(map(json.dumps, lines)) + "\nnot json\n")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert found[:5] == [{"value": 2}, {"value": "x"}, {"value": "x"}, {"value": "Infinity"}, {"value": True}]
    assert all(list(each) == ["error"] for each in found[5:])
    assert len(found) == len(lines) + 1


def test_eval_reads_an_xform_from_its_primary_instance(typed):
    xform = (
        "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'><h:head><model>"
        "<instance><data id='t'><a>1</a></data></instance>"
        "<instance id='towns'><root><item><name>do</name></item></root></instance></model></h:head><h:body/></h:html>"
    )
    lines = [
        {"expr": "/data/a", "type": "number", "xml": xform},
        {"expr": "instance('towns')/root/item[/data/a = 1]/name", "type": "string", "xml": xform},
    ]
    _, out, _ = typed("form", "eval", stdin="\n".join(map(json.dumps, lines)))
    assert [json.loads(line) for line in out.splitlines()] == [{"value": 1}, {"value": "do"}]


def test_fill_prints_the_submission(typed, tmp_path):
    code, out, err = typed(
        "form",
        "fill",
        str(PACK / "eine-minute.md"),
        "--answers",
        answers(tmp_path / "a.json", MINUTE),
        "--language",
        "en",
    )
    assert (code, err) == (0, "")
    assert '<data id="eine-minute" version="2026112303"><anlass>warten</anlass>' in out


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"anlass": "zzz"}, "anlass: "),
        ({"anlas": "warten"}, "eine-minute has no question anlas; did you mean anlass?"),
        ([1], "answers are an object"),
    ],
)
def test_fill_refuses_what_does_not_fit(typed, tmp_path, given, sentence):
    code, out, err = typed(
        "form", "fill", str(PACK / "eine-minute.md"), "--answers", answers(tmp_path / "a.json", given)
    )
    assert (code, out) == (1, "")
    assert sentence in err


def test_fill_tells_a_broken_constraint_in_the_language_asked_for(typed, tmp_path):
    given = answers(tmp_path / "a.json", {"naechstes": ["f01", "f02", "f03", "f04"]})
    code, _, err = typed("form", "fill", str(PACK / "ausstellung.md"), "--answers", given, "--language", "en")
    assert (code, err) == (1, "naechstes: Please choose three fields at most.\n")


def test_fill_skips_what_is_not_relevant_and_grows_repeats(typed, tmp_path):
    form = tmp_path / "f.md"
    form.write_text(
        "| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n| | text | b | B | ${a} = 'x' |\n"
        "| | begin_repeat | kid | Kid | |\n| | text | name | Name | |\n| | end_repeat | | | |\n",
        encoding="utf-8",
    )
    given = answers(tmp_path / "a.json", {"a": "y", "b": "z", "kid": [{"name": "Ada"}, {"name": "Bo"}]})
    code, out, err = typed("form", "fill", str(form), "--answers", given)
    assert (code, err) == (0, "b: not asked, because it is not relevant\n")
    assert "<a>y</a><kid><name>Ada</name></kid><kid><name>Bo</name></kid>" in out


def test_fill_names_the_languages_a_form_has(typed, tmp_path):
    given = answers(tmp_path / "a.json", {})
    code, _, err = typed("form", "fill", str(PACK / "ausstellung.md"), "--answers", given, "--language", "fr")
    assert (code, err) == (1, "ausstellung.md has no language fr; it has de, en, de-einfach, tr, ar, uk, ru, pl.\n")
