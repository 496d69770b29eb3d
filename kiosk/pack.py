"""Content packs: a folder with ``pack.toml``, forms, and a table for each exhibit. Pure."""

import logging
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from kiosk.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
log = logging.getLogger(__name__)


class Survey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A survey. ``home``: it has a tile on the home screen; ``after``: exhibits after which it is suggested first.

    One with neither waits for whoever opens it otherwise, such as a workshop.
    """

    form: str  # path below the pack
    icon: str
    field: int
    compare: str = ""  # the question whose answers the thanks page compares
    home: bool = True
    after: tuple[str, ...] = ()


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``pack.toml``."""

    id: str
    version: str
    city: str
    lab: str
    languages: tuple[str, ...]
    exhibits: tuple[str, ...]
    surveys: tuple[Survey, ...]
    responsible: dict[str, str]  # who is responsible for what happens with the answers
    unreviewed: tuple[str, ...] = ()  # languages whose texts nobody who reads them has looked at; staff see a mark


def read(folder: Path) -> Pack:
    """Read a pack's ``pack.toml``.

    Raises:
        PackError: naming the file and what is wrong with it.
    """
    return table(folder, "pack.toml", Pack)


def read_or_empty(folder: Path) -> Pack:
    """A pack, or an empty one with one sentence in the log: the kiosk starts and says that it takes a break."""
    try:
        return read(folder)
    except PackError as error:
        log.error("%s The kiosk has nothing to show until this is mended.", error)  # noqa: TRY400  one sentence, no traceback
        return Pack("", "", "", "PROJEKTOR", (), (), (), {"de": ""})


def table(folder: Path, name: str, kind: type[T]) -> T:
    """Read one of a pack's tables into its type.

    Raises:
        PackError: naming the file and what is wrong with it.
    """
    path = folder / name
    try:
        stamp = path.stat()
        read: T = _converted(path, cast("Any", kind), (stamp.st_mtime_ns, stamp.st_size))
    except FileNotFoundError:
        raise PackError(f"{path} is missing; a content pack needs it.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise PackError(f"{path}: {error}") from error
    return read


@lru_cache(maxsize=32)
def _converted(path: Path, kind: type[Any], _stamp: tuple[int, int]) -> Any:
    """Tables are frozen, and an exhibit reads its own whenever it is opened: 5 to 20 ms each time."""
    content: Mapping[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return msgspec.convert(content, kind)
