"""The agenda clock: ring, step, groups, agenda; below it what a guest can do now, and the host's bar behind a hold."""

from collections.abc import Callable, Container, Mapping
from types import SimpleNamespace
from typing import Any, Final

from kivy.animation import Animation
from kivy.clock import Clock

from kiosk.house import House
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.models.workshop import Runner
from kiosk.screens.workshop.face import WorkshopScreen
from kiosk.widgets.layout import lay
from kiosk.workshop import commands, telling
from kiosk.workshop.agenda import clock
from kiosk.workshop.ways import EXHIBIT, SURVEY, Way, ways

TICK_S: Final = 0.5
BAR_S: Final = 20.0  # so long the host's bar stays open untouched
GLOW_S: Final = 0.9
MORE_S: Final = 300


class ClockScene:
    """``turn(what)`` opens a guest's turn, ``go`` a place, ``signal`` is heard when a step's time is up."""

    def __init__(
        self,
        house: House,
        runner: Runner,
        comfort: ComfortModel,
        *,
        turn: Callable[[str], None],
        go: Callable[[str], None],
        signal: Callable[[], None],
        places: Callable[[], Container[str]],
        labels: Callable[[], Mapping[str, str]],
    ) -> None:
        self._house, self._runner, self._turn, self._go = house, runner, turn, go
        self._signal, self._places, self._labels = signal, places, labels
        self._language = house.languages[house.language]
        self._stop: Callable[[], None] | None = None
        self._clock: Any = None
        self._rung = ""  # the step whose end has been heard
        self._ways: tuple[Way, ...] = ()
        self.open = False  # the host's bar
        self.widget: Any = WorkshopScreen(comfort=comfort)
        # Held: what leaves the foot for a while must still be there.
        ids = self._parts = SimpleNamespace(**{name: part.__self__ for name, part in self.widget.ids.items()})
        self._bars = {False: ids.guests, True: ids.hosts}
        ids.hosts.parent.remove_widget(ids.hosts)
        ids.host.bind(on_held=lambda *_: self._open_bar())
        ids.main.bind(on_release=lambda *_: self._take(0))
        ids.other.bind(on_release=lambda *_: self._take(1))
        ids.pause.bind(on_release=lambda *_: self._pause())
        ids.more.bind(on_release=lambda *_: self._extend())
        ids.next.bind(on_release=lambda *_: self._next())
        ids.show.bind(on_release=lambda *_: self._show_results())
        ids.desk.bind(on_release=lambda *_: self._go("workshop:host"))
        self._close_later = Clock.create_trigger(lambda _: self._close_bar(), BAR_S)

    @property
    def letters(self) -> int:
        return len(self.widget.text) + 100

    def enter(self) -> None:
        self._stop = self._runner.watch(self._tell)
        self._clock = Clock.schedule_interval(lambda _: self._tick(), TICK_S)
        self._tell()

    def retell(self, language: Language) -> None:
        self._language = language
        self._tell()

    def back(self) -> bool:
        """The keypad's back closes the host's bar; it never leads out of a running workshop."""
        self._close_bar()
        return True

    def leave(self) -> None:
        if self._stop is not None:
            self._stop()
            self._clock.cancel()
            self._stop = self._clock = None
        self._close_bar()

    # --- what is shown

    def _tell(self) -> None:
        workshop = self._runner.current
        if workshop is None:
            return
        language, step, screen = self._language, self._runner.step, self.widget
        told = telling.face(workshop, self._runner.template, step, language, self._runner.now(), self._labels())
        for name in ("title", "people", "headline", "text", "progress", "since", "then"):
            setattr(screen, name, getattr(told, name))
        screen.groups, screen.agenda = list(told.groups), list(told.agenda)
        screen.results, screen.notes = list(told.results), list(told.notes)
        screen.simulated = language.say("Simulation") if self._house.simulated and workshop.campaigns else ""
        ring = self._parts.ring
        ring.face, ring.note, ring.share, ring.over, ring.quiet = (
            told.face,
            told.note,
            told.share,
            told.over,
            told.paused,
        )
        ring.spoken = f"{told.face} {told.note}"
        self._tell_ways()
        self._tell_bar()
        self._arrange()
        self._ring_bell()

    def _arrange(self) -> None:
        """Only what has something to say has a place below the ring."""
        screen, parts = self.widget, self._parts
        screen.compact = bool(screen.results or screen.notes) or self.open
        wanted = [
            parts.headline,
            *([parts.text] if not screen.results else []),
            *([parts.progress] if screen.progress else []),
            *([parts.simulated] if screen.simulated else []),
            *([parts.results] if screen.results else []),
            *([parts.notes] if screen.notes and not screen.results else []),
            *([parts.groups] if not screen.compact else []),
            parts.agenda,
        ]
        lay(parts.scroller.ids.content, wanted)

    def _tick(self) -> None:
        workshop = self._runner.current
        time = clock(workshop, self._runner.now()) if workshop is not None else None
        if time is None or workshop is None:
            return
        ring = self._parts.ring
        if time.face != ring.face or time.over != ring.over:
            self._tell()

    def _tell_ways(self) -> None:
        workshop = self._runner.current
        assert workshop is not None
        ids, language = self._parts, self._language
        self._ways = ways(workshop, self._runner.step, language, self._places())
        for key, place in ((ids.main, 0), (ids.other, 1)):
            way = self._ways[place] if place < len(self._ways) else None
            key.words, key.icon = (way.words, way.icon) if way else ("", "")
            key.offered = way is not None and way.ready
        lay(
            self._bars[False],
            [ids.host, *([ids.other] if len(self._ways) > 1 else []), *([ids.main] if self._ways else [])],
        )
        ids.host.words = language.say("Host")
        ids.host.spoken = language.say("Host: hold to open")

    def _tell_bar(self) -> None:
        workshop = self._runner.current
        assert workshop is not None
        ids, say, run = self._parts, self._language.say, workshop.run
        paused = run is not None and run.paused_at is not None
        ids.pause.words, ids.pause.icon = (say("Resume"), "player-play") if paused else (say("Pause"), "player-pause")
        ids.more.words = say("+{n} min").format(n=self._language.number(MORE_S // 60))
        ids.pause.offered = ids.more.offered = run is not None
        following = workshop.following
        ids.next.words = say("Begin") if run is None else say("Next step") if following else say("To the end")
        ids.desk.words = say("More for the host")
        step = self._runner.step
        asked = step is not None and bool(telling.progress(workshop, self._runner.template, step, self._language))
        ids.show.words, ids.show.offered = say("Show results"), asked

    def _ring_bell(self) -> None:
        """Light and sound, once, when the time of a step is up."""
        workshop, ring = self._runner.current, self._parts.ring
        assert workshop is not None
        run = workshop.run
        name = f"{run.step} {run.began} {run.extended}" if run is not None else ""
        if not ring.over:
            Animation.cancel_all(ring, "light")
            ring.light = 0.0
        elif self._rung != name:
            time = clock(workshop, self._runner.now())
            self._rung, ring.light = name, 1.0
            if not self._house.screen.still:
                glow = Animation(light=0.25, d=GLOW_S, t="in_out_sine") + Animation(
                    light=1.0, d=GLOW_S, t="in_out_sine"
                )
                (glow + glow + glow).start(ring)
            if (
                time is not None and time.left > -BAR_S
            ):  # a kiosk that comes back later does not ring for what is long over
                self._signal()

    # --- what is done

    def _take(self, place: int) -> None:
        if place >= len(self._ways):
            return
        what, step = self._ways[place].what, self._runner.step
        if what == EXHIBIT and step is not None:
            self._go(step.exhibit)
        elif what == SURVEY and step is not None:
            self._go(f"survey:{step.survey}")
        else:
            self._turn(what)

    def _open_bar(self) -> None:
        self._swap(opened=True)
        self._close_later()

    def _close_bar(self) -> None:
        self._close_later.cancel()
        self._swap(opened=False)

    def _swap(self, *, opened: bool) -> None:
        if opened == self.open:
            return
        self.open = opened
        place = self._parts.foot
        place.clear_widgets()
        place.add_widget(self._bars[opened])
        self._arrange()

    def _stay(self) -> None:
        self._close_later.cancel()
        self._close_later()

    def _pause(self) -> None:
        workshop = self._runner.current
        if workshop is not None and workshop.run is not None:
            paused = workshop.run.paused_at is not None
            self._runner.does(lambda: commands.resume(workshop) if paused else commands.pause(workshop))
            self._stay()

    def _extend(self) -> None:
        workshop = self._runner.current
        if workshop is not None:
            self._runner.does(lambda: commands.extend(workshop, MORE_S))
            self._stay()

    def _next(self) -> None:
        workshop = self._runner.current
        if workshop is None:
            return
        if workshop.following is None:
            self._go("workshop:host")
        else:
            self._runner.begin_step(workshop.following.name)
            self._stay()

    def _show_results(self) -> None:
        workshop, step = self._runner.current, self._runner.step
        if workshop is not None and step is not None:
            self._runner.does(lambda: commands.show(workshop, step.name))
            self._close_bar()
