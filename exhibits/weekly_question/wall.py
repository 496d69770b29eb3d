"""The question of the week on the results wall: its result or itself, and what became of an earlier one. Pure."""

from collections.abc import Iterable
from pathlib import Path

from exhibits.weekly_question.model import TABLE, Question, Schedule, asked_on, earlier
from kiosk import pack
from kiosk.exhibit import Manifest, told
from kiosk.tally import basis, chart_rows
from kiosk.wall.slides import Bars, Call, IdeaSlide, Slide
from kiosk.wall.view import Pages, View


def pages(content: Path, manifest: Manifest) -> Pages:
    """The question that is asked on the day, and what became of the newest one that was answered."""
    questions = pack.table(content, TABLE, Schedule).questions

    def slides(view: View) -> Iterable[Slide]:
        today = view.now.date()
        question = asked_on(questions, today)
        if question is not None:
            yield _asked(question, manifest, view)
        answered = next((each for each in earlier(questions, today) if each.answer is not None), None)
        if answered is not None:
            yield from _became(answered, manifest, view)

    return slides


def _asked(question: Question, manifest: Manifest, view: View) -> Slide:
    """Its result, or that there is none yet."""
    published = view.results.published(question.name)
    key, overline = f"question/{question.name}", view.say("Question of the week")
    title, small = view.told(question.text), view.also(question.text)
    if published is None:
        words = view.say("From {k} answers on, the result stands here.").format(k=view.results.threshold)
        return Call(
            key=key, overline=overline, title=title, small=small, icon=manifest.icon, field=manifest.field, words=words
        )
    options = [(option.name, told(option.label, view.language.code)) for option in question.options]
    return Bars(
        key=key,
        overline=overline,
        title=title,
        small=small,
        icon=manifest.icon,
        field=manifest.field,
        rows=tuple(chart_rows(published, options, (), view.language)),
        basis=basis(published, view.language),
    )


def _became(question: Question, manifest: Manifest, view: View) -> Iterable[Slide]:
    """What became of the newest question that has an answer."""
    if question.answer is None:
        return
    published = view.results.published(question.name)
    yield IdeaSlide(
        key=f"answer/{question.name}",
        overline=view.say("Question of the week"),
        title=view.told(question.text),
        icon=manifest.icon,
        field=manifest.field,
        where="",
        state=view.say("What became of it"),
        state_icon="history",
        answer_title=view.language.whole_day(question.answer.day),
        answer=view.told(question.answer.words),
        support=basis(published, view.language) if published else "",
    )
