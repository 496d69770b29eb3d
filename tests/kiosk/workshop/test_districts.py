"""The map of a campaign: which values belong to which place of the city, on the screen and on paper."""

from zoneinfo import ZoneInfo

import pytest

from kiosk.ideas import Pool
from kiosk.language import Languages
from kiosk.places import read
from kiosk.workshop import commands, kits
from kiosk.workshop.districts import anywhere, district_map, latest, offsets_for, places_of
from kiosk.workshop.paper import printed
from kiosk.workshop.report import report
from tests.kiosk.theatre import ROOT
from tests.kiosk.workshop.evening import CODE, PACK, Evening

ZONE, PLACES = ZoneInfo("Europe/Berlin"), read(PACK)
ROWS = [("Hörde", (21, 22, 23)), ("eving", (18, 18)), ("Schwerte", (24,)), ("Schatten", (19, 19, 19, 19))]


@pytest.fixture
def evening():
    """Kits have come back from three places of the city and from a stop that is none."""
    held = Evening(guests=3)
    held.does(commands.start_campaign(held.workshop, "temperature", "Cel", {"K1": "green"}))
    lines = ["Koffer;Zeit;Wert;Ort"]
    for hour, (place, values) in enumerate(ROWS, 17):
        lines += [f"K1;25.11.2026 {hour}:{minute:02};{value};{place}" for minute, value in enumerate(values)]
    held.does(kits.read("\n".join(lines).encode(), CODE, held.workshop.campaign, ZONE).entries)
    return held


def drawn(evening):
    campaign = latest(evening.workshop)
    return district_map(campaign, offsets_for(evening.workshop, campaign.quantity), PLACES)


def test_each_place_has_the_middle_of_its_values_and_what_is_no_place_stays_off_the_map(evening):
    shown = drawn(evening)
    assert {each.place.label: (each.middle, each.low, each.high, each.n) for each in shown.measured} == {
        "Hörde": (22, 21, 23, 3),
        "Eving": (18, 18, 18, 2),
        "Schwerte": (24, 24, 24, 1),
    }
    assert shown.elsewhere == 4
    assert (shown.low, shown.high, shown.at("eving").share, shown.at("schwerte").share) == (18, 24, 0, 1)
    assert shown.at("mengede") is None


def test_a_quarter_counts_for_its_district():
    quarter = next(place for place in PLACES.places if place.quarters)
    held = Evening()
    held.does(commands.start_campaign(held.workshop, "temperature", "Cel", {"K1": "green"}))
    file = f"kit;time;value;stop\nK1;2026-11-25 17:00;20;{quarter.quarters[0]}\n"
    held.does(kits.read(file.encode(), CODE, held.workshop.campaign, ZONE).entries)
    assert [each.place.name for each in drawn(held).measured] == [quarter.name]


def test_one_place_alone_has_a_ground_in_the_middle_and_none_has_no_map():
    held = Evening()
    assert not anywhere(latest(held.workshop), PLACES)
    held.does(commands.start_campaign(held.workshop, "temperature", "Cel", {"K1": "green"}))
    assert drawn(held).measured == ()
    held.does(
        kits.read(b"kit;time;value;stop\nK1;2026-11-25 17:00;20;eving\n", CODE, held.workshop.campaign, ZONE).entries
    )
    assert [each.share for each in drawn(held).measured] == [0.5]
    assert anywhere(latest(held.workshop), PLACES)
    assert not anywhere(latest(held.workshop), None)


def test_a_pack_without_places_has_no_map(tmp_path):
    assert places_of(tmp_path) is None


def test_the_report_has_the_places_by_their_names_and_draws_them(evening):
    german = Languages(ROOT / "assets/i18n", ("de",))["de"]
    made = report(evening.workshop, evening.template, Pool(), german, evening.now, PLACES)
    [shown] = made.maps
    assert {(tile.label, tile.value) for tile in shown.tiles if tile.share >= 0} == {
        ("Hörde", "22,0"),
        ("Eving", "18,0"),
        ("Schwerte", "24,0"),
    }
    assert "hell 18,0, dunkel 24,0" in shown.note
    assert ("Hörde: Mitte (Median) aus 3", "22,0") in {(line.what, line.value) for line in made.lines}
    fonts = ROOT / "assets/fonts"
    without = report(evening.workshop, evening.template, Pool(), german, evening.now)
    assert not without.maps
    assert len(printed(made, fonts)) > len(printed(without, fonts)) + 300
