"""Who is here, in which group: check in, take off the list, move, form groups anew."""

from typing import Any, Final

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.language import Language
from kiosk.models.workshop import Runner
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.touchable import Touchable
from kiosk.workshop import commands, telling

MOST_GROUPS: Final = 6


class GuestKey(Touchable, BoxLayout):
    """One guest: the number on the ground of the group."""

    number = NumericProperty(0)
    words = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(12)


class Guests(Scroller):
    """Guests as tiles, what can be done with the chosen one, and how many groups there are."""

    lead = StringProperty("")
    groups_words = StringProperty("")
    fewer_words = StringProperty("")
    more_words = StringProperty("")
    add_words = StringProperty("")
    move_words = StringProperty("")
    out_words = StringProperty("")


class GuestsTab:
    """A touch chooses a guest; then it can be moved to the next group or taken off the list."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._chosen = 0
        self._keys: dict[int, GuestKey] = {}
        self.widget: Any = Guests()
        ids = self.widget.ids
        ids.add.bind(on_release=lambda *_: self._do(lambda w: commands.check_in(w)))  # noqa: PLW0108  it may refuse later
        ids.move.bind(on_release=lambda *_: self._move())
        ids.out.bind(on_release=lambda *_: self._do(lambda w: commands.check_out(w, self._chosen)))
        ids.fewer.bind(on_release=lambda *_: self._regroup(-1))
        ids.more_groups.bind(on_release=lambda *_: self._regroup(1))

    def title(self, language: Language) -> str:
        return language.staff("Guests")

    def tell(self, language: Language) -> None:
        workshop, widget, staff = self._runner.current, self.widget, language.staff
        if workshop is None:
            return
        if self._chosen not in workshop.guests:
            self._chosen = 0
        for number in [gone for gone in self._keys if gone not in workshop.guests]:
            widget.ids.tiles.remove_widget(self._keys.pop(number))
        for number in sorted(workshop.guests):
            if number not in self._keys:
                key = self._keys[number] = GuestKey(number=number)
                key.bind(on_release=lambda touched: self._choose(touched.number))
                widget.ids.tiles.add_widget(key)
            key, group = self._keys[number], workshop.guests[number]
            key.words, key.chosen = language.number(number), number == self._chosen
            key.field, key.icon = telling.FIELDS.get(group, 12), telling.SIGNS.get(group, "user")
            key.spoken = f"{number}, {telling.colour(language, group)}"
        places = staff("{n} of {m} places are taken. Guests check in themselves; you can do it here as well.")
        widget.lead = places.format(n=len(workshop.guests), m=workshop.capacity)
        widget.groups_words = telling.groups(language, len(workshop.groups))
        widget.fewer_words, widget.more_words = staff("One group fewer"), staff("One group more")
        widget.add_words = staff("Add a guest")
        chosen = language.number(self._chosen)
        widget.move_words = staff("Number {n}: next group").format(n=chosen) if self._chosen else ""
        widget.out_words = staff("Number {n}: take off the list").format(n=chosen) if self._chosen else ""
        ids = widget.ids
        ids.add.offered = len(workshop.guests) < workshop.capacity
        ids.fewer.offered, ids.more_groups.offered = len(workshop.groups) > 1, len(workshop.groups) < MOST_GROUPS

    def _choose(self, number: int) -> None:
        self._chosen = 0 if number == self._chosen else number
        self._runner.tell()

    def _do(self, command: Any) -> None:
        workshop = self._runner.current
        if workshop is not None:
            self._runner.does(lambda: command(workshop))

    def _move(self) -> None:
        workshop = self._runner.current
        if workshop is not None and self._chosen in workshop.guests:
            groups = workshop.groups
            here = groups.index(workshop.guests[self._chosen])
            self._runner.does(lambda: commands.move(workshop, self._chosen, groups[(here + 1) % len(groups)]))

    def _regroup(self, change: int) -> None:
        self._do(lambda workshop: commands.form_groups(workshop, len(workshop.groups) + change))
