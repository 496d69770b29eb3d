"""What loans and machines have in common: a list with a foot, and a panel for the one thing that is worked on."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk import keys
from kiosk.language import Language
from kiosk.makerspace.paper import Label, sheets
from kiosk.makerspace.records import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.deeds import Deed
from kiosk.staff.files import write_whole
from kiosk.widgets.keyboard import LetterPad
from kiosk.widgets.layout import seat
from kiosk.widgets.listing import Small
from sync.record import Draft, Record


class WorkList(BoxLayout):
    """A card with a line for each thing; ``example``: the things are made up."""

    words = StringProperty("")
    lead = StringProperty("")
    example = StringProperty("")


class WorkPanel(BoxLayout):
    """One thing: what it is, how it stands, and what can be done. ``code`` stands large when it must be copied.

    ``typed`` is what was written on the pad; ``typing`` whether there is one.
    """

    icon = StringProperty("")
    title = StringProperty("")
    note = StringProperty("")
    lead = StringProperty("")
    verdict = StringProperty("")
    good = BooleanProperty(False)  # the verdict is a yes
    code = StringProperty("")
    typed = StringProperty("")
    hint = StringProperty("")
    typing = BooleanProperty(False)

    def __init__(self, edit: Callable[[str], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._edit = edit
        self._pad: LetterPad | None = None

    def speak(self, language: Language) -> None:
        """Names of the keys for the ear."""
        if self._pad is not None:
            self._pad.names = {keys.BACK: language.staff("Delete")}

    def type_here(self, language: Language, *, on: bool) -> None:
        """Show the pad, or put it away; its keys are made when first needed."""
        if on and self._pad is None:
            self._pad = LetterPad()
            self._pad.letters = keys.CODE_LETTERS
            self._pad.bind(on_key=lambda _, key: self._edit(key))
            self.speak(language)
        if self._pad is not None:
            seat(self._pad, self.ids.pad if on else None)
        self.typing = on

    def offer_choices(self, choices: Iterable[tuple[str, str, Callable[[], None]]]) -> None:
        """Small buttons: words, icon, and what each does."""
        place = self.ids.choices
        place.clear_widgets()
        for words, icon, does in choices:
            small = Small(words=words, icon=icon)
            small.bind(on_release=lambda _, does=does: does())
            place.add_widget(small)


def shown(code: str) -> str:
    """A code in two halves, as people copy it."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}" if code else ""


def reason_words(language: Language, reason: str) -> str:
    """Why something is out of order."""
    staff = language.staff
    return {
        "broken": staff("broken"),
        "incomplete": staff("parts are missing"),
        "material": staff("no material"),
        "service": staff("being serviced"),
        "safety": staff("not safe"),
    }[reason]


def print_labels(room: Room, labels: Sequence[Label], name: str, title: str) -> None:
    """A PDF in the folder where files come and go; the screen says where it is."""
    house = room.house
    path = house.exchange / f"{name}-{house.now():%Y-%m-%d-%H%M}.pdf"
    made = partial(sheets, labels, title, house.assets / "fonts")

    def written(done: Future[None]) -> None:
        if not room.say_fault(done):
            room.tell(room.language.staff("{name} is in the folder “exchange”.").format(name=path.name))

    room.note(Deed.PRINTED, path.name)
    room.work(lambda: write_whole(path, made(), 0o644), written)


def keep(room: Room, entries: Iterable[Entry], then: Callable[[], None]) -> None:
    """Record what was done; ``then`` runs when it is on the disk and the ledger knows it."""
    house, moment = room.house, room.house.now()
    drafts = [Draft(entry.type, entry.data, moment) for entry in entries]

    def kept(done: Future[list[Record]]) -> None:
        if not room.say_fault(done):
            for record in done.result():
                house.makerspace.ledger.take(record)
            then()

    room.work(lambda: [future.result() for future in [house.append(draft) for draft in drafts]], kept)
