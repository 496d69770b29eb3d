"""A scripted visit on the stage of this process, and a look at every screen it reaches."""

import math
import random
from dataclasses import dataclass
from pathlib import Path

from devices.reading import Quality, Reading
from kiosk.models.comfort import CONTRASTS
from kiosk.visit import Comfort
from kiosk.visitors import FingerHand, Keys, Plan, Walk
from kiosk.visitors.eyes import Eyes
from kiosk.widgets.text import Words
from tests.kiosk import checker, contrast, outlines
from tests.kiosk.theatre import LANDSCAPE, PORTRAIT, Theatre
from tests.kiosk.tongues import Tongues
from tests.kiosk.visitor import walk as all_below

ROOT = Path(__file__).parents[2]
DORTMUND = ROOT / "assets/packs/dortmund"
LANGUAGES = ("de", "de-einfach", "en", "tr", "ar", "uk", "ru", "pl")
SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE}
DIAGONAL_IN = 43.0
LEAST_STEP_S = 1 / 30
MEASURED = (
    ("co2", 640, "ppm", "raum"),
    ("pm2_5", 8.2, "ug/m3", "feinstaub"),
    ("temperature", 21.5, "Cel", "raum"),
    ("sound_level", 48, "dB", "raum"),
    ("relative_humidity", 44, "%", "raum"),
)
EARLIER = {  # one more answer of each makes ten
    "trinkbrunnen": {"hansaplatz": 3, "westpark": 3, "nordmarkt": 2, "anderswo": 1},
    "eine-minute/technik": {"wege": 2, "umwelt": 4, "menschen": 2, "sicherheit": 1},
}


@dataclass(frozen=True)
class Way:
    """How somebody goes through the house."""

    language: str
    contrast: int  # index into the themes
    text_size: int
    orientation: str
    hand: str  # finger, keypad

    def __str__(self) -> str:
        return f"{self.orientation}-{self.language}-{CONTRASTS[self.contrast]}-{self.text_size}-{self.hand}"


class Tour:
    """One kiosk with all that can be seen on it; ``goes`` walks one way and says what is wrong on it."""

    def __init__(self, cache: Path, orientation: str) -> None:
        self.theatre = Theatre(cache, size=SIZES[orientation], languages=LANGUAGES)
        self.theatre.simulated = True
        self.visitor = self.theatre.open()
        self.tongues = Tongues(DORTMUND, LANGUAGES)
        self.looked_at: set[tuple[object, ...]] = set()
        self.measured: set[tuple[int, str]] = set()  # by theme and place
        self._earlier()

    def _earlier(self) -> None:
        """What others have answered, and the last hour of the instruments."""
        results, today = self.theatre.house.results, self.theatre.time.now().date()
        for question, answers in EARLIER.items():
            for answer, count in answers.items():
                for _ in range(count):
                    results.add(question, (answer,), today)
        now = self.theatre.time.wall()
        curves = {}
        for number, (quantity, value, _unit, source) in enumerate(MEASURED):
            swing = [(now - 3600 + 60 * minute, minute / (5 + number)) for minute in range(60)]
            curves[quantity, source] = [(at, value * (1 + 0.12 * math.sin(angle))) for at, angle in swing]
        self.theatre.readings.remember(curves)

    def close(self) -> None:
        self.theatre.close()

    def goes(self, way: Way, number: int, *, patience: int, thorough: bool) -> tuple[Walk, list[str], set[str]]:
        """The walk, a sentence for each fault on its screens, and the places it came by.

        ``thorough``: contrast is measured on every screen, not once for each place and theme.
        """
        theatre, app = self.theatre, self.visitor.app
        eyes, found, places = Eyes(app), list[str](), set[str]()
        kinds = [kind for kind, play in theatre.house.plays.items() if not play.manifest.poster]
        plan = Plan(
            keypad=way.hand == "keypad",
            votes=True,
            exhibit=kinds[number % len(kinds)],
            survey=f"survey:{theatre.house.surveys[0].form.id}",
            patience=patience,
        )

        def look() -> None:
            places.add(eyes.place)
            if eyes.place == "home" and app.comfort.comfort != comfort:
                app.comfort.comfort = comfort  # the invitation is the same for everybody
                self.visitor.waits(0.3)
            key = (way.orientation, way.language, way.contrast, way.text_size, *eyes.seen())
            if key in self.looked_at:
                return
            self.looked_at.add(key)
            self.measures()
            self.visitor.waits(0.5)  # bars have grown, pins have dropped
            on_pixels = thorough or (way.contrast, eyes.place) not in self.measured
            self.measured.add((way.contrast, eyes.place))
            told = [f"{way} {eyes.place}: {fault}" for fault in self.faults(way, on_pixels=on_pixels)]
            found.extend(told)

        hand = Keys(app) if way.hand == "keypad" else FingerHand(self.visitor._finger)
        comfort = Comfort(way.language, text_size=way.text_size, contrast=way.contrast)
        walk = Walk(app, hand, plan, random.Random(number), look=look, skip=self._skip)
        for seconds in walk.steps():
            self.visitor.waits(max(seconds, LEAST_STEP_S))
        return walk, found, places

    def faults(self, way: Way, *, on_pixels: bool = True) -> list[str]:
        """What is wrong on the screen as it stands."""
        root = self.visitor.app.overlays.root
        shown = [each.words for each in all_below(root) if isinstance(each, Words) and each.words]
        found = checker.faults(root, DIAGONAL_IN)
        if self.visitor.place != "invitation" and self.visitor.app.overlays.sheet is None:
            found += self.tongues.foreign(shown, way.language)
        return found + (
            [*contrast.faults(root, self.visitor.app.theme.name), *outlines.faults(root)] if on_pixels else []
        )

    def measures(self) -> None:
        now = self.theatre.time.wall()
        for quantity, value, unit, source in MEASURED:
            self.theatre.readings.put(Reading(quantity, value, unit, self.theatre.time(), now, source, Quality.OK))
        self.visitor.waits(0.1)

    def _skip(self, seconds: float) -> None:
        self.theatre.time.seconds += seconds
