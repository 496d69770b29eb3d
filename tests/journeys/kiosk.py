"""The program as a person starts it: `main.py …` in a process of its own, with every line it says and when."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SMALL = "360x640"  # drawn in software; a small screen leaves the machine to what is tested
DURABLE = re.compile(r"durable: (\S+) ([0-9a-f-]{36})$")
READY = re.compile(r"ready: the first frame is on the screen after ([\d.]+) s$")
LIVE = re.compile(r"devices\.link: \w+: .*→ live ")


class Line(NamedTuple):
    at: float  # monotonic seconds
    text: str


def surroundings() -> dict[str, str]:
    """What a kiosk without a display starts in: nothing of the tests' own Kivy, but not the user's folder either."""
    env = {
        key: value for key, value in os.environ.items() if not key.startswith(("KIVY_", "KCFG_")) or key == "KIVY_HOME"
    }
    return {**env, "SDL_VIDEODRIVER": "offscreen", "PYTHONUNBUFFERED": "1"}


def program(*arguments: object, seconds: float = 60.0) -> subprocess.CompletedProcess[bytes]:
    """A verb that ends by itself."""
    command = [sys.executable, "main.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=surroundings(), capture_output=True, timeout=seconds, check=False)


class Started:
    """A verb that runs until it ends or is ended; leaving the context ends it gently."""

    def __init__(self, *arguments: object, script: str = "main.py") -> None:
        self._command = [sys.executable, script, *map(str, arguments)]
        self._news = threading.Condition()
        self.said: list[Line] = []  # stderr
        self.printed: list[Line] = []  # stdout

    def __enter__(self) -> Self:
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            self._command, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        streams = ((self.process.stdout, self.printed), (self.process.stderr, self.said))
        self._readers = [threading.Thread(target=self._read, args=stream) for stream in streams]
        for reader in self._readers:
            reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.ended(20.0)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def ended(self, seconds: float) -> int:
        """Its exit code, once everything it said has been read."""
        code = self.process.wait(seconds)
        for reader in self._readers:
            reader.join()
        return code

    def kill(self) -> None:
        """Of this process alone, with -9, as a crash would; its children have to notice."""
        self.process.kill()
        self.ended(10.0)

    def line(
        self, pattern: str | re.Pattern[str], seconds: float = 20.0, *, after: float = 0.0, printed: bool = False
    ) -> Line:
        """The first line at or after a moment in which the pattern is found; it is waited for."""
        wanted = re.compile(pattern)
        found = lambda: next(  # noqa: E731
            (
                each
                for each in (self.printed if printed else self.said)
                if each.at >= after and wanted.search(each.text)
            ),
            None,
        )
        return self._until(found, seconds, wanted.pattern)

    def durable(self) -> list[str]:
        """Ids of the contributions it has said to be durable, in this order."""
        return [match[2] for line in self.said if (match := DURABLE.search(line.text))]

    def summary(self) -> dict[str, object]:
        """The last line it printed."""
        return json.loads(self.printed[-1].text)

    def words(self) -> str:
        return "\n".join(line.text for line in self.said)

    def children(self) -> dict[int, str]:
        """Process ids of its living children with their command lines."""
        found = {}
        for task in Path(f"/proc/{self.process.pid}/task").glob("*/children"):
            for pid in task.read_text().split():
                found[int(pid)] = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
        return found

    def _until(self, found: Callable[[], Line | None], seconds: float, what: str) -> Line:
        with self._news:
            line = None

            def happened() -> bool:
                nonlocal line
                line = found()
                return line is not None or not any(reader.is_alive() for reader in self._readers)

            self._news.wait_for(happened, seconds)
        assert line is not None, f"“{what}” was not said within {seconds} s, but:\n{self.words()}"
        return line

    def _read(self, stream, lines: list[Line]) -> None:
        for text in stream:
            with self._news:
                lines.append(Line(time.monotonic(), text.rstrip("\n")))
                self._news.notify_all()
        stream.close()
        with self._news:
            self._news.notify_all()


def kiosk(data: Path, *options: object, size: str = SMALL) -> Started:
    """`main.py run` on the default station."""
    return Started("run", "--data", data, "--size", size, *options)


class City:
    """The hub's database of a kiosk that has ended, served anew, and a reader with a token: as a backend pulls it."""

    def __init__(self, data: Path) -> None:
        self._database = f"sqlite:///{data / 'hub.db'}"
        self._hub = Started("hub", "--database", self._database, "--listen", "127.0.0.1:0")

    def __enter__(self) -> Self:
        self._hub.__enter__()
        said = self._hub.line(r"http://[\d.:]+", printed=True)
        self.url = said.text.split()[-1]
        self.token = program("hub", "reader", "stadt", "--database", self._database).stdout.decode().strip()
        return self

    def __exit__(self, *failure: object) -> None:
        self._hub.__exit__(*failure)

    def feed(self) -> list[bytes]:
        """The records as `feed` prints them, without the closing cursor."""
        return lines_of_feed("--from", self.url, "--token", self.token)


def lines_of_feed(*options: object) -> list[bytes]:
    done = program("feed", *options)
    assert done.returncode == 0, done.stderr.decode()
    *lines, cursor = done.stdout.splitlines()
    assert set(json.loads(cursor)) == {"cursor"}
    return lines


def by_source(lines: list[bytes]) -> dict[str, list[bytes]]:
    """The lines of each source, in the order they came."""
    found: dict[str, list[bytes]] = {}
    for line in lines:
        found.setdefault(json.loads(line)["source"], []).append(line)
    return found


def journals(data: Path) -> list[bytes]:
    """All that both journals hold."""
    return [line for name in ("answers.db", "telemetry.db") for line in lines_of_feed("--from", data / name)]
