"""What can go wrong between a cable and a reading; each message says where, what, and how to mend it."""

# Named for what happened, as the house does, not for being errors:
# ruff: noqa: N818

from collections.abc import Iterable
from difflib import get_close_matches


class DeviceError(Exception):
    """The family: whatever the instruments' side reports is one of these."""


class PortGone(DeviceError, ConnectionError):
    """The port is not there, or went away while it was open."""


class PortBusy(DeviceError, OSError):
    """Another program holds the port."""


class PortDenied(DeviceError, PermissionError):
    """The port is not open to this user."""


class NotAPort(DeviceError, OSError):
    """The path leads to something that is no serial port."""


class LinkLost(DeviceError, ConnectionError):
    """The port is open, yet what was behind it is not there any more."""


class UnknownDriver(DeviceError, LookupError):
    """No driver, or no simulated twin, has this KIND."""


class UnknownUnit(DeviceError, ValueError):
    """A unit outside the closed list in `devices.reading`."""


class SettingsFault(DeviceError, ValueError):
    """The devices section of the station contradicts itself."""


class BadHex(DeviceError, ValueError):
    """What was to be hexadecimal is not."""


class CameraFault(DeviceError, OSError):
    """A camera cannot be opened, or what it sends is no stream of pictures."""


class CameraSilent(DeviceError, TimeoutError):
    """A camera is open, yet its newest frame is too old."""


class CaptureEnded(DeviceError, ChildProcessError):
    """The process that reads a camera ended or does not speak as it should."""


class TwinFailed(DeviceError, RuntimeError):
    """A simulated instrument did not come up."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence: "; did you mean 'sds011'?", or the list of what is known when nothing is near."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(names)}."
