"""Makes the pictures of the staff's handbook (docs/for-staff.md) from the program itself: `make pictures`.

The stage of the tests, with a day that is made up: visits, instruments, ideas, answers. Half the size of the screen.
"""

import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1080, 1920
PIN = "270418"
sys.path.insert(0, str(ROOT))


def main() -> int:
    import cv2  # noqa: PLC0415  only for the size of the pictures
    from kivy.config import Config  # noqa: PLC0415

    import tests.conftest  # noqa: F401, PLC0415  Kivy's surroundings, before Kivy

    for name, value in (("width", WIDTH), ("height", HEIGHT), ("multisamples", 0)):
        Config.set("graphics", name, value)
    from kivy.core.window import Window  # noqa: PLC0415

    from tests.kiosk.theatre import Theatre  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        theatre = Theatre(Path(folder))
        visitor = theatre.open()
        a_day(theatre)
        for name in walk(theatre, visitor):
            visitor.comes_to_rest()
            theatre.frame(0, drawn=True)
            shot = Path(Window.screenshot(str(Path(folder) / "shot.png")))
            picture = cv2.resize(cv2.imread(str(shot)), (WIDTH // 2, HEIGHT // 2), interpolation=cv2.INTER_AREA)
            if not picture.any():
                raise ValueError(f"nothing is drawn on {name}")
            cv2.imwrite(str(PICTURES / f"staff-{name}.png"), picture, [cv2.IMWRITE_PNG_COMPRESSION, 9])
            shot.unlink()
            print(f"docs/pictures/staff-{name}.png")
        theatre.close()
    return 0


def walk(theatre: Any, visitor: Any) -> Iterator[str]:
    """Through the staff area, page by page; what is yielded is pictured."""
    from kiosk.staff.roles import Role  # noqa: PLC0415
    from tests.kiosk.staff.people import comes_in, rests_in_corner  # noqa: PLC0415

    theatre.backstage.gate.set_pin(Role.TECHNICIAN, PIN)
    rests_in_corner(visitor)
    yield "gate"
    visitor.touches("Abbrechen")
    comes_in(visitor, PIN)
    yield "dashboard"
    scene = theatre.app.navigator.scene
    for page in ("exhibits", "devices", "city", "today", "system", "content", "access", "results", "barriers", "ideas"):
        scene.go(page)
        visitor.comes_to_rest()
        yield page
    visitor.touches("Bänke")
    yield "idea"
    scene.go("results")
    visitor.comes_to_rest()
    visitor.touches("Eine Minute")
    yield "survey"
    scene.go("selftest")
    visitor.comes_to_rest()
    visitor.touches("Test beginnen")
    yield "selftest"


def a_day(theatre: Any) -> None:
    """What happened today, made up."""
    from devices.reading import InstrumentStatus, Quality, Reading, State  # noqa: PLC0415
    from kiosk.barriers import BARRIER  # noqa: PLC0415
    from kiosk.ideas import IDEA, STATE  # noqa: PLC0415
    from kiosk.staff.survey_report import SURVEY_LEFT  # noqa: PLC0415
    from sync.record import SURVEY_RESPONSE, Draft  # noqa: PLC0415

    now, put = theatre.time.wall(), theatre.readings
    for name, driver, state, detail in (
        ("feinstaub", "sds011", State.LIVE, ""),
        ("raum", "text_lines", State.LIVE, ""),
        ("feuchte", "text_lines", State.LOST, "disconnected"),
        ("schaufenster", "camera", State.LIVE, ""),
    ):
        put.put_status(InstrumentStatus(name, driver, "by-id", None, state, now - 240, detail, simulated=True))
    values = (("pm2_5", 8.4, "ug/m3", "feinstaub"), ("co2", 612.0, "ppm", "raum"), ("temperature", 21.6, "Cel", "raum"))
    for quantity, value, unit, source in values:
        put.put(Reading(quantity, value, unit, theatre.time(), now, source, Quality.OK))
    for hour, count in ((8, 4), (9, 21), (10, 14)):
        for _visit in range(count):
            theatre.backstage.visits.count(theatre.time.now().replace(hour=hour))

    def keep(what: str, data: dict[str, object]) -> Any:
        return theatre.journal.append(Draft(what, data, theatre.time.now())).result()

    pool, form = theatre.house.ideas, theatre.house.surveys[0].form
    for code, text in (
        ("BCDFGH", "Bänke mit Schatten auf dem Hansaplatz"),
        ("KLMNPR", "Mehr Fahrradständer an der Kleppingstraße"),
        ("BBBDDD", "Ein Reparatur-Café im PROJEKTOR"),
    ):
        pool.take(keep(IDEA, {"idea": code, "text": text, "place": "hoerde", "field": 5}))
    pool.take(keep(STATE, {"idea": "BBBDDD", "state": "discussed"}))
    for topic, words in (("listening", ""), ("reaching", "Der Knopf „Nochmal“ ist zu hoch für meinen Rollstuhl")):
        theatre.house.barriers.take(keep(BARRIER, {"topic": topic, **({"text": words} if words else {})}))
    for number in range(9):
        answers = {"technik": ("umwelt", "wege", "menschen")[number % 3], "mitreden": str(1 + number % 5)}
        answer = {"form": form.id, "version": form.version, "language": "de", "xml": "<x/>", "seconds": 30}
        keep(SURVEY_RESPONSE, {**answer, "answers": answers})
    for question in ("technik", "mitreden", "mitreden", "stadtteil", "mitreden", "technik"):
        keep(SURVEY_LEFT, {"form": form.id, "version": form.version, "question": question})
    numbers = {"delivered": 1204, "waiting": 0, "parked": 0, "alarms": 0}
    contact = SimpleNamespace(state="resting", detail="", last_contact=now - 20, next_try=None, **numbers)
    theatre.backstage.courier = SimpleNamespace(status=lambda: contact, retry=lambda: None)
    theatre.backstage.journal = SimpleNamespace(
        parked=lambda: done([]),
        unpark=lambda: done(0),
        records=lambda types: done([record for record in theatre.journal.records if record.type in types]),
    )


def done(result: object) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(result)
    return future


if __name__ == "__main__":
    sys.exit(main())
