"""The twins by KIND; imported only when asked for, so that a twin starts fast."""

from importlib import import_module

from devices.errors import UnknownDriver, did_you_mean
from devices.simulated.twin import Twin

_TWINS = {
    "rdm6300": "devices.simulated.rdm6300:SimulatedRdm6300",
    "sds011": "devices.simulated.sds011:SimulatedSds011",
    "text_lines": "devices.simulated.text_lines:SimulatedTextLines",
}
KINDS = tuple(_TWINS)
WALKER = "walker"  # a camera: no twin on a pty, but a stream of its own (`devices.simulated.camera`)


def twin_class(kind: str) -> type[Twin]:
    """The class of a KIND; UnknownDriver when it has no twin."""
    try:
        module, _, name = _TWINS[kind].partition(":")
    except KeyError:
        raise UnknownDriver(f"There is no simulated {kind!r}{did_you_mean(kind, (*KINDS, WALKER))}") from None
    found: type[Twin] = getattr(import_module(module), name)
    return found
