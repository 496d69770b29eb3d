"""The question of the week on the results wall: its bars once they are published, before that the question. Pure."""

from collections.abc import Iterable
from pathlib import Path

from exhibits.weekly_question.model import TABLE, Schedule, asked_on
from kiosk import pack
from kiosk.exhibit import Manifest, told
from kiosk.tally import basis, chart_rows
from kiosk.wall.slides import Bars, Call, Slide
from kiosk.wall.view import Pages, View


def pages(content: Path, manifest: Manifest) -> Pages:
    """What the wall shows of the question that is asked on the day."""
    questions = pack.table(content, TABLE, Schedule).questions

    def slides(view: View) -> Iterable[Slide]:
        question = asked_on(questions, view.now.date())
        if question is None:
            return
        published = view.results.published(question.name)
        key, overline = f"question/{question.name}", view.say("Question of the week")
        title, small = view.told(question.text), view.also(question.text)
        if published is None:
            words = view.say("From {k} answers on, the result stands here.").format(k=view.results.threshold)
            yield Call(
                key=key,
                overline=overline,
                title=title,
                small=small,
                icon=manifest.icon,
                field=manifest.field,
                words=words,
            )
            return
        options = [(option.name, told(option.label, view.language.code)) for option in question.options]
        yield Bars(
            key=key,
            overline=overline,
            title=title,
            small=small,
            icon=manifest.icon,
            field=manifest.field,
            rows=tuple(chart_rows(published, options, (), view.language)),
            basis=basis(published, view.language),
        )

    return slides
