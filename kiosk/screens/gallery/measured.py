"""Pages of the gallery: measured values, in every state an instrument can be in. Every number here is made up."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, Final

from kivy.metrics import dp
from kivy.uix.widget import Widget

from kiosk.language import Language
from kiosk.screens.gallery.pictures import HOUR
from kiosk.screens.gallery.specimen import FOCUSED, PRESSED, REST, alone, in_states, shelf
from kiosk.widgets.gauges import BigReading, BreathBoard, Measured, NothingBoard, SmallReading

BREATH: Final = [(30.0 - second, 640.0 + max(0, second - 9) * 31) for second in range(24)]
PPM: Final = "ppm"


def values(language: Language) -> Iterator[Widget]:
    """The chosen quantity, large on what its value means, and the others on cards."""
    say, staff = language.say, language.staff
    between = say("between {low} and {high}").format(low=language.number(580), high=language.number(1640))
    for caption, level, value in ((staff("Good"), 0, 612), (staff("Middling"), 1, 1240), (staff("Bad"), 2, 1640)):
        big = _big(language, language.number(value), PPM, level=level, between=between)
        big.verdict = caption
        if level == 0:
            big.outside = say("outside: {value}").format(value=f"\u2066{language.number(421)} {PPM}\u2069")
            big.outside_source, big.sample = staff("Gallery"), say("Example data")
        yield alone(caption, big)
    warm = _big(language, language.number(21.6, 1), "°C", title=say("Temperature"))
    yield alone(staff("Without bands"), warm)
    yield alone(staff("Disconnected"), _paused(language, _high(BigReading(), 480)))

    def small() -> Any:
        tile = _high(SmallReading(), 330)
        _tell(tile, language, say("Humidity"), language.number(46), "%")
        return tile

    yield shelf(3, in_states(language, small, (REST, FOCUSED, PRESSED)))
    yield alone(staff("Disconnected"), _paused(language, _high(SmallReading(), 250)))


def breathing(language: Language) -> Iterator[Widget]:
    """What a breath changes, and what stands there when no instrument is plugged in."""
    say, staff = language.say, language.staff
    for over in (False, True):
        board = BreathBoard(size_hint_y=None, height=dp(880), over=over, points=BREATH, span=30.0)
        board.title, board.value, board.unit = say("Carbon dioxide · CO₂"), language.number(1043), PPM
        before, after = language.number(640), language.number(1043)
        board.words = (
            say("That was you! From {before} to {after} {unit}.").format(before=before, after=after, unit=PPM)
            if over
            else say("Now breathe slowly at the sensor.")
        )
        board.left_words, board.done = ("", 1.0) if over else (say("{n} s left").format(n=7), 0.77)
        yield alone(staff("Is over") if over else staff("Under way"), board)
    for words in (say("The sensors are waking up."), say("No sensor is plugged in here just now.")):
        yield alone(staff("Empty"), NothingBoard(size_hint_y=None, height=dp(740), words=words))


def _big(language: Language, value: str, unit: str, *, title: str = "", level: int = -1, between: str = "") -> Any:
    say = language.say
    big = _high(BigReading(level=level, between=between, now_words=say("now")), 600)
    _tell(big, language, title or say("Carbon dioxide · CO₂"), value, unit)
    big.source = say("Means of one minute.")
    return big


def _high(tile: Any, height: float) -> Any:
    """A tile that high, or as high as its words need."""
    tile.size_hint_y = None
    tile.bind(least=lambda each, least: setattr(each, "height", max(dp(height), least)))
    tile.height = max(dp(height), tile.least)
    return tile


def _paused(language: Language, tile: Measured) -> Measured:
    say = language.say
    since = say("Sensor disconnected since {when}").format(when="14:32")
    tile.tell(_shown(title=say("Fine dust PM2.5"), paused=say("takes a break"), since=since))
    return tile


def _tell(tile: Measured, language: Language, title: str, value: str, unit: str) -> None:
    begin = language.say_n("{n} minute ago", "{n} minutes ago", 60)
    tile.tell(_shown(title=title, value=value, unit=unit, points=HOUR, from_words=begin))


def _shown(**known: Any) -> SimpleNamespace:
    """What a tile asks for; whatever is not told is empty."""
    empty = {"value": "", "unit": "", "verdict": "", "paused": "", "since": "", "from_words": "", "points": ()}
    return SimpleNamespace(**{**empty, "span_s": 3600.0, **known})
