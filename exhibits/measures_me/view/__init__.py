"""“Does it measure me?”: eight things to guess, facts for each, and at last this kiosk with its senses live."""

from typing import Any

from kivy.clock import Clock
from kivy.factory import Factory

from exhibits.measures_me import presenter
from exhibits.measures_me.model import TABLE, Round, Sees, Thing, Things
from exhibits.measures_me.pictures import PICTURES
from exhibits.measures_me.view.boards import Fact, Gallery, Guess, MeasuresScreen, SenseRow, Truth
from kiosk import pack, sources
from kiosk.exhibit import Stage, Suggestion, told
from kiosk.widgets.choice import Choice
from kiosk.widgets.late import Late
from kiosk.widgets.text import Words

KIND, REDRAW_S = "measures_me", 1.0
GUESS = "guess"  # the board that is not there at first


class MeasuresMe:
    """``self._thing`` is the one looked at, None in the gallery; the round holds what was guessed."""

    poster = None

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._table = pack.table(stage.content, TABLE, Things)
        self._round = Round(self._table.things)
        self._thing: Thing | None = None
        self._further: Suggestion = stage.suggestion(KIND)
        self.widget = MeasuresScreen(comfort=stage.comfort)
        self._foot = self.widget.ids.foot.__self__
        self._foot.bind(on_quiet=lambda *_: self._quiet(), on_main=lambda *_: self._main())
        self._gallery = Gallery()
        self._gallery.pick = lambda name: self._look(next(t for t in self._table.things if t.name == name))
        self._gallery.show(self._table.things, stage.language.code, set())  # made now, not when somebody waits for it
        self._boards = Late({GUESS: lambda: Guess(wide=self.widget.wide)})
        self.widget.bind(wide=self._turn)
        self._senses: list[SenseRow] = []
        self._tick: Any = None
        self._to_the_top = Clock.create_trigger(self._top, 0.05)  # when what has been put in has its height

    @property
    def letters(self) -> int:
        return 160 if self._thing is None else 320

    def announcement(self) -> None:
        """Nothing for the invitation."""

    def enter(self) -> None:
        self._tick = Clock.schedule_interval(self._feel, REDRAW_S)
        self._show()
        self._boards.ahead(self.widget.ids.place, GUESS)

    def back(self) -> bool:
        if self._thing is None:
            return False
        self._look(None)
        return True

    def leave(self) -> None:
        self._boards.stop()
        self._round.forget()
        self._thing = None
        if self._tick is not None:
            self._tick.cancel()

    def retell(self) -> None:
        say = self._stage.language.say
        self.widget.title = say("Does it measure me?")
        self._gallery.prompt = say("Touch something: what does it measure?")
        self._further = self._stage.suggestion(KIND)
        self._show()

    def _turn(self, _: object, wide: bool) -> None:  # noqa: FBT001  Kivy hands in the property's value
        for guess in self._boards.standing(GUESS):
            guess.wide = wide
        self._show()

    # --- what the visitor does

    def _look(self, thing: Thing | None) -> None:
        self._thing = thing
        self._show()

    def _guessed(self, option: str) -> None:
        if self._thing is not None:
            self._round.guess(self._thing, option)
            self._show()

    def _quiet(self) -> None:
        if self._thing is None:
            self._stage.open("home")
        else:
            self._look(None)

    def _main(self) -> None:
        following = self._following()
        if following is None:
            self._stage.open(self._further.place)
        else:
            self._look(following)

    def _following(self) -> Thing | None:
        """What the main way leads to: the next thing nobody has guessed; None when all are."""
        last = self._table.things[-1]
        return self._round.next_after(self._thing or last)

    # --- what is shown

    def _show(self) -> None:
        screen, say = self.widget, self._stage.language.say
        thing, things = self._thing, self._table.things
        following = self._following()
        shown = self._gallery if thing is None else self._boards[GUESS]
        if shown.parent is None:
            screen.ids.place.clear_widgets()
            screen.ids.place.add_widget(shown)
        count = len(self._round.guesses)
        screen.position = say("{i} of {n}").format(i=count, n=len(things)) if count else ""
        quiet = (say("Home"), "home") if thing is None else (say("All things"), "menu-2")
        arrow = "arrow-left" if self._stage.language.rtl else "arrow-right"
        if following is None:
            self._foot.offer((self._further.words, self._further.icon), quiet=quiet)
        else:
            self._foot.offer((say("Continue") if thing or count else say("Start here"), arrow), quiet=quiet)
        screen.banner = ""
        self._senses = []
        if thing is None:
            self._gallery.show(things, self._stage.language.code, set(self._round.guesses))
        else:
            self._show_thing(thing)

    def _show_thing(self, thing: Thing) -> None:
        language, guess = self._stage.language, self._boards[GUESS]
        say, code = language.say, language.code
        answered = thing.name in self._round.guesses
        guess.field, guess.shapes, guess.title = thing.field, list(PICTURES[thing.picture]), told(thing.title, code)
        guess.answered, guess.sees = answered, thing.sees is Sees.PRESENCE
        guess.verdict = say("notices you, does not know you") if guess.sees else say("does not measure you")
        guess.verdict_icon = "users" if guess.sees else "shield-check"
        content = guess.ids.content
        content.clear_widgets()
        if answered:
            self._tell(thing, content)
        else:
            size = 58 if not guess.wide else 42
            content.add_widget(Words(words=say("What does it measure?"), font_name="Strong", letters=size))
            for option in thing.options:
                choice = Choice(name=option.name, words=told(option.words, code), least=156 if not guess.wide else 118)
                choice.size_hint_y = None
                choice.bind(size_hint_min_y=choice.setter("height"), on_release=lambda c: self._guessed(c.name))
                choice.height = choice.size_hint_min_y
                content.add_widget(choice)
        self._to_the_top()

    def _top(self, *_: object) -> None:
        self._boards[GUESS].ids.scroller.view.scroll_y = 1

    def _tell(self, thing: Thing, content: Any) -> None:
        language, table, wide = self._stage.language, self._table, self.widget.wide
        say, code = language.say, language.code
        own = thing is table.things[-1]
        right = self._round.guess(thing, thing.right)
        head = say("Right!") if right else say("Not quite. It measures:")
        content.add_widget(Truth(right=right, head=head, words=told(thing.truth.words, code), flat=wide))
        if own:
            self._own_senses(content)
        facts = Factory.Grid()
        for fact in presenter.facts(thing, table, language):
            facts.add_widget(Fact(icon=fact.icon, field=thing.field, head=fact.head, words=fact.words, flat=wide))
        content.add_widget(facts)
        source = say("This kiosk’s own instruments, right now.") if own else sources.said(thing, language)
        content.add_widget(Factory.Note(words=source))

    def _own_senses(self, content: Any) -> None:
        rows = Factory.Facts(cols=2 if self.widget.wide else 1)
        for _line in presenter.own_lines(self._table, self._stage.readings):
            row = SenseRow()
            self._senses.append(row)
            rows.add_widget(row)
        content.add_widget(rows)
        self._feel()

    def _feel(self, *_: object) -> None:
        """Once a second: how the senses stand now. A sense that has come or gone lays the card anew."""
        if not self._senses:
            return
        lines = presenter.own_lines(self._table, self._stage.readings)
        if len(lines) != len(self._senses):
            self._show()
            return
        for row, line in zip(self._senses, lines, strict=True):
            row.icon, row.words, row.note, row.state, row.on = presenter.sense(line, self._stage.language)
        simulated = any(line.simulated for line in lines)
        self.widget.banner = self._stage.language.say("Simulation") if simulated else ""


def exhibit(stage: Stage) -> MeasuresMe:
    """The stage's way in."""
    return MeasuresMe(stage)
