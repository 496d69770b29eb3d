"""The report: numbers with n, no names, nothing below five; the same lines as PDF and as CSV."""

import csv
import io
import re
from pathlib import Path

from kiosk.ideas import IDEA, STATE, Pool
from kiosk.language import Languages
from kiosk.workshop import commands
from kiosk.workshop.paper import printed
from kiosk.workshop.report import as_csv, report
from kiosk.workshop.saving import save
from sync.record import Draft, Record
from tests.kiosk.workshop.evening import PACK, SOURCE, Evening

ASSETS = Path(__file__).parents[3] / "assets"
GERMAN = Languages(ASSETS / "i18n", ("de", "en"))["de"]


def held() -> Evening:
    """Seven guests: seven answers to one question, four to another; dots, a note, an idea."""
    evening = Evening(guests=7)
    evening.does(commands.go_on(evening.workshop))
    for option in "1122345":
        evening.does(commands.answer(evening.workshop, "ankommen", {"mitreden": option}))
    evening.later(minutes=12)
    evening.does(commands.begin_step(evening.workshop, "besprechen"))
    for option in "4444":
        evening.does(commands.answer(evening.workshop, "besprechen", {"mitreden": option}))
    for _ in range(5):
        evening.does(commands.give_dots(evening.workshop, "besprechen", {"a": 2}, 10))
    evening.does(commands.write_note(evening.workshop, "besprechen", "=Mehr Schatten"))
    evening.does(commands.link_idea(evening.workshop, "red", "QWERTZ"))
    evening.later(minutes=5)
    evening.does(commands.end(evening.workshop))
    return evening


def pool(*, released: bool) -> Pool:
    ideas = Pool()
    data = {"idea": "QWERTZ", "text": "Bänke an der Straße", "place": "everywhere", "field": 10}
    ideas.take(Record.of(Draft(IDEA, data, Evening().now), SOURCE, 1))
    if released:
        ideas.take(Record.of(Draft(STATE, {"idea": "QWERTZ", "state": "reviewed"}, Evening().now), SOURCE, 2))
    return ideas


def made(evening, *, released=False):
    return report(evening.workshop, evening.template, pool(released=released), GERMAN, evening.now)


def rows(told) -> dict[tuple[str, str, str], str]:
    return {(line.section, line.about, line.what): line.value for line in told.lines}


def test_it_says_how_many_were_there_and_how_long_it_took():
    found = rows(made(held()))
    assert found["Wer da war", "", "Gäste"] == "7"
    assert found["Ablauf", "", "Ankommen"] == "12 von 10 Minuten"
    assert found["Ablauf", "", "Was vermuten wir?"] == "ausgelassen (15 Minuten)"


def test_seven_answers_are_told_four_are_not():
    found = rows(made(held()))
    question = "Ich kann in meiner Stadt mitreden, wenn ich möchte."
    first, last = f"{question} (Ankommen)", f"{question} (Was nehmen wir mit?)"
    assert found["Fragen", first, "n"] == "7"
    assert found["Fragen", first, "trifft eher nicht zu"] == "2"
    assert {key[2] for key in found if key[:2] == ("Fragen", last)} == {"Antworten"}
    assert found["Fragen", last, "Antworten"] == "weniger als 5"


def test_an_ideas_words_are_told_only_when_they_were_released():
    assert "wartet" in rows(made(held()))["Ideen", "Rot", "QWERTZ"]
    assert rows(made(held(), released=True))["Ideen", "Rot", "QWERTZ"] == "Bänke an der Straße"


def test_the_csv_opens_in_a_spreadsheet_and_works_nothing_out():
    text = as_csv(made(held()), GERMAN)
    assert text.startswith(b"\xef\xbb\xbf")
    cells = list(csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
    assert cells[0] == ["Abschnitt", "Worum es geht", "Was", "Wert"]
    assert ["Notizen", "Was nehmen wir mit?", "1", "'=Mehr Schatten"] in cells


def test_the_pdf_holds_every_line_in_our_own_fonts_and_is_the_same_every_time():
    told = made(held(), released=True)
    paper = printed(told, ASSETS / "fonts")
    assert paper.startswith(b"%PDF-")
    assert b"ProjektorSans" in paper
    assert paper == printed(told, ASSETS / "fonts")


def test_arabic_words_are_joined_and_ordered_on_paper_too():
    evening = held()
    workshop = evening.workshop
    workshop.ended = None
    evening.does(commands.write_note(workshop, "besprechen", "مزيد من الظل"))
    told = made(evening)
    assert b"%PDF-" in printed(told, ASSETS / "fonts")
    assert any("مزيد" in line.value for line in told.lines)


def test_a_long_report_turns_the_page():
    evening = held()
    evening.workshop.ended = None
    for number in range(90):
        evening.does(commands.write_note(evening.workshop, "besprechen", f"Punkt {number} " + "sehr " * 20))
    paper = printed(made(evening), ASSETS / "fonts")
    assert len(re.findall(rb"/Type /Page\b", paper)) >= 3


def test_pdf_and_csv_are_written_whole_and_replace_earlier_ones(tmp_path):
    evening = held()
    for _ in range(2):
        names = save(
            evening.workshop,
            evening.template,
            Pool(),
            GERMAN,
            evening.now,
            PACK,
            ASSETS / "fonts",
            tmp_path / "exchange",
        )
    assert sorted(path.name for path in names) == [
        "workshop-2026-11-25-BCDFGH.csv",
        "workshop-2026-11-25-BCDFGH.pdf",
    ]
    assert sorted(tmp_path.glob("exchange/*")) == sorted(names)
