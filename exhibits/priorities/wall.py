"""The priorities table on the results wall: how many tokens each measure gets on average. Pure."""

from collections.abc import Iterable
from pathlib import Path

from exhibits.priorities.model import QUESTION, TABLE, Table, means
from kiosk import pack
from kiosk.exhibit import Manifest
from kiosk.tally import basis
from kiosk.wall.slides import Bars, Slide
from kiosk.wall.view import Pages, View


def pages(content: Path, manifest: Manifest) -> Pages:
    """The measures, the one with most tokens first."""
    table = pack.table(content, TABLE, Table)

    def slides(view: View) -> Iterable[Slide]:
        published = view.results.published(QUESTION)
        if published is None:
            return
        mean = means(published)
        measures = sorted(table.measures, key=lambda measure: -mean.get(measure.name, 0.0))
        most = max(mean.values(), default=0.0) or 1.0
        unit = view.say("points of {tokens} on average").format(tokens=table.tokens)
        yield Bars(
            key="priorities",
            overline=view.told(manifest.title),
            title=view.told(table.question),
            small=view.also(table.question),
            icon=manifest.icon,
            field=manifest.field,
            rows=tuple(
                (
                    view.told(measure.label),
                    view.language.number(mean.get(measure.name, 0.0), 1),
                    mean.get(measure.name, 0.0) / most,
                    "",
                )
                for measure in measures
            ),
            basis=f"{unit} · {basis(published, view.language)}",
        )

    return slides
