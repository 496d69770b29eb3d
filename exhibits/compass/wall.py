"""The compass on the results wall: the fields with most hearts, as bars. Pure."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from exhibits.compass.model import QUESTION, TABLE, Compass
from kiosk import pack
from kiosk.exhibit import Manifest, told
from kiosk.tally import basis, chart_rows
from kiosk.wall.slides import Bars, Slide
from kiosk.wall.view import Pages, View

SHOWN: Final = 6  # of twelve: more cannot be read from afar


def pages(content: Path, manifest: Manifest) -> Pages:
    """How many of all have given the foremost fields a heart."""
    compass = pack.table(content, TABLE, Compass)

    def slides(view: View) -> Iterable[Slide]:
        published = view.results.published(QUESTION)
        if published is None:
            return
        foremost = sorted(compass.fields, key=lambda field: -published.counts.get(field.name, 0))[:SHOWN]
        options = [
            (field.name, told(field.title, view.language.code)) for field in foremost if published.share(field.name)
        ]
        yield Bars(
            key="compass",
            overline=view.told(manifest.title),
            title=view.say("These fields have most hearts"),
            small=view.say_also("These fields have most hearts"),
            icon=manifest.icon,
            field=manifest.field,
            rows=tuple(chart_rows(published, options, (), view.language)),
            basis=basis(published, view.language),
        )

    return slides
