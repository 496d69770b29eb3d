"""What the instruments say, for reading from afar: the first quantity large, the others beside it."""

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.wall.slides import Gauge, Gauges
from kiosk.widgets.surface import Hero, Plane


class _Gauge(BoxLayout):
    """What both kinds of gauge show."""

    title = StringProperty("")
    small = StringProperty("")
    value = StringProperty("")
    unit = StringProperty("")
    verdict = StringProperty("")
    points = ListProperty([])
    span = NumericProperty(60.0)
    from_words = StringProperty("")
    now_words = StringProperty("")
    paused = StringProperty("")
    since = StringProperty("")
    colour = StringProperty("fill")
    live = BooleanProperty(False)

    def tell(self, gauge: Gauge) -> None:
        self.title, self.small, self.colour = gauge.title, gauge.small, gauge.colour
        self.value, self.unit, self.verdict = gauge.value, gauge.unit, gauge.verdict
        self.paused, self.since, self.live = gauge.paused, gauge.since, not gauge.paused
        self.from_words, self.now_words = gauge.from_words, gauge.now_words
        self.span, self.points = gauge.span_s, list(gauge.points)


class BigGauge(_Gauge, Hero):
    """The first quantity."""


class SmallGauge(_Gauge, Plane):
    """The others."""


class GaugesPage(BoxLayout):
    """All of them; made anew only when their number changes."""

    overline = StringProperty("")
    title = StringProperty("")
    small = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(1)
    note = StringProperty("")
    others = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._big = BigGauge()
        self.ids.big.add_widget(self._big)

    def show(self, slide: Gauges) -> None:
        self.overline, self.title, self.small, self.note = slide.overline, slide.title, slide.small, slide.note
        self.icon, self.field = slide.icon, slide.field
        first, *others = slide.gauges
        self._big.tell(first)
        place = self.ids.small
        self.others = len(others)
        if len(place.children) != len(others):
            place.clear_widgets()
            for _gauge in others:
                place.add_widget(SmallGauge())
        for widget, gauge in zip(reversed(place.children), others, strict=True):
            widget.tell(gauge)
