"""The surveys' compared questions as slides. Pure."""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from kiosk import forms
from kiosk.house import OfferedSurvey
from kiosk.language import Language
from kiosk.tally import basis, chart_rows, compared, result_key, spoken
from kiosk.wall.slides import Bars, Slide
from kiosk.wall.view import Pages, View


def pages(surveys: Sequence[OfferedSurvey]) -> Pages:
    """Of every survey that compares a question, its published result."""

    def slides(view: View) -> Iterable[Slide]:
        for offered in surveys:
            if name := compared((offered,), offered.form.id):
                yield from _slide(offered, name, view)

    return slides


def _slide(offered: OfferedSurvey, name: str, view: View) -> Iterator[Slide]:
    form = offered.form
    published = view.results.published(result_key(form.id, name))
    if published is None:
        return
    question = _question(form, name, view.language, view.now)
    other = _question(form, name, view.second, view.now).label
    yield Bars(
        key=f"survey/{form.id}",
        overline=form.title(spoken(form, view.language)),
        title=question.label,
        small=other if other != question.label else "",
        icon=offered.survey.icon,
        field=offered.survey.field,
        rows=tuple(chart_rows(published, [(c.name, c.label) for c in question.choices], (), view.language)),
        basis=basis(published, view.language),
    )


def _question(form: forms.Form, name: str, language: Language, now: datetime) -> forms.Question:
    """The question as it stands before anybody has answered anything."""
    return forms.Fill(form, spoken(form, language), now, random.Random(0)).question(name)  # noqa: S311  a fill wants one
