"""How a part stands in the gallery: below its caption, in one of its states."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from kiosk.language import Language
from kiosk.widgets.layout import Stack, Tiles

Part = tuple[str, Widget]  # caption, widget

REST, FOCUSED, PRESSED, CHOSEN, OFF = "rest", "focused", "pressed", "chosen", "off"
STATES: Final = (REST, FOCUSED, PRESSED, CHOSEN, OFF)


@dataclass(frozen=True)
class Page:
    """``build`` gives the rows of a page in a language; it is called anew after every change of language."""

    title: Callable[[Language], str]
    build: Callable[[Language], Iterator[Widget]]


class Specimen(Stack):
    """A part with its caption."""

    caption = StringProperty("")


class Shelf(Tiles):
    """Specimens beside each other."""


def shelf(columns: int, parts: Iterable[Part]) -> Shelf:
    """A row of parts, as many columns as the widest screen has room for."""
    row = Shelf(cols=columns)
    for caption, widget in parts:
        row.add_widget(alone(caption, widget))
    return row


def alone(caption: str, widget: Widget) -> Specimen:
    """One part over the whole width."""
    specimen = Specimen(caption=caption)
    specimen.add_widget(widget)
    return specimen


def state_words(language: Language) -> dict[str, str]:
    """What the states are called."""
    staff = language.staff
    return {
        REST: staff("At rest"),
        FOCUSED: staff("Focused"),
        PRESSED: staff("Pressed"),
        CHOSEN: staff("Chosen"),
        OFF: staff("Not offered"),
    }


def in_states(language: Language, make: Callable[[], Any], states: Iterable[str] = STATES) -> Iterator[Part]:
    """The same part once for each state. It is made to be looked at: touched, nothing follows."""
    words = state_words(language)
    for state in states:
        widget = make()
        widget.focused = state == FOCUSED
        widget.state = "down" if state == PRESSED else "normal"
        widget.chosen = state == CHOSEN
        widget.offered = state != OFF
        yield words[state], widget


def by_itself(widget: Any) -> Any:
    """A part that elsewhere shares its row's height: here as high as it must be."""
    widget.size_hint_y = None
    widget.bind(size_hint_min_y=lambda each, least: setattr(each, "height", least or each.height))
    widget.height = widget.size_hint_min_y or widget.height
    return widget
