"""What the program reports while it runs: one line per message on stderr, errors counted."""

import logging
import sys
from collections.abc import Iterable


class ErrorCount(logging.Handler):
    """Hangs itself into the root logger; ``count`` is the number of errors since."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        root = logging.getLogger()
        root.setLevel(logging.INFO)
        root.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "kivy" and (record.levelno < logging.WARNING or "MTDev" in record.getMessage()):
            return  # what Kivy tells of itself at every start, and of a touch driver that is not used here
        self.count += record.levelno >= logging.ERROR
        print(self.format(record), file=sys.stderr, flush=True)


def warn_of(notices: Iterable[str]) -> None:
    """Sentences for staff, such as that a damaged file was set aside."""
    for notice in notices:
        logging.getLogger(__name__).warning("%s", notice)
