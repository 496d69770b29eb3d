"""How fast a survey is read from the cache and recalculated. A generated form with more than 1,000 expressions."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from kiosk.forms import Fill, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
QUESTIONS = 260


class Row(NamedTuple):
    name: str
    value: float
    unit: str
    target: str


def survey(questions: int) -> str:
    """Each question has a relevant, a constraint, a filter or a calculation reading others; one question feeds all."""
    languages = "label::Deutsch (de) | label::English (en)"
    lines = [
        "| survey |",
        f"| | type | name | {languages} | relevant | constraint | calculation | required |",
        "| | integer | start | Anfang | Start | | . >= 0 | | yes |",
    ]
    for number in range(questions):
        before, chosen = (f"${{sum{number - 1}}}" if number else "${start}"), f"${{q{number}}} = 'y'"
        shown = f"{before} > {number} or selected(${{start}}, '7')"
        total = f"{before} + if({chosen}, coalesce(${{n{number}}}, 0), 1)"
        lines.append(
            f"| | select_one yn | q{number} | Frage: {before} | Question: {before} | {shown} | | | ${{start}} > 3 |"
        )
        lines.append(f"| | integer | n{number} | Zahl | Number | {chosen} | . > 0 and . < {before} + 1000 | | |")
        lines.append(f"| | calculate | sum{number} | | | | | {total} | |")
    lines += [
        "| choices |",
        f"| | list_name | name | {languages} |",
        "| | yn | y | Ja | Yes |",
        "| | yn | n | Nein | No |",
    ]
    return "\n".join(lines) + "\n"


def milliseconds(run: Callable[[], object], times: int) -> list[float]:
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        found.append((time.perf_counter() - begin) * 1000)
    return found


def rows() -> Iterator[Row]:
    """name, measured value, unit, target; the median of the runs, and for recalculation also the worst."""
    with tempfile.TemporaryDirectory() as folder:
        path, cache = Path(folder, "large.md"), Path(folder, "cache")
        path.write_text(survey(QUESTIONS), encoding="utf-8")
        begin = time.perf_counter()
        form = load(path, cache)
        yield Row("form: convert and load, cold", (time.perf_counter() - begin) * 1000, "ms", "")
        expressions = sum(
            bool(source)
            for bind in form.binds.values()
            for source in (bind.relevant, bind.calculate, bind.constraint, bind.required)
        )
        yield Row("form: expressions in the form", expressions, "", "")
        yield Row("form: load from cache", statistics.median(_cold_loads(path, cache)), "ms", "≤ 150")
        begin = time.perf_counter()
        fill = Fill(form, language="de", now=NOW, rng=random.Random(1))
        yield Row("form: first calculation of everything", (time.perf_counter() - begin) * 1000, "ms", "")
        fill.answer("start", 3)
        every = milliseconds(lambda: fill.answer("start", random.randrange(1000)), 30)
        yield Row("form: answer to recalculated, all depending on it, median", statistics.median(every), "ms", "≤ 10")
        late = milliseconds(lambda: fill.answer(f"n{QUESTIONS - 9}", random.randrange(1, 900)), 50)
        yield Row("form: answer to recalculated, few depending on it, median", statistics.median(late), "ms", "≤ 10")
        yield Row("form: answer to recalculated, all depending on it, worst", max(every), "ms", "")


def _cold_loads(path: Path, cache: Path) -> list[float]:
    """Each in a process of its own: nothing parsed before, as when the kiosk starts."""
    import subprocess  # only here

    script = (
        "import sys, time; sys.path.insert(0, sys.argv[3]); from kiosk.forms import load; b = time.perf_counter(); "
        "load(sys.argv[1], sys.argv[2]); print((time.perf_counter() - b) * 1000); assert 'pyxform' not in sys.modules"
    )
    command = [sys.executable, "-c", script, str(path), str(cache), str(Path(__file__).parents[2])]
    return [float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(5)]


if __name__ == "__main__":
    for row in rows():
        print(f"{row.name:58} {row.value:9.2f} {row.unit:3}" + row.target)
