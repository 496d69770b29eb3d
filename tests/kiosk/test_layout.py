"""Every screen in both orientations, three text sizes, lower, high contrast, mirrored: nothing cut or too small."""

import pytest

from devices.reading import InstrumentStatus, Quality, Reading, State
from kiosk.barriers import TEXT_LIMIT
from kiosk.visit import Comfort
from tests.kiosk.checker import faults
from tests.kiosk.theatre import LANDSCAPE, PORTRAIT, Theatre

DIAGONAL_IN = 43.0
SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE}
COMFORTS = {
    "usual": Comfort("de"),
    "larger": Comfort("de", text_size=1),
    "largest, high contrast": Comfort("de", text_size=2, contrast=2),
    "lower, largest": Comfort("de", text_size=2, low=True),
    "arabic": Comfort("ar"),
}
MANY_WORDS = ("Die Stufe vor der Haustür ist zu hoch, und die Klingel hängt über allen Köpfen. " * 3)[:TEXT_LIMIT]
PLACES = (
    "invitation", "home", "languages", "below five", "result", "wall wakes up", "wall live", "wall lost", "data",
    "withdrawal", "barrier", "barrier in words", "barrier in many words", "barrier kept",
    "question 1", "question 2", "question 3", "question 4", "thanks", "still there",
)  # fmt: skip


def measure(theatre):
    for quantity, value, unit, source in (
        ("co2", 1640, "ppm", "raum"),
        ("pm2_5", 118.2, "ug/m3", "feinstaub"),
        ("temperature", -21.5, "Cel", "raum"),
        ("sound_level", 72, "dB", "raum"),
        ("relative_humidity", 100, "%", "raum"),
    ):
        now = theatre.time.wall()
        theatre.readings.put(Reading(quantity, value, unit, theatre.time(), now, source, Quality.OK))


def lose(theatre, source):
    now = theatre.time.wall() - 3600
    theatre.readings.put_status(InstrumentStatus(source, "sds011", None, None, State.LOST, now, "", simulated=True))


def way(visitor):
    """From the invitation to "Noch da?": each yield is a place to be looked at."""
    theatre, app = visitor.theatre, visitor.app
    yield "invitation"
    visitor.touches_at(540, 900)
    yield "home"
    visitor.touches("Sprache")
    yield "languages"
    app.overlays.clear()
    visitor.touches("Westpark")
    yield "below five"
    for _ in range(4):
        theatre.house.results.add("trinkbrunnen", ("anderswo",), theatre.time.now().date())
    app.go("home")
    app.go("weekly_question")
    yield "result"
    app.go("sensor_wall")
    yield "wall wakes up"
    measure(theatre)
    yield "wall live"
    lose(theatre, "feinstaub")
    yield "wall lost"
    app.go("data")
    yield "data"
    visitor.touches_main()
    yield "withdrawal"
    app.go("barrier")
    visitor.waits(0.3)
    visitor.touches("Höhe und Platz")
    yield "barrier"
    visitor.touches("Etwas schreiben")
    yield "barrier in words"
    app.navigator.scene._typed(MANY_WORDS)
    yield "barrier in many words"
    visitor.touches_main()
    yield "barrier kept"
    app.go("survey:eine-minute")
    for number, answer in enumerate(("Veranstaltung", "Umwelt schützen", "teils, teils", "Hörde"), 1):
        visitor.waits(0.3)
        yield f"question {number}"
        visitor.touches(answer)
        if number == 3:
            visitor.touches_main()
    yield "thanks"
    theatre.time.seconds += app.visit.page_idle_s + 1 - (theatre.time.seconds - app.visit.last_touch)
    yield "still there"


def looked_at(cache, size):
    """Place → comfort → faults, on one way through the house."""
    theatre = Theatre(cache, size=size, languages=("de", "en", "ar"))
    theatre.simulated = True
    visitor, found = theatre.open(), {}
    try:
        for place in way(visitor):
            for name, comfort in COMFORTS.items():
                visitor.app.comfort.comfort = comfort
                visitor.waits(0.2)
                found.setdefault(place, {})[name] = faults(visitor.app.overlays.root, DIAGONAL_IN)
                if visitor.app.visit is not None and place != "still there":
                    visitor.app.visit.touch(theatre.time())
            visitor.app.comfort.comfort = COMFORTS["usual"]
            visitor.waits(0.3)
    finally:
        theatre.close()
    return found


@pytest.fixture(scope="module")
def ways(forms_cache):
    """Both orientations, each walked once when it is first asked for."""
    from tests.kiosk.conftest import close_resting

    close_resting()
    walked = {}

    def walk(orientation):
        if orientation not in walked:
            walked[orientation] = looked_at(forms_cache, SIZES[orientation])
        return walked[orientation]

    return walk


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("orientation", SIZES)
def test_everything_on_a_screen_can_be_read_reached_and_heard(ways, orientation, place):
    found = ways(orientation)[place]
    assert not [f"{comfort}: {fault}" for comfort, here in found.items() for fault in here]
