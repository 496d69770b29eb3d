"""The embedded hub's process: `python -m sync.hub DATABASE LISTEN KIOSK`, started by sync.embedded alone.

Prints one JSON line {"url", "code"} once it listens; ends when its standard input ends, that is when its kiosk does,
however that happened.
"""

from __future__ import annotations

import json
import os
import select
import sys
import threading
from pathlib import Path

from sync.errors import HubError
from sync.hub.serve import HubServer

_LOOK_AFTER_PARENT = 1.0


def main() -> int:
    database, listen, kiosk = sys.argv[1:]
    os.nice(5)  # its start must not take the processor from the first frame of the kiosk
    server = HubServer(Path(database), listen)
    threading.Thread(target=_follow_parent, args=(server, os.getppid()), name="parent", daemon=True).start()

    def ready(url: str) -> None:
        print(json.dumps({"url": url, "code": server.store.invite(kiosk)}), flush=True)

    try:
        server.run(ready)
    except HubError as error:
        print(json.dumps({"error": str(error)}), flush=True)
        return 3
    return 0


def _follow_parent(server: HubServer, parent: int) -> None:
    """Stop when the pipe ends, as it does with the kiosk, also by kill -9.

    Another child of the kiosk may hold a copy of it open, hence the second look: whose child are we now?
    """
    while os.getppid() == parent:
        if select.select([sys.stdin], [], [], _LOOK_AFTER_PARENT)[0] and not os.read(sys.stdin.fileno(), 1):
            break
    server.stop()


if __name__ == "__main__":
    sys.exit(main())
