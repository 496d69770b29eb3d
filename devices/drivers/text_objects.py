"""The numbers in one JSON object on a line, also in the dialects that boards print. Pure."""

import json
import re
from collections.abc import Callable
from math import nan

_BARE_KEY = re.compile(r"([{,])\s*([^\W\d]\w*)\s*:")
_BARE_NONE = re.compile(r":\s*[+-]?(?:nan|inf|ovf|infinity)\s*(?=[,}])", re.IGNORECASE)


def members(line: str, number: Callable[[str], float | None]) -> list[tuple[str, float]] | None:
    """Names and numbers of an object; nested ones with a dot between ("air.co2"); None when it is no object.

    A packet with a name of its own, `{"n":"co2","v":612,"t":…,"s":…}`, is that name with that value.
    """
    found = _parsed(line)
    if found is None:
        return None
    name = found.get("n")
    if isinstance(name, str) and name and "v" in found:
        found = {name: found["v"]}
    return list(_numbers(found, "", number))


def _parsed(line: str) -> dict[str, object] | None:
    try:
        return _object(line)
    except (ValueError, RecursionError):
        pass  # no plain JSON: the dialects are tried next
    try:
        return _object(_BARE_NONE.sub(":null", _BARE_KEY.sub(r'\1"\2":', line)))
    except (ValueError, RecursionError):
        return None


def _object(text: str) -> dict[str, object] | None:
    found = json.loads(text, parse_constant=lambda _: nan)
    return found if isinstance(found, dict) else None


def _numbers(found: dict[str, object], path: str, number: Callable[[str], float | None]) -> list[tuple[str, float]]:
    pairs: list[tuple[str, float]] = []
    for key, value in found.items():
        name = f"{path}{key}"[:80]
        if isinstance(value, dict):
            pairs += _numbers(value, f"{name}.", number)
        elif value is None:
            pairs.append((name, nan))  # JSON has no other word for "no number"
        elif isinstance(value, (int, float, str)) and (read := number(str(value))) is not None:
            pairs.append((name, read))
    return pairs
