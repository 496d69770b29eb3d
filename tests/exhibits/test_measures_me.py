"""What is guessed, what comes next, and that the kiosk keeps none of its own instruments quiet."""

from datetime import date
from pathlib import Path

import pytest

from devices.reading import InstrumentStatus, Quality, Reading, State
from exhibits.measures_me import model
from exhibits.measures_me.model import Alive, Option, Round, Sees, Sense, Thing, Things
from exhibits.measures_me.pictures import PICTURES
from kiosk import pack
from kiosk.widgets.picture import _DRAWN, BOX, COLOURS

TODAY = date(2026, 11, 23)
PACK = Path(__file__).parents[2] / "assets/packs/dortmund"
AIR = Sense("wind", {"de": "Luft"}, {"de": "Zahl"}, quantities=("co2", "pm2_5"))
CAMERA = Sense("camera", {"de": "Kamera"}, {"de": "kein Bild"}, driver="camera")


def thing(name, **changes):
    options = tuple(Option(each, {"de": each}) for each in ("a", "b", "c"))
    facts = {"purpose": {"de": "p"}, "responsible": {"de": "r"}, "source": "s", "title": {"de": name}}
    shown = {"picture": "tree", "field": 1, "sees": Sees.NOTHING, "options": options, "right": "b"}
    return Thing(**{"name": name, **shown, **facts, **changes})


def status(name, state, driver="text_lines", *, simulated=False):
    return InstrumentStatus(name, driver, None, None, state, 0.0, "", simulated)


def said(quality=Quality.OK, **sources):
    """One reading of each quantity, by which instrument."""
    return {
        quantity: Reading(quantity, 840.0, "ppm", 0.0, 0.0, source, quality) for quantity, source in sources.items()
    }


def test_the_first_guess_counts_and_a_second_touch_changes_nothing():
    bridge = thing("bridge")
    visit = Round([bridge, thing("kiosk")])
    assert not visit.guess(bridge, "a")
    assert not visit.guess(bridge, "b")
    assert visit.guesses == {"bridge": "a"}


def test_the_way_leads_to_the_next_thing_not_yet_guessed_and_round_to_those_passed_by():
    things = [thing(name) for name in ("bridge", "tree", "kiosk")]
    visit = Round(things)
    visit.guess(things[1], "b")
    assert visit.next_after(things[0]) is things[2]
    assert visit.next_after(things[2]) is things[0]


def test_when_all_are_guessed_there_is_nothing_next():
    things = [thing("bridge"), thing("kiosk")]
    visit = Round(things)
    for each in things:
        visit.guess(each, "b")
    assert visit.next_after(things[0]) is None


def test_what_was_guessed_is_forgotten():
    visit = Round([bridge := thing("bridge")])
    visit.guess(bridge, "a")
    visit.forget()
    assert visit.guess(bridge, "b")


@pytest.mark.parametrize(
    ("state", "alive"),
    [
        (State.LIVE, Alive.ON),
        (State.WARMING, Alive.WAKING),
        (State.OPENING, Alive.WAKING),
        (State.STALE, Alive.BREAK),
        (State.OFF, Alive.OFF),
        (State.LOST, Alive.GONE),
        (State.ABSENT, Alive.GONE),
    ],
)
def test_a_sense_stands_as_its_instrument_stands(state, alive):
    (line,) = model.own([AIR], [status("room", state)], said(co2="room"))
    assert (line.alive, line.instrument) == (alive, "room")


def test_a_sense_with_two_instruments_is_on_when_one_of_them_is():
    instruments = [status("room", State.LOST), status("dust", State.LIVE)]
    (line,) = model.own([AIR], instruments, said(co2="room", pm2_5="dust"))
    assert (line.alive, line.instrument) == (Alive.ON, "dust")


def test_a_sense_without_an_instrument_is_not_built_in():
    (line,) = model.own([CAMERA], [], {})
    assert (line.alive, line.instrument) == (Alive.NONE, "")


def test_a_camera_is_found_by_its_driver_though_it_says_no_quantity():
    (line,) = model.own([CAMERA], [status("window", State.LIVE, "camera")], {})
    assert line.alive is Alive.ON


def test_what_a_camera_counts_is_the_cameras_and_not_the_radars():
    radar = Sense("radar", {"de": "Abstand"}, {"de": "ob"}, quantities=("people",))
    camera = Sense("camera", {"de": "Kamera"}, {"de": "kein Bild"}, driver="camera", quantities=("people",))
    lines = model.own([radar, camera], [status("window", State.LIVE, "camera")], said(people="window"))
    assert [line.alive for line in lines] == [Alive.NONE, Alive.ON]
    assert lines[1].reading is not None


@pytest.mark.parametrize(("state", "quality"), [(State.LOST, Quality.OK), (State.LIVE, Quality.STALE)])
def test_a_number_stands_there_only_while_its_instrument_is_on_and_trusted(state, quality):
    (line,) = model.own([AIR], [status("room", state)], said(quality, co2="room"))
    assert line.reading is None


def test_an_instrument_no_sense_explains_is_shown_all_the_same():
    lines = model.own([AIR], [status("room", State.LIVE), status("geiger", State.WARMING)], said(co2="room"))
    assert [(line.sense, line.instrument, line.alive) for line in lines[1:]] == [(None, "geiger", Alive.WAKING)]


def test_a_simulated_instrument_says_so():
    (line,) = model.own([AIR], [status("room", State.LIVE, simulated=True)], said(co2="room"))
    assert line.simulated


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"right": "z"}, "exactly one guess must be called “z”"),
        ({"picture": "dragon"}, "no picture “dragon”"),
        ({"field": 13}, "twelve colours"),
        ({"options": (Option("b", {"de": "b"}),)}, "2 or 3 fit"),
    ],
)
def test_a_thing_that_cannot_be_guessed_is_refused_with_the_reason(wrong, sentence):
    with pytest.raises(ValueError, match=sentence):
        thing("bridge", **wrong)


def test_the_check_names_twins_missing_sources_and_senses_that_never_wake():
    told = Things(
        things=(thing("bridge", source=""), thing("bridge", dated="2027-01-01"), thing("kiosk", source="")),
        senses=(Sense("wind", {"de": "x"}, {"de": "x"}),),
        personal={Sees.NOTHING: {"de": "-"}, Sees.PRESENCE: {"de": "-"}},
        feedback={"de": "-"},
    )
    said = " ".join(remark.sentence for remark in model.remarks(told, TODAY))
    for part in ("still to come", "twice", "without a source", "never be on"):
        assert part in said


def test_the_kiosks_own_card_needs_no_source_its_instruments_are_one():
    told = Things(
        things=(thing("bridge"), thing("kiosk", source="")),
        senses=(),
        personal={Sees.NOTHING: {"de": "-"}, Sees.PRESENCE: {"de": "-"}},
        feedback={"de": "-"},
    )
    assert list(model.remarks(told, TODAY)) == []


def test_every_drawing_stays_in_its_box_and_uses_known_shapes_and_colours():
    for name, shapes in PICTURES.items():
        for what, colour, *numbers in shapes:
            assert what in _DRAWN, name
            assert colour in COLOURS, name
            if what in {"line", "poly"}:
                places = numbers[1:] if what == "line" else numbers
                assert all(0 <= x <= BOX[0] for x in places[::2]), name
                assert all(0 <= y <= BOX[1] for y in places[1::2]), name


def test_the_pack_has_eight_things_the_last_of_which_is_the_kiosk():
    told = pack.table(PACK, model.TABLE, Things)
    assert len(told.things) == 8
    assert told.things[-1].picture == "kiosk"
    assert list(model.remarks(told, TODAY)) == []
