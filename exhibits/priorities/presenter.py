"""What the priorities table says and does: one or two seats, finished texts go to the screens it is handed."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final, Protocol

from exhibits.priorities.model import QUESTION, RECORD, TABLE, Seat, Table, farthest, means
from kiosk import pack
from kiosk.exhibit import Stage, told
from kiosk.tally import basis

KIND: Final = "priorities"


class Screens(Protocol):
    """The two screens and what shows one of them; widgets, so without types."""

    widget: Any
    placing: Any

    @property
    def compared(self) -> Any:
        """Built when the first visitor comes so far."""
        ...

    def show_placing(self) -> None: ...
    def show_compared(self) -> None: ...


class PrioritiesExhibit:
    """Forgets everything when it is left; records are kept before anything is called kept."""

    poster = None

    def __init__(self, stage: Stage, screens: Callable[["PrioritiesExhibit"], Screens]) -> None:
        self._stage = stage
        self._table = pack.table(stage.content, TABLE, Table)
        self._visit = object()
        self._seats: tuple[Seat, ...] = (Seat.fresh(self._table),)
        self._waiting = 0  # records on their way to the disk
        self._done = self._failed = False
        self._screens = screens(self)
        self.widget = self._screens.widget

    @property
    def letters(self) -> int:
        return 40 * len(self._table.measures) + (200 if self._done else 0)

    def announcement(self) -> None:
        """Nothing for the invitation."""

    def enter(self) -> None:
        self.retell()

    def leave(self) -> None:
        self._visit = object()
        self._seats = (Seat.fresh(self._table),)
        self._waiting = 0
        self._done = self._failed = False
        self._screens.show_placing()
        self._tell_placing()

    def back(self) -> bool:
        """From two seats to one; what was placed is cleared."""
        if self._together and not self._sent:
            self.change_seats()
            return True
        return False

    def retell(self) -> None:
        self._tell_placing()
        if self._done:
            self._tell_compared()

    # --- what visitors do

    def change_seats(self) -> None:
        """From one seat to two and back; the first keeps its tokens."""
        self._seats = self._seats[:1] if self._together else (self._seats[0], Seat.fresh(self._table))
        self._tell_placing()

    def place(self, seat: int, measure: str, *, more: bool) -> None:
        """One token on a measure, or back from it."""
        if self._sent:
            return
        seats = list(self._seats)
        seats[seat] = seats[seat].more(measure) if more else seats[seat].less(measure)
        self._seats = tuple(seats)
        self._tell_placing()

    def finish(self) -> None:
        """All tokens are placed: kept on disk first, compared then."""
        if self._left or self._sent:
            return
        self._waiting = len(self._seats)
        for seat in self._seats:
            self._keep(seat)

    # --- inside

    @property
    def _together(self) -> bool:
        return len(self._seats) > 1

    @property
    def _left(self) -> int:
        return sum(seat.left for seat in self._seats)

    @property
    def _sent(self) -> bool:
        return self._done or self._waiting > 0

    def _keep(self, seat: Seat) -> None:
        data, visit = seat.data(together=self._together), self._visit

        def kept(done: Future[Any]) -> None:
            failed = done.exception() is not None
            if visit is not self._visit:  # whoever placed them has left
                return
            self._failed = self._failed or failed
            self._waiting -= 1
            if not self._waiting:
                self._done = True
                self._tell_compared()
                self._screens.show_compared()

        self._stage.record(RECORD, data, kept)

    def _tell_placing(self) -> None:
        screen, language, table = self._screens.placing, self._stage.language, self._table
        code, say = language.code, language.say
        screen.title, screen.question = say("Priorities table"), told(table.question, code)
        screen.together = self._together
        screen.mode_words = say("Alone") if self._together else say("As two")
        main = (self._left_words(self._left), "coins") if self._left else (say("Compare"), "scale")
        screen.ids.foot.offer(main, quiet=(say("Home"), "home"), ready=not self._left)
        screen.lefts = [seat.left for seat in self._seats]
        screen.limit = table.tokens
        screen.left_words = [
            self._left_words(seat.left) if seat.left else say("All points are placed.") for seat in self._seats
        ]
        screen.rows = [
            {
                "name": measure.name,
                "icon": measure.icon,
                "field": measure.field,
                "label": (label := told(measure.label, code)),
                "counts": [seat.placed[measure.name] for seat in self._seats],
                "can_more": [seat.left > 0 for seat in self._seats],
                "more_words": say("{measure}: one point more").format(measure=label),
                "less_words": say("{measure}: one point less").format(measure=label),
            }
            for measure in table.measures
        ]

    def _left_words(self, left: int) -> str:
        return self._stage.language.say_n("{n} point left", "{n} points left", left)

    def _tell_compared(self) -> None:
        screen, language, table = self._screens.compared, self._stage.language, self._table
        code, say, results = language.code, language.say, self._stage.results
        published = results.published(QUESTION)
        mean = means(published) if published else {}
        screen.title = say("Priorities table")
        screen.headline = say("The two of you") if self._together else say("Your points")
        screen.trouble = say("Your answer could not be saved. The staff have been told.") if self._failed else ""
        screen.talk_title, screen.talk = self._talk() if self._together else ("", "")
        people = (say("Left"), say("Right")) if self._together else (say("You"),)
        screen.rows = [
            {
                "icon": measure.icon,
                "field": measure.field,
                "label": told(measure.label, code),
                "counts": [seat.placed[measure.name] for seat in self._seats],
                "who": [
                    f"{who} {language.number(seat.placed[measure.name])}"
                    for who, seat in zip(people, self._seats, strict=True)
                ],
                "mean": mean.get(measure.name, 0.0) if published else -1.0,
                "all_words": f"{say('All visitors on average')} {language.number(mean.get(measure.name, 0.0), 1)}"
                if published
                else "",
                "limit": table.tokens,
            }
            for measure in table.measures
        ]
        screen.basis = (
            basis(published, language)
            if published
            else say("From {k} answers on, the result stands here. {n} are still missing.").format(
                k=results.threshold, n=results.missing(QUESTION)
            )
        )
        screen.ids.onward.tell(self._stage, KIND)

    def _talk(self) -> tuple[str, str]:
        """What the two are asked, and what to talk about."""
        table, language = self._table, self._stage.language
        one, other = self._seats
        measure = farthest(table, one, other)
        if measure is None:
            return language.say("You agree"), told(table.alike, language.code)
        points = (one.placed[measure.name], other.placed[measure.name])
        words = told(table.apart, language.code).format(
            measure=told(measure.label, language.code),
            more=language.number(max(points)),
            less=language.number(min(points)),
        )
        return language.say("What do you not agree on?"), words
