"""Languages: catalogues, writing direction, numbers and dates. Pure: folders and instants are handed in."""

import gettext
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from kiosk.errors import CatalogueError

OWN_NAMES: Final = {
    "de": "Deutsch",
    "de-einfach": "Einfache Sprache",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "uk": "Українська",
    "ru": "Русский",
    "pl": "Polski",
}
RIGHT_TO_LEFT: Final = frozenset({"ar"})
DOMAIN: Final = "projektor"
STAFF_DOMAIN: Final = "staff"  # what the staff reads, in German and English
# In the head of a catalogue. Babel forgets headers that it does not know, so the file itself is looked at.
REVIEWED: Final = re.compile(rb'^"X-Reviewed: yes\\n"\r?$', re.MULTILINE)


def N_(text: str) -> str:  # noqa: N802  the name translators' tools know
    """Mark a text that is said later: the catalogues must hold it."""
    return text


def S_(text: str) -> str:  # noqa: N802  as above
    """Mark a text for the staff that is said later."""
    return text


@dataclass(frozen=True)
class Language:
    """One language with its texts. ``code`` is its tag in packs and forms; easy German is ``de-einfach``."""

    code: str
    catalogue: gettext.NullTranslations
    read_staff: Callable[[], gettext.NullTranslations] = gettext.NullTranslations

    @property
    def own_name(self) -> str:
        return OWN_NAMES.get(self.code, self.code)

    @property
    def rtl(self) -> bool:
        return self.code in RIGHT_TO_LEFT

    @property
    def locale(self) -> str:
        """The locale for numbers and dates (CLDR)."""
        return self.code.split("-")[0]

    def say(self, text: str) -> str:
        """The text in this language."""
        return self.catalogue.gettext(text)

    def say_n(self, one: str, many: str, number: int) -> str:
        """The text with its plural form; ``{n}`` is filled in."""
        return self.catalogue.ngettext(one, many, number).format(n=number)

    @cached_property
    def _staff(self) -> gettext.NullTranslations:
        """Read with the first text that the staff asks for: visitors need not wait for it."""
        return self.read_staff()

    def staff(self, text: str) -> str:
        """A text for the staff in this language."""
        return self._staff.gettext(text)

    def staff_n(self, one: str, many: str, number: int) -> str:
        """A text for the staff with its plural form; ``{n}`` is filled in."""
        return self._staff.ngettext(one, many, number).format(n=number)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with this language's separators, rounded to ``digits``."""
        from babel.numbers import format_decimal  # noqa: PLC0415  start-up is counted, and Babel is not needed for it

        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return str(format_decimal(round(value, digits), format=pattern, locale=self.locale))

    @property
    def decimal_sign(self) -> str:
        """What stands before a fraction: a comma or a point."""
        return "." if self.number(0.5, 1)[1] == "." else ","

    def percent(self, share: float) -> str:
        from babel.numbers import format_percent  # noqa: PLC0415

        return str(format_percent(round(share, 2), locale=self.locale))

    def day(self, day: date) -> str:
        """A day without its year, such as "23. November"."""
        from babel.dates import format_skeleton  # noqa: PLC0415

        return str(format_skeleton("MMMMd", datetime(day.year, day.month, day.day), locale=self.locale))  # noqa: DTZ001  a calendar day has no zone

    def whole_day(self, day: date) -> str:
        """A day with its year, such as "23. November 2026"."""
        from babel.dates import format_date  # noqa: PLC0415

        return str(format_date(day, "long", locale=self.locale))

    def weekday(self, number: int) -> str:
        """A day of the week, 0 for Monday, such as "Montag"."""
        from babel.dates import get_day_names  # noqa: PLC0415

        return str(get_day_names("wide", "stand-alone", self.locale)[number])

    def month(self, day: date) -> str:
        """The month alone, such as "November"."""
        from babel.dates import format_date  # noqa: PLC0415

        return str(format_date(day, "LLLL", locale=self.locale))

    def short_month(self, day: date) -> str:
        """The month alone and short, such as "Nov"."""
        from babel.dates import format_date  # noqa: PLC0415

        return str(format_date(day, "LLL", locale=self.locale))

    def month_and_year(self, day: date) -> str:
        """Such as "November 2026"."""
        from babel.dates import format_skeleton  # noqa: PLC0415

        return str(format_skeleton("yMMMM", datetime(day.year, day.month, day.day), locale=self.locale))  # noqa: DTZ001  a calendar day has no zone

    def hour(self, moment: datetime) -> str:
        """The time of day, such as "14:32"."""
        from babel.dates import format_datetime  # noqa: PLC0415

        return str(format_datetime(moment, "HH:mm", locale=self.locale))

    def clock(self, moment: datetime) -> str:
        """Weekday and time, such as "Mo, 14:32"."""
        from babel.dates import format_datetime  # noqa: PLC0415

        return str(format_datetime(moment, "ccc, HH:mm", locale=self.locale)).replace(".,", ",")

    def clock_and_day(self, moment: datetime) -> str:
        """Weekday, day and time, such as "Mo, 23. November · 14:32"."""
        return f"{self.clock(moment).partition(',')[0]}, {self.day(moment.date())} · {moment:%H:%M}"


class Languages:
    """The languages that have a catalogue in a folder (``<code>/LC_MESSAGES/projektor.po``)."""

    def __init__(self, folder: Path, offered: tuple[str, ...]) -> None:
        self._folder = folder
        self.offered = offered
        self._known: dict[str, Language] = {}

    def __getitem__(self, code: str) -> Language:
        """A language, its catalogue read on first use.

        Raises:
            CatalogueError: no catalogue, or one that cannot be read.
        """
        if code not in self._known:
            self._known[code] = Language(code, self._read(code, DOMAIN), partial(self._read, code, STAFF_DOMAIN))
        return self._known[code]

    def begin_with(self, wished: str | None) -> str:
        """The language a visit begins in: what ``--language`` wishes, or else the first of those offered.

        Raises:
            CatalogueError: nobody has translated the texts into what is wished.
        """
        if wished is None:
            return self.offered[0]
        there = sorted(path.parts[-3] for path in self._folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
        if wished not in there:
            raise CatalogueError(f"--language {wished}: there are no texts in it; there are: {', '.join(there)}.")
        return wished

    @cached_property
    def own_names(self) -> tuple[tuple[str, str], ...]:
        return tuple((code, OWN_NAMES.get(code, code)) for code in self.offered)

    @cached_property
    def unreviewed(self) -> tuple[str, ...]:
        """The offered languages in which nobody who reads them has looked at the program's own texts.

        Raises:
            CatalogueError: no catalogue.
        """
        return tuple(code for code in self.offered if not REVIEWED.search(self._written(code, DOMAIN)))

    def _path(self, code: str, domain: str) -> Path:
        return self._folder / code / "LC_MESSAGES" / f"{domain}.po"

    def _written(self, code: str, domain: str) -> bytes:
        path = self._path(code, domain)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise CatalogueError(
                f"No texts for language “{code}”: {path} is missing; "
                "take the language out of the station file or add the catalogue."
            ) from None

    def _read(self, code: str, domain: str) -> gettext.NullTranslations:
        from babel.messages.mofile import write_mo  # noqa: PLC0415
        from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

        file = io.BytesIO(self._written(code, domain))
        try:
            catalogue = read_po(file, locale=code.partition("-")[0], abort_invalid=True)
        except (PoFileError, ValueError) as error:
            path = self._path(code, domain)
            raise CatalogueError(f"The texts for language “{code}” cannot be read: {path}: {error}") from error
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return gettext.GNUTranslations(compiled)
