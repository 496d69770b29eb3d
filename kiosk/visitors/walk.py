"""One visit from the invitation to its end, step by step; whoever drives it waits between the steps."""

import logging
import random
from collections.abc import Callable
from typing import Final

from kiosk.app import KioskApp
from kiosk.navigator import HOME, THANKS
from kiosk.visitors.eyes import Eyes
from kiosk.visitors.hands import BACK, SETTLE_S, Hand, LostError, Steps, press
from kiosk.visitors.plan import Plan
from kiosk.widgets.keyboard import Key
from kiosk.widgets.tile import Tile
from kiosk.widgets.touchable import Touchable

log = logging.getLogger(__name__)

SENTENCE: Final = "mehr Schatten am Platz"
PAGES: Final = 40  # of a survey
STEPS_BACK: Final = 12  # from anywhere to the home screen
PERSISTENT: Final = 6  # … and so many of them by the screen's own ways
SLOW_DISK_S: Final = 0.5  # thanks come only when the answer is on it


class _GoneError(Exception):
    """The visitor has walked away in the middle."""


class Walk:
    """One visitor's way. ``look`` is called on every screen that has come to rest; ``skip`` turns the visit's clock.

    ``lost`` says why the visitor could not go on, or is empty.
    """

    def __init__(
        self,
        app: KioskApp,
        hand: Hand,
        plan: Plan,
        chance: random.Random,
        *,
        look: Callable[[], None],
        skip: Callable[[float], None],
    ) -> None:
        self._app = app
        self._eyes = Eyes(app)
        self._hand = hand
        self._plan = plan
        self._chance = chance
        self._look_at = look
        self._skip = skip
        self._touches = 0
        self._typed = 0
        self.lost = ""
        self.finished_survey = False

    def steps(self) -> Steps:
        try:
            yield from self._visit()
        except _GoneError:
            pass  # as planned
        except LostError as error:
            self.lost = str(error)
            log.error("A visitor was lost at %s: %s", self._eyes.place, error)  # noqa: TRY400  one sentence, no traceback
        yield from self._walk_away()

    def _visit(self) -> Steps:
        plan, eyes = self._plan, self._eyes
        yield from self.look()
        yield from self._touch(eyes.offered()[0])
        yield from self.look()
        if plan.language:
            yield from self._speak(plan.language)
        if plan.votes:
            yield from self._vote()
        if plan.exhibit:
            yield from self._go(plan.exhibit)
            yield from self._play()
        if not eyes.place.startswith("survey:") and plan.survey:
            yield from self._go(plan.survey)
        if eyes.place.startswith("survey:"):
            yield from self._answer()

    # --- what a visitor does

    def _speak(self, code: str) -> Steps:
        yield from self._use(self._eyes.comfort("language"), "the language key")
        chosen = next((choice for choice in self._eyes.choices() if choice.name == code), None)
        yield from self._use(chosen, f"the language {code}")

    def _vote(self) -> Steps:
        """One of the poster's answers, where there is a poster."""
        options = [t for t in self._eyes.content() if not isinstance(t, Tile) and hasattr(t, "name")]
        if options:
            yield from self._touch(self._chance.choice(options))
            yield from self._settled(lambda: self._eyes.place != HOME)

    def _go(self, place: str) -> Steps:
        """Home first, then to what is offered there."""
        if self._eyes.place == place:
            return
        yield from self._home()
        tile = next((t for t in self._eyes.offered() if isinstance(t, Tile) and t.place == place), None)
        yield from self._use(tile, f"the tile of {place}")
        if self._eyes.place != place:
            raise LostError(f"the tile of {place} led to {self._eyes.place}")

    def _home(self) -> Steps:
        for step in range(STEPS_BACK):
            if self._eyes.place == HOME:
                return
            if step >= PERSISTENT:  # enough of it: "start again" is on every screen
                yield from self._use(self._eyes.comfort("refresh"), "the key to start again")
                yield from self._touch(self._eyes.offered()[0])
                continue
            if self._plan.keypad:
                press(BACK)
                yield SETTLE_S
                yield from self.look()
                continue
            main = self._eyes.main()
            ways = [*self._eyes.quiet(), *([main] if main is not None else [])]
            yield from self._use(self._eyes.home() or (self._chance.choice(ways) if ways else None), "a way home")
        if self._eyes.place != HOME:
            raise LostError("there is no way home")

    def _play(self) -> Steps:
        """Touch what is offered and was not touched yet, the main way in between; until it leads elsewhere."""
        place, used = self._eyes.place, set[str]()
        for _touch in range(self._plan.patience):
            eyes = self._eyes
            fresh = [t for t in eyes.content() if t.spoken not in used]
            main = eyes.main()
            if eyes.letters() and not self._typed:
                yield from self._type(eyes.letters())
            elif main is not None and (not fresh or self._chance.random() < 0.4):
                if not self._plan.follows and main.icon == "home":
                    return
                yield from self._touch(main)
            elif fresh:
                target = self._chance.choice(fresh)
                used.add(target.spoken)
                yield from self._touch(target)
            else:
                return
            if eyes.place != place:
                return

    def _answer(self) -> Steps:
        """One page after the other, until thanks are said."""
        eyes, place = self._eyes, self._eyes.place
        for _page in range(PAGES):
            if eyes.place != place:
                break
            choices, main = eyes.choices(), eyes.main()
            if eyes.letters() and not self._typed:
                yield from self._type(eyes.letters())
            elif choices and not any(choice.chosen for choice in choices):
                yield from self._touch(self._chance.choice(choices))
            elif main is not None:
                yield from self._touch(main)
            else:
                yield from self._settled(lambda: eyes.place != place)
        yield from self._settled(lambda: eyes.place == THANKS)
        if eyes.place != THANKS:
            raise LostError(f"the survey ended at {eyes.place}")
        self.finished_survey = True

    def _type(self, keys: list[Key]) -> Steps:
        """The sentence, or what this keyboard has of it."""
        for letter in SENTENCE:
            wanted = "space" if letter == " " else letter
            key = next((key for key in keys if key.key.lower() == wanted), None)
            self._typed += 1
            yield from self._hand.touch(key or keys[self._typed % len(keys)])
            if not (keys := self._eyes.letters()):
                return
        yield from self.look()

    def _walk_away(self) -> Steps:
        """Nobody touches any more: the question appears, then everything is wiped."""
        app = self._app
        while app.visit is not None:
            self._skip(app.visit.page_idle_s * 0.51 if not app.overlays.asking else 4.0)
            yield SETTLE_S
            yield from self.look()

    # --- how

    def look(self) -> Steps:
        """Wait until the screen has come to rest, and look at it."""
        while not self._eyes.at_rest:
            yield 0
        yield 0  # what has been set is drawn with the next frame
        self._look_at()

    def _use(self, target: Touchable | None, what: str) -> Steps:
        if target is None:
            raise LostError(f"{what} is not there")
        yield from self._touch(target)

    def _touch(self, target: Touchable) -> Steps:
        if self._plan.leaves_after is not None and self._touches >= self._plan.leaves_after:
            raise _GoneError
        self._touches += 1
        before = self._eyes.seen()
        yield from self._hand.touch(target)
        if self._eyes.seen() == before and not isinstance(target, Key):
            yield SLOW_DISK_S
        yield from self.look()
        icon, after = self._plan.comfort
        if icon and self._touches == after and (key := self._eyes.comfort(icon)) is not None:
            yield from self._hand.touch(key)
            yield from self.look()

    def _settled(self, there: Callable[[], bool]) -> Steps:
        """A slow disk: wait for what follows an answer that is durable."""
        for _wait in range(20):
            if there():
                break
            yield SLOW_DISK_S / 2
        yield from self.look()
