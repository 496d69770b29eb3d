"""What a visitor does in each exhibit, touch by touch, and what the city must read of it afterwards: tables alone.

``shown`` counts anew, from nothing but the JSON of the records, what the exhibit's last page must then say.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from exhibits.city_map.model import PIN
from exhibits.compass.model import RECORD as COMPASS
from exhibits.priorities.model import RECORD as PRIORITIES
from kiosk.ideas import IDEA
from sync.record import VOTE

FIVE: Final = 5  # visitors: the first number of which anything is published


class First(NamedTuple):
    """The first thing of this kind on the page, whatever it is called: what is drawn by chance has no fixed name."""

    kind: str


Touch = str | First


class Step(NamedTuple):
    """One touch, and which records are whole on the disk after it."""

    touch: Touch
    keeps: tuple[str, ...] = ()


Counted = Callable[[Sequence[dict]], Iterable[str]]


@dataclass(frozen=True)
class Script:
    """One visit from the first touch to the last page. ``ends``: what stands there, beginning or whole."""

    steps: tuple[Step, ...]
    ends: str
    begins: str = ""  # another place where the exhibit's first touch is; empty: the exhibit itself
    others: tuple[tuple[Step, ...], ...] = ()  # what the four visitors before do, to whom this one is compared
    shown: Counted = lambda _records: ()
    adds: bool = False  # its records are counted; then four others go before

    @property
    def keeps(self) -> bool:
        return any(step.keeps for step in self.steps)


def steps(*touches: Touch, keeps: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """The last touch is the one that keeps."""
    return (*(Step(each) for each in touches[:-1]), Step(touches[-1], keeps))


def percent(count: int, whole: int) -> str:
    return f"{round(100 * count / whole)}\u00a0%"


# --- the question of the week

_PLACES = {"hansaplatz": "Hansaplatz", "westpark": "Westpark", "nordmarkt": "Nordmarkt", "anderswo": "Anderswo"}


def votes(records: Sequence[dict]) -> Iterable[str]:
    counted = Counter(record["data"]["option"] for record in records)
    return (f"{label}: {percent(counted[name], len(records))}" for name, label in _PLACES.items())


# --- the city map


def pins(records: Sequence[dict]) -> Iterable[str]:
    words = {"hot": "zu heiß", "missing": "fehlt", "good": "gut so"}
    counted = Counter(record["data"]["pin"] for record in records if record["data"]["place"] == "hoerde")
    return (f"{label}: {percent(counted[name], sum(counted.values()))}" for name, label in words.items())


# --- the compass

_HEART = "Diesem Feld ein Herz geben"
_FIELDS = {
    "f02": "Zusammenleben und Mitmachen",
    "f06": "Intelligente Mobilität",
    "f09": "Bauen und Wohnen",
    "f10": "Energie und Umwelt",
    "f12": "Digitale Verwaltung",
}


def hearts(*fields: str) -> tuple[Step, ...]:
    touches = [touch for field in fields for touch in (_FIELDS[field], _HEART)]
    return steps(*touches, "Mein Kompass", keeps=(COMPASS,))


def loved(records: Sequence[dict]) -> Iterable[str]:
    counted = Counter(field for record in records for field in record["data"]["fields"])
    own = records[-1]["data"]["fields"]
    return (f"{_FIELDS[name]}: {percent(counted[name], len(records))}" for name in own)


# --- the priorities table

_MEASURES = {
    "gruen": "Grün und Schatten",
    "wege": "Sichere Wege",
    "unterwegs": "Bus, Bahn, Rad",
    "treffpunkte": "Treffpunkte",
    "hilfe": "Hilfe und Gesundheit",
    "aemter": "Einfache Ämter",
}


def tokens(**placed: int) -> tuple[Step, ...]:
    touches = [f"{_MEASURES[name]}: ein Punkt mehr" for name, count in placed.items() for _token in range(count)]
    return steps(*touches, "Vergleichen", keeps=(PRIORITIES,))


def means(records: Sequence[dict]) -> Iterable[str]:
    total = Counter()
    for record in records:
        total.update(record["data"]["tokens"])
    return ("Alle im Schnitt " + f"{total[name] / len(records):.1f}".replace(".", ",") for name in _MEASURES)


# --- all nine

SCRIPTS: Final = {
    "weekly_question": Script(
        steps("Westpark", keeps=(VOTE,)),
        ends="Was mit dem Ergebnis passiert",
        begins="home",
        others=tuple(steps(each, keeps=(VOTE,)) for each in ("Westpark", "Nordmarkt", "Anderswo", "Westpark")),
        shown=votes,
        adds=True,
    ),
    "idea_pool": Script(
        steps("Meine Idee", "Ein Treffpunkt für alle", "Weiter", "Hörde", "Weiter", "Einreichen", keeps=(IDEA,)),
        ends="Danke für Ihre Idee!",
    ),
    "city_map": Script(
        steps("Hörde", "zu heiß", "Pin setzen", keeps=(PIN,)),
        ends="Danke! Ihr Pin steckt in Hörde.",
        others=tuple(
            steps("Hörde", each, "Pin setzen", keeps=(PIN,)) for each in ("fehlt", "zu heiß", "gut so", "fehlt")
        ),
        shown=pins,
        adds=True,
    ),
    "sensor_wall": Script((), ends="Wie geht es diesem Raum?"),
    "timeline": Script(
        steps("Raum", "Weiter", "Weiter"),
        ends="3 von 3",
    ),
    "compass": Script(
        hearts("f10", "f09", "f12"),
        ends="Dahin zeigt Ihr Kompass",
        others=(
            hearts("f10", "f09", "f02"),
            hearts("f10", "f06", "f02"),
            hearts("f10", "f06", "f12"),
            hearts("f09", "f06", "f12"),
        ),
        shown=loved,
        adds=True,
    ),
    "priorities": Script(
        tokens(gruen=6, wege=1, treffpunkte=3),
        ends="Ihre Punkte",
        others=(tokens(wege=10), tokens(gruen=5, hilfe=5), tokens(aemter=9, wege=1), tokens(unterwegs=10)),
        shown=means,
        adds=True,
    ),
    "measures_me": Script(
        steps(
            *("Sensor an der Brücke", "Wie schnell Autos fahren"),
            *(touch for _thing in range(6) for touch in ("Weiter", First("Choice"))),
            *("Weiter", "Nur Zahlen"),
        ),
        ends="8 von 8",
    ),
    "quiz": Script(
        steps("Allein", *(touch for _question in range(6) for touch in (First("Answer"), "Weiter"))),
        ends="von 6 richtig",
    ),
}
