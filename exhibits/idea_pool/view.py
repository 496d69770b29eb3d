"""The idea pool on the screen: what, where, which field; then a code. Others' ideas as a wall of cards."""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from exhibits.idea_pool import model
from exhibits.idea_pool.model import EVERYWHERE, LIMIT, TABLE, Draft, IdeaPool
from exhibits.idea_pool.telling import Teller
from kiosk import outlines, pack, places
from kiosk.exhibit import Stage, Suggestion
from kiosk.ideas import IDEA, SUPPORT, Idea, plain
from kiosk.models.recorder import withdrawal_code
from kiosk.screens.thanks import QrCode  # noqa: F401  the board of codes draws them with it
from kiosk.widgets.city_tiles import CityMap
from kiosk.widgets.ideas import Begin, CodeBoard, FieldKey, PromptKey
from kiosk.widgets.late import Late
from kiosk.widgets.layout import Tiles, seat
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.writing import Asking, Writing

KIND: Final = "idea_pool"
START, WHAT, WHERE, FIELD, THANKS, CODE, FOUND = "start", "what", "where", "field", "thanks", "code", "found"
STEPS: Final = (WHAT, WHERE, FIELD)
MOST_CARDS: Final = 12
Builder.load_file(str(Path(__file__).with_suffix(".kv")))


class IdeaPoolScreen(Asking):
    """Frame, headline, one board at a time, and the foot."""

    lead = StringProperty("")
    failed = BooleanProperty(False)
    beside = BooleanProperty(False)  # on a wide screen the map stands beside everything else
    step = NumericProperty(0)
    comfort = ObjectProperty(rebind=True)


class IdeaPoolExhibit:
    """The draft is a value of the model; the screen shows it anew after every touch. Nothing for the invitation."""

    poster = None

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._table = pack.table(stage.content, TABLE, IdeaPool)
        self._places = places.read(stage.content)
        self._further: Suggestion = stage.suggestion(KIND)
        self.widget = IdeaPoolScreen(comfort=stage.comfort)
        self._foot = self.widget.ids.foot.__self__
        self._foot.bind(on_aside=lambda _: self._stage.open("home"), on_quiet=self._quiet, on_main=self._main)
        self.widget.bind(size=self._turned)
        self._field_tiles: list[FieldKey] = []
        self._boards = Late({
            START: self._build_wall, WHAT: self._build_what, WHERE: Factory.WhereBoard, FIELD: self._build_fields,
            THANKS: CodeBoard, CODE: self._build_asked, FOUND: lambda: self._boards[THANKS],
        })  # fmt: skip
        self._parts = Late({START: lambda: Begin(on_release=lambda _: self._go(WHAT)), WHERE: self._build_city})
        self._unwatch: Any = lambda: None  # while it is shown, it hears of what changes
        self._look_soon = Clock.create_trigger(self._look_again)
        self._empty = self._boards[START].ids.empty.__self__
        self._forget()

    def _build_wall(self) -> Scroller:
        wall = Factory.Wall()
        for prompt in self._table.prompts:
            wish = FieldKey(field=prompt.field, icon=prompt.icon, on_release=lambda touched: self._wish(touched.words))
            wall.bind(beside=wish.setter("flat"))
            wall.ids.wishes.add_widget(wish)
        return wall

    def _build_what(self) -> Writing:
        board, tiles = Writing(limit=LIMIT), Tiles(cols=2, size_hint_y=None, pos_hint={"top": 1})
        self._prompt_tiles = tiles
        tiles.bind(minimum_height=tiles.setter("height"))
        for prompt in self._table.prompts:
            key = PromptKey(icon=prompt.icon, on_release=lambda touched: self._say(touched.words))
            board.bind(wide=key.setter("slim"))
            tiles.add_widget(key)
        board.ids.middle.add_widget(tiles)
        board.bind(on_typed=lambda _, text: self._say(text), on_done=lambda _: self._main())
        return board

    def _build_asked(self) -> Writing:
        board = Writing(limit=model.CODE_LENGTH, large=True, latin=True)
        board.bind(on_typed=lambda _, text: self._ask(text), on_done=lambda _: self._main())
        return board

    def _build_city(self) -> CityMap:
        outline = outlines.read_or_none(self._stage.content, self._places)
        city = CityMap(columns=self._places.columns, rows=self._places.rows, outline=outline, spots=self._places.spots)
        city.bind(on_pick=lambda _, name: self._set(replace(self._draft, place=name)))
        everywhere = self._boards[WHERE].ids.everywhere
        everywhere.bind(on_release=lambda _: self._set(replace(self._draft, place=EVERYWHERE)))
        return city

    def _build_fields(self) -> Scroller:
        for field in self._table.fields:
            tile = FieldKey(field=field.number, icon=field.icon)
            tile.bind(on_release=lambda touched: self._set(replace(self._draft, field=int(touched.field))))
            self._field_tiles.append(tile)
        return Factory.FieldBoard()

    letters = 260

    def announcement(self) -> None: ...

    def enter(self) -> None:
        self._unwatch = self._stage.ideas.watch(self._look_soon)  # all else is shown by retell, and wiped by leave
        self._boards.ahead(self.widget.ids.board, WHAT, WHERE, FIELD)

    def leave(self) -> None:
        self._unwatch()
        self._unwatch = lambda: None
        self._boards.stop()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._forget()
        self.retell()

    def _forget(self) -> None:
        self._draft, self._phase, self._failed, self._saving = Draft(), START, False, False
        self._own: tuple[str, str] = ("", "")  # the code to look it up, the code to delete it
        self._masked, self._typed_code = False, ""
        # One heart for an idea and visit, also when somebody comes back here.
        self._supported: set[str] = self._stage.kept("idea_pool").setdefault("supported", set())
        self._found: Idea | None = None

    def back(self) -> bool:
        before = {WHAT: START, WHERE: WHAT, FIELD: WHERE, CODE: START, FOUND: CODE}.get(self._phase)
        if before is not None:
            self._go(before)
        return before is not None

    def retell(self) -> None:
        self._further = self._stage.suggestion(KIND)
        self._show()

    # --- touches

    def _say(self, text: str) -> None:
        """The idea's words changed; the field follows them until the visitor has chosen one."""
        self._set(replace(self._draft, text=text, field=0))

    def _wish(self, text: str) -> None:
        """A wish from the first page: what it is about is said with one touch."""
        self._say(text)
        self._go(WHERE)

    def _set(self, draft: Draft) -> None:
        self._draft = draft
        self._show()

    def _ask(self, text: str) -> None:
        self._typed_code = plain(text)
        self._show()

    def _go(self, phase: str) -> None:
        if phase in {WHAT, CODE}:
            self._boards[phase].begin(self._stage.language)
        if phase == FIELD and not self._draft.field:
            fits = next((p.field for p in self._table.prompts if self._draft.text in p.words.values()), 0)
            best = model.suggested(self._draft.text, self._table.fields, self._stage.language.code)
            self._draft = replace(self._draft, field=fits or next(iter(best), 0))
            place = self._boards[FIELD].ids.fields  # what fits stands first
            place.clear_widgets()
            for tile in sorted(self._field_tiles, key=lambda each: each.field not in {fits, *best}):
                place.add_widget(tile)
        self._phase = phase
        self._show()

    def _quiet(self, *_: object) -> None:
        if self._phase == START:
            self._go(CODE)
        elif self._phase in {THANKS, FOUND}:
            self._begin_anew()
        else:
            self.back()

    def _main(self, *_: object) -> None:
        if self._phase == START:
            self._go(WHAT)
        elif self._phase == WHAT and self._draft.said:
            self._go(WHERE)
        elif self._phase == WHERE and self._draft.place:
            self._go(FIELD)
        elif self._phase == FIELD and self._draft.ready and not self._saving:
            self._keep()
        elif self._phase == CODE and self._typed_code:
            self._found = self._stage.ideas.find(self._typed_code)
            self._go(FOUND if self._found else CODE)
            self._failed = False
        elif self._phase in {THANKS, FOUND}:
            self._stage.open(self._further.place)

    def _keep(self) -> None:
        """On the disk first; a code and thanks only then."""
        self._saving = True
        code, delete, draft = model.fresh_code(withdrawal_code, self._stage.ideas.taken), withdrawal_code(), self._draft
        data, found = draft.data(code)

        def kept(done: Future[Any]) -> None:
            failed = done.exception() is not None
            if self._draft is draft:  # otherwise the visitor has left meanwhile
                self._saving, self._failed, self._masked, self._own = False, failed, bool(found), (code, delete)
                self._go(FIELD if failed else THANKS)

        self._stage.record(IDEA, data, kept, withdrawal=delete)

    def _support(self, code: str) -> None:
        """One heart for an idea and visit; it counts when it is on the disk."""
        if code in self._supported:
            return
        self._supported.add(code)

        def kept(done: Future[Any]) -> None:
            if done.exception() is not None:
                self._supported.discard(code)
            self._show()

        self._stage.record(SUPPORT, {"idea": code}, kept)

    # --- what is shown

    def _look_again(self, _seconds: float) -> None:
        """A state has arrived, or an idea is gone: also while somebody looks at it."""
        if self._phase == FOUND and self._found is not None:
            self._found = self._stage.ideas.find(self._found.code)
            self._phase = FOUND if self._found else CODE
        self._show()

    def _turned(self, *_: object) -> None:
        wide = self.widget.width > self.widget.height
        for board in self._boards.standing(WHAT, CODE):
            board.wide = wide
        for board in (*self._boards.standing(START), *self._boards.standing(WHERE)):
            board.beside = wide
        for board in self._boards.standing(FIELD):
            board.ids.fields.cols = 4 if wide else 3
        self.widget.beside = wide and self._phase in {START, WHERE}
        left = self.widget.ids.left.__self__
        for phase, part in self._parts.items():
            here = left if self._phase == phase else None
            seat(part, here if wide else self._boards[phase].ids.seat.__self__)
        self._parts[START].size_hint_y = 1 if wide else None

    def _show(self) -> None:
        place, board, screen = self.widget.ids.board, self._boards[self._phase], self.widget
        if self._phase in {START, WHERE}:
            self._parts[self._phase]  # it stands from now on
        self._turned()
        if place.children != [board]:
            place.clear_widgets()
            place.add_widget(board)
        screen.title = self._stage.language.say("Idea pool")
        screen.step = STEPS.index(self._phase) + 1 if self._phase in STEPS else 0
        screen.failed, screen.lead, screen.headline = self._failed, "", ""
        screen.typing = self._phase in {WHAT, CODE}
        teller = Teller(self._stage, self._table, self._places, screen, self._foot)
        {
            START: lambda: self._show_wall(board, teller),
            WHAT: lambda: teller.what(board, self._prompt_tiles.children, self._draft),
            WHERE: lambda: teller.where(board, self._parts[WHERE], self._draft),
            FIELD: lambda: teller.field(self._field_tiles, self._draft),
            THANKS: lambda: teller.kept(board, self._draft, self._own, self._further, masked=self._masked),
            CODE: lambda: teller.ask(board, self._typed_code),
            FOUND: lambda: teller.found(board, self._found, self._further),
        }[self._phase]()

    def _show_wall(self, wall: Scroller, teller: Teller) -> None:
        ideas = self._stage.ideas.shown()[:MOST_CARDS]
        cards = zip(wall.ids.cards.of(len(ideas), self._support), ideas, strict=True)
        teller.wall(wall, self._parts[START], cards, self._supported)
        seat(self._empty, None if ideas else wall.ids.content)


def exhibit(stage: Stage) -> IdeaPoolExhibit:
    """The stage's way in."""
    return IdeaPoolExhibit(stage)
