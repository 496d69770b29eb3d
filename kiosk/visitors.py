"""Scripted visitors: they see what is on the screen, touch it with real touch events, and sometimes walk away.

They come in through Kivy's input path like a finger does (an input provider posts the events); no handler is called.
The clock of the visit is handed in, so that whoever walks away need not be waited for.
"""

import logging
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.scrollview import ScrollView

from kiosk.app import KioskApp
from kiosk.clock import SkippingClock
from kiosk.navigator import HOME, INVITATION, THANKS
from kiosk.widgets.button import Action
from kiosk.widgets.choice import Choice
from kiosk.widgets.finger import Finger
from kiosk.widgets.keyboard import Key
from kiosk.widgets.touchable import Touchable, touchables

log = logging.getLogger(__name__)

HOLD_FRAMES: Final = 3  # a finger rests on the glass for about 50 ms
SETTLE_S: Final = 0.35  # a screen has come to rest: transitions take 0.18 s, bars grow for 0.25 s
SENTENCE: Final = "mehr Schatten am Platz"
LONGEST_VISIT: Final = 60  # touches; a visitor who needs more is lost, and that is an error


Steps = Iterator[float]  # a visitor's steps: each yields the seconds until the next


class Visitors:
    """Lets ``count`` visitors walk through one after the other.

    ``skip``: turns the visit's clock forward by seconds. ``shots``: a folder for a picture of every screen, or None.
    ``walks_away``: share of the visitors who leave in the middle.
    """

    def __init__(
        self,
        app: KioskApp,
        count: int,
        skip: Callable[[float], None],
        *,
        shots: Path | None,
        chance: random.Random,
        walks_away: float = 0.2,
    ) -> None:
        self._app = app
        self._count = count
        self._skip = skip
        self._shots = shots
        self._chance = chance
        self._walks_away = walks_away
        self._finger = Finger()
        self._pictured: set[tuple[str, ...]] = set()
        self.finished = 0
        self.faults = 0

    def start(self, done: Callable[[], None]) -> None:
        """Begin; ``done`` is called when the last one has left."""
        EventLoop.add_input_provider(self._finger)
        self._done = done
        self._steps = self._all()
        Clock.schedule_once(self._step, SETTLE_S)

    def _step(self, _seconds: float) -> None:
        try:
            Clock.schedule_once(self._step, next(self._steps))
        except StopIteration:
            EventLoop.remove_input_provider(self._finger)
            self._done()

    def _all(self) -> Steps:
        for number in range(self._count):
            # the first one stays to the end, so that a single visitor shows the whole way
            leaves_after = self._chance.randint(2, 9) if number and self._chance.random() < self._walks_away else None
            yield from self._visit(leaves_after)
            self.finished += 1

    def _visit(self, leaves_after: int | None) -> Steps:
        app, touched = self._app, set[str]()
        for number in range(LONGEST_VISIT):
            yield from self._look()
            if leaves_after == number:
                yield from self._walk_away()
                return
            target = self._choose(touched)
            if target is None:
                yield from self._walk_away()
                return
            before = (app.navigator.place, self._seen())
            yield from self._touch(target)
            if not isinstance(target, Key) and (app.navigator.place, self._seen()) == before:
                yield SETTLE_S  # a slow disk: thanks come only when the answer is on it
        self.faults += 1
        log.error("A visitor was lost: %d touches, last at %s", LONGEST_VISIT, app.navigator.place)
        yield from self._walk_away()

    def _choose(self, touched: set[str]) -> Touchable | None:
        """What this visitor touches next; None: the visit is over."""
        place = self._app.navigator.place
        offered = [t for t in touchables(self._app.overlays.root) if self._within(t)]
        choices = [t for t in offered if isinstance(t, Choice)]
        main = [t for t in offered if isinstance(t, Action) and t.kind == "main"]
        keys = [t for t in offered if isinstance(t, Key)]
        if place == INVITATION:
            return offered[0]
        if place == HOME:
            fresh = [t for t in offered if t.spoken not in touched and not _is_comfort(t)]
            options = [t for t in fresh if type(t).__name__ == "Option"]
            if not options or "voted" in touched:
                fresh = [t for t in fresh if type(t).__name__ == "Tile"]
            target = self._chance.choice(options if options and "voted" not in touched else fresh) if fresh else None
            if target is not None:
                touched.update({target.spoken, "voted"})
            return target
        if place.startswith("survey:"):
            if keys and not self._typed(touched):
                return self._next_key(keys, touched)
            unanswered = choices and not any(choice.chosen for choice in choices)
            return self._chance.choice(choices) if unanswered else (main[0] if main else None)
        quiet = [t for t in offered if isinstance(t, Action) and t.kind == "quiet"]
        ways = main if place == THANKS or self._chance.random() < 0.6 else quiet  # most follow the suggestion
        if place in touched:
            return quiet[0] if quiet else None
        touched.add(place)
        return ways[0] if ways else None

    def _typed(self, touched: set[str]) -> bool:
        return any(word.startswith("typed:") and int(word[6:]) >= len(SENTENCE) for word in touched)

    def _next_key(self, keys: list[Key], touched: set[str]) -> Key:
        typed = max((int(word[6:]) for word in touched if word.startswith("typed:")), default=0)
        touched.add(f"typed:{typed + 1}")
        wanted = SENTENCE[typed]
        return next((k for k in keys if k.key.lower() == ("space" if wanted == " " else wanted)), keys[0])

    def _touch(self, target: Touchable) -> Steps:
        x, y = target.to_window(*target.center)
        self._finger.press(x, y)
        yield HOLD_FRAMES / 60
        self._finger.lift()
        yield 0.05 if isinstance(target, Key) else SETTLE_S

    def _walk_away(self) -> Steps:
        """Nobody touches any more: the question appears, then everything is wiped."""
        app = self._app
        while app.visit is not None:
            self._skip(app.visit.page_idle_s * 0.51 if not app.overlays.asking else 4.0)
            yield SETTLE_S
            yield from self._look()

    def _look(self) -> Steps:
        """Take a picture when this screen was not seen before."""
        while self._app.navigator.scene.widget.opacity < 1:
            yield 0
        yield 0  # what has been set is drawn with the next frame
        if self._shots is not None and (seen := self._seen()) not in self._pictured:
            self._pictured.add(seen)
            self._shots.mkdir(parents=True, exist_ok=True)
            place = self._app.navigator.place.replace(":", "-")
            overlay = "-still-there" if self._app.overlays.asking else ""
            path = self._shots / f"{len(self._pictured):02}-{place}{overlay}.png"
            Path(Window.screenshot(str(path))).rename(path)  # Kivy numbers its pictures
            yield 0.05

    def _seen(self) -> tuple[str, ...]:
        """What tells one screen from another: where, which sheet, and the words that can be touched."""
        words = [t.spoken for t in touchables(self._app.overlays.root) if not isinstance(t, Key)]
        chosen = any(t.chosen for t in touchables(self._app.overlays.root) if isinstance(t, Choice))
        return (self._app.navigator.place, str(self._app.overlays.asking), str(chosen), *words)

    def _within(self, target: Touchable) -> bool:
        """Whether its middle is on the glass and not scrolled away."""
        x, y = target.to_window(*target.center)
        parent = target.parent
        while parent is not None and parent is not Window:
            if isinstance(parent, ScrollView) and not parent.collide_point(*parent.to_widget(x, y)):
                return False
            parent = parent.parent
        width, height = Window.size
        return bool(0 <= x <= width and 0 <= y <= height)


def _is_comfort(target: Touchable) -> bool:
    return type(target).__name__ == "ComfortKey"


class Audience:
    """Who decides when a run ends: visitors who have all left, a number of seconds, or nobody."""

    def __init__(self, app: KioskApp, visitors: Visitors | None, seconds: float | None) -> None:
        self._app = app
        self._visitors = visitors
        self._seconds = seconds

    @property
    def finished(self) -> int:
        """Visitors who have come and gone."""
        return self._visitors.finished if self._visitors else 0

    @property
    def faults(self) -> int:
        return self._visitors.faults if self._visitors else 0

    def start(self) -> None:
        if self._visitors is not None:
            self._visitors.start(self._app.stop)
        if self._seconds:
            Clock.schedule_once(lambda _: self._app.stop(), self._seconds)


def audience(
    app: KioskApp,
    clock: SkippingClock,
    *,
    count: int | None,
    seconds: float | None,
    shots: Path | None,
    seed: int,
) -> Audience:
    """Who watches this run: scripted visitors, nobody for some seconds, or real ones."""
    chance = random.Random(seed)  # noqa: S311  which answer a scripted visitor touches
    visitors = Visitors(app, count, clock.skip, shots=shots, chance=chance) if count else None
    return Audience(app, visitors, seconds or None)
