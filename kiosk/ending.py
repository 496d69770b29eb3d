"""How the program ends when the staff have told it to: for good, or to begin anew."""

import os
import sys
from typing import Final

from kiosk.staff.backstage import Wish
from kiosk.watchdog import stay_off

STAYS_OFF: Final = 4  # exit code


def ended(wish: Wish | None, *, anew: bool) -> int:
    """The exit code. For a restart the program begins anew as it was started, unless systemd does that (``anew``)."""
    if wish is Wish.RESTART and not anew:
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606  our own program
    if wish is Wish.QUIT:
        stay_off(os.environ)
        return STAYS_OFF
    return 0
