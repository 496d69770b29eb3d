"""The city map on the results wall: where most pins stand. Pure."""

from collections.abc import Iterable
from pathlib import Path

from exhibits.city_map.model import TABLE, CityMap, heat, pins_of, total
from kiosk import outlines, pack, places
from kiosk.exhibit import Manifest
from kiosk.results import Published
from kiosk.tally import basis
from kiosk.wall.slides import Heat, Slide
from kiosk.wall.view import Pages, View


def pages(content: Path, manifest: Manifest) -> Pages:
    """The heat of all places that have enough pins; nothing before one has."""
    table, known = pack.table(content, TABLE, CityMap), places.read(content)
    outline = outlines.read_or_none(content, known)

    def slides(view: View) -> Iterable[Slide]:
        counted = heat(known.places, view.results)
        published = [pins for name in counted if (pins := pins_of(known, name, view.results)) is not None]
        if not published:
            return
        whole = Published(
            total(counted), {}, min(pins.first for pins in published), max(pins.last for pins in published)
        )
        yield Heat(
            key="city_map",
            overline=view.told(manifest.title),
            title=view.told(table.question),
            small=view.also(table.question),
            icon=manifest.icon,
            field=manifest.field,
            spots=known.spots,
            columns=known.columns,
            rows=known.rows,
            heat={name: (share, view.language.number(pins)) for name, (share, pins) in counted.items()},
            basis=f"{basis(whole, view.language)} · {view.told(known.source)}",
            outline=outline,
        )

    return slides
