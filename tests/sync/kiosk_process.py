"""A kiosk without a screen, to be killed: `python -m tests.sync.kiosk_process DIRECTORY [HUB]`.

Appends a vote every few milliseconds and prints its id once it is acknowledged; with a hub's URL it delivers, too.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from sync.courier import Courier
from sync.doors import FixedDoor
from sync.journal import Journal
from tests.sync.city import KIOSK, vote


def main() -> None:
    directory = Path(sys.argv[1])
    with Journal(directory, KIOSK) as journal:
        journal.warm().result()
        if len(sys.argv) > 2:
            Courier(journal, FixedDoor(sys.argv[2], KIOSK, directory), records=5).start()
        while True:
            print(journal.append(vote()).result().id, flush=True)
            time.sleep(0.001)


if __name__ == "__main__":
    main()
