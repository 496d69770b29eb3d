"""What kind of file a form is, told from its content: a file name is a guess."""

from __future__ import annotations

import re
from enum import StrEnum

from kiosk.forms.errors import FormUnreadable

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BOM = b"\xef\xbb\xbf"
# In both text forms a sheet begins with its name alone in the first cell.
_MARKDOWN = re.compile(r"^\s*\|\s*survey\s*\|", re.MULTILINE | re.IGNORECASE)
_CSV = re.compile(r'^"?survey"?\s*(?:[,;]|$)', re.MULTILINE | re.IGNORECASE)


class Kind(StrEnum):
    """The kinds of form file; the value is pyxform's name for it."""

    XFORM = "xform"
    XLSX = "xlsx"
    XLS = "xls"
    MARKDOWN = "md"
    CSV = "csv"


def sniff(data: bytes, name: str) -> Kind:
    """The kind of a form's bytes.

    Raises:
        FormUnreadable: neither a spreadsheet nor a table nor XML; the message begins with ``name``.

    """
    if data.startswith(_ZIP):
        return Kind.XLSX
    if data.startswith(_OLE):
        return Kind.XLS
    text = _text(data, name).lstrip()
    if text.startswith("<"):
        return Kind.XFORM
    if _MARKDOWN.search(text):
        return Kind.MARKDOWN
    if _CSV.search(text):
        return Kind.CSV
    raise FormUnreadable(
        f"{name}: neither a spreadsheet (.xlsx, .xls) nor a table (.md, .csv) with a sheet named survey nor an XForm. "
        "Save the survey as .xlsx, with a sheet named survey."
    )


def _text(data: bytes, name: str) -> str:
    if not data.strip():
        raise FormUnreadable(f"{name}: the file is empty. Save the survey again.")
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FormUnreadable(
            f"{name}: neither a spreadsheet (.xlsx, .xls) nor a text. "
            "Save the survey as .xlsx, with a sheet named survey."
        )
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.removeprefix(_BOM).decode()
    except UnicodeDecodeError as broken:
        raise FormUnreadable(
            f"{name}: byte {broken.start} is no UTF-8 text. Save the file as UTF-8 or as .xlsx."
        ) from broken
