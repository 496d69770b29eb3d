"""The workshops of this kiosk on the screen's thread: what is done is durable first, and shown then."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from copy import deepcopy
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from kivy.clock import Clock

from kiosk.house import House
from kiosk.ideas import IDEA, Pool
from kiosk.language import Language
from kiosk.models.recorder import withdrawal_code
from kiosk.workshop import commands
from kiosk.workshop.campaign import offsets
from kiosk.workshop.errors import WorkshopRefused
from kiosk.workshop.events import OFFSET, Entry
from kiosk.workshop.replay import Workshops
from kiosk.workshop.saving import save
from kiosk.workshop.series import Claim, Series
from kiosk.workshop.state import Workshop
from kiosk.workshop.template import Step, Template
from sync.record import SURVEY_RESPONSE, Draft, Record

Then = Callable[[bool], None]
log = logging.getLogger(__name__)


def _nothing(_well: bool) -> None:  # noqa: FBT001  as every ``Then``
    """Nobody waits for it."""


class Runner:
    """``append`` is the journal's. Whoever shows a workshop watches; ``take`` feeds what earlier runs have kept."""

    def __init__(
        self,
        read: Callable[[], Mapping[str, Template]],
        append: Callable[[Draft], Future[Record]],
        now: Callable[[], datetime],
        ideas: Pool,
        submit: Callable[[Callable[[], Any]], Future[Any]],
    ) -> None:
        """``read`` gives the templates, ``submit`` does a job off the screen's thread."""
        self._submit = submit
        self._read = read
        self.workshops = Workshops()
        self.now = now
        self.series = Series(append, self._arrived)
        self._append = append
        self._ideas = ideas
        self._watchers: list[Callable[[], None]] = []

    # --- what there is

    @cached_property
    def templates(self) -> Mapping[str, Template]:
        """By id; read when the first is asked for: no visitor should wait for them."""
        return self._read()

    @cached_property
    def _feedback(self) -> frozenset[str]:
        return frozenset(template.feedback for template in self.templates.values())

    @property
    def current(self) -> Workshop | None:
        """The workshop whose doors are open, when its template is known here."""
        running = self.workshops.running
        return running if running is not None and running.template in self.templates else None

    @property
    def template(self) -> Template:
        """The current workshop's."""
        assert self.current is not None
        return self.templates[self.current.template]

    @property
    def step(self) -> Step | None:
        """The step that is on, as the template has it."""
        current = self.current
        if current is None or current.run is None:
            return None
        name = current.run.step
        return next((step for step in self.template.steps if step.name == name), None)

    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        """Call ``tell`` after every change; returns the way to stop it."""
        self._watchers.append(tell)
        return lambda: self._watchers.remove(tell)

    def tell(self) -> None:
        """Something else than the records has changed for whoever watches."""
        for tell in tuple(self._watchers):
            tell()

    # --- what is done

    def take(self, records: Iterable[Record]) -> None:
        """Records from before this start."""
        self.workshops.take_all(record for record in records if self._ours(record))
        self._changed()

    def learn(self, record: Record) -> None:
        """A contribution has become durable: a survey may be the workshop's feedback."""
        if self._ours(record):
            self.workshops.take(record)
            self._changed()

    def does(self, wanted: Callable[[], Entry | Sequence[Entry]], then: Then = _nothing) -> bool:
        """Record what a command wants; False when the command refuses: somebody else was quicker."""
        try:
            entries = tuple(commands.all_of(wanted()))
        except WorkshopRefused as refused:
            log.info("refused: %s", refused)
            return False
        self._record([Draft(entry.type, entry.data, self.now()) for entry in entries], then)
        return True

    def begin_step(self, name: str, then: Then = _nothing) -> bool:
        """Go to a step; where it measures, every instrument that can is claimed."""
        current = self.current
        if current is None:
            return False
        step = next((step for step in self.template.steps if step.name == name), None)

        def wanted() -> tuple[Entry, ...]:
            entries = [*self._calibrated(current), *commands.begin_step(current, name)]
            if step is not None and step.quantity and (claimed := self._claimable(current, step.quantity)):
                units = self.series.instruments(step.quantity)
                unit = next(iter(units.values()))
                if current.campaign is None or (current.run and current.campaign.step == current.run.step):
                    side = step.kind == "calibration"
                    started = commands.claimed(current, step.quantity, unit, claimed, step=name, side_by_side=side)
                    entries.append(started)
            return tuple(entries)

        return self.does(wanted, then)

    def end(self, then: Then = _nothing) -> bool:
        """The workshop is over; what is measured side by side is compared before."""
        current = self.current
        if current is None:
            return False
        return self.does(lambda: (*self._calibrated(current), *commands.end(current)), then)

    def measure(self, quantity: str) -> bool:
        """Measure now, outside of the agenda: every instrument that can is claimed."""
        current, units = self.current, self.series.instruments(quantity)
        if current is None or not units:
            return False
        unit = next(iter(units.values()))
        return self.does(lambda: commands.start_campaign(current, quantity, unit, self._claimable(current, quantity)))

    def save_report(
        self, workshop: Workshop, language: Language, house: House, then: Callable[[Future[tuple[Path, ...]]], None]
    ) -> None:
        """Write PDF and CSV; ``then`` is called from another thread."""
        template, now = self.templates[workshop.template], self.now()
        fonts, folder = house.assets / "fonts", house.exchange
        kept = deepcopy(workshop)  # it may go on meanwhile
        job = partial(save, kept, template, self._ideas, language, now, house.content, fonts, folder)
        self._submit(job).add_done_callback(then)

    def enter_idea(self, group: str, data: Mapping[str, object], then: Then) -> str:
        """A group's idea into the pool, and its code into the workshop. Gives the code with which it can be deleted."""
        current, delete = self.current, withdrawal_code()
        assert current is not None
        drafts = [Draft(IDEA, data, self.now(), withdrawal=delete)]
        link = commands.link_idea(current, group, str(data["idea"]))
        self._record([*drafts, Draft(link.type, link.data, self.now())], then)
        return delete

    def fresh_code(self) -> str:
        """A code no workshop has."""
        return commands.fresh_code(withdrawal_code, self.workshops.taken)

    def fresh_idea(self) -> str:
        """A code no idea has."""
        return commands.fresh_code(withdrawal_code, self._ideas.taken)

    # --- inside

    def _ours(self, record: Record) -> bool:
        """Every survey ever filled need not be kept in mind, only those that workshops ask for."""
        return record.type != SURVEY_RESPONSE or record.data.get("form") in self._feedback

    def _claimable(self, current: Workshop, quantity: str) -> dict[str, str]:
        """Instrument → colour: the first one is the room's own, the others are dealt to the groups."""
        names = list(self.series.instruments(quantity))
        room = next((name for name in names if name.startswith(("raum", "room"))), names[0] if names else "")
        others = [name for name in names if name != room]
        return {**({room: ""} if room else {}), **dict(zip(others, _around(current.groups), strict=False))}

    @staticmethod
    def _calibrated(current: Workshop) -> tuple[Entry, ...]:
        """The offsets of a campaign that ends with its step."""
        campaign = current.campaign
        if campaign is None or not campaign.side_by_side:
            return ()
        reference = next((name for name, group in campaign.claimed.items() if not group), "")
        found = offsets(campaign.raw(), reference if len(campaign.claimed) > 1 else "")
        return tuple(
            Entry(
                OFFSET,
                {
                    "workshop": current.code,
                    "campaign": campaign.name,
                    "instrument": name,
                    "quantity": campaign.quantity,
                    "unit": campaign.unit,
                    "offset": each.offset,
                    "spread": each.spread,
                    "count": each.count,
                    "reference": each.reference,
                },
            )
            for name, each in found.items()
        )

    def _record(self, drafts: Sequence[Draft], then: Then) -> None:
        left, well = len(drafts), True

        def back(done: Future[Record], _seconds: float) -> None:
            nonlocal left, well
            left -= 1
            if done.exception() is None:
                record = done.result()
                self.workshops.take(record)
                self._ideas.take(record)
                log.info("durable: %s %s", record.type, record.id)
            else:
                well = False
                log.error("Nothing of the workshop could be kept: %s", done.exception())
            if not left:
                self._changed()
                then(well)

        for draft in drafts:
            self._append(draft).add_done_callback(lambda done: Clock.schedule_once(partial(back, done)))

    def _arrived(self, done: Future[Record]) -> None:
        """Measurements are durable; called from the journal's thread."""
        Clock.schedule_once(partial(self._measured, done))

    def _measured(self, done: Future[Record], _seconds: Any) -> None:
        if done.exception() is None:
            self.workshops.take(done.result())
            self._changed()
        else:
            log.error("Measurements could not be kept: %s", done.exception())

    def _changed(self) -> None:
        current = self.current
        campaign = current.campaign if current is not None else None
        if current is None or campaign is None:
            self.series.release()
        else:
            self.series.claim(Claim.of(current.code, campaign))
        self.tell()


def _around(groups: Sequence[str]) -> Iterable[str]:
    """The colours again and again."""
    while groups:
        yield from groups
