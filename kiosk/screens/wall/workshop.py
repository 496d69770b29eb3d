"""The agenda clock on the wall: ring, step, groups, how many have answered, and what comes then."""

from typing import Any, Final

from kivy.animation import Animation
from kivy.properties import BooleanProperty, ListProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.wall.slides import WorkshopSlide
from kiosk.widgets.layout import Mirrored

GLOW_S: Final = 0.9


class WorkshopPage(Mirrored, BoxLayout):
    """What ``kiosk.workshop.telling.face`` says."""

    people = StringProperty("")
    headline = StringProperty("")
    text = StringProperty("")
    progress = StringProperty("")
    then = StringProperty("")
    groups = ListProperty([])
    agenda = ListProperty([])
    still = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._over = False

    def show(self, slide: WorkshopSlide) -> None:
        told, ring = slide.face, self.ids.ring
        self.people, self.headline, self.text = told.people, told.headline, told.text
        self.progress, self.then = told.progress, told.then
        self.groups, self.agenda = list(told.groups), list(told.agenda)
        ring.face, ring.note, ring.share, ring.over, ring.quiet = (
            told.face,
            told.note,
            told.share,
            told.over,
            told.paused,
        )
        if told.over != self._over:
            self._over = told.over
            self._glow(ring)

    def _glow(self, ring: Any) -> None:
        """Light when a step's time is up; the sound is the kiosk's."""
        Animation.cancel_all(ring, "light")
        ring.light = 1.0 if self._over else 0.0
        if self._over and not self.still:
            beat = Animation(light=0.25, d=GLOW_S, t="in_out_sine") + Animation(light=1.0, d=GLOW_S, t="in_out_sine")
            (beat + beat + beat).start(ring)
