"""Pages of the gallery: what the idea pool is made of. No visitor wrote any of it."""

from collections.abc import Iterator
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from kiosk.language import Language
from kiosk.screens.gallery.specimen import CHOSEN, FOCUSED, PRESSED, REST, alone, by_itself, in_states, shelf
from kiosk.widgets.ideas import (
    Begin,
    CodeBoard,
    FieldKey,
    IdeaList,
    PromptKey,
    StatePath,
    SupportKey,
    Wishes,
)
from kiosk.widgets.writing import Writing


def ideas(language: Language) -> Iterator[Widget]:
    """What the idea pool is made of."""
    say, staff = language.say, language.staff
    listed = IdeaList()
    [card] = listed.of(1, lambda _code: None)
    card.field, card.icon, card.text = 10, "leaf", say("For example: no shade, a bench, the crossing")
    card.about = say("being discussed")
    card.ids.heart.spoken = say("Support: {idea}").format(idea=card.text)
    yield alone(staff("Idea"), listed)
    way = StatePath()
    way.steps = _way(language)
    yield alone(staff("The way of an idea"), way)
    yield shelf(
        4, in_states(language, lambda: SupportKey(count_words="12", spoken=say("My idea")), (REST, FOCUSED, CHOSEN))
    )
    prompts = in_states(
        language, lambda: by_itself(PromptKey(words=say("Room"), icon="home")), (REST, FOCUSED, PRESSED, CHOSEN)
    )
    yield shelf(2, prompts)
    fields = in_states(
        language, lambda: by_itself(FieldKey(words=say("Taking part"), icon="users", field=2)), (REST, FOCUSED, CHOSEN)
    )
    yield shelf(3, fields)
    marked = by_itself(FieldKey(words=say("Taking part"), icon="users", field=2, mark=say("fits")))
    flat = by_itself(FieldKey(words=say("Taking part"), icon="users", field=2, flat=True))
    yield shelf(2, ((staff("Suggested"), marked), (staff("Where height is scarce"), flat)))


def pool(language: Language) -> Iterator[Widget]:
    """How an idea begins, how it is written, and what its visitor takes along."""
    say, staff = language.say, language.staff

    def begin() -> Any:
        return Begin(overline=say("In one minute"), words=say("What should change in the city?"))

    yield shelf(1, in_states(language, begin, (REST, FOCUSED, PRESSED)))
    others = Wishes(spacing=dp(20))
    others.wishes = [(10, say("Room"), say("being discussed")), (2, say("Taking part"), say("put into practice"))]
    yield alone(staff("Wishes of others"), others)
    writing = Writing(size_hint_y=None, height=dp(1000), hint=say("Write, or take one of these wishes"))
    writing.begin(language)
    writing.tell(language, say("Your answers stay in the city"))
    writing.warning = say("Please do not write names.")
    yield alone(staff("A place to write"), writing)
    for own in (True, False):
        board: Any = CodeBoard(size_hint_y=None)
        board.ids.content.bind(height=board.setter("height"))  # all of it is seen
        board.text, board.about = say("For example: no shade, a bench, the crossing"), say("Everywhere in the city")
        board.ids.path.steps = _way(language)
        if own:
            board.masked = say("We took out what could tell who somebody is.")
            board.code_words = say("Your code: {code}").format(code="BTF XKR")
            board.code_note = say("With it you can see here what has become of it.")
            board.delete_words = say("To delete it: {code}").format(code="BTFX KRWL")
            board.qr = f"PROJEKTOR BTFXKR · {board.delete_words}"
        board.show_codes(shown=own)
        board.next_words, board.owner = say("What happens next"), say("Who is responsible?")
        yield alone(staff("Kept, with its code") if own else staff("Found again by its code"), board)


def _way(language: Language) -> list[tuple[str, str, bool]]:
    say = language.say
    return [
        ("circle-check", say("received"), True),
        ("eye", say("reviewed"), True),
        ("messages", say("being discussed"), False),
    ]
