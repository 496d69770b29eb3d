"""What somebody else measured outside, with place, time and source. Pure but for one file that is read."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

FILE: Final = "outside.json"  # in the kiosk's data folder
AHEAD: Final = timedelta(minutes=5)  # a clock elsewhere may go a little wrong
log = logging.getLogger(__name__)


class Outside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One value. ``unit``: UCUM; ``source``: who measured, as it is shown; ``sample``: an example, no measurement."""

    time: datetime  # with its zone
    place: str
    quantity: str
    value: float
    unit: str
    source: str
    sample: bool = False


def read(path: Path) -> tuple[Outside, ...]:
    """What was imported last; nothing when there is no such file, or, with one sentence in the log, a spoilt one."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Outside, ...])
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        log.error("%s: %s. No values from outside are shown; import them again.", path, error)  # noqa: TRY400  one sentence
        return ()


def newest(values: Iterable[Outside], quantity: str, now: datetime, fresh: timedelta) -> Outside | None:
    """The newest value of a quantity; None when it is older than ``fresh``, or there is none."""
    mine = [each for each in values if each.quantity == quantity and now - fresh <= each.time <= now + AHEAD]
    return max(mine, key=lambda each: each.time, default=None)
