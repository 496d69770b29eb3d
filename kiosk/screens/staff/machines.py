"""Machines and tools: who was briefed may use them; a card is known by its code, of which only a hash is kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from kiosk import keys
from kiosk.exhibit import told
from kiosk.makerspace import commands
from kiosk.makerspace.cards import LETTERS
from kiosk.makerspace.inventory import Machine
from kiosk.makerspace.paper import Label
from kiosk.makerspace.records import Entry as Kept
from kiosk.models.card_desk import Scan
from kiosk.models.recorder import withdrawal_code
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.screens.staff.work_page import WorkPage
from kiosk.screens.staff.work_panel import print_labels, reason_words, shown
from kiosk.staff.deeds import Deed
from kiosk.staff.roles import Role

MONTH: Final = timedelta(29)  # with today, thirty days
SHEET: Final = 10  # cards on one sheet
REASONS: Final = ("broken", "material", "service", "safety")


class MachinesPage(WorkPage):
    """The list, or one machine with the card of whoever wants to use it."""

    def __init__(self, room: Room) -> None:
        self._machine: Machine | None = None
        self._stopping = False
        self._new = False  # the card was made just now
        self._card = ""  # a sealed one, held to the reader
        super().__init__(room, room.house.makerspace.inventory.machines)
        self._list.ids.foot.bind(on_main=lambda *_: self._print_cards())

    def back(self) -> bool:
        if self._machine is None:
            return False
        if self._stopping:
            self._stopping = False
        else:
            self._forget()
        self._show()
        return True

    @property
    def _listing(self) -> bool:
        return self._machine is None

    def _forget(self) -> None:
        """A card that was typed or held to the reader is forgotten with the page."""
        self._machine, self._stopping, self._new, self._panel.typed, self._card = None, False, False, "", ""

    # --- what is done

    @property
    def _mark(self) -> str:
        """The hash of the card at the reader or on the pad; empty while it is not whole."""
        return self._mark_at(self._machine) if self._machine is not None else ""

    def _mark_at(self, machine: Machine) -> str:
        typed = self._panel.typed
        card = self._card or (typed if len(typed) == LETTERS else "")
        return self._space.mark(machine.name, card) if card else ""

    def _scanned(self, scan: Scan) -> None:
        """A card was held to the reader, or a printed one under the scanner; before a machine is chosen or after."""
        code = "".join(letter for letter in scan.code if letter in keys.CODE_LETTERS)
        if not scan.card and len(code) != LETTERS:
            self._room.tell(self._room.language.staff("This is no card of a guest."))
            return
        self._card, self._panel.typed, self._new = scan.card, code, False
        self._show()

    def _print_cards(self) -> None:
        """Fresh cards: a code is worth nothing before somebody is briefed with it."""
        staff, house = self._room.language.staff, self._room.house
        codes = [withdrawal_code()[:LETTERS] for _ in range(SHEET)]
        note = staff("Card for machines and tools. It bears no name; please keep it safe.")
        labels = [Label(code, shown(code), house.pack.lab, note) for code in codes]
        print_labels(self._room, labels, "karten", staff("Cards"))

    def _open(self, thing: Any) -> None:
        self._machine = thing
        self._show()

    def _typed(self, key: str) -> None:
        self._panel.typed, self._new, self._card = keys.edited(self._panel.typed, key, LETTERS), False, ""
        self._show()

    def _new_card(self) -> None:
        self._panel.typed, self._new, self._card = withdrawal_code()[:LETTERS], True, ""
        self._show()

    def _main(self) -> None:
        machine = self._machine
        if machine is None:
            return
        if self._space.ledger.fault(machine.name) is not None:
            self._keep((commands.release(machine.name),), Deed.RELEASED, self._show)
        else:
            entry = commands.use(self._space.ledger, machine, self._mark, self._today)
            self._keep((entry,), Deed.NOTED_USE, self._used)

    def _quiet(self) -> None:
        """Brief the card, or take its briefing back."""
        machine, mark = self._machine, self._mark
        if machine is None or not mark:
            return
        if self._space.ledger.briefed(machine.name, mark, self._today) is not None:
            self._keep((commands.withdraw(machine, mark, self._today),), Deed.WITHDREW_BRIEFING, self._show)
        else:
            self._keep((commands.brief(machine, mark, self._today),), Deed.BRIEFED, self._show)

    def _stop(self, reason: str) -> None:
        assert self._machine is not None
        self._stopping = False
        self._keep((commands.stop(self._machine.name, reason),), Deed.STOPPED, self._show)

    def _ask_reason(self) -> None:
        self._stopping = True
        self._show()

    def _used(self) -> None:
        self._room.tell(self._room.language.staff("The use is noted, without the card."))
        self.back()

    def _keep(self, entries: tuple[Kept, ...], what: Deed, then: Callable[[], None]) -> None:
        assert self._machine is not None
        self._keep_of(self._machine.name, entries, what, then)

    # --- what is shown

    def _tell_list(self) -> None:
        language, ledger, today = self._room.language, self._space.ledger, self._today
        staff = language.staff
        self._list.words = staff("Machines and tools")
        self._list.lead = (
            staff("Uses are counted over thirty days.")
            if self._lines
            else staff("No machines are listed. They stand in makerspace.toml.")
        )
        if self._card or self._panel.typed:
            self._list.lead = staff("A card is here. Which machine is it for?")
        self._list.ids.foot.offer((staff("Print ten cards"), "printer"))
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
            if mark := self._mark_at(machine) if machine.briefing else "":
                until = ledger.briefed(machine.name, mark, today)
                known = staff("Briefed until {day}").format(day=language.day(until)) if until is not None else ""
                line.note = known or staff("Not briefed for this machine.")
            line.value = f"{ledger.uses(machine.name, today - MONTH, today)} ×"
            line.state_words = reason_words(language, fault.reason) if fault is not None else staff("ready")
            line.tone = "alert" if fault is not None else "ok"
            small.words = staff("Open it")

    def _tell_panel(self) -> None:
        machine = self._machine
        assert machine is not None
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
        panel.lead = staff("The code on the card, or the card at the reader")
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
            panel.lead = staff("A card is at the reader.") if self._card else ""
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
