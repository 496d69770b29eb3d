"""The sensor wall on the results wall: minute means as the feed brings them, with the curve of the last hour. Pure."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from exhibits.sensor_wall.model import MINUTE_S, TABLE, Quantity, Wall, band_of, curve_span
from kiosk import pack
from kiosk.exhibit import Manifest
from kiosk.units import sign
from kiosk.wall.minutes import Measured
from kiosk.wall.slides import Gauge, Gauges, Slide
from kiosk.wall.view import Pages, View


def pages(content: Path, manifest: Manifest) -> Pages:
    """All quantities of the pack that anything was heard of in the last hour."""
    wall = pack.table(content, TABLE, Wall)

    def slides(view: View) -> Iterable[Slide]:
        now = view.now.timestamp()
        heard = [(each, line) for each in wall.quantities if (line := view.minutes.measured(each.quantity, now))]
        if heard:
            yield Gauges(
                key="sensor_wall",
                overline=view.told(manifest.title),
                title=view.say("How is this room doing?"),
                small=view.say_also("How is this room doing?"),
                icon=manifest.icon,
                field=manifest.field,
                simulated=any(line.simulated for _, line in heard),
                gauges=tuple(_gauge(quantity, line, view) for quantity, line in heard),
                note=" ".join((view.say("Means of one minute."), view.told(wall.note), *_sources(heard, view))),
            )

    return slides


def _sources(heard: Sequence[tuple[Quantity, Measured]], view: View) -> list[str]:
    """Where the words beside the values come from."""
    told = [view.told(quantity.source) for quantity, _ in heard if quantity.bands and quantity.source]
    return [f"{source}." for source in dict.fromkeys(told)]


def _gauge(quantity: Quantity, line: Measured, view: View) -> Gauge:
    language = view.language
    title, span = view.told(quantity.title), curve_span(line.points)
    from_words = language.say_n("{n} minute ago", "{n} minutes ago", round(span / MINUTE_S))
    if not line.fresh:
        since = language.say_n("No value for {n} minute", "No value for {n} minutes", round(line.age / MINUTE_S))
        return Gauge(
            title,
            points=line.points,
            span_s=span,
            from_words=from_words,
            paused=view.say("takes a break"),
            since=since,
            colour=quantity.colour,
        )
    value = line.points[-1][1]
    band = band_of(quantity, value)
    return Gauge(
        title,
        view.also(quantity.title),
        language.number(value, quantity.digits),
        sign(line.unit),
        view.told(band.words) if band else "",
        line.points,
        span,
        from_words,
        view.say("now"),
        colour=quantity.colour,
    )
