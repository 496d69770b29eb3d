"""An exhibit of somebody else's that does something wrong on request. ``test_breaks`` installs it as a package."""

import sys
import time
from pathlib import Path

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Callback
from kivy.lang import Builder
from kivy.properties import BooleanProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.button import Action
from sync.record import VOTE

Builder.load_file(str(Path(__file__).with_suffix(".kv")))
WRONG_WIDGETS = {"widget none": None, "widget text": "a bench"}


class Bench(BoxLayout):
    broken = BooleanProperty(False)


class Moody:
    """``mood`` is what the button "Los" brings about; lifecycle moods come by themselves. ``ticks``: signs of life."""

    poster, letters = None, 0
    mood = ""
    ticks = 0

    def __init__(self, stage):
        if self.mood == "build":
            self.fail()
        self.stage = stage
        self.widget = Bench(orientation="vertical")
        button = Action(words="Los", kind="main")
        button.bind(on_release=lambda _: getattr(self, f"do_{self.mood}", self.fail)())
        self.widget.add_widget(button)
        if self.mood in WRONG_WIDGETS:
            self.widget = WRONG_WIDGETS[self.mood]

    def fail(self, *_):
        raise RuntimeError("a wire is loose")

    def announcement(self):
        """Nothing to announce."""

    def enter(self):
        self.clock = Clock.schedule_interval(self.tick, 0.1)
        self.stage.readings.watch(lambda: self.fail() if self.mood == "readings" else None)
        if self.mood == "enter":
            self.fail()

    def tick(self, _seconds):
        type(self).ticks += 1

    def retell(self):
        if self.mood == "retell":
            self.fail()

    def back(self):
        return self.fail() if self.mood == "back" else False

    def leave(self):
        if self.mood in {"leave", "touch and leave"}:
            self.fail()

    def do_nothing(self):
        """A click, and all is well."""

    def do_tick(self):
        Clock.schedule_once(lambda _: self.fail())

    def do_partial(self):
        Clock.schedule_interval(self.fail, 0.1)

    def do_animation(self):
        moved = Animation(opacity=0.5, d=0.3)
        moved.bind(on_progress=self.fail)
        moved.start(self.widget)

    def do_movements(self):
        for moved in (
            Animation(opacity=0.5, d=9) + Animation(opacity=1),
            Animation(opacity=0.5, d=9) & Animation(x=1, d=9),
        ):
            moved.start(self.widget)
        self.fail()

    def do_rule(self):
        self.widget.broken = True

    def do_drawing(self):
        with self.widget.canvas.after:
            Callback(self.fail)

    def do_record(self):
        self.stage.record(VOTE, {"question": "q", "option": "o"}, self.fail)

    def do_endless(self):
        while True:
            pass

    def do_exit(self):
        sys.exit("that is all")

    def do_open(self):
        self.stage.open("nosuch")

    def do_slow(self):
        Clock.schedule_interval(lambda _: time.sleep(0.06), 0)


def exhibit(stage):
    return None if Moody.mood == "nothing built" else Moody(stage)
