"""Takes the pictures of docs/tour.md: `make tour`. The kiosk draws unseen, with clocks that are fed.

Every picture is half as large as the screen (540 pixels on the short side).
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures/tour"
sys.path.insert(0, str(ROOT))
os.environ.update(SDL_VIDEODRIVER="offscreen", KIVY_NO_ARGS="1", KIVY_NO_CONFIG="1", KIVY_NO_FILELOG="1")
os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")


def portrait(tour: Any) -> Iterator[str]:
    """German, as most people see it; in between another language, larger letters, high contrast."""
    visitor, app = tour.visitor, tour.visitor.app
    yield "invitation"
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    yield "home"
    visitor.touches("Westpark")
    yield "result"
    for kind in ("sensor_wall", "compass", "city_map"):
        app.go(kind)
        yield kind
    wear(tour, "de", text_size=2)
    app.go("timeline")
    yield "timeline-largest"
    app.go("home")
    wear(tour, "ar")
    yield "home-arabic"
    wear(tour, "de", contrast=2)
    survey = tour.theatre.house.surveys[0].form.id
    app.go(f"survey:{survey}")
    visitor.waits(0.5)
    visitor.touches("Veranstaltung")
    yield "question-contrast"
    wear(tour, "de")
    visitor.touches("Umwelt schützen", "teils, teils", "Weiter", "Hörde")
    yield "thanks"


def landscape(tour: Any) -> Iterator[str]:
    """The same house on a wide screen."""
    visitor, app = tour.visitor, tour.visitor.app
    visitor.touches_at(960, 500)
    visitor.waits(0.5)
    yield "home-wide"
    app.go("priorities")
    yield "priorities-wide"
    wear(tour, "en", contrast=1)
    app.go("measures_me")
    yield "measures_me-wide-dark"


def wear(tour: Any, language: str, **comfort: int) -> None:
    from kiosk.visit import Comfort  # noqa: PLC0415  Kivy's surroundings come first

    tour.visitor.app.comfort.comfort = Comfort(language, **comfort)
    tour.visitor.waits(0.3)


def main() -> None:
    import cv2  # noqa: PLC0415  as above

    from tests.journeys.house_tour import Tour  # noqa: PLC0415
    from tests.kiosk import pixels  # noqa: PLC0415

    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="projektor-tour-") as folder:
        for orientation, way in (("portrait", portrait), ("landscape", landscape)):
            tour = Tour(Path(folder), orientation)
            for name in way(tour):
                tour.measures()
                tour.visitor.waits(1.0)
                picture = pixels.seen(tour.visitor.app.overlays.root)[::-1, :, ::-1]
                small = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
                path = PICTURES / f"{name}.png"
                cv2.imwrite(str(path), small, [cv2.IMWRITE_PNG_COMPRESSION, 9])
                print(path.relative_to(ROOT))
            tour.close()


if __name__ == "__main__":
    main()
