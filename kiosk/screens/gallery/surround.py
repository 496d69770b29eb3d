"""Pages of the gallery: what stands around a screen, and what asks whether somebody is still there."""

from collections.abc import Iterator
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.screens.gallery.specimen import CHOSEN, FOCUSED, PRESSED, REST, alone, in_states, shelf
from kiosk.screens.overlays import StillThere
from kiosk.visit import Comfort
from kiosk.widgets.frame import ComfortBar, ComfortKey, Header, SpeechStrip
from kiosk.widgets.surface import Chip


def tools(language: Language) -> Iterator[Widget]:
    """Header and comfort bar, and the keys of what is read aloud."""
    say, staff = language.say, language.staff
    yield alone(staff("Header"), Header(title="PROJEKTOR", brand=True))
    plain = Header(title=say("How is this room doing?"))
    plain.add_widget(Chip(words=say("Simulation"), icon="flask", alert=True, pos_hint={"center_y": 0.5}))
    yield alone(staff("Header with a banner"), plain)
    yield alone(staff("Comfort bar"), ComfortBar(comfort=_comfort(language)))
    yield alone(staff("Comfort bar without a voice"), ComfortBar(comfort=_comfort(language, can_read=False)))

    def key() -> Any:
        return ComfortKey(words=say("Lower"), icon="arrow-bar-to-down", size_hint_y=None, height=dp(152))

    yield shelf(4, in_states(language, key, (REST, FOCUSED, PRESSED, CHOSEN)))
    for caption, state in (
        (staff("Reads aloud"), {}),
        (staff("Pauses"), {"paused": True}),
        (staff("Reads slowly"), {"slow": True}),
    ):
        yield alone(caption, SpeechStrip(comfort=_comfort(language, reading=True, **state)))


def asked(language: Language) -> Iterator[Widget]:
    """Before a visit is wiped."""
    for seconds in (20, 6):
        sheet: Any = StillThere(size_hint_y=None, height=dp(1320), more_words=language.say("Show more"))
        sheet.tell(language)
        sheet.count(seconds, 20)
        yield alone(language.say("{n} s left").format(n=seconds), sheet)


def _comfort(language: Language, *, can_read: bool = True, **state: bool) -> ComfortModel:
    """A bar's own: what is touched here changes nothing."""
    comfort = ComfortModel(Comfort(language.code), can_read=can_read, **state)
    comfort.retell(language)
    return comfort
