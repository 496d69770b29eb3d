"""What an exhibit may do wrong so that it is stopped, and how staff are told. Pure."""

from typing import Final

ENDING: Final = "it tried to end the program"
OVERTIME: Final = "too slow: a call did not return and was broken off"


class Overtime(BaseException):
    """Raised inside a call of an exhibit that did not return; not an ``Exception``, which the exhibit may catch."""


# Only whoever ends the kiosk itself (KeyboardInterrupt, by a signal) is stopped by nobody.
FAULTS: Final = (Exception, SystemExit, Overtime)


def sentence(error: BaseException) -> str:
    """Why the exhibit takes a break (``kiosk.staff.reasons`` has the German of it)."""
    if isinstance(error, Overtime):
        return OVERTIME
    if isinstance(error, SystemExit):
        return ENDING
    return f"{type(error).__name__}: {error}"
