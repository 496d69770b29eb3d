"""The idea pool: what becomes a record, which field is suggested, and that nothing of a person reaches the disk."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from exhibits.idea_pool import model
from exhibits.idea_pool.model import Draft
from kiosk import pack
from kiosk.ideas import IDEA, STATE, STATE_WORDS, SUPPORT, Idea, State
from kiosk.results import Results
from sync import record as records
from sync.errors import RecordError
from sync.journal import Journal
from sync.schemas import Schemas

PACK = Path(__file__).parents[2] / "assets/packs/dortmund"
DAY = date(2026, 11, 23)
TABLE = pack.table(PACK, model.TABLE, model.IdeaPool)
LONGEST = "wir brauchen bänke " * 8


def test_an_idea_needs_words_a_place_and_a_field() -> None:
    assert not Draft("   ab ", "eving", 5).ready
    assert not Draft("Mehr Bänke", "", 5).ready
    assert not Draft("Mehr Bänke", "eving", 0).ready
    assert Draft("Mehr Bänke", "eving", 5).ready
    assert Draft("Mehr Bänke", model.EVERYWHERE, 5).ready


@pytest.mark.parametrize("text", ["Mehr Bänke", LONGEST[: model.LIMIT], "Frau Li " * 17])
def test_what_a_visitor_can_write_keeps_to_the_schema_also_when_masked(text: str) -> None:
    data, _ = Draft(text, "innenstadt-nord", 12).data("BCDFGH")
    Schemas().check(IDEA, data)


@pytest.mark.parametrize("state", ["declined", "withheld"])
def test_a_no_without_a_reason_is_refused(state: str) -> None:
    schemas = Schemas()
    with pytest.raises(RecordError):
        schemas.check(STATE, {"idea": "BCDFGH", "state": state})
    schemas.check(STATE, {"idea": "BCDFGH", "state": state, "reason": {"de": "Zu teuer.", "de-einfach": "Zu teuer."}})


def test_every_state_but_received_can_be_written_as_a_record() -> None:
    for state in set(State) - {State.RECEIVED}:
        Schemas().check(STATE, {"idea": "BCDFGH", "state": str(state), "reason": {"de": "So ist es."}})
    with pytest.raises(RecordError):
        Schemas().check(STATE, {"idea": "BCDFGH", "state": "received"})


def test_support_is_counted_per_idea_and_published_from_five_on() -> None:
    results = Results()
    Schemas().check(SUPPORT, {"idea": "BCDFGH"})
    for _ in range(4):
        for name, options in model.counted({"idea": "BCDFGH"}):
            results.add(name, options, DAY)
    assert results.published(model.support_question("BCDFGH")) is None
    for name, options in model.counted({"idea": "BCDFGH"}):
        results.add(name, options, DAY)
    assert results.published(model.support_question("BCDFGH")).n == 5


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Eine Parkbank am Kiosk für Kinder", None),
        ("KI für alle", 3),
        ("الشارع مظلم", 5),
        ("Ağaçların gölgesi", 10),
        ("Mehr Bäume und Schatten am Platz", 10),
        ("Der Bus soll öfter fahren, auch für das Fahrrad Platz haben", 6),
        ("Termine beim Amt online", 12),
        ("Bezahlbare Wohnungen", 9),
        ("Abends ist es dunkel und unsicher", 4),
        ("More trees please", 10),
        ("Daha çok ağaç", 10),
        ("Більше дерев", 10),
    ],
)
def test_the_words_of_an_idea_suggest_its_field(text: str, field: int | None) -> None:
    found = model.suggested(text, TABLE.fields, "de")
    assert (found[0] if found else None) == field


def test_the_words_of_the_screens_language_count_first() -> None:
    assert model.suggested("bank", TABLE.fields, "tr") == (5,)
    assert model.suggested("park bench", TABLE.fields, "en") == (5,)
    assert model.suggested("park bench", TABLE.fields, "pl") == (5,), "whoever writes in another language is understood"
    assert model.suggested("Bäume", TABLE.fields, "de-einfach") == (10,)


def test_words_that_say_nothing_suggest_nothing_and_never_more_than_three() -> None:
    assert model.suggested("Alles soll schöner werden!", TABLE.fields, "de") == ()
    many = " ".join(field.stems["de"][0] for field in TABLE.fields)
    assert len(model.suggested(many, TABLE.fields, "de")) == 3


def test_a_fresh_code_is_one_that_nobody_has() -> None:
    made = iter(["BBBBBBXX", "CCCCCCXX"])
    assert model.fresh_code(lambda: next(made), lambda code: code == "BBBBBB") == "CCCCCC"


def test_the_text_of_an_idea_stays_hidden_until_it_is_released() -> None:
    idea = Idea("BCDFGH", "geheim", "eving", 5, "2026-11-02T09:00:00Z", "id")
    assert model.may_read(idea) == ""
    assert model.may_read(replace(idea, state=State.REVIEWED)) == "geheim"
    assert model.may_read(replace(idea, state=State.WITHHELD)) == ""


def test_every_state_has_a_word_and_an_icon() -> None:
    assert set(STATE_WORDS) == set(model.STATE_ICONS) == set(State)


def test_the_pack_has_twelve_fields_and_prompts_that_fit() -> None:
    assert not list(model.remarks(TABLE, DAY))
    assert sorted(field.number for field in TABLE.fields) == list(range(1, 13))


def test_a_missing_field_and_a_prompt_that_is_too_long_are_remarked_on() -> None:
    prompt = msgspec.structs.replace(TABLE.prompts[0], field=12, words={"de": "x" * 141})
    broken = msgspec.structs.replace(TABLE, fields=TABLE.fields[:11], prompts=(prompt,))
    told = " ".join(remark.sentence for remark in model.remarks(broken, DAY))
    assert "fields 12 are missing" in told
    assert "no field 12" in told
    assert "longer than 140" in told


def test_no_address_number_or_name_reaches_database_write_ahead_log_or_record(tmp_path: Path) -> None:
    secrets = (
        "anna.muster@example.org",
        "0231 5012345",
        "5012345",
        "DE89 3704 0044 0532 0130 00",
        "0532",
        "Mustermann",
    )
    text = f"Frau Mustermann, {secrets[0]}, {secrets[1]}, {secrets[3]}: Bänke!"
    data, found = Draft(text, "eving", 5).data("BCDFGH")
    assert len(found) == 4
    with Journal(tmp_path, "probe") as journal:
        kept = journal.append(records.Draft(IDEA, data, datetime(2026, 11, 23, 9, tzinfo=UTC), withdrawal="BCDFGHKL"))
        stored = kept.result(timeout=10).to_json()
        while_open = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    closed = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "Bänke!".encode() in while_open + closed  # the words themselves are there: the search would find the rest
    for secret in secrets:
        for place in (stored, while_open, closed):
            assert secret.encode() not in place
