"""The program knows no city: what is said of one stands in its pack, and taking the pack away takes the city away."""

import re
import tomllib
from pathlib import Path

import pytest

from kiosk import forms

ROOT = Path(__file__).parents[3]
CODE = ("kiosk", "devices", "exhibits", "sync")
ENDINGS = {".py", ".kv", ".toml", ".po", ".json", ".rules"}
# One file chooses a pack: the default station that `make run` starts. A pack's folder may only be named, not described.
CHOOSES = {"assets/stations/default.toml"}
PLACES = ("Westenhellweg", "Kleppingstraße", "Trinkbrunnen", "Hansaplatz")


def places(pack: Path) -> set[str]:
    """Every name of a place in the pack: its city, and the parts of it that its survey offers."""
    with (pack / "pack.toml").open("rb") as file:
        table = tomllib.load(file)
    found = {table["city"]}
    for line in (pack / "forms" / "eine-minute.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if cells[2:3] == ["stadtteil"] and cells[4] == cells[5]:  # a name is the same in both languages
            found.add(cells[4])
    return found


def sources():
    yield ROOT / "main.py"
    for folder in (*(ROOT / room for room in CODE), ROOT / "assets" / "i18n", ROOT / "assets" / "stations"):
        yield from (path for path in sorted(folder.rglob("*")) if path.suffix in ENDINGS)


def test_the_packs_name_places_to_look_for(packs):
    assert {"Dortmund", "Hombruch", "Lütgendortmund"} <= places(packs / "dortmund")
    assert {"Schwerte", "Villigst", "Holzen (Schwerte)"} <= places(packs / "schwerte")


def test_nothing_of_a_city_stands_in_the_program(packs):
    names = {*PLACES, *places(packs / "dortmund"), *places(packs / "schwerte")}
    named = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)), re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sources()
        if str(path.relative_to(ROOT)) not in CHOOSES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if named.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(("city", "other"), [("dortmund", "schwerte"), ("schwerte", "dortmund")])
def test_a_city_has_its_own_question_form_and_responsible_sentence(packs, city, other):
    def own(name: str) -> str:
        return (packs / name / "pack.toml").read_text("utf-8").partition("[responsible]")[2].partition("[[")[0]

    assert own(city) != own(other)
    with (
        (packs / city / "weekly_question.toml").open("rb") as mine,
        (packs / other / "weekly_question.toml").open("rb") as its,
    ):
        assert {each["name"] for each in tomllib.load(mine)["questions"]}.isdisjoint(
            each["name"] for each in tomllib.load(its)["questions"]
        )


def test_holzen_is_never_shown_without_its_city(packs, tmp_path):
    """Dortmund has a Holzen too: an answer "Holzen" alone could mean either."""
    form = forms.load(packs / "schwerte" / "forms" / "eine-minute.md", tmp_path)
    assert form.id != forms.load(packs / "dortmund" / "forms" / "eine-minute.md", tmp_path).id
    for path in packs.rglob("*.md"):
        if path.parent.name == "forms":
            assert not re.search(r"\|\s*Holzen\s*\|", path.read_text("utf-8")), path
