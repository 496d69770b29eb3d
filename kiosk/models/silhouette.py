"""Who stands in front, as a coarse grid of numbers: the bridge from the camera's thread, newest wins."""

import threading
from collections.abc import Callable

from kivy.clock import Clock

from devices.reading import Silhouette


class LiveSilhouette:
    """``put`` comes from the camera's thread; ``watch`` calls back on the screen's, at most once a frame."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest: Silhouette | None = None
        self._watcher: Callable[[Silhouette], None] | None = None
        self._flush_soon = Clock.create_trigger(self._flush)

    def put(self, silhouette: Silhouette) -> None:
        with self._lock:
            self._newest = silhouette
        self._flush_soon()

    def watch(self, tell: Callable[[Silhouette], None] | None) -> None:
        """One watcher at a time, told first who stands there now; None ends it."""
        self._watcher = tell
        if tell is not None:
            self._flush_soon()

    def _flush(self, _seconds: float) -> None:
        with self._lock:
            newest = self._newest
        if newest is not None and self._watcher is not None:
            self._watcher(newest)
