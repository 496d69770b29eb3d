"""The hub's process: a socket, an application, a clean end."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

import uvicorn

from sync.errors import HubError
from sync.hub.app import build
from sync.hub.sqlite_store import SqliteStore
from sync.schemas import Schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BACKLOG = 128


class HubServer:
    """One hub on one socket. `run` blocks until `stop` is called (from any thread) or a signal ends it."""

    def __init__(self, database: Path, listen: str) -> None:
        self._listen = listen
        self.store = SqliteStore(database)
        self._server: uvicorn.Server | None = None
        self._stopped = False

    def run(self, ready: Callable[[str], None]) -> None:
        """ready: told the URL once connections are accepted."""
        self.store.open()
        try:
            with _bind(self._listen) as listener:
                schemas = Schemas()
                schemas.warm()
                config = uvicorn.Config(
                    build(self.store, schemas),
                    log_level="warning",
                    access_log=False,
                    server_header=False,
                    lifespan="off",
                    timeout_graceful_shutdown=5,
                )
                self._server = uvicorn.Server(config)
                self._server.should_exit = self._stopped
                ready(url_of(listener))
                self._server.run(sockets=[listener])
        finally:
            self.store.close()

    def stop(self) -> None:
        self._stopped = True
        if self._server is not None:
            self._server.should_exit = True


def url_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _bind(listen: str) -> socket.socket:
    host, _, port = listen.rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    if not port.isdigit() or int(port) > 65535:
        raise HubError(f"“{listen}” is no HOST:PORT to listen on; write for example 127.0.0.1:8080.")
    try:
        family = socket.AF_INET6 if ipaddress.ip_address(host).version == 6 else socket.AF_INET
    except ValueError:
        family = socket.AF_INET  # a name
    try:
        # Listening already here: a kiosk that knows the port must not be refused while the loop starts.
        return socket.create_server((host, int(port)), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise HubError(
            f"The hub cannot listen on {listen} ({error.strerror}); choose another port or address."
        ) from error
