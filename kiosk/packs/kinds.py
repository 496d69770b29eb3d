"""What ``pack check`` must know of the house: handed in, because the stage imports no exhibit.

An exhibit's ``model.py`` says which table of the pack it reads, and may judge what its type cannot:

    TABLE = "weekly_question.toml"
    CONTENT = Schedule                        # a msgspec.Struct
    def remarks(content, today) -> Iterator[Remark]: ...
    ALSO = (TableKind(…),)                    # tables it shares with others
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.packs.lines import Place


class Remark(NamedTuple):
    """What an exhibit has to say about its table; ``place`` is keys and indices from the table's root."""

    place: Place
    sentence: str
    fault: bool = True


@dataclass(frozen=True)
class TableKind:
    """A table of the pack an exhibit reads: file name, type, and what else it looks at.

    ``beside``: what is wrong with files that belong to the table, as (file name, sentence).
    """

    file: str
    content: type[Any]
    remarks: Callable[[Any, date], Iterable[Remark]]
    beside: Callable[[Path, Any], Iterable[tuple[str, str]]] = lambda _folder, _content: ()


@dataclass(frozen=True)
class ExhibitKind:
    """An exhibit that could be shown. ``tables`` imports its model; none for one that reads nothing from the pack."""

    manifest: Path
    tables: Callable[[], tuple[TableKind, ...]]


@dataclass(frozen=True)
class Known:
    """What a pack may name: exhibits and icons."""

    exhibits: Mapping[str, ExhibitKind]
    icons: Container[str]


def no_remarks(_content: object, _today: date) -> tuple[Remark, ...]:
    """For an exhibit whose type says all there is to say."""
    return ()
