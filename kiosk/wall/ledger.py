"""All that the wall knows, learnt from records alone. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from kiosk.house import OfferedSurvey
from kiosk.ideas import TYPES, Pool
from kiosk.language import Language
from kiosk.results import Counted, Results
from kiosk.tally import Tally
from kiosk.wall.minutes import Minutes
from kiosk.wall.view import View
from kiosk.workshop import events
from kiosk.workshop.replay import Workshops
from sync.record import READING, SURVEY_RESPONSE, VOTE, Record


class Ledger:
    """``surveys`` and ``counts`` (of the exhibits, by record type) say what counts, as they do on the kiosk."""

    def __init__(self, surveys: Sequence[OfferedSurvey], counts: Mapping[str, Counted]) -> None:
        self._surveys = surveys
        self._counts = counts
        self.types = tuple(dict.fromkeys((VOTE, SURVEY_RESPONSE, *counts, *TYPES, READING, *events.TYPES)))
        self.begin()

    def begin(self) -> None:
        """Forget everything: the feed is read again from its beginning."""
        self.results = Results()
        self._tally = Tally(self.results, self._surveys, self._counts)
        self.ideas = Pool()
        self.minutes = Minutes()
        self.workshops = Workshops()
        self.taken = 0

    def take(self, records: Iterable[Record]) -> None:
        """Learn from records, in the feed's order."""
        records = tuple(records)
        self.workshops.take_all(record for record in records if record.type in events.TYPES)
        for record in records:
            self.taken += 1
            self._tally.take(record)
            self.ideas.take(record)
            self.minutes.take(record)

    def view(self, language: Language, second: Language, now: datetime) -> View:
        return View(self.results, self.ideas, self.minutes, self.workshops, language, second, now)
