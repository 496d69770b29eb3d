"""What the boards of one guest's turn work with."""

from collections.abc import Callable
from typing import Any

from kiosk.house import House
from kiosk.language import Language
from kiosk.models.workshop import Runner
from kiosk.screens.workshop.city import City
from kiosk.widgets.foot import Way
from kiosk.workshop.state import Workshop
from kiosk.workshop.template import Step


class Session:
    """``turn_to`` shows another board, ``done`` ends the turn. ``renew`` makes whatever is still under way harmless."""

    def __init__(  # noqa: PLR0917  each of them is a different thing
        self,
        runner: Runner,
        house: House,
        screen: Any,
        turn_to: Callable[[Any], None],
        done: Callable[[], None],
        language: Callable[[], Language],
        city: City,
    ) -> None:
        self.runner, self.house, self.screen, self.city = runner, house, screen, city
        self.turn_to, self.done = turn_to, done
        self._language = language
        self._turn = 0

    @property
    def language(self) -> Language:
        return self._language()

    @property
    def workshop(self) -> Workshop:
        current = self.runner.current
        assert current is not None
        return current

    @property
    def step(self) -> Step:
        """The step that is on; before the first one, the first: people check in early."""
        return self.runner.step or self.runner.template.steps[0]

    def renew(self) -> None:
        """Another turn begins, or this one ends."""
        self._turn += 1

    def kept(self, then: Callable[[bool], None]) -> Callable[[bool], None]:
        """``then``, but only as long as this turn lasts."""
        turn = self._turn

        def back(well: bool) -> None:  # noqa: FBT001  as the runner calls it
            if turn == self._turn:
                then(well)

        return back

    def heads(self, headline: str, lead: str = "", *, failed: bool = False) -> None:
        """Headline and lead of the screen."""
        self.screen.headline, self.screen.failed = headline, failed
        say = self.language.say
        self.screen.lead = say("That could not be saved. The staff have been told.") if failed else lead

    def offers(self, main: Way, *, quiet: Way = ("", ""), ready: bool = True) -> None:
        """The foot's ways."""
        self.screen.ids.foot.offer(main, quiet=quiet, ready=ready)

    @property
    def out(self) -> Way:
        """Back without having done anything."""
        return self.language.say("Cancel"), "x"

    @property
    def onward(self) -> str:
        """The icon of going on."""
        return "arrow-left" if self.language.rtl else "arrow-right"
