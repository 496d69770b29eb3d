"""Which scene is on the screen: built on first use, told the language before it is entered, left before the next."""

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.uix.floatlayout import FloatLayout

from kiosk import housekeeping
from kiosk.language import Language
from kiosk.widgets.resting import draw_ahead, rest, wake
from kiosk.widgets.scroller import Scroller

HOME = "home"
INVITATION = "invitation"
THANKS = "thanks"
DATA = "data"
BARRIER = "barrier"
CLOSED = "closed"
STAFF = "staff"
WORKSHOP = "workshop"
GALLERY = "gallery"
CHANGE_S = 0.18

log = logging.getLogger(__name__)


class Scene(Protocol):
    """A screen and what moves it."""

    widget: Any

    @property
    def letters(self) -> int:
        """How much there is to read; a long text is given more time."""
        ...

    def enter(self) -> None: ...
    def retell(self, language: Language) -> None:
        """Set every text in this language; keep everything else."""
        ...

    def back(self) -> bool:
        """One step back inside this scene; False when there is none."""
        ...

    def leave(self) -> None:
        """Forget what the visitor did here."""
        ...


class Navigator:
    """Holds the scenes and shows one. ``pause`` builds the scene that stands in for one that fails or is ``paused``.

    ``passing`` scenes are given up as soon as they are left: nine exhibits at once cost 100 MB. ``late`` ones are built
    only when they are opened, and kept then.
    """

    def __init__(
        self,
        builders: Mapping[str, Callable[[], Scene]],
        pause: Callable[[str], Scene],
        language: Callable[[], Language],
        changed: Callable[[str], None],
        passing: frozenset[str] = frozenset(),
        *,
        late: frozenset[str] = frozenset(),
        paused: Callable[[str], bool] = lambda _place: False,
    ) -> None:
        self.root = FloatLayout()
        self.place = ""
        self.still = False
        self._builders = dict(builders)
        self._pause = pause
        self._language = language
        self._changed = changed
        self._passing = passing
        self._late = late
        self._paused = paused
        # A scene hangs together in circles that only the collector unties, and it does not know how much hangs on them.
        # It needs as long as several pictures: its moment is when the next scene stands and nobody can have touched it.
        self._given_up = False
        self._clean_soon = Clock.create_trigger(self._clean)
        self._steps: Iterator[None] = iter(())  # what is left to do of what is being prepared
        self._step_soon = Clock.create_trigger(self._step)
        self._built: dict[str, Scene] = {}

    @property
    def scene(self) -> Scene:
        return self._built[self.place]

    def go(self, place: str) -> None:
        """Leave the scene that is shown and enter another; a scene that fails is replaced by its pause."""
        if place == self.place:
            return
        self._steps = iter(())
        before = self._built.get(self.place)
        if before is not None:
            before.leave()
        scene = self._ready(place)
        self.place = place
        self._show(scene.widget)
        for left in [each for each in self._built if each in self._passing and each != place]:
            del self._built[left]
            self._given_up = True
        self._changed(place)

    def take_off(self, place: str) -> None:
        """Give up a scene that was stopped, or may play again; where it is shown, what is built next appears."""
        self._built.pop(place, None)
        self._given_up = True
        self._clean_soon()
        if place == self.place:
            self._show(self._ready(place).widget)
            self._changed(place)

    def renew(self) -> None:
        """Enter the scene that is shown once more: what it shows of others has changed."""
        scene = self.scene
        scene.leave()
        scene.retell(self._language())
        scene.enter()

    def build_ahead(self) -> bool:
        """Build one scene that was not needed yet, so that nobody waits for it; False when all stand."""
        ahead = (place for place in self._builders if place not in {*self._built, *self._passing, *self._late})
        place = next(ahead, None)
        if place is not None:
            widget = self._build(place).widget
            widget.size = self.root.size  # laid out meanwhile as well
            self._rest(widget)
        return place is not None

    def prepare(self, place: str) -> None:
        """A finger rests on what opens a place: make it ready meanwhile, after the picture that shows the touch.

        A step in every turn, so that nothing that moves stands still; who lifts the finger before has the rest done at
        once. Whoever takes the finger elsewhere has it given up with the next place.
        """
        if place in self._builders and place not in self._built:
            self._steps = self._making(place)
            self._step_soon()

    def retell(self) -> None:
        """The language changed: at once, in the middle of anything."""
        self.scene.retell(self._language())

    def forget(self) -> None:
        """The visit is over: nothing of it stays in any scene, and pages that were rebuilt in it are cleaned away."""
        for scene in self._built.values():
            scene.leave()
        self._given_up = True

    def scenes(self) -> Iterator[Scene]:
        yield from self._built.values()

    def _step(self, _seconds: float) -> None:
        for _done in self._steps:
            self._step_soon()
            return

    def _making(self, place: str) -> Iterator[None]:
        """Build a scene, lay it out, say its texts, draw their pictures; what has changed by then, entering it sets."""
        scene = self._build(place)
        scene.widget.size = self.root.size
        yield
        try:
            scene.retell(self._language())
        except Exception:
            log.exception("The screen %s cannot be made ready", place)  # who enters it will have its pause
            return
        yield
        draw_ahead(scene.widget)

    def _ready(self, place: str) -> Scene:
        scene = self._built.pop(place, None) or self._build(place)
        self._built[place] = scene
        paused = self._paused(place)
        try:
            scene.retell(self._language())
            scene.enter()
        except Exception:  # one screen that is broken must not keep a visitor from the others; staff read why
            log.exception("The screen %s failed", place)
        else:
            if self._paused(place) == paused:
                return scene
        scene = self._built[place] = self._pause(place)
        scene.retell(self._language())
        scene.enter()
        return scene

    def _build(self, place: str) -> Scene:
        try:
            scene = self._builders[place]()
        except Exception:  # as above
            log.exception("The screen %s cannot be built", place)
            scene = self._pause(place)
        self._built[place] = scene
        return scene

    def _show(self, widget: Any) -> None:
        shown = self.root.children[0] if self.root.children else None
        if shown is not widget:
            self.root.clear_widgets()
            if shown is not None:
                self._rest(shown)
            wake(widget)
            self.root.add_widget(widget)
        for each in widget.walk(restrict=True):
            if isinstance(each, Scroller):
                each.to_top()  # how far somebody scrolled is nobody else's affair
        Animation.cancel_all(widget, "opacity")
        if self.still:
            widget.opacity = 1
            self._clean_soon()
        else:
            widget.opacity = 0.3
            appearing = Animation(opacity=1, d=CHANGE_S, t="out_quad")
            appearing.bind(on_complete=lambda *_: self._clean_soon())
            appearing.start(widget)

    def _rest(self, widget: Any) -> None:
        """Give back the pictures of a scene's words; only home keeps them, where everybody comes by again and again."""
        home = self._built.get(HOME)
        if home is None or widget is not home.widget:
            rest(widget)

    def _clean(self, _seconds: float) -> None:
        """In the turn after the one that drew the scene as it stays."""
        if self._given_up and self.scene.widget.opacity == 1:
            self._given_up = False
            housekeeping.clean()
