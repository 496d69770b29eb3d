"""Loan kits: what is here, what is out until when, out and in by a code. No names: the paper agreement has them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from kiosk import keys
from kiosk.exhibit import told
from kiosk.makerspace import commands
from kiosk.makerspace.cards import loan_code, loan_of
from kiosk.makerspace.commands import LETTERS
from kiosk.makerspace.inventory import LONGEST_LOAN, Kit
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

WEEK: Final = 7
REASONS: Final = ("broken", "incomplete", "service")  # why a kit may stay here


class LoansPage(WorkPage):
    """The list; one kit; or the pad for a loan's code."""

    def __init__(self, room: Room) -> None:
        self._kit: Kit | None = None
        self._finding = self._stopping = False  # the code is typed; a reason is chosen
        self._fresh = ""  # the code of the loan just begun
        self._card = ""  # a sealed one, held to the reader: its loan needs no code on paper
        self._days = room.house.makerspace.inventory.loan_days
        super().__init__(room, room.house.makerspace.inventory.kits)
        self._list.ids.foot.bind(on_main=lambda *_: self._find(), on_quiet=lambda *_: self._print_labels())

    def back(self) -> bool:
        if self._listing:
            return False
        if self._stopping:
            self._stopping = False
        else:
            self._forget()
        self._show()
        return True

    @property
    def _listing(self) -> bool:
        return self._kit is None and not self._finding

    def _forget(self) -> None:
        self._kit, self._finding, self._stopping, self._fresh, self._card = None, False, False, "", ""
        self._panel.typed = ""

    # --- what is done

    def _open(self, thing: Any) -> None:
        self._kit, self._finding, self._days = thing, False, self._space.inventory.loan_days
        self._show()

    def _scanned(self, scan: Scan) -> None:
        """A kit's label, a loan's code, or the borrower's own card."""
        ledger, inventory = self._space.ledger, self._space.inventory
        kit = inventory.kit(scan.code)
        loan = loan_of(scan.card, ledger.out()) if scan.card else ledger.loan_of(scan.code)
        if scan.card and self._kit is not None and ledger.loan(self._kit.code) is None:
            self._card = scan.card
            self._show()
        elif kit is None and (loan is None or (kit := inventory.kit(loan.kit)) is None):
            self._room.tell(self._room.language.staff("No kit is out with this card or code."))
        else:
            self._stopping, self._fresh, self._card = False, "", ""
            self._open(kit)

    def _print_labels(self) -> None:
        """A label for every kit on the list."""
        language = self._room.language
        labels = [
            Label(
                kit.code,
                kit.code,
                told(kit.name, language.code),
                told(kit.parts, language.code) if kit.parts else "",
            )
            for kit in self._space.inventory.kits
        ]
        print_labels(self._room, labels, "koffer", language.staff("Labels"))

    def _find(self) -> None:
        self._finding, self._panel.typed = True, ""
        self._show()

    def _typed(self, key: str) -> None:
        self._panel.typed = keys.edited(self._panel.typed, key, LETTERS)
        self._panel.verdict = ""
        if len(self._panel.typed) < LETTERS:
            return
        loan = self._space.ledger.loan_of(self._panel.typed)
        kit = self._space.inventory.kit(loan.kit) if loan is not None else None
        if kit is not None:
            self._open(kit)
        else:
            self._panel.verdict = self._room.language.staff("No kit is out under this code. Please check the letters.")

    def _main(self) -> None:
        if self._kit is None:
            return
        ledger, kit = self._space.ledger, self._kit.code
        if self._fresh:
            self.back()
        elif ledger.fault(kit) is not None:
            self._keep((commands.release(kit),), Deed.RELEASED, self._show)
        elif ledger.loan(kit) is not None:
            self._keep(commands.take_back(ledger, kit, complete=True), Deed.TOOK_BACK, self._came_back)
        else:
            self._lend()

    def _quiet(self) -> None:
        if self._kit is None:
            return
        ledger, kit = self._space.ledger, self._kit.code
        if ledger.loan(kit) is not None:
            self._keep(commands.take_back(ledger, kit, complete=False), Deed.TOOK_BACK_INCOMPLETE, self._came_back)
        else:
            self._stopping = True
            self._show()

    def _lend(self) -> None:
        assert self._kit is not None
        ledger, kit = self._space.ledger, self._kit.code
        own = loan_code(self._card, kit, self._today, ledger.taken) if self._card else ""
        code = own or commands.fresh_code(withdrawal_code, ledger.taken)
        due = self._today + timedelta(self._days)
        entry = commands.lend(ledger, self._space.inventory, kit, code, day=self._today, due=due)

        def lent() -> None:
            if own:
                self._room.tell(self._room.language.staff("Given out. The kit comes back with the same card."))
                self.back()
            else:
                self._fresh = code
                self._show()

        self._keep((entry,), Deed.LENT, lent)

    def _longer(self) -> None:
        assert self._kit is not None
        loan = self._space.ledger.loan(self._kit.code)
        if loan is not None:
            due = max(loan.due, self._today) + timedelta(WEEK)
            self._keep(
                (commands.extend(self._space.ledger, loan.kit, day=self._today, due=due),), Deed.EXTENDED, self._show
            )

    def _stop(self, reason: str) -> None:
        assert self._kit is not None
        self._stopping = False
        self._keep((commands.stop(self._kit.code, reason),), Deed.STOPPED, self._show)

    def _set_days(self, days: int) -> None:
        self._days = min(LONGEST_LOAN, max(1, days))
        self._show()

    def _came_back(self) -> None:
        self._room.tell(self._room.language.staff("The kit is back."))
        self.back()

    def _keep(self, entries: tuple[Kept, ...], what: Deed, then: Callable[[], None]) -> None:
        assert self._kit is not None
        self._keep_of(self._kit.code, entries, what, then)

    # --- what is shown

    def _tell_list(self) -> None:
        language, ledger = self._room.language, self._space.ledger
        staff = language.staff
        self._list.words = staff("Loan kits")
        self._list.lead = "" if self._lines else staff("No kits are listed. They stand in makerspace.toml.")
        self._list.example = staff("Example") if self._space.inventory.example else ""
        self._list.ids.foot.offer((staff("Enter a code"), "keyboard"), quiet=(staff("Print labels"), "printer"))
        for kit, line, small in self._lines:
            loan, fault = ledger.loan(kit.code), ledger.fault(kit.code)
            line.words = f"{kit.code} · {told(kit.name, language.code)}"
            line.note, line.state_words, line.tone = "", staff("here"), "ok"
            small.words = staff("Give out")
            if loan is not None:
                late = loan.late(self._today)
                line.note = staff("{code}, back by {day}").format(code=shown(loan.code), day=language.day(loan.due))
                line.state_words = language.staff_n("{n} day late", "{n} days late", late) if late else staff("out")
                line.tone = "alert" if late else "quiet"
                small.words = staff("Take back")
            elif fault is not None:
                line.note, line.state_words = reason_words(language, fault.reason), staff("out of order")
                line.tone, small.words = "alert", staff("Open it")

    def _tell_panel(self) -> None:
        language, panel, kit = self._room.language, self._panel, self._kit
        panel.type_here(language, on=self._finding)
        panel.code = panel.note = panel.lead = panel.verdict = ""
        panel.offer_choices(())
        staff, back = language.staff, (language.staff("Back"), "arrow-left")
        if kit is None:
            panel.icon, panel.title = "keyboard", staff("Which kit comes back?")
            panel.lead, panel.hint = staff("The code is on the borrower’s card."), staff("6 letters")
            panel.ids.foot.offer(back)
            return
        panel.icon, panel.title = kit.icon, f"{kit.code} · {told(kit.name, language.code)}"
        panel.note = told(kit.parts, language.code) if kit.parts else ""
        loan, fault = self._space.ledger.loan(kit.code), self._space.ledger.fault(kit.code)
        if self._fresh and loan is not None:
            panel.code, panel.note = shown(self._fresh), ""
            panel.lead = staff("Please write this code on the loan card. The kit is back by {day}.").format(
                day=language.day(loan.due)
            )
            panel.ids.foot.offer((staff("Done"), "check"))
        elif loan is not None:
            since = staff("Out since {day}, back by {due}. Code {code}")
            panel.lead = since.format(day=language.day(loan.since), due=language.day(loan.due), code=shown(loan.code))
            if late := loan.late(self._today):
                panel.good, panel.verdict = False, language.staff_n("{n} day late", "{n} days late", late)
            panel.offer_choices([(staff("One week longer"), "calendar", self._longer)])
            panel.ids.foot.offer(
                (staff("All of it is back"), "check"), quiet=(staff("Something is missing"), "puzzle"), aside=back
            )
        elif fault is not None:
            panel.lead = staff("Out of order since {day}: {reason}").format(
                day=language.day(fault.since), reason=reason_words(language, fault.reason)
            )
            panel.ids.foot.offer((staff("Works again"), "check"), aside=back)
        elif self._stopping:
            panel.lead = staff("Why is it out of order?")
            reasons = [(reason_words(language, each), "", lambda each=each: self._stop(each)) for each in REASONS]
            panel.offer_choices(reasons)
            panel.ids.foot.offer(back)
        else:
            due = self._today + timedelta(self._days)
            panel.lead = staff("Back by {day}").format(day=language.day(due))
            if self._card:
                panel.good, panel.verdict = True, staff("A card is at the reader: no code has to be written down.")
            panel.offer_choices(
                [
                    (staff("1 week less"), "minus", lambda: self._set_days(self._days - WEEK)),
                    (staff("1 week more"), "plus", lambda: self._set_days(self._days + WEEK)),
                ]
            )
            panel.ids.foot.offer(
                (staff("Give out"), "arrow-right"), quiet=(staff("Out of order"), "alert-triangle"), aside=back
            )


def _note(room: Room) -> str:
    """What the dashboard reminds of."""
    ledger, today, language = room.house.makerspace.ledger, room.house.now().date(), room.language
    out, late, soon = len(ledger.out()), len(ledger.late(today)), len(ledger.soon(today))
    if late:
        return language.staff_n("{n} kit is late", "{n} kits are late", late)
    if soon:
        return language.staff_n("{n} kit comes back in two days", "{n} kits come back in two days", soon)
    return language.staff_n("{n} kit is out", "{n} kits are out", out)


def _badge(room: Room) -> str:
    late = len(room.house.makerspace.ledger.late(room.house.now().date()))
    return str(late) if late else ""


ENTRY: Final = Entry(
    "loans",
    "tools",
    Role.HOST,
    lambda language: language.staff("Loans"),
    LoansPage,
    _note,
    _badge,
    field=6,
)
