"""From records to results and from results to words: what was answered is counted here. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kiosk.forms import Form
from kiosk.house import OfferedSurvey
from kiosk.language import Language
from kiosk.results import Counted, Published, Results
from sync.record import ERASURE, SURVEY_RESPONSE, VOTE, Record

Contribution = tuple[str, tuple[str, ...]]  # question, and the options of one person
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def result_key(form_id: str, question: str) -> str:
    """Under which name a survey's question is counted."""
    return f"{form_id}/{question}"


def spoken(form: Form, language: Language) -> str:
    """The form's language nearest to the visitor's: theirs, or its first; empty when the form names none."""
    if language.code in form.languages or not form.languages:
        return language.code if form.languages else ""
    return form.languages[0]


def compared(surveys: Iterable[OfferedSurvey], form_id: str) -> str:
    """The question of a form whose answers everybody may see compared; empty when none, or when the form forbids it."""
    return next((each.survey.compare for each in surveys if each.form.id == form_id and _is_open(each.form)), "")


def _is_open(form: Form) -> bool:
    return form.settings.results == "after"


def contributions(
    record: Record, surveys: Iterable[OfferedSurvey], counts: Mapping[str, Counted]
) -> Iterable[Contribution]:
    """What one record adds to the results: of a survey the compared question and no other, of an exhibit what it says.

    ``counts``: the exhibits', by record type.
    """
    data = record.data
    if record.type == VOTE:
        yield str(data["question"]), (str(data["option"]),)
    elif record.type == SURVEY_RESPONSE:
        answers = data["answers"]
        assert isinstance(answers, Mapping)
        yield from _compared_answer(surveys, str(data["form"]), answers)
    elif record.type in counts:
        yield from counts[record.type](data)


def _compared_answer(
    surveys: Iterable[OfferedSurvey], form_id: str, answers: Mapping[str, object]
) -> Iterable[Contribution]:
    name = compared(surveys, form_id)
    answer = answers.get(name)
    if isinstance(answer, str):
        yield result_key(form_id, name), (answer,)
    elif isinstance(answer, list | tuple):
        yield result_key(form_id, name), tuple(str(option) for option in answer)


def replay(
    results: Results,
    surveys: Iterable[OfferedSurvey],
    records: Iterable[Record],
    counts: Mapping[str, Counted] | None = None,
) -> None:
    """Count what the journal holds from before this start, in the order it was given; ``counts`` are the exhibits'."""
    tally = Tally(results, surveys, counts or {})
    for record in records:
        tally.take(record)


class Tally:
    """Counts records as a feed brings them.

    A record counts once; what an erasure names counts no more, whichever of the two comes first.
    """

    def __init__(self, results: Results, surveys: Iterable[OfferedSurvey], counts: Mapping[str, Counted]) -> None:
        self._results = results
        self._surveys = tuple(surveys)
        for offered in self._surveys:
            form = offered.form
            if question := compared((offered,), form.id):
                results.require(result_key(form.id, question), form.settings.threshold)
        self._counts = counts
        self._counted: dict[str, tuple[Contribution, ...]] = {}  # by the record's id
        self._erased: set[str] = set()

    def take(self, record: Record) -> None:
        if record.type == ERASURE:
            erased = str(record.data["record"])
            self._erased.add(erased)
            for question, options in self._counted.pop(erased, ()):
                self._results.remove(question, options)
        elif record.id not in self._erased and record.id not in self._counted:
            given = tuple(contributions(record, self._surveys, self._counts))
            day = date.fromisoformat(record.time[:10])
            for question, options in given:
                self._results.add(question, options, day)
            if given:
                self._counted[record.id] = given


def chart_rows(
    published: Published, options: Iterable[tuple[str, str]], chosen: Sequence[object], language: Language
) -> list[tuple[str, str, float, str]]:
    """Rows of a bar chart from (name, label): words, direct label, share, the mark on the visitor's own answer."""
    own = language.say("Your choice")
    return [
        (label, language.percent(published.share(name)), published.share(name), own if name in chosen else "")
        for name, label in options
    ]


def basis(published: Published, language: Language) -> str:
    """What every published result carries: n, period, and that it is not representative."""
    first, last = language.day(published.first), language.day(published.last)
    period = first if first == last else f"{first} – {last}"
    parts = (f"n = {language.number(published.n)}", period, language.say("not representative"))
    if language.rtl:  # each part runs for itself: the day's number must not cling to n
        return " · ".join(f"{FIRST_STRONG_ISOLATE}{part}{POP_ISOLATE}" for part in parts)
    return " · ".join(parts)
