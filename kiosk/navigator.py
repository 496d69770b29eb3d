"""Which scene is on the screen: built on first use, told the language before it is entered, left before the next."""

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout

from kiosk import housekeeping
from kiosk.language import Language
from kiosk.widgets.glass import Glass
from kiosk.widgets.resting import draw_ahead, rest, wake
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.steps import Steps

HOME = "home"
INVITATION = "invitation"
THANKS = "thanks"
DATA = "data"
BARRIER = "barrier"
CLOSED = "closed"
STAFF = "staff"
WORKSHOP = "workshop"
GALLERY = "gallery"
PUT_OFF = 20  # so many turns at most is cleaning put off for a picture; cleaning once more as long as pictures come
FEW = 100  # objects: where more came free, one more pass may free others
MOST_GIVEN_UP = 1  # scenes that wait to be cleaned away while one more is built: of two, memory stays at its highest

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
        self.glass = Glass()  # for what it stands on
        self.glass.bind(shown=self._stands)
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
        self._given_up, self._put_off, self._sure, self._again = 0, 0, False, False
        self._clean_now = Clock.create_trigger(self._clean, -1)
        self._clean_soon = Clock.create_trigger(lambda _: self._clean_now())
        self._steps = Steps(then=self._made_ready)  # of the scene that is being made ready
        self._made = ""  # its place
        self._arrive: Callable[[], None] | None = None  # what then follows, when somebody waits for it
        self._built: dict[str, Scene] = {}

    @property
    def scene(self) -> Scene:
        return self._built[self.place]

    @property
    def at_rest(self) -> bool:
        """Whether the scene has come in full."""
        return bool(self.glass.shown == 1)

    def go(self, place: str) -> None:
        """Leave the scene that is shown and enter another; a scene that fails is replaced by its pause."""
        if place == self.place:
            return
        self._unmake()
        if before := self._built.get(self.place):
            before.leave()
        scene = self._ready(place)
        self.place = place
        self._show(scene.widget)
        for left in [each for each in self._built if each in self._passing and each != place]:
            del self._built[left]
            self._given_up += 1
        self._changed(place)

    def take_off(self, place: str) -> None:
        """Give up a scene that was stopped, or may play again; where it is shown, what is built next appears."""
        self._built.pop(place, None)
        self._given_up += 1
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
            scene = self._build(place)
            scene.widget.size = self.root.size  # laid out meanwhile as well
            if place == HOME:  # what everybody sees first is lettered as well
                scene.retell(self._language())
            self._rest(scene.widget)
        return place is not None

    def prepare(self, place: str) -> None:
        """A finger rests on what opens a place: make it ready meanwhile, after the picture that shows the touch.

        Whoever takes the finger elsewhere has it given up with the next place.
        """
        if place in self._builders and place not in self._built:
            self._make(place)

    def lead(self, place: str, arrive: Callable[[], None]) -> None:
        """Somebody wants to go to a place: it is made ready first, then ``arrive`` is called, at once where it is.

        Built, lettered and entered in one turn of the event loop, a page would hold the picture up for 0.1 s.
        """
        scene = self._built.get(place)
        resting = scene is not None and getattr(scene.widget, "resting", None)
        if place not in self._builders or (scene is not None and place != self._made and not resting):
            arrive()
            return
        if place != self._made:
            self._make(place)
        self._arrive = arrive
        self.glass.pace.hurry("leading")

    @property
    def leading(self) -> bool:
        """Whether somebody is on the way to a place that is being made ready."""
        return self._arrive is not None

    def retell(self) -> None:
        """The language changed: at once, in the middle of anything."""
        self.scene.retell(self._language())

    def forget(self, *, changed: bool = False) -> None:
        """The visit is over: nothing of it stays in any scene. ``changed``: home will have another look."""
        self._unmake()
        for scene in self._built.values():
            scene.leave()
        self._given_up += 1
        if changed and (home := self._built.get(HOME)):
            rest(home.widget)  # a page full of words: set in a quiet moment, or for whoever comes sooner

    def scenes(self) -> Iterator[Scene]:
        yield from self._built.values()

    def _make(self, place: str) -> None:
        """Make a scene ready, a step in every turn from the next one on."""
        self._unmake()
        self._made = place
        self._steps.begin(self._making(place))

    def _unmake(self) -> None:
        """Make nothing ready any more, and lead nobody."""
        self._steps.stop()
        self._made, self._arrive = "", None
        self.glass.pace.calm("leading")

    def _made_ready(self) -> None:
        arrive = self._arrive
        self._unmake()
        if arrive is not None:
            arrive()

    def _making(self, place: str) -> Iterator[None]:
        """Build a scene, lay it out, say its texts, draw their pictures; what has changed by then, entering it sets."""
        built = place in self._built
        if not built and self._given_up > MOST_GIVEN_UP:  # somebody goes from page to page faster than they are cleaned
            self._clean_away()
            yield
        scene = self._built[place] if built else self._build(place)
        scene.widget.size = self.root.size
        wake(scene.widget)
        if not built:
            yield
        try:
            scene.retell(self._language())
        except Exception:
            log.exception("The screen %s cannot be made ready", place)  # who enters it will have its pause
            return
        yield
        if not built:  # of one that stood, few are new
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
        self.glass.appear(still=self.still or shown is None)  # the first one does not come out of anything
        self._clean_soon()

    def _stands(self, *_: object) -> None:
        if self.at_rest:
            self._clean_soon()

    def _rest(self, widget: Any) -> None:
        """Give back the pictures of a scene's words; only home keeps them, where everybody comes by again and again."""
        home = self._built.get(HOME)
        if home is None or widget is not home.widget:
            rest(widget)

    def _clean(self, _seconds: float) -> None:
        """At the end of a turn after the one that drew the scene as it stays: one that draws nothing, if there is."""
        if not (self._given_up or self._again) or self.leading or not self.at_rest:
            return
        if Window.canvas.needs_redraw and (self._put_off < PUT_OFF or not self._given_up):
            self._put_off, self._sure = self._put_off + (self._given_up > 0), False
            self._clean_soon()
        elif not self._sure:
            self._sure = True
            self._clean_now()  # once more behind what else this turn still does
        else:
            self._clean_away()
            self._clean_soon()
            if home := self._built.get(HOME):
                wake(home.widget)

    def _clean_away(self) -> None:
        self._given_up, self._put_off, self._sure = 0, 0, False
        self._again = housekeeping.clean() > FEW
