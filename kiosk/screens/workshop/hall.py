"""The workshop's part of the stage: its scenes, where the kiosk rests while one is running, and its signal."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

from kiosk.bill import Bill
from kiosk.house import House
from kiosk.models.comfort import ComfortModel
from kiosk.models.gong import Gong
from kiosk.models.workshop import Runner
from kiosk.navigator import CLOSED, HOME, INVITATION, WORKSHOP, Scene
from kiosk.screens.workshop import rules
from kiosk.screens.workshop.city import City
from kiosk.screens.workshop.clock import ClockScene
from kiosk.screens.workshop.desk import DeskScene
from kiosk.screens.workshop.turn import TurnScene
from kiosk.workshop.districts import anywhere, latest
from kiosk.workshop.ways import MAP

TURN: Final = f"{WORKSHOP}:turn"
DESK: Final = f"{WORKSHOP}:host"
PLACES: Final = frozenset({WORKSHOP, TURN, DESK})
WITHOUT_VISIT: Final = frozenset({WORKSHOP, DESK})  # nobody's visit: nothing of a guest is on the screen


class Hall:
    """``go`` opens a place, ``end_visit`` wipes a turn and leads back; ``opened``: by the hours."""

    def __init__(  # noqa: PLR0917  each of them is a different thing
        self,
        house: House,
        bill: Bill,
        comfort: ComfortModel,
        go: Callable[[str], None],
        end_visit: Callable[[], None],
        submit: Callable[[Callable[[], Any]], Future[Any]],
        opened: Callable[[], bool],
    ) -> None:
        self._house, self._comfort, self._go, self._end_visit = house, comfort, go, end_visit
        self._bill, self._opened = bill, opened
        self._gong = Gong(house.assets / "sounds" / "step-end.wav")
        self._turn: TurnScene | None = None
        self._city = City(house.content)
        self.runner = Runner(house.templates, house.append, house.now, house.ideas, submit)

    @property
    def resting(self) -> str:
        """What stands on the screen when nobody does anything: the invitation, or the clock of a running workshop."""
        return WORKSHOP if self.runner.current is not None else INVITATION

    def leads(self, place: str) -> str:
        """Where a wish to go to a place leads: home, in a workshop, is its clock."""
        return self.resting if place in {HOME, INVITATION} and self.resting != INVITATION else place

    def rests(self, place: str) -> str:
        """Where the kiosk should stand while it is nobody's visit: the host's desk, a workshop, or as the hours say."""
        if place == DESK or (place == WORKSHOP and self.runner.current is not None):
            return place
        if self.runner.current is not None:
            return WORKSHOP
        return INVITATION if self._opened() else CLOSED

    def read_ahead(self) -> bool:
        """Read the workshops' templates, which the first survey would wait for; nothing is left to do then."""
        return self.runner.templates is None

    def scenes(self) -> dict[str, Callable[[], Scene]]:
        return {WORKSHOP: self._clock, TURN: self._turns, DESK: self._desk}

    def _clock(self) -> Scene:
        rules.load()
        return ClockScene(
            self._house,
            self.runner,
            self._comfort,
            turn=self._begin_turn,
            go=self._go,
            signal=self._signal,
            places=self._places,
            labels=lambda: self._city.labels,
        )

    def _places(self) -> frozenset[str]:
        """What a step can open now."""
        current = self.runner.current
        mapped = current is not None and anywhere(latest(current), self._city.places)
        surveys = (f"survey:{each.form.id}" for each in self._bill.surveys)
        return frozenset({*self._bill, *surveys, *([MAP] if mapped else [])})

    def _turns(self) -> TurnScene:
        if self._turn is None:
            rules.load()
            self._turn = TurnScene(self._house, self.runner, self._comfort, self._end_visit, self._city)
        return self._turn

    def _desk(self) -> Scene:
        rules.load()
        return DeskScene(self._house, self.runner, lambda: self._go(WORKSHOP), self._city)

    def _begin_turn(self, what: str) -> None:
        self._turns().wants(what)
        self._go(TURN)

    def _signal(self) -> None:
        """The time of a step is up: to be heard as well as seen."""
        self._gong.strike()
        if self._house.voice is not None:
            language = self._house.languages[self._comfort.comfort.language]
            self._house.voice.say(language.say("The time for this step is over."), language.code)
