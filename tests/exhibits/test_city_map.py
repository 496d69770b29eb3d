"""The city map: pins, what is counted, what may be shown, and real outlines from open data."""

from datetime import date
from pathlib import Path

import pytest

from exhibits.city_map import model
from exhibits.city_map.model import Pin
from kiosk import pack, places
from kiosk.masking import Found
from kiosk.places import Place
from kiosk.results import Results
from sync.errors import RecordError
from sync.schemas import Schemas

PACK = Path(__file__).parents[2] / "assets/packs/dortmund"
DAY = date(2026, 11, 23)
WEST = Place(name="west", label="Innenstadt West", column=0, row=0, aliases=("In-West",))
OST = Place(name="ost", label="Innenstadt Ost", column=1, row=0)
SCHWERTE = Place(name="schwerte", label="Schwerte", column=1, row=1, outside=True)
SQUARE = [[7.0, 51.0], [7.2, 51.0], [7.2, 51.1], [7.0, 51.1], [7.0, 51.0]]
BESIDE = [[x + 0.2, y] for x, y in SQUARE]


def put(results: Results, place: str, *kinds: str) -> None:
    for kind in kinds:
        for name, options in model.counted({"place": place, "pin": kind}):
            results.add(name, options, DAY)


# --- the pin


def test_a_pin_needs_a_place_and_a_kind_and_nothing_else() -> None:
    assert not Pin().ready
    assert not Pin(place="hoerde").ready
    assert not Pin(kind="hot").ready
    assert Pin(place="hoerde", kind="hot").ready


def test_moving_the_pin_to_another_place_forgets_the_part_of_the_old_one() -> None:
    pin = Pin("schwerte", "hot", "Ergste", "kein Schatten")
    assert pin.at("hoerde") == Pin("hoerde", "hot", "", "kein Schatten")
    assert pin.at("schwerte") == pin


def test_a_pin_is_a_record_that_keeps_to_its_schema() -> None:
    data, found = Pin("schwerte", "missing", "Ergste", " eine Bank ").data()
    Schemas().check(model.PIN, data)
    assert data == {"place": "schwerte", "pin": "missing", "quarter": "Ergste", "word": "eine Bank"}
    assert not found
    Schemas().check(model.PIN, Pin("eving", "good").data()[0])


def test_the_word_is_masked_before_it_becomes_a_record() -> None:
    data, found = Pin("eving", "annoys", word="Herr Meier, 0231 5012345").data()
    assert data["word"] == "Herr […], […]"
    assert set(found) == {Found.NAME, Found.PHONE}


@pytest.mark.parametrize(
    "data", [{"place": "eving"}, {"place": "eving", "pin": "great"}, {"place": "eving", "pin": "hot", "name": "x"}]
)
def test_what_is_no_pin_is_refused_by_the_schema(data: dict[str, object]) -> None:
    with pytest.raises(RecordError):
        Schemas().check(model.PIN, data)


# --- the heat


def test_a_place_shows_no_heat_below_five_pins() -> None:
    results = Results()
    put(results, "west", "hot", "hot", "good", "idea")
    assert model.heat([WEST, OST], results) == {}
    put(results, "west", "unsafe")
    assert model.heat([WEST, OST], results) == {"west": (1.0, 5)}


def test_heat_is_relative_to_the_fullest_place_and_moves_in_steps_of_five() -> None:
    results = Results()
    put(results, "west", *["hot"] * 21)
    put(results, "ost", *["good"] * 9)
    assert model.heat([WEST, OST], results) == {"west": (1.0, 20), "ost": (0.25, 5)}


def test_the_total_is_made_of_published_numbers_only_so_the_rest_cannot_be_subtracted() -> None:
    results = Results()
    put(results, "west", *["hot"] * 7)
    put(results, "ost", "good", "good")
    assert model.total(model.heat([WEST, OST], results)) == 5


# --- the pack's tables


def test_the_pack_has_twelve_districts_schwerte_and_six_pins() -> None:
    known, table = places.read(PACK), pack.table(PACK, model.TABLE, model.CityMap)
    assert len([place for place in known.places if not place.outside]) == 12
    assert known["schwerte"].quarters
    assert [kind.name for kind in table.pins] == list(model.KINDS)
    assert not list(places.remarks(known, DAY))
    assert not list(model.remarks(table, DAY))


def test_neighbours_on_the_tiles_are_neighbours_in_the_city() -> None:
    known = places.read(PACK)
    cell = {place.name: (place.column, place.row) for place in known.places}
    for north, south in [("mengede", "huckarde"), ("scharnhorst", "brackel"), ("huckarde", "luetgendortmund")]:
        assert cell[south] == (cell[north][0], cell[north][1] + 1)
    assert cell["aplerbeck"][0] == cell["hoerde"][0] + 1
    assert cell["schwerte"][1] == max(row for _, row in cell.values())


def test_two_places_on_one_tile_are_remarked_on() -> None:
    told = list(places.remarks(places.Places((WEST, OST, Place("nord", "Nord", 0, 0), OST), {"de": ""}), DAY))
    assert [remark.place for remark in told] == [("places", 2, "column"), ("places", 3, "name")]


def test_a_kind_of_pin_without_words_is_remarked_on() -> None:
    table = pack.table(PACK, model.TABLE, model.CityMap)
    told = list(model.remarks(model.CityMap(table.question, table.owner, table.next, table.pins[:5] * 2), DAY))
    assert len(told) == 6
    assert "idea" in told[-1].sentence


def test_a_number_of_people_without_day_or_source_is_remarked_on() -> None:
    lone = Place(name="west", label="West", column=0, row=0, people=54215)
    said = [remark.sentence for remark in places.remarks(places.Places((lone,), {"de": ""}), DAY)]
    assert said == ["says not when and by whom; add people_on and people_source."]
