"""What every test stands on: Kivy's surroundings, set before Kivy is imported, and a look round after each test."""

import gc
import multiprocessing
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

_KIVY_HOME = tempfile.TemporaryDirectory(prefix="projektor-kivy-")  # removed when the interpreter ends

os.environ["KIVY_HOME"] = _KIVY_HOME.name
os.environ["KIVY_NO_ARGS"] = "1"  # pytest's arguments are not Kivy's
os.environ["KIVY_NO_CONFIG"] = "1"  # a configuration of this machine must not decide a test
os.environ["KIVY_NO_CONSOLELOG"] = "1"
os.environ["KIVY_NO_FILELOG"] = "1"
os.environ["KIVY_NO_ENV_CONFIG"] = "1"
os.environ.pop("KIVY_GL_BACKEND", None)  # its mock drops graphic instructions in silence
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ["SDL_VIDEODRIVER"] = "offscreen"

# A machine that judges a commit must say the same twice; everywhere else new examples are looked for.
hypothesis.settings.register_profile("reproducible", derandomize=True, deadline=None)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("reproducible")

# What waits for programs that were started, or keeps a worker longest, takes turns with what keeps a processor busy.
LONG = (
    "tests/journeys/",
    "tests/kiosk/test_layout",
    "tests/exhibits/test_every",
    "tests/exhibits/test_layout",
    "tests/test_main",
    "tests/devices/cameras/",
)

ROOT = Path(__file__).parents[1]
PATIENCE_S = 2.0  # a closed thread or process may need this long to be gone; whatever stays longer was left behind


@pytest.hookimpl(trylast=True)  # after the order has been shuffled
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first, each followed by a short one; in a file those last that need a stage of their own.

    Opening it closes the one that rests.
    """
    files = list(dict.fromkeys(item.path.relative_to(ROOT).as_posix() for item in items))
    long = [file for file in files if file.startswith(LONG)]
    short = [file for file in files if not file.startswith(LONG)]
    turns = {file: 2 * turn for turn, file in enumerate(long)} | {file: 2 * turn + 1 for turn, file in enumerate(short)}
    items.sort(key=lambda item: (turns[item.path.relative_to(ROOT).as_posix()], "theatre" in item.fixturenames))


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector looks at it once more, and at all else seldom.

    Left to itself it walks through a whole kiosk several times while one of its pages is built.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 50)


def _children() -> dict[int, str]:
    """Process ids of this process's living children, with their command lines."""
    found = {}
    for tasks in Path("/proc/self/task").glob("*/children"):
        try:
            pids = [int(pid) for pid in tasks.read_text().split()]
        except OSError:  # that thread has just ended, and its children with it
            continue
        for pid in pids:
            try:
                command = (
                    Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
                )
            except OSError:  # it has ended between the two looks
                continue
            # Empty: ended, only not yet waited for. The tracker of shared memory lives as long as the interpreter.
            if command and "multiprocessing.resource_tracker" not in command:
                found[pid] = command
    return found


def _threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.is_alive()}


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fails a test that leaves a thread or a child process running: whoever opens closes."""
    threads, children = _threads(), _children()
    yield
    end = time.monotonic() + PATIENCE_S
    while True:
        multiprocessing.active_children()  # waits for those that have ended
        left = [f"thread {thread.name}" for thread in _threads() - threads]
        left += [f"process {pid}: {command}" for pid, command in _children().items() if pid not in children]
        if not left:
            return
        if time.monotonic() > end:
            pytest.fail("left behind: " + "; ".join(left))
        time.sleep(0.01)
