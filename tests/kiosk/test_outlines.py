"""Real outlines of a city's districts, in the shape of the export of `fb62-stadtbezirke`, and how a pack gets them."""

import argparse
import json
from datetime import date
from pathlib import Path

import pytest

from kiosk import outlines, places
from kiosk.errors import PackError
from kiosk.packs import cli
from kiosk.places import Place

PACK = Path(__file__).parents[2] / "assets/packs/dortmund"
DAY = date(2026, 11, 23)
WEST = Place(name="west", label="Innenstadt West", column=0, row=0, aliases=("In-West",))
OST = Place(name="ost", label="Innenstadt Ost", column=1, row=0)
SCHWERTE = Place(name="schwerte", label="Schwerte", column=1, row=1, outside=True)
SQUARE = [[7.0, 51.0], [7.2, 51.0], [7.2, 51.1], [7.0, 51.1], [7.0, 51.0]]
BESIDE = [[x + 0.2, y] for x, y in SQUARE]


def feature(name: str, ring: list[list[float]], **more: object) -> dict[str, object]:
    properties = {"stadtbezirk_nr": "1", "stadtbezirk_bezeichnung": name, "ags": "05913000"}
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": properties, **more}


def export(*features: dict[str, object]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


BOTH = export(feature("Innenstadt-West", SQUARE), feature("Innenstadt-Ost", BESIDE))


def test_districts_are_known_by_their_names_however_they_are_spelt() -> None:
    drawn = outlines.outline(
        export(feature("IN-WEST", SQUARE), feature("innenstadt ost", BESIDE)), [WEST, OST, SCHWERTE]
    )
    assert set(drawn.areas) == {"west", "ost"}


def test_the_map_is_one_wide_and_as_high_as_the_city_is_on_the_ground() -> None:
    drawn = outlines.outline(BOTH, [WEST, OST])
    assert drawn.height == pytest.approx(0.1 / (0.4 * 0.6288), rel=1e-3)  # cos 51.05° = 0.6288
    assert drawn.areas["west"].holds(0.1, 0.1)
    assert not drawn.areas["west"].holds(0.9, 0.1)
    assert drawn.areas["ost"].holds(0.9, 0.1)


def test_a_label_stands_inside_its_district_even_when_that_is_bent() -> None:
    bent = [[7.0, 51.0], [7.4, 51.0], [7.4, 51.2], [7.36, 51.2], [7.36, 51.02], [7.0, 51.02], [7.0, 51.0]]
    drawn = outlines.outline(export(feature("Innenstadt West", bent)), [WEST])
    assert drawn.areas["west"].holds(*drawn.areas["west"].middle)


def test_a_hole_belongs_to_nobody_and_several_parts_to_one_district() -> None:
    hole = [[7.05, 51.02], [7.15, 51.02], [7.15, 51.08], [7.05, 51.08], [7.05, 51.02]]
    parts = feature("Innenstadt-West", SQUARE)
    parts["geometry"] = {"type": "MultiPolygon", "coordinates": [[SQUARE, hole], [BESIDE]]}
    area = outlines.outline(export(parts), [WEST]).areas["west"]
    assert len(area.rings) == 3
    assert not area.holds(0.25, 0.2)
    assert area.holds(0.75, 0.2)


def test_an_outline_kept_in_a_property_is_found_as_well() -> None:
    one = feature("Innenstadt-West", SQUARE)
    shape = {"type": "Feature", "geometry": one["geometry"], "properties": {}}
    one["properties"] = {"stadtbezirk_bezeichnung": "Innenstadt-West", "geografische_polygone": shape}
    one["geometry"] = None
    assert outlines.outline(export(one), [WEST]).areas["west"].rings
    one["properties"] = {"stadtbezirk_bezeichnung": "Innenstadt-West", "geografische_polygone": json.dumps(shape)}
    assert outlines.outline(export(one), [WEST]).areas["west"].rings


def test_points_nobody_would_see_are_left_out_and_corners_stay() -> None:
    ring = [(x / 1000, 0.00001 * (x % 2)) for x in range(1000)] + [(1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    kept = outlines.simplified(ring)
    assert len(kept) < 10
    assert {(1.0, 1.0), (0.0, 1.0)} <= set(kept)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no FeatureCollection"),
        ('{"features": [1]}', "feature 0 is no object"),
        (export(feature("Innenstadt-West", SQUARE)), "Innenstadt Ost"),
        (export(feature("Mitte", SQUARE), feature("Rand", BESIDE)), "no feature is named"),
        (BOTH.replace("7.", "395007.").replace("51.", "5705051."), "WGS84"),
        (BOTH.replace("Polygon", "Point"), "has no polygon but Point"),
        (BOTH.replace("[7.0, 51.0]", '["a", null]'), "coordinates"),
        (
            export(feature("Innenstadt-West", [[7.0, 51.0]] * 4), feature("Innenstadt-Ost", [[7.0, 51.0]] * 4)),
            "one line",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_answered_with_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(PackError, match=said):
        outlines.outline(text, [WEST, OST])


def test_without_a_file_there_are_tiles_and_with_a_broken_one_a_sentence_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / outlines.FILE
    assert outlines.read(path, [WEST]) is None
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(PackError, match=outlines.FILE):
        outlines.read(path, [WEST])
    path.write_text(BOTH, "utf-8")
    outline = outlines.read(path, [WEST, OST])
    assert outline is not None
    assert set(outline.areas) == {"west", "ost"}


# --- taking an export into a pack


@pytest.fixture
def imports(tmp_path):
    """Take a text as an export into a copy of Dortmund's places; the folder of the pack."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / places.TABLE).write_bytes((PACK / places.TABLE).read_bytes())
    parser = argparse.ArgumentParser()
    cli.add_verbs(parser.add_subparsers(), folder, folder)

    def run(text: str) -> Path:
        path = tmp_path / "export.geojson"
        path.write_text(text, "utf-8")
        args = parser.parse_args(
            ["pack", "import", "districts", str(path), "--into", str(folder), "--on", "2026-11-23"]
        )
        assert args.run(args) == 0
        return folder

    return run


def whole_city(**more: object) -> str:
    """Test data in the shape of `fb62-stadtbezirke`: twelve squares, no real borders."""
    districts = [place for place in places.read(PACK).places if not place.outside]
    features = [
        {
            "type": "Feature",
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[round(x + 0.1 * (number % 4), 6), round(y + 0.06 * (number // 4), 6)] for x, y in SQUARE]
                ],
            },
            "properties": {"stadtbezirk": number, "stadtbezirk_bezeichnung": place.label.replace(" ", "-")},
        }
        for number, place in enumerate(districts)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def test_an_export_becomes_the_packs_outlines_with_the_day_it_was_taken(imports, capsys) -> None:
    folder = imports(whole_city())
    known = places.read(folder)
    drawn = outlines.read(folder / outlines.FILE, known.places)
    assert drawn.taken == DAY
    assert set(drawn.areas) == {place.name for place in known.places if not place.outside}
    assert "12 districts. Tiles stay: Schwerte." in capsys.readouterr().out
    assert not list(outlines.beside(folder, known))


def test_what_was_taken_draws_the_same_map_and_keeps_nothing_else_of_the_export(imports) -> None:
    text = whole_city(owner="somebody")
    folder = imports(text)
    known = places.read(folder).places
    assert outlines.read(folder / outlines.FILE, known).areas == outlines.outline(text, known).areas
    assert "somebody" not in (folder / outlines.FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not json", "this is no JSON"),
        ("[]", "no FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "no feature is named Mengede"),
        (whole_city().replace("7.0", "70000.0").replace("51.0", "5100000.0"), "are no degrees"),
        (whole_city().replace('"Polygon"', '"Point"'), "has no polygon but Point"),
    ],
)
def test_an_export_that_cannot_be_used_is_one_sentence_and_the_pack_stays_as_it_was(imports, text, said) -> None:
    before = imports(whole_city()) / outlines.FILE
    kept = before.read_bytes()
    with pytest.raises(PackError, match=said) as refused:
        imports(text)
    assert "export.geojson" in str(refused.value)
    assert before.read_bytes() == kept


def test_a_folder_without_places_is_one_sentence(tmp_path) -> None:
    args = argparse.Namespace(file=tmp_path / "x", into=tmp_path, on=DAY)
    with pytest.raises(PackError, match=r"places\.toml is missing"):
        cli.run_import_districts(args)


def test_broken_outlines_in_a_pack_are_a_finding_with_their_file(tmp_path) -> None:
    (tmp_path / outlines.FILE).write_text("{", "utf-8")
    [(name, sentence)] = outlines.beside(tmp_path, places.read(PACK))
    assert name == outlines.FILE
    assert "this is no JSON" in sentence
