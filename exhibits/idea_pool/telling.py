"""What each board of the idea pool says. It sets texts and marks on the boards it is given, and holds none itself."""

from collections.abc import Iterable, Sequence
from typing import Any

from exhibits.idea_pool import model
from exhibits.idea_pool.model import EVERYWHERE, Draft, IdeaPool
from kiosk.exhibit import Stage, Suggestion, told
from kiosk.ideas import PATH, STATE_WORDS, Idea, State
from kiosk.places import Places


class Teller:
    """One telling, in the language of the moment. ``screen`` has headline and lead, ``foot`` the ways on."""

    def __init__(self, stage: Stage, table: IdeaPool, places: Places, screen: Any, foot: Any) -> None:
        self._stage, self._table, self._places, self._screen, self._foot = stage, table, places, screen, foot
        self._say, self._code = stage.language.say, stage.language.code
        # arrows point the way reading goes
        self._on, self._back = ("arrow-left", "arrow-right") if stage.language.rtl else ("arrow-right", "arrow-left")

    def wall(self, wall: Any, begin: Any, cards: Iterable[tuple[Any, Idea]], supported: set[str]) -> None:
        say, ids = self._say, wall.ids
        begin.overline = say("In one minute")
        begin.words = say("What should change in the city?")
        ids.others.words = say("What others wish for")
        ids.empty_words.words = say("Here stand the ideas that the team has read. Yours may be the first.")
        ids.path.steps = self._path(None)
        for wish, prompt in zip(reversed(ids.wishes.children), self._table.prompts, strict=True):
            wish.words = told(prompt.words, self._code)
        for card, idea in cards:
            card.field, card.text = idea.field, idea.text
            card.icon = next((each.icon for each in self._table.fields if each.number == idea.field), "bulb")
            card.about = f"{self._where(idea.place)} · {say(STATE_WORDS[idea.state])}"
            card.reason = self._reason(idea)
            heart, published = card.ids.heart, self._stage.results.published(model.support_question(idea.code))
            heart.code, heart.chosen = idea.code, idea.code in supported
            heart.count_words = self._stage.language.number(published.n) if published else ""
            words = say("You support: {idea}") if heart.chosen else say("Support: {idea}")
            heart.spoken = words.format(idea=idea.text)
        self._foot.offer((say("My idea"), "bulb"), aside=(say("Home"), "home"), quiet=(say("My code"), "ticket"))

    def what(self, board: Any, prompts: Sequence[Any], draft: Draft) -> None:
        say = self._say
        for key, prompt in zip(reversed(prompts), self._table.prompts, strict=True):
            key.words = told(prompt.words, self._code)
            key.chosen = key.words == draft.text
        self._screen.headline = say("What should change?")
        board.tell(self._stage.language, draft.text)
        board.hint = say("Write, or take one of these wishes")
        board.warning = say("Please do not write names.")
        self._foot.offer((say("Continue"), self._on), quiet=(say("Back"), self._back), ready=draft.said)

    def where(self, board: Any, city: Any, draft: Draft) -> None:
        say = self._say
        self._screen.headline = say("Where?")
        self._screen.lead = told(self._places.source, self._code) if city.outline is None else ""
        board.ids.everywhere.words = say("Everywhere in the city")
        board.ids.everywhere.chosen = draft.place == EVERYWHERE
        city.chosen = draft.place if draft.place != EVERYWHERE else ""
        city.pin = "bulb"
        self._foot.offer((say("Continue"), self._on), quiet=(say("Back"), self._back), ready=bool(draft.place))

    def field(self, tiles: Iterable[Any], draft: Draft) -> None:
        say, fits = self._say, set(model.suggested(draft.text, self._table.fields, self._code))
        self._screen.headline = say("Which field does it fit?")
        self._screen.lead = (
            say("Your idea could not be saved. The staff have been told.")
            if self._screen.failed
            else say("One is enough. The marked ones go with your words.")
            if fits
            else say("One is enough.")
        )
        for tile, field in zip(tiles, self._table.fields, strict=True):
            tile.words = told(field.name, self._code)
            tile.chosen = tile.field == draft.field
            tile.mark = say("fits") if tile.field in fits else ""
        self._foot.offer((say("Hand in"), "send"), quiet=(say("Back"), self._back), ready=draft.ready)

    def kept(self, board: Any, draft: Draft, codes: tuple[str, str], further: Suggestion, *, masked: bool) -> None:
        say, (code, delete) = self._say, codes
        data, _ = draft.data(code)
        self._screen.headline = say("Thank you for your idea!")
        board.text, board.about = str(data["text"]), self._where(draft.place)
        board.masked = say("We took out what could tell who somebody is.") if masked else ""
        board.ids.path.steps, board.reason = self._path(State.RECEIVED), ""
        board.code_words = say("Your code: {code}").format(code=f"{code[:3]} {code[3:]}")
        board.code_note = say("With it you can see here what has become of it.")
        spaced = f"{delete[:4]} {delete[4:]}"
        board.delete_words = say("To delete it: {code}").format(code=spaced)
        board.qr = f"PROJEKTOR {code} · {board.delete_words}"
        self._show_next(board, further, codes=True)

    def found(self, board: Any, idea: Idea | None, further: Suggestion) -> None:
        assert idea is not None
        say = self._say
        self._screen.headline = say("Your idea")
        board.text = model.may_read(idea)
        board.about = (
            self._where(idea.place) if board.text else say("As long as nobody has released it, the text stays hidden.")
        )
        board.masked, board.qr, board.code_words, board.code_note, board.delete_words = "", "", "", "", ""
        board.ids.path.steps, board.reason = self._path(idea.state), self._reason(idea)
        self._show_next(board, further, codes=False)

    def ask(self, board: Any, typed: str) -> None:
        say = self._say
        self._screen.headline = say("Look up your code")
        unknown = len(typed) == model.CODE_LENGTH and self._stage.ideas.find(typed) is None
        self._screen.lead = say("This kiosk does not know this code.") if unknown else ""
        board.tell(self._stage.language, typed)
        board.room, board.hint = "", say("6 letters")
        ready = len(typed) == model.CODE_LENGTH and not unknown
        self._foot.offer((say("Look it up"), "search"), quiet=(say("Back"), self._back), ready=ready)

    def _show_next(self, board: Any, further: Suggestion, *, codes: bool) -> None:
        self._foot.offer((further.words, further.icon), quiet=(self._say("More ideas"), "bulb"))
        board.show_codes(shown=codes)
        board.next_words, board.owner = told(self._table.next, self._code), told(self._table.owner, self._code)

    def _where(self, place: str) -> str:
        if place == EVERYWHERE:
            return self._say("Everywhere in the city")
        return next((each.label for each in self._places.places if each.name == place), place)

    def _reason(self, idea: Idea) -> str:
        return told(idea.reason, self._code) if idea.reason.get("de") or idea.reason.get(self._code) else ""

    def _path(self, state: State | None) -> list[tuple[str, str, bool]]:
        """The states as a way; one that was not put into practice ends there."""
        way = PATH if state not in {State.DECLINED, State.WITHHELD} else (*PATH[:2], state)
        assert state is None or state in way
        reached = way.index(state) if state is not None else -1
        return [
            (model.STATE_ICONS[each], self._say(STATE_WORDS[each]), place <= reached) for place, each in enumerate(way)
        ]
