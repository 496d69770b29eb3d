"""``form check``: reads a form as its author wrote it and says what is wrong, where, and how to mend it."""

from kiosk.forms.checking.check import Report, check
from kiosk.forms.checking.finding import Finding

__all__ = ["Finding", "Report", "check"]
