"""Runs every benchmark of tests/benchmarks and prints one table; `make bench ARGS="bench_run"` runs some by name.

With `--markdown` the table is one for docs/performance.md.

A benchmark is a file with `rows()`, which measures and yields rows `(what, value, unit, target)`; the target is text
such as "≤ 1.5", or "" where none is set. Numbers are printed to three significant figures.
"""

import importlib.util
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "tests/benchmarks"
HEAD = ("benchmark", "what", "value", "unit", "target")

# The kiosk is measured on every machine in the same way: offscreen, with no configuration of that machine.
os.environ.update(SDL_VIDEODRIVER="offscreen", KIVY_NO_ARGS="1", KIVY_NO_CONFIG="1", KIVY_NO_CONSOLELOG="1")


def rows_of(path: Path) -> Iterator[tuple[str, ...]]:
    spec = importlib.util.spec_from_file_location(f"benchmark_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded as Python")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for row in module.rows():
        what, value, unit, target = row
        yield path.stem, str(what), f"{value:.3g}" if isinstance(value, float) else str(value), str(unit), str(target)


def table(rows: Iterable[tuple[str, ...]]) -> str:
    rows = [HEAD, *rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def markdown(rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (HEAD[1:], *(row[1:] for row in rows))]
    return "\n".join([lines[0], "|---|---:|---|---|", *lines[1:]])


def main(arguments: list[str]) -> int:
    names = [name for name in arguments if name != "--markdown"]
    sys.path.insert(0, str(HERE.parent.parent))
    paths = [path for path in sorted(HERE.glob("*.py")) if path.stem != "__init__" and not path.stem.startswith("_")]
    if unknown := sorted(set(names) - {path.stem for path in paths}):
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(path.stem for path in paths)}", file=sys.stderr)
        return 2
    rows: list[tuple[str, ...]] = []
    for path in paths:
        if not names or path.stem in names:
            print(f"measuring {path.stem} …", file=sys.stderr)
            rows += rows_of(path)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print((markdown if "--markdown" in arguments else table)(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
