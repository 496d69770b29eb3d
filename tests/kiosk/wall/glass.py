"""The wall in a window of its own process: shows every kind of slide, in both orientations and writing directions.

Prints one JSON object: what a checker of layouts has to say of each, by the slide's key, size and language.
"""

import json
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")

from kiosk.cli import surround

ROOT = Path(__file__).resolve().parents[3]
SIZES = ((1920, 1080), (1080, 1920))
LONG = "Soll die Stadt in den Sommermonaten mehr öffentliche Trinkwasserstellen und schattige Sitzplätze einrichten?"
DIAGONAL_IN = 55.0
LEAST_X_MM = 7.0  # the smallest letters, for reading from four metres
surround(SIZES[0])

from kivy.base import EventLoop, runTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.lang.builder import Builder

from kiosk import places
from kiosk.language import Languages
from kiosk.models.wall import Shown
from kiosk.screens.wall.app import WallApp
from kiosk.wall.slides import Bars, Call, Gauge, Gauges, Heat, IdeaSlide, Rest, WorkshopSlide
from kiosk.workshop import commands
from kiosk.workshop.telling import face
from tests.kiosk import checker
from tests.kiosk.workshop.evening import PACK, Evening

PERCENT = "33\N{NO-BREAK SPACE}%"
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


def of_the_workshop(language):
    evening = Evening(guests=12)
    evening.does(commands.go_on(evening.workshop))
    step = evening.template.step(evening.workshop.run.step)
    told = face(evening.workshop, evening.template, step, language, evening.now, {})
    answered = replace(told, progress=language.say("{n} of {m} have answered").format(n=4, m=12))
    yield WorkshopSlide(key="workshop", overline=told.title, title=told.headline, alone=True, face=told)
    yield WorkshopSlide(key="workshop poll", overline=told.title, title=told.headline, alone=True, face=answered)


def every_kind(language):
    head = {"overline": "Frage der Woche", "icon": "map", "title": LONG, "small": LONG, "field": 3}
    basis = (
        f"n = 12.345 · 1. September – 30. November · {language.say('not representative')} · Karte nicht maßstäblich."
    )
    yield Call(key="call", words=language.say("From {k} answers on, the result stands here.").format(k=5), **head)
    for count in (2, 5, 6):
        rows = tuple(("Behördengänge und Anträge erleichtern", PERCENT, 0.33, "") for _row in range(count))
        yield Bars(key=f"bars {count}", rows=rows, basis=basis, **head)
    known = places.read(PACK)
    heat = {each.name: (0.5, "1.235") for each in known.places}
    yield Heat(key="heat", spots=known.spots, columns=known.columns, rows=known.rows, heat=heat, basis=basis, **head)
    answer = "Der Weg liegt im Schutzgebiet. Geprüft werden Lampen, die nur bei Bedarf angehen. Im Herbst mehr dazu."
    yield IdeaSlide(
        key="idea",
        where="Innenstadt-Nord · Zusammenleben und Mitmachen",
        state="nicht umgesetzt",
        state_icon="x",
        answer_title="Antwort",
        answer=answer,
        support="125 Menschen unterstützen das",
        **{**head, "title": f"{LONG} Auch am Abend."[:140], "small": "", "overline": "Ideenpool"},
    )
    points = tuple((60.0 * age, 600.0 + age) for age in range(60, 0, -1))
    when = (3600.0, "vor 60 Minuten", "jetzt")
    live = Gauge("Kohlendioxid · CO₂", "CO₂", "1.640", "ppm", "dringend lüften", points, *when)
    dust = Gauge("Feinstaub PM2,5", "", "118,2", "µg/m³", "", points, *when)
    paused = Gauge("Luftfeuchte", paused=language.say("takes a break"), since="Seit 59 Minuten kein Wert")
    room = {**head, "title": "Wie geht es diesem Raum?", "small": "How is this room doing?"}
    for count in (1, 5):
        gauges = (live, paused, dust, dust, paused)[:count]
        note = "Mittelwerte je Minute. Einfache Sensoren: gut für Vergleiche, nicht für Grenzwerte."
        note += " Leitwerte: Umweltbundesamt, 2008."
        yield Gauges(key=f"gauges {count}", gauges=gauges, note=note, **room)
    yield from of_the_workshop(language)
    yield Rest(key="rest", overline="", title="")


def rests(seconds):
    """Layout comes to rest; nothing is drawn."""
    for _frame in range(int(seconds * 30)):
        Clock.tick()
        EventLoop.dispatch_input()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()


def main(codes):
    checker.LEAST_X_MM = LEAST_X_MM
    languages = Languages(ROOT / "assets/i18n", tuple(codes))
    said = {}
    app = WallApp(
        None, assets=ROOT / "assets", lab="PROJEKTOR", language=languages[codes[0]], theme="light", still=True,
        seconds=None, shots=None,
    )  # fmt: skip
    app._first_frame = lambda *_: None  # nobody asks the model: the slides come from here
    app._run_prepare()
    runTouchApp(embedded=True)
    for code in codes:
        app.theme = app.theme.with_comfort(text_scale=1.4, low=False, rtl=languages[code].rtl, still=True)
        for size in SIZES:
            Window.size = size
            app._fit()
            for slide in every_kind(languages[code]):
                app.screen.show(Shown(slide, 1, 9, languages[code].clock(NOON), ""))
                rests(0.3)
                said[f"{slide.key} {size[0]} {code}"] = checker.faults(app.root, DIAGONAL_IN, window=size)
    print(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1:])
