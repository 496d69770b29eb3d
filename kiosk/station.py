"""The station file: which screen, pack, instruments and hub this kiosk has. Each folder owns its section."""

import difflib
import logging
import math
import re
import tomllib
from dataclasses import dataclass, field, is_dataclass
from pathlib import Path
from typing import Any, Final, TypeVar, get_args, get_type_hints

import msgspec

from kiosk.errors import StationError

T = TypeVar("T")
DESIGN_WIDTH: Final = 1080.0  # what sizes in dp are drawn for: the short side of the screen
SMALLEST_KEY: Final = 79.0  # dp: a key of the German keyboard
LEAST_TARGET_MM: Final = 15.0
MOST_GROWTH: Final = 1.25
MM_PER_INCH: Final = 25.4
LEAST_PIXELS: Final = 100  # as for --size
HOURS: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)")
WORDS: Final = {  # for those who have never seen JSON
    "`array`": "a list in [ ]",
    "`object`": "a table",
    "`str`": "text in quotes",
    "`int`": "a whole number",
    "`float`": "a number",
    "`bool`": "true or false",
}
EXPLAINED: Final = "docs/station-file.md says what belongs there."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ScreenSettings:
    """``[screen]``. ``diagonal_in`` gives touch targets their physical size; ``size`` is width × height in pixels."""

    size: tuple[int, int] = (1080, 1920)
    diagonal_in: float = 43.0
    fullscreen: bool = False
    still: bool = False  # reduced motion

    def __post_init__(self) -> None:
        if min(self.size) < LEAST_PIXELS:
            raise ValueError(f"size is {list(self.size)}; give width and height in pixels, such as [1080, 1920]")
        if not 0 < self.diagonal_in < math.inf:
            raise ValueError(f"diagonal_in is {self.diagonal_in:g}; give the screen's diagonal in inches, such as 43.0")

    def scale(self, width: int, height: int) -> float:
        """Pixels per dp: 1/1080 of the short side, more on a small screen so that the smallest key keeps its 15 mm.

        At most a quarter more: the layout has no room for larger keys. The doctor tells of a screen that is too small.
        """
        per_mm = math.hypot(width, height) / (self.diagonal_in * MM_PER_INCH)
        base = min(width, height) / DESIGN_WIDTH
        return base * min(MOST_GROWTH, max(1.0, LEAST_TARGET_MM * per_mm / (SMALLEST_KEY * base)))


@dataclass(frozen=True)
class VisitSettings:
    """``[visit]``. Seconds."""

    idle_s: float = 60.0
    warning_s: float = 20.0
    languages: tuple[str, ...] = ("de", "en")
    hours: tuple[str, ...] = ()  # "10:00-18:00" for each day from Monday, "" for closed; none: always open

    def __post_init__(self) -> None:
        for name, value, usual in (("idle_s", self.idle_s, 60), ("warning_s", self.warning_s, 20)):
            if not 0 < value < math.inf:
                raise ValueError(f"{name} is {value:g}; give seconds above 0, such as {usual}")
        if not self.languages:
            raise ValueError('languages is empty; name at least one, such as ["de"]')
        for number, day in enumerate(self.hours, 1):
            if day and not HOURS.fullmatch(day):
                raise ValueError(f"day {number} of hours is “{day}”; write it as “10:00-18:00”, or “” for closed")
            if day and day[:5] >= day[6:]:
                raise ValueError(
                    f"day {number} of hours is “{day}”, which does not end after it begins; hours lie within one day, "
                    "at most until “24:00”"
                )


@dataclass(frozen=True)
class KioskSettings:
    """``[kiosk]``: folder of the content pack, folder of this kiosk's own data; both relative to the station file."""

    pack: str = "../packs/current"
    data: str = "../../var"
    trust: tuple[str, ...] = ()  # public keys of whoever may sign packs that the staff put on; as the folders
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    visit: VisitSettings = field(default_factory=VisitSettings)


class Station:
    """A read station file; ``section`` turns a table into its owner's settings."""

    def __init__(self, path: Path, tables: dict[str, Any]) -> None:
        self.path = path
        self._tables = tables

    @classmethod
    def read(cls, path: Path, sections: tuple[str, ...]) -> "Station":
        """Read a station file that may have these sections.

        Raises:
            StationError: missing, unreadable, no TOML, or with a section nobody knows.
        """
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            raise StationError(
                f"{path}: there is no such station file; give one with --station, or leave it out for the default."
            ) from None
        except IsADirectoryError:
            raise StationError(f"{path}: this is a folder; give the station file in it with --station.") from None
        except OSError as error:
            raise StationError(f"{path}: cannot be read ({error.strerror}); let the kiosk's user read it.") from error
        except UnicodeDecodeError as error:
            raise StationError(
                f"{path}: byte {error.start + 1} is no UTF-8; save it as text in UTF-8 with an editor."
            ) from error
        except tomllib.TOMLDecodeError as error:
            raise StationError(f"{path}: this is no TOML: {error}; mend it there. {EXPLAINED}") from error
        for name in tables:
            if name not in sections:
                raise StationError(f"{path}: unknown section [{name}]{_meant(name, sections)}")
        return cls(path, tables)

    def section(self, name: str, kind: type[T]) -> T:
        """One section as its owner's settings; a missing section gives the defaults.

        Raises:
            StationError: a wrong or unknown key, with the section and what was probably meant.
        """
        table = self._tables.get(name, {})
        self._known(name, table, kind)
        try:
            return msgspec.convert(table, kind)
        except msgspec.ValidationError as error:
            raise StationError(f"{self.path}: {_fault(name, error)}") from error

    def section_or_default(self, name: str, kind: type[T], without: str) -> T:
        """A section, or its defaults with one sentence in the log: a broken wing must not keep the kiosk closed."""
        try:
            return self.section(name, kind)
        except StationError as error:
            log.error("%s. %s until this is mended.", str(error).rstrip("."), without)  # noqa: TRY400  one sentence, no traceback
            return kind()

    def _known(self, place: str, table: object, kind: Any) -> None:
        """Every key must be a field of its settings, also in nested tables and in lists of tables."""
        if isinstance(table, list):
            for number, item in enumerate(table, 1):
                self._known(f"{place} {number}", item, get_args(kind)[0] if get_args(kind) else kind)
        elif isinstance(table, dict) and is_dataclass(kind):
            hints = get_type_hints(kind)
            for key, value in table.items():
                if key not in hints:
                    raise StationError(f"{self.path}: [{place}] unknown key “{key}”{_meant(key, tuple(hints))}")
                self._known(f"{place}.{key}", value, hints[key])


def _fault(section: str, error: msgspec.ValidationError) -> str:
    """Where it is, and what is wrong: in msgspec's words made plain, or in those of the settings, which say all."""
    said, _, place = str(error).partition(" - at `$")
    where = re.sub(r"\[(\d+)\]", lambda item: f" {int(item[1]) + 1}", f"{section}{place.rstrip('`')}")
    if isinstance(error.__cause__, ValueError):
        return f"[{where}] {said}"
    said = said.replace("Object missing required field", "lacks the key")
    plain = re.sub("`[a-z]+`", lambda word: WORDS.get(word[0], word[0]), said)
    return f"[{where}] {plain[:1].lower()}{plain[1:]}. {EXPLAINED}"


def _meant(word: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(word, known, 1)
    return f"; did you mean “{close[0]}”?" if close else f"; known are: {', '.join(sorted(known))}."
