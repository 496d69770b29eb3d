"""What the compass says and does: the visitor's hearts go in, finished texts go to the screens it is handed."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final, Protocol

from exhibits.compass.model import (
    HEARTS,
    QUESTION,
    RECORD,
    TABLE,
    Compass,
    Hearts,
    Project,
    favourites,
    reach,
)
from kiosk import pack, sources
from kiosk.exhibit import Stage, told
from kiosk.tally import basis, chart_rows

KIND: Final = "compass"


class Screens(Protocol):
    """The two screens and what shows one of them; widgets, so without types."""

    widget: Any
    giving: Any

    @property
    def profile(self) -> Any:
        """Built when the first visitor comes so far."""
        ...

    def show_giving(self) -> None: ...
    def show_profile(self) -> None: ...


class CompassExhibit:
    """Forgets everything when it is left; the record is kept before anything is called kept."""

    poster = None

    def __init__(self, stage: Stage, screens: Callable[["CompassExhibit"], Screens]) -> None:
        self._stage = stage
        self._compass = pack.table(stage.content, TABLE, Compass)
        self._visit = object()
        self._hearts = Hearts()
        self._field: int | None = None
        self._unfolded = False
        self._sent = self._done = self._failed = False
        self._screens = screens(self)
        self.widget = self._screens.widget

    @property
    def letters(self) -> int:
        giving = self._screens.giving
        return 120 + len(giving.words) + (300 if self._done else 0)

    def announcement(self) -> None:
        """Nothing for the invitation."""

    def enter(self) -> None:
        self.retell()

    def leave(self) -> None:
        self._forget()
        self._screens.show_giving()
        self._tell_giving()

    def back(self) -> bool:
        """From the projects back to the whole wheel."""
        if not self._unfolded:
            return False
        self.unfold()
        return True

    def retell(self) -> None:
        self._tell_giving()
        if self._done:
            self._tell_profile()

    # --- what visitors do

    def touch_field(self, number: int) -> None:
        """Show a field, 0 to 11."""
        self._field = number
        self._tell_giving()

    def unfold(self) -> None:
        """Show the projects of the field, or the whole wheel again."""
        self._unfolded = not self._unfolded and self._field is not None
        self._tell_giving()

    def touch_heart(self) -> None:
        """Give the field that is shown a heart, or take it back."""
        if self._field is not None:
            self._hearts = self._hearts.touched(self._compass.fields[self._field].name)
            self._tell_giving()

    def finish(self) -> None:
        """All hearts are given: kept on disk first, compared then."""
        if not self._hearts.complete or self._sent:
            return
        self._sent = True
        data, visit = self._hearts.data(self._compass), self._visit

        def kept(done: Future[Any]) -> None:
            failed = done.exception() is not None
            if visit is self._visit:  # whoever gave the hearts is still here
                self._failed, self._done = failed, True
                self._tell_profile()
                self._screens.show_profile()

        self._stage.record(RECORD, data, kept)

    # --- what they read

    def _forget(self) -> None:
        self._visit = object()
        self._hearts = Hearts()
        self._field, self._unfolded = None, False
        self._sent = self._done = self._failed = False

    def _tell_giving(self) -> None:
        screen, language, hearts = self._screens.giving, self._stage.language, self._hearts
        code, say = language.code, language.say
        compass = self._compass
        screen.title = say("Compass of twelve fields")
        screen.question = say("What matters to you?")
        screen.hearts = say("{i} of {n}").format(i=len(hearts.given), n=HEARTS)
        screen.hint = say("Move your finger round the wheel. Give three fields a heart.")
        screen.honest = told(compass.honest, code)
        left = language.say_n("{n} heart left", "{n} hearts left", hearts.left)
        main = (say("My compass"), "compass") if hearts.complete else (left, "heart")
        screen.ids.foot.offer(main, quiet=(say("Home"), "home"), ready=hearts.complete)
        wheel = screen.ids.wheel
        wheel.tell([(field.icon, told(field.title, code)) for field in compass.fields])
        wheel.words = say("My compass")
        wheel.given = self._given()
        wheel.chosen = -1 if self._field is None else self._field
        screen.field = 0 if self._field is None else self._field + 1
        screen.unfolded = self._unfolded
        screen.rest_words = say("Further projects: see the strategy")
        if self._field is not None:
            self._tell_field(self._field)
        else:  # nothing is left there of whoever touched one before
            screen.icon = screen.name = screen.words = screen.projects_title = ""
            screen.ids.card.given = False
            screen.ids.projects.show([])

    def _tell_field(self, number: int) -> None:
        screen, language, field = self._screens.giving, self._stage.language, self._compass.fields[number]
        say, code = language.say, language.code
        given = field.name in self._hearts.given
        projects = self._compass.of(field.name)
        screen.icon, screen.name, screen.words = field.icon, told(field.title, code), told(field.words, code)
        screen.editorial = told(self._compass.editorial, code)
        card = screen.ids.card
        card.given, card.can_give = given, given or not self._hearts.complete
        card.heart_words = say("Take the heart back") if given else say("Give this field a heart")
        screen.projects_title = (
            language.say_n("{n} documented project", "{n} documented projects", len(projects))
            if projects
            else say("Further projects: see the strategy")
        )
        screen.ids.projects.show([self._card(project) for project in projects])

    def _card(self, project: Project) -> dict[str, str]:
        language, compass = self._stage.language, self._compass
        code = language.code
        return {
            "title": told(project.name, code),
            "words": told(project.words, code),
            "status": told(project.status, code),
            "city": told(compass.cities[project.city], code),
            "source": f"{sources.said(project, language)} · {told(compass.kinds[project.kind], code)}",
        }

    def _given(self) -> list[int]:
        return [number for number, field in enumerate(self._compass.fields) if field.name in self._hearts.given]

    def _tell_profile(self) -> None:
        screen, language, compass = self._screens.profile, self._stage.language, self._compass
        code, say, results = language.code, language.say, self._stage.results
        published = results.published(QUESTION)
        own = [field for field in compass.fields if field.name in self._hearts.given]
        screen.title = say("My compass")
        screen.headline = say("Your compass points here")
        screen.own = " · ".join(told(field.title, code) for field in own)
        screen.trouble = say("Your answer could not be saved. The staff have been told.") if self._failed else ""
        screen.hub_words = say("All visitors") if published else say("My compass")
        wheel = screen.ids.wheel
        wheel.tell([(field.icon, told(field.title, code)) for field in compass.fields])
        wheel.given = self._given()
        wheel.own_only = published is None
        wheel.reaches = list(reach(published, compass)) if published else []
        if published is None:
            screen.rows, screen.rows_title = [], ""
            screen.basis = say("From {k} answers on, the result stands here. {n} are still missing.").format(
                k=results.threshold, n=results.missing(QUESTION)
            )
        else:
            shown = (*own, *(field for field in favourites(published, compass) if field not in own))[: HEARTS + 3]
            options = [(field.name, told(field.title, code)) for field in shown]
            screen.rows = chart_rows(published, options, self._hearts.given, language)
            screen.rows_title = say("So many gave a heart to …")
            screen.basis = basis(published, language)
        screen.more_title = say("Documented, but the source names no field")
        screen.honest = told(compass.honest, code)
        screen.ids.more.show([self._card(project) for project in compass.of("")])
        screen.ids.onward.tell(self._stage, KIND)
