"""A visitor's walk through a form: page by page, with answers that can be changed until the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.forms.errors import AnswersError, FormError
from kiosk.forms.instances import path_in_form
from kiosk.forms.kinds import CHOOSING, Answer, Misfit, from_text, kind_of, to_text
from kiosk.forms.questions import Choice, Page, Question, Speaker
from kiosk.forms.state import State
from kiosk.forms.submission import Submission, flat_answers, to_xml
from kiosk.forms.walk import Sheet, Spot, number_of, ref_of, sheets
from kiosk.forms.words import say
from kiosk.forms.xpath import to_boolean

if TYPE_CHECKING:
    import random
    from datetime import datetime

    from kiosk.forms.form import Form
    from kiosk.forms.tree import Node

ADD, DONE = "add", "done"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an answer was not accepted, in the visitor's language."""

    message: str


class Fill:
    """See the package's docstring for the API.

    ``now`` is aware: its zone is the one in which the form reads dates. Unless the form's settings say ``exact``, it is
    cut to the full hour before anything of the form sees it.
    """

    def __init__(self, form: Form, language: str, now: datetime, rng: random.Random) -> None:
        if now.tzinfo is None:
            raise ValueError("Fill needs a time with a zone: hand in datetime.now().astimezone()")
        self.form = form
        self._speaker = Speaker(form, form.itext.nearest(language) or language)
        self._speaker.state = self._state = State(form, self._speaker, self._coarse(now), rng)
        self._state.begin()
        self._refused: dict[str, Answer] = {}
        self._finished: Submission | None = None
        self._sheets: list[Sheet] = []
        self._laid_out = -1
        self._at = 0
        self._at = self._ahead(-1)

    # where the visitor is

    @property
    def page(self) -> Page | None:
        """The page now shown; None behind the last."""
        sheet = self._sheet()
        if sheet is None:
            return None
        title = next(
            (
                f"{said}{self._numbered(node)}"
                for wording, node in reversed(sheet.titles)
                if (said := self._speaker.said(wording, node))
            ),
            "",
        )
        return Page(tuple(self._question(spot) for spot in self._shown(sheet)), title)

    @property
    def position(self) -> tuple[int, int]:
        """(number of this page, number of pages) among the pages now relevant that ask something."""
        asking = [index for index, sheet in enumerate(self._layout()) if self._asks(sheet)]
        before = sum(1 for index in asking if index <= self._at)
        return (min(max(before, 1), len(asking)), len(asking))

    @property
    def language(self) -> str:
        """Code of the form's language now spoken; setting it keeps every answer."""
        return self._speaker.chosen

    @language.setter
    def language(self, wanted: str) -> None:
        self._speaker.chosen = self.form.itext.nearest(wanted) or wanted
        self._state.respeak()
        self._finished = None

    @property
    def faults(self) -> dict[str, str]:
        """Path → sentence of expressions of the form that could not be computed."""
        return self._state.faults

    # answering

    def answer(self, ref: str, value: Answer) -> Fault | None:
        """Give an answer, or take it back with None. A refused one is remembered but changes nothing."""
        spot = self._spot(ref)
        self._finished = None
        if spot.repeat is not None:
            self._grow(spot, value)
            return None
        message, place = self._try(spot, value), self._name(spot)
        if message:
            self._refused[place] = value
            return Fault(message)
        self._refused.pop(place, None)
        return None

    def value(self, ref: str) -> Answer:
        """What the visitor last gave, also when it was refused; None without an answer."""
        spot = self._spot(ref)
        if self._name(spot) in self._refused:
            return self._refused[self._name(spot)]
        if spot.repeat is not None:
            return None
        return from_text(spot.node.text, kind_of(spot.control, self.form.bind(spot.control.ref)))

    def question(self, ref: str) -> Question:
        """A question as its page shows it, wherever the visitor is."""
        return self._question(self._spot(ref))

    def instances(self, ref: str) -> int:
        """How many instances the repeat has that a question of kind ``repeat`` asks about."""
        spot = self._spot(ref)
        return len(spot.node.named(spot.repeat.ref.rpartition("/")[2])) if spot.repeat else 0

    def check_page(self) -> dict[str, str]:
        """Ref → message of every question on this page that is required and empty, or has a refused answer."""
        sheet = self._sheet()
        found: dict[str, str] = {}
        for spot in self._shown(sheet) if sheet else ():
            message = self._complaint(spot)
            if message:
                found[self._name(spot)] = message
        return found

    # moving

    def next(self) -> bool:
        """To the next page that has something to show; False when this page has faults or was the last."""
        if self._sheet() is None or self.check_page():
            return False
        self._at = self._ahead(self._at)
        return True

    def back(self) -> bool:
        """To the page before; False on the first."""
        pages = self._layout()
        for index in range(min(self._at, len(pages)) - 1, -1, -1):
            if self._shown(pages[index]):
                self._at = index
                return True
        return False

    def submission(self, now: datetime) -> Submission:
        """The filled form. Asked again without a new answer in between, the same bytes.

        Args:
            now: aware; written as the form's end, coarsened like the beginning.

        """
        if self._finished is None:
            for path, bind in self.form.binds.items():
                if bind.preload == "timestamp" and bind.preload_parameter == "end":
                    for node in self._state.nodes(path):
                        self._state.put(node, self._coarse(now).isoformat(timespec="milliseconds"))
            root = self._state.root
            self._finished = Submission(to_xml(root), flat_answers(self.form, root), self._state.instance_id)
        return self._finished

    # inside

    def _coarse(self, now: datetime) -> datetime:
        return now if self.form.settings.times == "exact" else now.replace(minute=0, second=0, microsecond=0)

    def _layout(self) -> list[Sheet]:
        if self._laid_out != self._state.structure:
            here = self._sheets[self._at].spots[0] if self._at < len(self._sheets) else None
            self._sheets = sheets(self.form, self._state)
            self._laid_out = self._state.structure
            if here is not None:
                self._at = next(
                    (
                        index
                        for index, sheet in enumerate(self._sheets)
                        if sheet.spots[0].node is here.node
                        and sheet.spots[0].control is here.control
                        and sheet.spots[0].repeat is here.repeat
                    ),
                    self._at,
                )
        return self._sheets

    def _sheet(self) -> Sheet | None:
        pages = self._layout()
        return pages[self._at] if self._at < len(pages) else None

    def _ahead(self, index: int) -> int:
        pages = self._layout()
        return next((at for at in range(index + 1, len(pages)) if self._shown(pages[at])), len(pages))

    def _shown(self, sheet: Sheet) -> list[Spot]:
        return [spot for spot in sheet.spots if spot.node.relevant and (spot.repeat is None or self._open(spot))]

    def _open(self, spot: Spot) -> bool:
        assert spot.repeat is not None
        bind = self.form.bind(spot.repeat.ref)
        return not bind.relevant or self._state.truth(bind.relevant, spot.node, bind.path, broken=True)

    def _asks(self, sheet: Sheet) -> bool:
        return any(
            spot.repeat is None and kind_of(spot.control, self.form.bind(spot.control.ref)) != "note"
            for spot in self._shown(sheet)
        )

    def _name(self, spot: Spot) -> str:
        return ref_of(spot, self.form, self._state.root)

    def _spot(self, ref: str) -> Spot:
        spots = [spot for sheet in self._layout() for spot in sheet.spots]
        if ref.startswith("/"):
            found = [spot for spot in spots if self._name(spot) == ref]
        else:
            found = [spot for spot in spots if spot.node.name == ref and spot.repeat is None]
        if len(found) != 1:
            raise AnswersError(
                f"the form {self.form.id} has no question {ref}" if not found else f"{ref} is not one question"
            )
        return found[0]

    def _question(self, spot: Spot) -> Question:
        if spot.repeat is None:
            return self._speaker.question(spot.control, spot.node, self._name(spot))
        language = self._speaker.chosen
        choices = (Choice(ADD, say("add", language)), Choice(DONE, say("done", language)))
        label = self._speaker.said(spot.repeat.label, spot.node)
        return Question(self._name(spot), "repeat", spot.repeat.appearance, label, choices=choices)

    def _numbered(self, node: Node) -> str:
        return f" {number_of(node)}" if path_in_form(node) in self.form.repeats else ""

    def _grow(self, spot: Spot, value: Answer) -> None:
        assert spot.repeat is not None
        if value == ADD:
            self._state.add(spot.repeat.ref, spot.node)
            # The new instance's first page takes the place where the question stood; stay in front of it.
            self._at = self._at - 1

    def _complaint(self, spot: Spot) -> str:
        if spot.repeat is not None:
            return ""
        ref = self._name(spot)
        if ref in self._refused:
            return self._try(spot, self._refused[ref]) or ""
        bind = self.form.bind(spot.control.ref)
        if not spot.node.text:
            needed = kind_of(spot.control, bind) != "note" and self._state.truth(
                bind.required, spot.node, bind.path, broken=False
            )
            return self._speaker.message(bind.required_message, "required", spot.node) if needed else ""
        return self._breach(spot)

    def _try(self, spot: Spot, value: Answer) -> str:
        """Write an answer when it fits; otherwise say why it does not and leave everything as it was."""
        bind, node, language = self.form.bind(spot.control.ref), spot.node, self._speaker.chosen
        kind = kind_of(spot.control, bind)
        try:
            text = to_text(value, kind, spot.control, language)
        except Misfit as misfit:
            return str(misfit)
        if text and kind in CHOOSING:
            offered = {choice.name for choice in self._speaker.choices(spot.control, node)}
            if not offered.issuperset(text.split() if kind in ("select_multiple", "rank") else [text]):
                return say("choice", language)
            if kind == "rank" and set(text.split()) != offered:
                return say("rank", language)
        before = node.text
        node.text = text
        message = self._breach(spot) if text else ""
        node.text = before
        if not message:
            self._state.changed.clear()
            self._state.put(node, text)
            self._speaker.withdraw_unoffered()
        return message

    def _breach(self, spot: Spot) -> str:
        bind = self.form.bind(spot.control.ref)
        if not bind.constraint:
            return ""
        try:
            fits = to_boolean(self._state.compute(bind.constraint, spot.node))
        except FormError as fault:
            self._state.faults[bind.path] = str(fault)
            fits = True
        return "" if fits else self._speaker.message(bind.constraint_message, "constraint", spot.node)
