"""What can be wrong with the voice: each error says where, what, and how to mend it."""

from kiosk.errors import KioskError


class SpeechError(KioskError):
    """Parent of all of them."""


class VoiceMissing(SpeechError, FileNotFoundError):  # noqa: N818  what happened
    """The speech program, or its voice for a language, is not installed."""


class VoiceFailed(SpeechError, OSError):  # noqa: N818  what happened
    """The speech program was there and gave no sound."""
