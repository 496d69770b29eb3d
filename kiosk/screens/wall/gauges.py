"""What the instruments say, for reading from afar: the first quantity large, the others beside it."""

from typing import Any

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.wall.slides import Gauge, Gauges
from kiosk.widgets.gauges import Measured
from kiosk.widgets.surface import Hero, Plane


class _Gauge(Measured):
    """What both kinds of gauge show; ``small``: the title in the second language."""

    small = StringProperty("")

    def tell(self, gauge: Gauge) -> None:
        super().tell(gauge)
        self.small, self.colour, self.now_words = gauge.small, gauge.colour, gauge.now_words


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
