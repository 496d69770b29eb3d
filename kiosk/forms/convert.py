"""From a survey someone wrote to the XForm the kiosk runs, converted once and kept by the hash of its content.

pyxform is imported only when there is something to convert: with a warm cache it costs neither time nor memory.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from kiosk.forms.errors import FormError, FormUnreadable
from kiosk.forms.settings import PREFIX, SPACE, read_settings
from kiosk.forms.sniff import Kind, sniff

if TYPE_CHECKING:
    from collections.abc import Mapping

# Raised with every change of what is written below, so that old conversions are made again.
_EDITION = 2
# pyxform straightens typographic quotes everywhere, also in what visitors read. Private characters carry them past it.
_QUOTES = "“”‘’"
_SHIELD = str.maketrans({quote: chr(0xE000 + place) for place, quote in enumerate(_QUOTES)})
_UNSHIELD = str.maketrans({chr(0xE000 + place): quote for place, quote in enumerate(_QUOTES)})
_SPOKEN = ("label", "hint", "guidance_hint", "constraint_message", "required_message", "form_title")
_LARGEST = 20_000_000


def xform_of(path: Path, cache: Path) -> bytes:
    """The XForm of a form file.

    Args:
        path: .xlsx, .xls, .md, .csv or an XForm.
        cache: folder for conversions; made when missing.

    Raises:
        FormUnreadable: no file, no form, or a form pyxform refuses.

    """
    data = read_form_file(path)
    kind = sniff(data, path.name)
    if kind is Kind.XFORM:
        return data
    kept = _kept(path, data, cache)
    try:
        return kept.read_bytes()
    except FileNotFoundError:
        converted = convert(data, kind, path.name)
    cache.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(converted)
    part.replace(kept)
    return converted


def is_kept(path: Path, cache: Path) -> bool:
    """Whether a form can be read without converting it.

    Raises:
        FormUnreadable: no file.

    """
    data = read_form_file(path)
    return sniff(data, path.name) is Kind.XFORM or _kept(path, data, cache).is_file()


def _kept(path: Path, data: bytes, cache: Path) -> Path:
    # The name is part of the key because pyxform takes the form's id from it when the settings give none.
    digest = hashlib.sha256(b"%d\n%s\n%s" % (_EDITION, path.stem.encode(), data)).hexdigest()
    return cache / f"{digest[:40]}.xml"


def read_form_file(path: Path) -> bytes:
    """The bytes of a form file.

    Raises:
        FormUnreadable: missing, a folder, too large.

    """
    try:
        if path.stat().st_size > _LARGEST:
            raise FormUnreadable(f"{path.name}: larger than {_LARGEST // 1_000_000} MB; a survey never is.")
        return path.read_bytes()
    except OSError as broken:
        raise FormUnreadable(
            f"{path}: cannot be read ({broken.strerror or broken}). Check the name and its rights."
        ) from broken


def convert(data: bytes, kind: Kind, name: str, warnings: list[str] | None = None) -> bytes:
    """An XLSForm's bytes to an XForm with the kiosk's settings in its head.

    Raises:
        FormUnreadable: pyxform's own words, which name the row.

    """
    from pyxform.xls2xform import convert as to_xform  # noqa: PLC0415  see the module's docstring

    workbook = read_workbook(data, kind, name)
    settings = dict(workbook.settings[0]) if workbook.settings else {}
    own = {column: value for column, value in settings.items() if str(column).startswith(PREFIX)}
    titles = {column: value for column, value in settings.items() if str(column).startswith("form_title::")}
    read_settings({column.removeprefix(PREFIX): str(value) for column, value in own.items()})
    for column in (*own, *titles):
        del workbook.settings[0][column]
        workbook.settings_header[0].pop(column, None)
    _shield_quotes(workbook)
    try:
        made = to_xform(
            _as_mapping(workbook), validate=False, form_name=None, warnings=warnings if warnings is not None else []
        )
    except Exception as broken:  # pyxform raises bare KeyError and the like on odd sheets; each is a fault of the form
        raise FormUnreadable(f"{name}: {_sentence(broken)}") from broken
    return _with_settings(made.xform.translate(_UNSHIELD), own, titles).encode()


def read_workbook(data: bytes, kind: Kind, name: str) -> Any:
    """Pyxform's DefinitionData: the sheets as lists of rows.

    Raises:
        FormUnreadable: a damaged file, no survey sheet.

    """
    from pyxform.xls2json_backends import get_xlsform  # noqa: PLC0415  see the module's docstring

    source = data.decode("utf-8-sig") if kind in (Kind.MARKDOWN, Kind.CSV) else data
    try:
        workbook = get_xlsform(source, file_type=f".{kind.value}")
    except Exception as broken:  # openpyxl, xlrd, zipfile and pyxform each raise their own on a damaged file
        raise FormUnreadable(f"{name}: not readable as .{kind.value} ({_sentence(broken)}). Save it again.") from broken
    if not workbook.survey:
        raise FormUnreadable(f"{name}: there is no sheet named survey, or it has no rows. Add it and save again.")
    workbook.fallback_form_name = Path(name).stem
    return workbook


def _shield_quotes(workbook: Any) -> None:
    for sheet in (workbook.survey, workbook.choices, workbook.settings):
        for row in sheet or ():
            for column, value in row.items():
                if isinstance(value, str) and str(column).partition("::")[0].strip() in _SPOKEN:
                    row[column] = value.translate(_SHIELD)


def _as_mapping(workbook: Any) -> dict[str, Any]:
    names = workbook.__dataclass_fields__ if hasattr(workbook, "__dataclass_fields__") else vars(workbook)
    return {name: getattr(workbook, name) for name in names}


def _sentence(broken: Exception) -> str:
    text = " ".join(str(broken).split()) or type(broken).__name__
    return text if len(text) < 500 else text[:497] + "…"


def _with_settings(xform: str, own: Mapping[str, Any], titles: Mapping[str, Any]) -> str:
    attributes = "".join(f" {column.removeprefix(PREFIX)}={quoteattr(str(value))}" for column, value in own.items())
    inner = "".join(
        f"<title lang={quoteattr(column.partition('::')[2].strip())}>{escape(str(value))}</title>"
        for column, value in titles.items()
    )
    head = "<h:head>"
    if head not in xform:
        raise FormError("pyxform wrote a form without a head; the kiosk's settings have no place in it")
    return xform.replace(head, f'{head}<kiosk xmlns="{SPACE}"{attributes}>{inner}</kiosk>', 1)
