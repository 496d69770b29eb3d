"""A camera server of its own: streams the walker as MJPEG over loopback at its true pace, until it is told to end.

The address is not known before the start (the kernel chooses a free port), so it is written to a file.
"""

import os
import select
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from devices.simulated.process import signals, still_held
from devices.simulated.scene import Scene

PATH = "/walker"
FPS = 15.0
_BOUNDARY = "frame"
_PATIENCE = 5.0  # s for a client that does not read

SAY = partial(print, flush=True)  # whoever started it through a pipe waits for it


class WalkerServer(ThreadingHTTPServer):
    """Each client has its own stream, all of the same moment. `pace`: how much faster than life people walk."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, fps: float, pace: float, seed: int | None) -> None:
        super().__init__(("127.0.0.1", 0), _Walker)
        self.period = 1.0 / fps
        self.seed = seed
        self._pace = pace
        self._begun: float | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{PATH}"

    def moment(self) -> float:
        """Seconds of the walkers' time; it begins with the first viewer, who finds the place empty."""
        if self._begun is None:
            self._begun = time.monotonic()
        return (time.monotonic() - self._begun) * self._pace


class _Walker(BaseHTTPRequestHandler):
    server: WalkerServer
    timeout = _PATIENCE

    def do_GET(self) -> None:
        if self.path != PATH:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={_BOUNDARY}")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            self._stream()
        except OSError:
            self.close_connection = True  # the viewer has left: the usual end of a stream

    def _stream(self) -> None:
        scene, due = Scene(self.server.seed), time.monotonic()
        while True:
            jpeg = scene.jpeg(self.server.moment())
            head = f"--{_BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
            self.wfile.write(head.encode() + jpeg + b"\r\n")
            due = max(due + self.server.period, time.monotonic() - self.server.period)
            time.sleep(max(0.0, due - time.monotonic()))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class names it so
        """A client that comes or goes is no news."""


def run(
    link: Path | None = None,
    *,
    fps: float = FPS,
    pace: float = 1.0,
    seed: int | None = None,
    tether: int | None = None,
    say: Callable[[str], None] = SAY,
) -> None:
    """Says the stream's address, writes it to `link`, then serves. Runs in the main thread of its process.

    `tether`: a descriptor whose end of file ends it. OSError when the address cannot be published.
    """
    os.nice(10)  # the screen comes first
    server = WalkerServer(fps, pace, seed)
    try:
        with signals() as told, _published(server.url, link):
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            say(server.url)
            poll = select.poll()
            for end in (told, *([] if tether is None else [tether])):
                poll.register(end, select.POLLIN)
            while all(still_held(end) for end, _ in poll.poll()):
                pass
            server.shutdown()
    finally:
        server.server_close()


@contextmanager
def _published(url: str, link: Path | None) -> Iterator[None]:
    """The address in a file, whole at any moment; taken away at the end unless another has taken its place."""
    if link is None:
        yield
        return
    link.parent.mkdir(parents=True, exist_ok=True)
    beside = link.with_name(f".{link.name}.{os.getpid()}")
    beside.write_text(url + "\n", encoding="ascii")
    beside.replace(link)
    try:
        yield
    finally:
        try:
            ours = link.read_text(encoding="ascii").strip() == url
        except OSError:
            ours = False  # already taken away by who started us
        if ours:
            link.unlink(missing_ok=True)
