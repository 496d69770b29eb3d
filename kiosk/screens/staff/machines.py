"""Machines and tools: who was briefed may use them; a card is known by its code, of which only a hash is kept."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from kivy.uix.boxlayout import BoxLayout

from kiosk import keys
from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.makerspace import commands
from kiosk.makerspace.cards import LETTERS
from kiosk.makerspace.inventory import Machine
from kiosk.makerspace.records import Entry as Kept
from kiosk.models.recorder import withdrawal_code
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.screens.staff.work_panel import WorkList, WorkPanel, keep, reason_words, shown
from kiosk.staff.roles import Role
from kiosk.widgets.layout import seat
from kiosk.widgets.listing import Line, Small

MONTH: Final = timedelta(29)  # with today, thirty days
REASONS: Final = ("broken", "material", "service", "safety")


class MachinesPage:
    """The list, or one machine with the card of whoever wants to use it."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._space = room.house.makerspace
        self._machine: Machine | None = None
        self._stopping = False
        self._new = False  # the card was made just now
        self.widget: Any = BoxLayout()
        self._list, self._panel = WorkList(), WorkPanel(self._typed)
        self._panel.ids.foot.bind(
            on_aside=lambda *_: self.back(), on_quiet=lambda *_: self._quiet(), on_main=lambda *_: self._main()
        )
        self._lines: list[tuple[Machine, Line, Small]] = []
        for number, machine in enumerate(self._space.inventory.machines):
            line, small = Line(icon=machine.icon, first=not number), Small()
            small.bind(on_release=lambda _, machine=machine: self._open(machine))
            line.add_widget(small)
            self._list.ids.lines.add_widget(line)
            self._lines.append((machine, line, small))

    def enter(self) -> None:
        self._show()

    def retell(self, language: Language) -> None:
        self._panel.speak(language)
        self._show()

    def tick(self) -> None:
        """Nothing here changes by itself."""

    def back(self) -> bool:
        if self._machine is None:
            return False
        if self._stopping:
            self._stopping = False
        else:
            self.leave()
        self._show()
        return True

    def leave(self) -> None:
        """A card that was typed is forgotten with the page."""
        self._machine, self._stopping, self._new, self._panel.typed = None, False, False, ""

    # --- what is done

    @property
    def _today(self) -> date:
        return self._room.house.now().date()

    @property
    def _mark(self) -> str:
        """The hash of the card on the pad; empty while it is not whole."""
        assert self._machine is not None
        typed = self._panel.typed
        return self._space.mark(self._machine.name, typed) if len(typed) == LETTERS else ""

    def _open(self, machine: Machine) -> None:
        self._machine = machine
        self._show()

    def _typed(self, key: str) -> None:
        self._panel.typed, self._new = keys.edited(self._panel.typed, key, LETTERS), False
        self._show()

    def _new_card(self) -> None:
        self._panel.typed, self._new = withdrawal_code()[:LETTERS], True
        self._show()

    def _main(self) -> None:
        machine = self._machine
        if machine is None:
            return
        if self._space.ledger.fault(machine.name) is not None:
            self._keep((commands.release(machine.name),), "released", self._show)
        else:
            entry = commands.use(self._space.ledger, machine, self._mark, self._today)
            self._keep((entry,), "noted a use of", self._used)

    def _quiet(self) -> None:
        """Brief the card, or take its briefing back."""
        machine, mark = self._machine, self._mark
        if machine is None or not mark:
            return
        if self._space.ledger.briefed(machine.name, mark, self._today) is not None:
            self._keep((commands.withdraw(machine, mark, self._today),), "withdrew a briefing for", self._show)
        else:
            self._keep((commands.brief(machine, mark, self._today),), "noted a briefing for", self._show)

    def _stop(self, reason: str) -> None:
        assert self._machine is not None
        self._stopping = False
        self._keep((commands.stop(self._machine.name, reason),), "put out of order", self._show)

    def _ask_reason(self) -> None:
        self._stopping = True
        self._show()

    def _used(self) -> None:
        self._room.tell(self._room.language.staff("The use is noted, without the card."))
        self.back()

    def _keep(self, entries: tuple[Kept, ...], what: str, then: Callable[[], None]) -> None:
        assert self._machine is not None
        self._room.note(what, self._machine.name)
        keep(self._room, entries, then)

    # --- what is shown

    def _show(self) -> None:
        if self._machine is None:
            self._tell_list()
        else:
            self._tell_panel(self._machine)
        part = self._list if self._machine is None else self._panel
        if part.parent is None:
            self.widget.clear_widgets()
            seat(part, self.widget)

    def _tell_list(self) -> None:
        language, ledger, today = self._room.language, self._space.ledger, self._today
        staff = language.staff
        self._list.words = staff("Machines and tools")
        self._list.lead = (
            staff("Uses are counted over thirty days.")
            if self._lines
            else staff("No machines are listed. They stand in makerspace.toml.")
        )
        self._list.example = staff("Example") if self._space.inventory.example else ""
        for machine, line, small in self._lines:
            fault = ledger.fault(machine.name)
            line.words = told(machine.title, language.code)
            line.note = (
                language.staff_n(
                    "Briefing needed, holds {n} day", "Briefing needed, holds {n} days", machine.valid_days
                )
                if machine.briefing
                else staff("No briefing needed")
            )
            line.value = f"{ledger.uses(machine.name, today - MONTH, today)} ×"
            line.state_words = reason_words(language, fault.reason) if fault is not None else staff("ready")
            line.tone = "alert" if fault is not None else "ok"
            small.words = staff("Open it")

    def _tell_panel(self, machine: Machine) -> None:
        language, panel, ledger = self._room.language, self._panel, self._space.ledger
        staff, back = language.staff, (language.staff("Back"), "arrow-left")
        fault, foot = ledger.fault(machine.name), panel.ids.foot
        panel.icon, panel.title = machine.icon, told(machine.title, language.code)
        last = ledger.last_use(machine.name)
        used = staff("Last used on {day}").format(day=language.day(last)) if last is not None else staff("Not used yet")
        panel.note = " ".join(filter(None, (told(machine.note, language.code) if machine.note else "", f"{used}.")))
        panel.lead = panel.verdict = ""
        panel.type_here(language, on=machine.briefing and fault is None and not self._stopping)
        panel.offer_choices(())
        if fault is not None:
            panel.lead = staff("Out of order since {day}: {reason}").format(
                day=language.day(fault.since), reason=reason_words(language, fault.reason)
            )
            foot.offer((staff("Works again"), "check"), aside=back)
        elif self._stopping:
            panel.lead = staff("Why is it out of order?")
            reasons = [(reason_words(language, each), "", lambda each=each: self._stop(each)) for each in REASONS]
            panel.offer_choices(reasons)
            foot.offer(back)
        else:
            self._tell_card(machine, back)

    def _tell_card(self, machine: Machine, back: tuple[str, str]) -> None:
        language, panel = self._room.language, self._panel
        staff, stop = language.staff, (language.staff("Out of order"), "alert-triangle", self._ask_reason)
        use = (staff("Note a use"), "check")
        if not machine.briefing:
            panel.lead = staff("No briefing needed")
            panel.offer_choices([stop])
            panel.ids.foot.offer(use, aside=back)
            return
        panel.hint = staff("8 letters")
        panel.lead = staff("The code on the card")
        panel.offer_choices([(staff("New card"), "ticket", self._new_card), stop])
        mark = self._mark
        until = self._space.ledger.briefed(machine.name, mark, self._today) if mark else None
        lapsed = self._space.ledger.lapsed(machine.name, mark, self._today) if mark else None
        panel.good = until is not None
        if self._new and until is None:
            panel.lead = staff("Please write {code} on a new card.").format(code=shown(panel.typed))
        if until is not None:
            panel.verdict = staff("Briefed until {day}").format(day=language.whole_day(until))
        elif lapsed is not None:
            panel.verdict = staff("The briefing ended on {day}.").format(day=language.whole_day(lapsed))
        elif mark:
            panel.verdict = staff("Not briefed for this machine.")
        if panel.verdict and not self._new:
            panel.lead = ""
        wish = staff("Withdraw it") if until is not None else staff("Brief")
        quiet = (wish, "x" if until is not None else "school") if mark else ("", "")
        panel.ids.foot.offer(use, quiet=quiet, aside=back, ready=until is not None)


def _note(room: Room) -> str:
    inventory, ledger = room.house.makerspace.inventory, room.house.makerspace.ledger
    stopped = sum(ledger.fault(machine.name) is not None for machine in inventory.machines)
    if stopped:
        return room.language.staff_n("{n} machine is out of order", "{n} machines are out of order", stopped)
    return room.language.staff_n("{n} machine is ready", "{n} machines are ready", len(inventory.machines))


ENTRY: Final = Entry(
    "machines",
    "hammer",
    Role.HOST,
    lambda language: language.staff("Machines"),
    MachinesPage,
    _note,
    field=9,
)
