"""Whose code it was: from an error, a running frame or a callback to the exhibit it belongs to. Pure."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final

# Where the stage itself asked for something that may take long: an exhibit is imported, built, entered, told the
# language.
PATIENT: Final = frozenset({"kiosk.navigator", "kiosk.screens.repertoire", "kiosk.models.ahead"})


@dataclass(frozen=True)
class Spot:
    """A place in an exhibit's code. ``opening``: the stage was just opening, retelling or leaving it.

    ``itself``: this very line was running, and nothing that it had called.
    """

    kind: str
    where: str  # such as "view.py:88 in _draw"
    opening: bool = False
    itself: bool = False


class Blame:
    """``packages``: kind → the exhibit's package. A kv rule counts by its file, everything else by its module."""

    def __init__(self, packages: Mapping[str, str]) -> None:
        self._packages = {package: kind for kind, package in packages.items()}

    def of_error(self, error: BaseException) -> Spot | None:
        """The exhibit's code nearest to where the error, or what caused it, was raised; None: it was nobody's."""
        for each in _chain(error):
            frames = list(_traced(each.__traceback__))
            for number in range(len(frames) - 1, -1, -1):
                frame, line = frames[number]
                if kind := self._owner(frame):
                    return Spot(kind, _where(frame, line), _opening(before for before, _ in frames[:number]))
        return None

    def of_frame(self, frame: FrameType | None) -> Spot | None:
        """The exhibit's code nearest to what is running now."""
        running = frame
        while frame is not None:
            if kind := self._owner(frame):
                opening = _opening(_outwards(frame.f_back))
                return Spot(kind, _where(frame, frame.f_lineno), opening, itself=frame is running)
            frame = frame.f_back
        return None

    def of_callback(self, callback: object) -> str:
        """The exhibit a function, method or partial belongs to; "" for nobody's."""
        while isinstance(callback, partial):
            callback = callback.func
        owner = getattr(callback, "__self__", None)
        module = getattr(callback, "__module__", None) or ""
        return self._of_module(module) or (self.of_object(owner) if owner is not None else "")

    def of_object(self, thing: object) -> str:
        """The exhibit that made the thing's class."""
        return self._of_module(type(thing).__module__)

    def _owner(self, frame: FrameType) -> str:
        return self._of_module(frame.f_globals.get("__name__", "")) or self._of_file(frame.f_code.co_filename)

    def _of_module(self, name: str) -> str:
        while name:
            if name in self._packages:
                return self._packages[name]
            name = name.rpartition(".")[0]
        return ""

    def _of_file(self, name: str) -> str:
        """A kv rule runs in Kivy's own module; its file tells."""
        if not name.endswith(".kv"):
            return ""
        folder = str(Path(name).parent)
        return next((kind for package, kind in self._packages.items() if folder in _folders(package)), "")


def _folders(package: str) -> tuple[str, ...]:
    """Where an imported package lies; nothing before it is imported."""
    return tuple(getattr(sys.modules.get(package), "__path__", ()))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _traced(traceback: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while traceback is not None:
        yield traceback.tb_frame, traceback.tb_lineno
        traceback = traceback.tb_next


def _outwards(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _opening(frames: Iterator[FrameType]) -> bool:
    return any(frame.f_globals.get("__name__") in PATIENT for frame in frames)


def _where(frame: FrameType, line: int) -> str:
    return f"{Path(frame.f_code.co_filename).name}:{line} in {frame.f_code.co_name}"
