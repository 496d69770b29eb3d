"""Ten packs broken on purpose: each is told of with every fault, its file and its line, and with nothing else."""

import json
import shutil

import pytest

from kiosk.packs.check import check
from tests.kiosk.packs.conftest import DAY, PACKS

WEEK, WALL, PLACES, MAP, IDEAS = (
    "weekly_question.toml", "sensor_wall.toml", "places.toml", "city_map.toml", "idea_pool.toml",
)  # fmt: skip
FORM = "forms/eine-minute.md"


@pytest.fixture
def whole(pack):
    """Schwerte's pack with the map and the ideas of its neighbour: no fault yet."""
    for name in (PLACES, MAP, IDEAS):
        shutil.copy(PACKS / "dortmund" / name, pack)
    text = (pack / "pack.toml").read_text("utf-8")
    shown = '"weekly_question", "sensor_wall", "city_map", "idea_pool"'
    (pack / "pack.toml").write_text(text.replace('"weekly_question", "sensor_wall"', shown), "utf-8")
    return pack


def at(pack, name, marker, nth=1):
    """The line on which words stand for the nth time, counted from 1."""
    lines = (pack / name).read_text("utf-8").splitlines()
    return [number for number, line in enumerate(lines, 1) if marker in line][nth - 1]


def change(pack, name, *pairs):
    for old, new in pairs:
        text = (pack / name).read_text("utf-8")
        assert old in text, f"{name} has no “{old}”"
        (pack / name).write_text(text.replace(old, new, 1), "utf-8")


def misspelt_manifest(pack):
    change(pack, "pack.toml", ('city = "', 'citty = "'), ('version = "1.0.0"', 'version = "one"'), ('"tr", ', '"xx", '))
    yield "pack.toml", at(pack, "pack.toml", "citty"), "unknown key “citty”; did you mean “city”?"
    yield "pack.toml", 1, "“city” is missing; add it."
    yield "pack.toml", at(pack, "pack.toml", "version"), "“one” is no version; write numbers with points"
    yield "pack.toml", at(pack, "pack.toml", "languages"), "there is no language “xx”; known are: "
    yield "pack.toml", at(pack, "pack.toml", "unreviewed"), "the pack does not claim “tr”; "


def question_that_cannot_be_asked(pack):
    change(pack, WEEK, ("last = 2027-12-31", "last = 2026-01-01"))
    yield WEEK, at(pack, WEEK, "[[questions]]"), "question “daten-zeigen” ends (2026-01-01) before it begins"


def question_with_gaps(pack):
    change(
        pack, WEEK, ('pl = "Który', 'plx = "Który'), ('uk = "Погода", ', ""), ("first = 2026-11-02", 'first = "soon"')
    )
    yield WEEK, at(pack, WEEK, "[questions.text]"), "“text” has no text in “pl”, which the pack claims; add it."
    yield WEEK, at(pack, WEEK, "Погода"), "“label” has no text in “uk”, which the pack claims; add it."
    yield WEEK, at(pack, WEEK, "soon"), "“first” must be a date such as 2026-11-23, without quotes."


def wall_that_claims_too_much(pack):
    text = (pack / WALL).read_text("utf-8")
    sourced = next(line for line in text.splitlines() if line.startswith("source = "))
    change(pack, WALL, (sourced, ""), ("below = 2000", "below = 900"))
    change(pack, WALL, ('quantity = "relative_humidity"', 'quantity = "co2"'))
    yield WALL, at(pack, WALL, "bands = ["), "says not who set these limits; add their source with its year."
    yield WALL, at(pack, WALL, "below = 900"), "no value reaches this band: the one before it ends at 1000."
    yield WALL, at(pack, WALL, 'quantity = "co2"', 2), "“co2” has a tile already; take one out."


def form_with_faults(pack):
    change(pack, FORM, ("select_one anlass | anlass", "select_one anlas | anlass"))
    change(pack, FORM, ("| Umwelt schützen | protect the environment |", "| Umwelt schützen |  |"))
    yield FORM, at(pack, FORM, "select_one anlas |"), "sheet survey, row 2, column type: there is no list “anlas”"
    yield (
        FORM,
        at(pack, FORM, "| Umwelt schützen |"),
        "sheet choices, row 8, column label::English (en): not trans",
    )


def survey_that_leads_nowhere(pack):
    change(
        pack, "pack.toml", ("forms/eine-minute.md", "forms/eine-minutte.md"), ('icon = "messages"', 'icon = "mesages"')
    )
    change(pack, "pack.toml", ("field = 11", 'field = 13\nafter = ["quiz"]'))
    yield "pack.toml", at(pack, "pack.toml", "minutte"), "there is no file “forms/eine-minutte.md”; did you mean "
    yield "pack.toml", at(pack, "pack.toml", "mesages"), "there is no icon “mesages” among the bundled ones."
    yield "pack.toml", at(pack, "pack.toml", "field = 13"), "field 13: there are twelve colours, 1 to 12."
    yield "pack.toml", at(pack, "pack.toml", "after = ["), "the pack does not put “quiz” on; known are: "


def tables_that_are_no_tables(pack):
    change(pack, WALL, ("[note]", "[note"))
    (pack / MAP).write_bytes((pack / MAP).read_text("utf-8").encode("latin-1", "replace"))
    (pack / IDEAS).unlink()
    yield WALL, at(pack, WALL, "[note"), "no TOML, column "
    yield MAP, at(PACKS / "dortmund", MAP, "ü"), "is not written in UTF-8; save it again as UTF-8."
    yield IDEAS, 0, "is missing; add it to the pack."


def map_of_another_world(pack):
    change(pack, PLACES, ('name = "eving"', 'name = "mengede"'), ("column = 3\nrow = 0", "column = 2\nrow = 0"))
    change(pack, PLACES, ("people_on = 2023-12-31\n", ""), ("row = 4", "row = -4"))
    yield PLACES, at(pack, PLACES, "[[places]]", 13), "place “schwerte”: column and row count from 0."


def places_on_top_of_each_other(pack):
    change(pack, PLACES, ('name = "eving"', 'name = "mengede"'), ("column = 3\nrow = 0", "column = 2\nrow = 0"))
    change(pack, PLACES, ("people_on = 2023-12-31\n", ""))
    (pack / "stadtbezirke.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": []}), "utf-8")
    yield PLACES, at(pack, PLACES, 'name = "mengede"', 2), "“mengede” stands here twice; their pins would be mixed up."
    yield PLACES, at(pack, PLACES, "column = 2", 2), "“scharnhorst” stands on the tile of “mengede”; move one of them."
    yield PLACES, at(pack, PLACES, "people ="), "says not when and by whom; add people_on and people_source."
    yield "stadtbezirke.geojson", 0, "no feature is named Mengede"


def pins_and_ideas_of_nobody(pack):
    change(pack, MAP, ('name = "annoys"', 'name = "hot"'))
    change(pack, IDEAS, ("field = 10", "field = 13"), ("number = 12", "number = 11"))
    (pack / "notes.md").symlink_to(pack / MAP)
    yield MAP, at(pack, MAP, 'name = "hot"', 2), "“hot” stands here twice; take one out."
    yield MAP, at(pack, MAP, "[[pins]]"), "no words for annoys; the map has six kinds of pin."
    yield IDEAS, at(pack, IDEAS, "number = 11", 2), "field 11 stands here twice; take one out."
    yield IDEAS, at(pack, IDEAS, "[[fields]]"), "fields 12 are missing; the strategy has twelve."
    yield IDEAS, at(pack, IDEAS, "field = 13"), "there is no field 13."
    yield IDEAS, at(pack, IDEAS, "field = 12"), "there is no field 12."
    yield "", 0, "notes.md is a link; a pack holds files only."


BROKEN = (
    misspelt_manifest, question_that_cannot_be_asked, question_with_gaps, wall_that_claims_too_much, form_with_faults,
    survey_that_leads_nowhere, tables_that_are_no_tables, map_of_another_world, places_on_top_of_each_other,
    pins_and_ideas_of_nobody,
)  # fmt: skip


def test_before_it_is_broken_the_pack_has_no_fault(whole, known):
    assert check(whole, known, DAY).faults == ()


@pytest.mark.parametrize("breaks", BROKEN, ids=lambda breaks: breaks.__name__)
def test_every_fault_is_named_with_file_and_line_and_nothing_else(whole, known, breaks):
    expected = [(name, line, sentence) for name, line, sentence in breaks(whole)]
    told = [(finding.file, finding.line, finding.sentence) for finding in check(whole, known, DAY).faults]
    found = [(str(file.relative_to(whole)) if file != whole else "", line, sentence) for file, line, sentence in told]
    for name, line, sentence in expected:
        fits = [each for each in found if each[:2] == (name, line) and sentence in each[2]]
        assert fits, f"{name}:{line}: {sentence}\n" + "\n".join(map(str, found))
        found.remove(fits[0])
    assert found == [], "more was said than is wrong"
