"""The day: open until when, closed today, the hours of the week, and a sentence for visitors."""

from typing import Any, Final

import msgspec
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.language import Language
from kiosk.masking import mask
from kiosk.screens.staff.deck import Deck
from kiosk.screens.staff.exhibits import change
from kiosk.screens.staff.idea_views import WriteView
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.choices import Choices, Notice
from kiosk.staff.choices import Today as TodayHours
from kiosk.staff.day import hours_of, shifted
from kiosk.staff.deeds import Deed
from kiosk.staff.roles import Role
from kiosk.widgets.listcard import Item, Press

STEP_MIN: Final = 30
USUAL: Final = "10:00-18:00"  # where a day begins that was closed
NOTICE_LIMIT: Final = 90
DAYS: Final = 7


class DayView(BoxLayout):
    """Today large, the sentence of the day, the week."""

    hours = StringProperty("")
    lead = StringProperty("")
    changed = BooleanProperty(False)
    opened = BooleanProperty(True)
    longer_words = StringProperty("")
    shorter_words = StringProperty("")
    close_words = StringProperty("")
    usual_words = StringProperty("")

    __events__ = ("on_longer", "on_shorter", "on_close", "on_usual")

    def on_longer(self) -> None:
        """Bound by the page."""

    def on_shorter(self) -> None:
        """Bound by the page."""

    def on_close(self) -> None:
        """Bound by the page: closed today, or open after all."""

    def on_usual(self) -> None:
        """Bound by the page."""


class TodayPage:
    """Everything holds at once, and after a restart."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._writing_in = ""  # the language of the sentence that is being written
        self._written = ""
        self._day = -1  # of the week, that is being set
        self.widget: Any = Deck()
        self._view, self._write = DayView(), WriteView()
        self._view.bind(
            on_longer=lambda *_: self._move_today(STEP_MIN),
            on_shorter=lambda *_: self._move_today(-STEP_MIN),
            on_close=lambda *_: self._close_today(),
            on_usual=lambda *_: self._set_today(None),
        )
        ids = self._view.ids
        ids.notice.bind(on_pressed=lambda _, code, name: self._begin(code) if name == "write" else self._drop())
        ids.week.bind(on_switched=lambda _, day: self._switch(int(day)), on_pressed=lambda _, *what: self._press(*what))
        writing = self._write.ids.writing
        writing.limit = NOTICE_LIMIT
        writing.bind(on_typed=lambda _, text: self._typed(text), on_done=lambda *_: self._save())
        self._write.bind(on_back=lambda *_: self.back(), on_save=lambda *_: self._save())

    def enter(self) -> None:
        self.widget.turn(self._view)
        self._show()

    def retell(self, language: Language) -> None:
        staff, view = language.staff, self._view
        view.longer_words, view.shorter_words = staff("30 min longer"), staff("30 min shorter")
        view.usual_words = staff("As usual")
        self._write.back_words, self._write.save_words = staff("Back"), staff("Save")
        self._write.ask = staff("One sentence for visitors, today only")
        self._show()

    def tick(self) -> None:
        """Nothing here changes by itself."""

    def back(self) -> bool:
        if self.widget.shows(self._write):
            self.widget.turn(self._view)
            return True
        return False

    def leave(self) -> None:
        self._day = -1
        self.widget.turn(self._view)

    # --- what is shown

    @property
    def _choices(self) -> Choices:
        return self._room.backstage.choices.now

    @property
    def _week(self) -> tuple[str, ...]:
        """Hours of each day; a station that is always open has the whole day."""
        week = self._choices.hours if self._choices.hours is not None else self._room.house.visit.hours
        return tuple(week[day] if day < len(week) else "" for day in range(DAYS)) if week else ("00:00-24:00",) * DAYS

    def _show(self) -> None:
        language, view, now = self._room.language, self._view, self._room.house.now()
        staff = language.staff
        hours = hours_of(self._choices, self._room.house.visit.hours, now)
        view.opened = hours != ""
        view.hours = hours_words(language, hours)
        today = self._choices.today
        view.changed = today is not None and today.day == now.date().isoformat()
        view.lead = staff("today only") if view.changed else staff("as every week")
        view.close_words = staff("Closed today") if view.opened else staff("Open today")
        self._show_notice()
        self._show_week()

    def _show_notice(self) -> None:
        language, ids = self._room.language, self._view.ids
        staff, notice = language.staff, self._choices.notice
        if notice is not None and notice.day != self._room.house.now().date().isoformat():
            notice = None
        texts = notice.texts if notice else {}
        ids.notice.title = staff("Sentence of the day")
        ids.notice.lead = staff("Stands on the invitation, gone tomorrow. Other languages read the German one.")
        write = Press("write", staff("Write"), "pencil", bare=True)
        drop = Press("drop", staff("Remove"), "trash", bare=True)
        ids.notice.items = [
            Item(
                code,
                name,
                "language",
                note=texts.get(code) or staff("nothing"),
                presses=(write, drop) if code in texts else (write,),
            )
            for code, name in (("de", "Deutsch"), ("en", "English"))
        ]

    def _show_week(self) -> None:
        language, ids = self._room.language, self._view.ids
        staff = language.staff
        ids.week.title = staff("Every week")
        steps = (
            Press("earlier", staff("Opens earlier"), "arrow-left", bare=True),
            Press("later", staff("Opens later"), "arrow-right", bare=True),
            Press("shorter", staff("Closes earlier"), "minus", bare=True),
            Press("longer", staff("Closes later"), "plus", bare=True),
        )
        change_it = (Press("change", staff("Change"), "pencil", bare=True),)
        rows = []
        for day, hours in enumerate(self._week):
            presses = () if not hours else steps if day == self._day else change_it
            rows.append(
                Item(
                    str(day),
                    language.weekday(day),
                    note=hours_words(language, hours),
                    on=bool(hours),
                    presses=presses,
                )
            )
        ids.week.items = rows

    # --- what is set

    def _change(self, what: Deed, how: Any) -> None:
        change(self._room, how)
        self._room.note(what)
        self._show()

    def _set_today(self, hours: str | None) -> None:
        day = self._room.house.now().date().isoformat()
        today = TodayHours(day, hours) if hours is not None else None
        self._change(Deed.SET_DAY, lambda now: msgspec.structs.replace(now, today=today))

    def _move_today(self, minutes: int) -> None:
        hours = hours_of(self._choices, self._room.house.visit.hours, self._room.house.now())
        if hours is None:
            hours = "00:00-24:00"
        if hours:
            self._set_today(shifted(hours, end=minutes))

    def _close_today(self) -> None:
        if self._view.opened:
            self._set_today("")
        else:
            usual = self._week[self._room.house.now().weekday()]
            self._set_today(usual or USUAL)

    def _set_week(self, day: int, hours: str) -> None:
        week = (*self._week[:day], hours, *self._week[day + 1 :])
        self._change(Deed.SET_WEEK, lambda now: msgspec.structs.replace(now, hours=week))

    def _switch(self, day: int) -> None:
        self._set_week(day, "" if self._week[day] else USUAL)

    def _press(self, key: str, name: str) -> None:
        day = int(key)
        if name == "change":
            self._day = day
            self._show_week()
            return
        begin = {"earlier": -STEP_MIN, "later": STEP_MIN}.get(name, 0)
        end = {"shorter": -STEP_MIN, "longer": STEP_MIN}.get(name, 0)
        self._set_week(day, shifted(self._week[day], begin=begin, end=end))

    # --- the sentence

    def _begin(self, code: str) -> None:
        notice = self._choices.notice
        self._writing_in = code
        self._written = notice.texts.get(code, "") if notice else ""
        self._write.ids.writing.begin(self._room.language)
        self._write.ids.writing.tell(self._room.language, self._written)
        self.widget.turn(self._write)

    def _typed(self, text: str) -> None:
        self._written = text
        self._write.ids.writing.tell(self._room.language, text)

    def _save(self) -> None:
        day, words = self._room.house.now().date().isoformat(), mask(self._written.strip()).text
        if not words:
            return
        before = self._choices.notice
        texts = dict(before.texts) if before is not None and before.day == day else {}
        texts[self._writing_in] = words
        self.widget.turn(self._view)
        self._change(Deed.WROTE_NOTICE, lambda now: msgspec.structs.replace(now, notice=Notice(day, texts)))

    def _drop(self) -> None:
        self._change(Deed.REMOVED_NOTICE, lambda now: msgspec.structs.replace(now, notice=None))


def hours_words(language: Language, hours: str | None) -> str:
    """From when to when, closed, or always."""
    staff = language.staff
    if hours is None or hours == "00:00-24:00":
        return staff("open day and night")
    if not hours:
        return staff("closed")
    begin, end = hours.split("-")
    return staff("{begin} to {end}").format(begin=begin, end=end)


def _note(room: Room) -> str:
    return hours_words(room.language, hours_of(room.backstage.choices.now, room.house.visit.hours, room.house.now()))


ENTRY: Final = Entry(
    "today",
    "calendar",
    Role.HOST,
    lambda language: language.staff("Today"),
    TodayPage,
    _note,
    field=9,
)
