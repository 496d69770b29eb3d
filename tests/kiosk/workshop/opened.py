"""A workshop on the real stage, its doors open, as after staff opened them."""

from datetime import date

from kiosk.navigator import WORKSHOP
from kiosk.workshop import commands

CODE = "BCDFGH"


class Opened:
    """The runner of a stage, and what its host does without a finger."""

    def __init__(self, visitor, name: str = "hitze-und-luft") -> None:
        self.visitor = visitor
        self.runner = visitor.app.hall.runner
        self.template = self.runner.templates[name]
        self.runner.series._heard.clear()  # by the test before, perhaps later than this one begins
        self.does(
            lambda: commands.plan(CODE, self.template, date(2026, 11, 23), begin="10:30", place="Saal", capacity=15)
        )
        self.does(lambda: commands.open_doors(self.workshop, self.template, None))
        visitor.app.go(WORKSHOP)  # also from a desk that the test before has left open
        visitor.comes_to_rest()

    @property
    def workshop(self):
        return self.runner.workshops[CODE]

    def does(self, wanted) -> None:
        assert self.runner.does(wanted)
        self.visitor.waits(0.2)

    def begins(self, step: str) -> None:
        assert self.runner.begin_step(step)
        self.visitor.comes_to_rest()

    def guests(self, number: int) -> None:
        for _ in range(number):
            self.does(lambda: commands.check_in(self.workshop))

    def recorded(self, what: str) -> list:
        return [r.data for r in self.visitor.theatre.journal.records if r.type == f"org.projektor.workshop.{what}.v1"]
