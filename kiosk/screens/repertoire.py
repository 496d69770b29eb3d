"""Which scenes there are, by their place, and how each is built; an exhibit that cannot be built takes a break."""

from collections.abc import Callable, Mapping
from functools import partial

from kivy.uix.widget import Widget

from kiosk.bill import Bill
from kiosk.exhibit import Announcement, Exhibit
from kiosk.guard.breaks import Breaks
from kiosk.guard.guarded import GuardedExhibit
from kiosk.guard.own_stage import OwnStage
from kiosk.house import House
from kiosk.models.comfort import ComfortModel
from kiosk.models.guard import Guard
from kiosk.models.recorder import Recorder
from kiosk.models.silhouette import LiveSilhouette
from kiosk.navigator import BARRIER, CLOSED, DATA, GALLERY, HOME, INVITATION, STAFF, THANKS, Scene
from kiosk.screens.barrier import BarrierScene
from kiosk.screens.closed import ClosedScene
from kiosk.screens.data import DataScene
from kiosk.screens.exhibit import ExhibitScene
from kiosk.screens.home import HomeScene
from kiosk.screens.invitation import InvitationScene
from kiosk.screens.pause import PauseScene
from kiosk.screens.staff.scene import LANGUAGES as STAFF_LANGUAGES
from kiosk.screens.survey import SurveyScene
from kiosk.screens.thanks import ThanksScene
from kiosk.stage import HouseStage


class Repertoire:
    """Builds scenes when the navigator asks for them.

    ``go`` opens a place, ``prepare`` builds it for whoever is about to; ``staff`` builds the staff area, ``workshop``
    the scenes of a workshop.
    ``notice``: what the staff have to say today, by language code.
    """

    def __init__(
        self,
        *,
        house: House,
        bill: Bill,
        comfort: ComfortModel,
        recorder: Recorder,
        stage: HouseStage,
        silhouette: LiveSilhouette,
        prepare: Callable[[str], None],
        go: Callable[[str], None],
        guard: Guard,
        breaks: Breaks,
        staff: Callable[[], Scene],
        notice: Callable[[str], str],
        workshop: Mapping[str, Callable[[], Scene]],
    ) -> None:
        self._staff, self._notice, self._workshop = staff, notice, workshop
        self._house = house
        self._bill = bill
        self._comfort = comfort
        self._recorder = recorder
        self._stage = stage
        self._silhouette = silhouette
        self._prepare, self._go = prepare, go
        self._guard = guard
        self._breaks = breaks
        self._posters: dict[str, Exhibit | None] = {}
        self._stages: dict[str, OwnStage] = {}

    def scenes(self) -> dict[str, Callable[[], Scene]]:
        """How each place is built."""
        house, comfort, go = self._house, self._comfort, self._go
        thanks = ThanksScene(house, comfort, self._recorder, go, self._stage.suggestion)
        return {
            INVITATION: self._invitation,
            CLOSED: lambda: ClosedScene(house.pack.lab, self._notice),
            HOME: lambda: HomeScene(house, self._bill, comfort, self._prepare, go, exhibit=self._exhibit),
            THANKS: lambda: thanks,
            STAFF: self._staff,
            GALLERY: self._gallery,
            **self._workshop,
            DATA: lambda: DataScene(house, comfort, house.withdraw, self._stage.learn, go),
            BARRIER: lambda: BarrierScene(house, comfort, self._recorder, go),
            **{
                f"survey:{offered.form.id}": partial(SurveyScene, house, offered, comfort, thanks.deliver, go)
                for offered in house.surveys
            },
            **{kind: partial(self._play, kind) for kind in house.plays},
        }

    def passing(self) -> frozenset[str]:
        """Scenes that may be built anew for the next visitor who opens them: together they would cost 150 MB."""
        surveys = (f"survey:{offered.form.id}" for offered in self._house.surveys)
        plays = (kind for kind, play in self._house.plays.items() if not play.manifest.poster)
        return frozenset({STAFF, GALLERY, DATA, BARRIER, *surveys, *plays})

    def pause(self, _place: str) -> Scene:
        return PauseScene(self._house.pack.lab, self._comfort, self._go)

    def forget(self) -> None:
        """The visit is over: a vote on the home screen needs no scene of its own."""
        for exhibit in filter(None, self._posters.values()):
            exhibit.leave()

    def _invitation(self) -> Scene:
        house = self._house
        return InvitationScene(
            house.pack.lab,
            lambda code: house.languages[code].say("Tap here and have your say"),
            house.languages.offered,
            self._announced,
            self._silhouette,
            self._notice,
            lambda: self._go(HOME),
        )

    def _gallery(self) -> Scene:
        from kiosk.screens.gallery.pages import gallery  # noqa: PLC0415  start-up is counted, and few ever look at it

        return gallery(self._comfort, self._house.languages[STAFF_LANGUAGES[0]])

    def _announced(self) -> Announcement | None:
        """What the invitation shows large: the first exhibit that has something to announce."""
        posters = [kind for kind, play in self._bill.items() if play.manifest.poster]
        exhibits = [exhibit for kind in posters if (exhibit := self._exhibit(kind)) is not None]
        return next((told for exhibit in exhibits if (told := exhibit.announcement()) is not None), None)

    def take_off(self, kind: str) -> None:
        """An exhibit was stopped, or may play again: nothing of the one that stood is used any more."""
        self._posters.pop(kind, None)
        if (stage := self._stages.pop(kind, None)) is not None:
            stage.close()

    def _exhibit(self, kind: str) -> Exhibit | None:
        """An exhibit with a poster: built once, kept. None while it takes a break; its tile then leads to its pause."""
        if kind not in self._posters:
            self._posters[kind] = self._built(kind)
        return self._posters[kind]

    def _play(self, kind: str) -> Scene:
        """The scene of an exhibit; the navigator gives it up again."""
        poster = self._house.plays[kind].manifest.poster
        exhibit = self._exhibit(kind) if poster else self._built(kind)
        return ExhibitScene(exhibit) if exhibit is not None else self.pause(kind)

    def _built(self, kind: str) -> Exhibit | None:
        """Put an exhibit on a stage of its own; None when it takes a break, or has to take one now."""
        if kind in self._breaks:
            return None
        if (before := self._stages.pop(kind, None)) is not None:
            before.close()
        stage = OwnStage(self._stage, kind, self._guard.call)
        exhibit = self._guard.call(kind, "build", lambda: self._put_on(kind, stage), None)
        if exhibit is None:
            stage.close()
        else:
            self._stages[kind] = stage
        return exhibit

    def _put_on(self, kind: str, stage: OwnStage) -> Exhibit:
        exhibit = self._house.plays[kind].build(stage)
        if exhibit is None:  # whatever the API asks for, an exhibit comes from anybody
            raise TypeError("exhibit(stage) answers None, which is no exhibit")
        guarded = GuardedExhibit(kind, exhibit, self._guard.call, drawn)
        self._guard.built(kind, exhibit)
        return guarded


def drawn(thing: object, *properties: str) -> Widget:
    """What can be drawn and has these properties; whatever else an exhibit gives is told in one sentence."""
    if not isinstance(thing, Widget):
        raise TypeError(f"{thing!r} is no widget")
    for name in properties:
        if thing.property(name, True) is None:
            raise TypeError(f"{type(thing).__name__} has no property “{name}”")
    return thing
