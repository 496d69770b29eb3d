"""The content pack: what is shown, which languages nobody has read yet, another one from a stick, and back."""

from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

from kivy.uix.boxlayout import BoxLayout

from kiosk.language import OWN_NAMES, Language
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.deeds import Deed
from kiosk.staff.pack_desk import PackNews
from kiosk.staff.roles import Role
from kiosk.staff.sticks import packs_on
from kiosk.widgets.listcard import Item, Press


class Content(BoxLayout):
    """The pack, its languages, packs on sticks."""


class ContentPage:
    """A pack is checked before it is put on; the old one stays until the next restart, and can be taken back."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._found: tuple[Path, ...] = ()
        self._news: dict[str, PackNews] = {}
        self.widget: Any = Content()
        ids = self.widget.ids
        ids.shown.bind(on_pressed=lambda *_: self._ask_back())
        ids.sticks.bind(on_pressed=lambda _, key, name: self._look() if name == "look" else self._pressed(key, name))

    def enter(self) -> None:
        self._found, self._news = (), {}
        self._show()

    def retell(self, language: Language) -> None:
        staff, ids = language.staff, self.widget.ids
        ids.shown.title, ids.languages.title = staff("Shown now"), staff("Not reviewed yet")
        ids.languages.lead = staff("Nobody who reads these languages has looked at the texts.")
        ids.languages.empty = staff("Every language has been reviewed.")
        ids.sticks.title = staff("From a USB stick")
        self._show()

    def tick(self) -> None:
        """A stick is looked for when somebody asks."""

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """Nothing is kept here."""

    def _show(self) -> None:
        language, ids, pack = self._room.language, self.widget.ids, self._room.house.pack
        staff, desk = language.staff, self._room.backstage.packs
        may_back = desk is not None and desk.changeable
        back = Press("back", staff("Take the pack back"), "history")
        ids.shown.items = [
            Item(
                "pack",
                f"{pack.city or pack.id} {pack.version}",
                "books",
                note=staff("{n} exhibits and surveys").format(n=len(pack.exhibits) + len(pack.surveys)),
                presses=(back,) if may_back else (),
            )
        ]
        ids.languages.items = [Item(code, OWN_NAMES.get(code, code), "language") for code in _unreviewed(self._room)]
        look = Press("look", staff("Look for packs"), "usb")
        rows = [Item("", staff("Packs on the stick"), "usb", presses=(look,))]
        for path in self._found:
            news = self._news.get(str(path))
            note = (
                staff("{id} {version}, signed by {signer}").format(id=news.id, version=news.version, signer=news.signer)
                if news
                else ""
            )
            press = Press("install", staff("Put on"), strong=True) if news else Press("verify", staff("Check"))
            rows.append(Item(str(path), path.name, "file-text", note=note, presses=(press,)))
        ids.sticks.items = rows if may_back else []
        ids.sticks.empty = staff("This station shows a fixed folder; the technician sets up a shelf for packs.")

    def _look(self) -> None:
        sticks = self._room.backstage.sticks
        self._room.work(lambda: [path for stick in sticks() for path in packs_on(stick)], self._looked)

    def _looked(self, done: Future[list[Path]]) -> None:
        if not self._room.say_fault(done):
            self._found, self._news = tuple(done.result()), {}
            if not self._found:
                self._room.tell(self._room.language.staff("No stick with a pack is plugged in."))
            self._show()

    def _pressed(self, key: str, name: str) -> None:
        desk, staff = self._room.backstage.packs, self._room.language.staff
        assert desk is not None
        path = Path(key)
        if name == "verify":
            self._room.work(lambda: desk.verify(path), lambda done: self._verified(key, done))
            return
        news = self._news[key]
        title = staff("Put on {id} {version}?").format(id=news.id, version=news.version)
        note = staff("Visitors see it after a restart. The one that is shown now can be taken back.")
        self._room.ask(
            title, note, staff("Put on"), lambda: self._room.work(lambda: desk.install(path), self._installed)
        )

    def _verified(self, key: str, done: Future[PackNews]) -> None:
        if not self._room.say_fault(done):
            self._news[key] = done.result()
            self._show()

    def _installed(self, done: Future[PackNews]) -> None:
        if not self._room.say_fault(done):
            self._room.note(Deed.PUT_ON_PACK, f"{done.result().id} {done.result().version}")
            self._room.tell(self._room.language.staff("It is put on. Restart the kiosk to show it."))

    def _ask_back(self) -> None:
        desk, staff = self._room.backstage.packs, self._room.language.staff
        assert desk is not None
        self._room.ask(
            staff("Back to the pack before?"),
            staff("Visitors see it after a restart."),
            staff("Take the pack back"),
            lambda: self._room.work(desk.roll_back, self._went_back),
        )

    def _went_back(self, done: Future[str]) -> None:
        if not self._room.say_fault(done):
            self._room.note(Deed.WENT_BACK, done.result())
            self._room.tell(
                self._room.language.staff("Version {n} is back. Restart the kiosk.").format(n=done.result())
            )


def _unreviewed(room: Room) -> tuple[str, ...]:
    """Languages in which nobody has read the pack's texts or the program's own."""
    house = room.house
    return tuple(dict.fromkeys((*house.pack.unreviewed, *house.languages.unreviewed)))


def _note(room: Room) -> str:
    """Which pack is shown, and how many of its languages nobody has read."""
    pack, number = room.house.pack, len(_unreviewed(room))
    shown = f"{pack.city or pack.id} {pack.version}".strip()
    if not number:
        return shown
    return f"{shown} · " + room.language.staff_n("{n} language not reviewed", "{n} languages not reviewed", number)


ENTRY: Final = Entry(
    "content",
    "books",
    Role.STAFF,
    lambda language: language.staff("Content"),
    ContentPage,
    _note,
    field=3,
)
