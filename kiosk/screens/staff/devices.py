"""Instruments and cameras: what they say now, how they stand and why, and their switches."""

from datetime import datetime
from typing import Any, Final

import msgspec
from kivy.uix.boxlayout import BoxLayout

from devices.reading import InstrumentStatus, Quality, State
from kiosk.language import Language
from kiosk.screens.staff.exhibits import change
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.deeds import Deed
from kiosk.staff.reasons import told
from kiosk.staff.roles import Role
from kiosk.units import sign
from kiosk.widgets.listcard import Item

CAMERA: Final = "camera"
ICONS: Final = {
    "pm2_5": "wind",
    "pm10": "wind",
    "co2": "cloud",
    "temperature": "temperature",
    "relative_humidity": "droplet",
    "sound_level": "wave-sine",
    "distance": "radar",
    "presence": "camera",
    "illuminance": "sun",
}
BAD: Final = frozenset({State.ABSENT, State.STALE, State.LOST})
MOST_VALUES: Final = 6


class Devices(BoxLayout):
    """One card for all."""


class DevicesPage:
    """Values are asked for once a second."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._busy: set[str] = set()
        self.widget: Any = Devices()
        self.widget.ids.list.bind(on_switched=lambda _, name: self._switch(name))

    def enter(self) -> None:
        self.tick()

    def retell(self, language: Language) -> None:
        self.widget.ids.list.title = language.staff("Devices")
        self.widget.ids.list.empty = language.staff("This station has no instrument and no camera.")
        self.widget.ids.list.lead = language.staff("The values are simulated.") if self._room.house.simulated else ""
        self.tick()

    def tick(self) -> None:
        card = self.widget.ids.list
        card.items = items(self._room, switches=True)
        card.badge = active_words(self._room)

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """What was switched is kept already."""

    def _switch(self, name: str) -> None:
        backstage, staff = self._room.backstage, self._room.language.staff
        board = backstage.switches.get(name)
        if board is None or name in self._busy:
            self._room.tell(staff("One moment, please."))
            return
        on = name in backstage.choices.now.devices_off
        self._busy.add(name)
        change(self._room, lambda now: msgspec.structs.replace(now, devices_off=now.devices_off ^ {name}))
        self._room.note(Deed.SWITCHED_ON if on else Deed.SWITCHED_OFF, name)

        def switched(done: Any) -> None:
            self._busy.discard(name)
            self._room.say_fault(done)
            self.tick()

        self._room.work(lambda: board.switch(name, on=on), switched)
        self.tick()


def items(room: Room, *, switches: bool) -> list[Item]:
    """A row for each instrument and camera, in the order they were heard of."""
    off = room.backstage.choices.now.devices_off
    rows = []
    for status in room.readings.instruments():
        words, tone = state_words(room.language, status, room.house.now())
        said = _said(room, status.name)
        numbers = ""
        if status.state in {State.LIVE, State.WARMING} and status.driver != CAMERA:
            numbers = " · ".join(number for _quantity, number in said[: MOST_VALUES if switches else 1])
        icon = "camera" if status.driver == CAMERA else next((ICONS[q] for q, _ in said if q in ICONS), "activity")
        if status.state is State.OFF:
            icon = "camera-off" if status.driver == CAMERA else "plug-connected-x"
        value, note = (numbers, "") if not switches else ("", numbers)
        if switches and status.state in BAD:
            note = told(room.language, status.detail)
        on = (status.name not in off) if switches else None
        rows.append(Item(status.name, status.name.capitalize(), icon, note, value, words, tone, on))
    return rows


def state_words(language: Language, status: InstrumentStatus, now: datetime) -> tuple[str, str]:
    """How an instrument stands, in words, and the tone of it."""
    staff = language.staff
    since = datetime.fromtimestamp(status.since, now.tzinfo)
    clock = f"{since:%H:%M}" if since.date() == now.date() else language.day(since.date())
    words = {
        State.LIVE: staff("numbers only") if status.driver == CAMERA else staff("live"),
        State.WARMING: staff("warming up"),
        State.OPENING: staff("starting"),
        State.ABSENT: staff("not found"),
        State.STALE: staff("silent since {time}").format(time=clock),
        State.LOST: staff("gone since {time}").format(time=clock),
        State.OFF: staff("switched off"),
    }[status.state]
    return words, "ok" if status.state is State.LIVE else "alert" if status.state in BAD else "quiet"


def active(room: Room) -> tuple[int, int]:
    """How many of all that are switched on are live."""
    told = [status for status in room.readings.instruments() if status.state is not State.OFF]
    return sum(status.state in {State.LIVE, State.WARMING} for status in told), len(told)


def active_words(room: Room) -> str:
    live, every = active(room)
    return room.language.staff("{live} of {all} active").format(live=live, all=every)


def _said(room: Room, name: str) -> list[tuple[str, str]]:
    """What an instrument says now: quantities with value and unit."""
    said = []
    for reading in room.readings.said_by(name):
        if reading.quality in {Quality.OK, Quality.WARMING}:
            digits = 0 if abs(reading.value) >= 100 or reading.unit == "%" else 1
            unit = sign(reading.unit)
            said.append((reading.quantity, f"{room.language.number(reading.value, digits)} {unit}".strip()))
    return said


ENTRY: Final = Entry(
    "devices",
    "activity",
    Role.HOST,
    lambda language: language.staff("Devices"),
    DevicesPage,
    active_words,
    field=4,
    tile=False,  # the dashboard has a card of its own for them
)
