"""The devices section of the station file, as plain frozen dataclasses."""

from collections import Counter
from dataclasses import dataclass, field

from devices.errors import SettingsFault


@dataclass(frozen=True, slots=True)
class InstrumentSettings:
    """One instrument: `driver` is its KIND, `port` a path that survives a replug (by-id or by-path).

    `quantities` (text_lines only) says which of the sent names are readings and in which unit: {"co2" = "ppm"}; with a
    second word the name is translated: {"t" = "Cel temperature"}. Empty: every name counts, as sent.
    `every_minutes` (sds011 only) lets the laser rest between readings: 1 to 30, 0 is without pause; None leaves the
    instrument as it is.
    """

    name: str
    driver: str
    port: str
    baud: int | None = None  # None: the driver's usual speed
    simulated: bool = False
    quantities: dict[str, str] = field(default_factory=dict)
    every_minutes: int | None = None

    def __post_init__(self) -> None:
        for key in ("name", "driver", "port"):
            if not getattr(self, key).strip():
                raise SettingsFault(f"An instrument has an empty {key!r}: every instrument needs name, driver, port.")
        if self.baud is not None and self.baud <= 0:
            raise SettingsFault(f"Instrument {self.name!r}: baud {self.baud} is no speed; leave it out.")
        if self.every_minutes is not None and not 0 <= self.every_minutes <= 30:
            raise SettingsFault(f"Instrument {self.name!r}: every_minutes {self.every_minutes} is not within 0 to 30.")


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """One camera of the station.

    `source`: a device ("/dev/v4l/by-id/…"), a stream of this machine ("http://127.0.0.1:8080/stream") or a file that
    holds such an address ("mjpeg:cameras/walker.url").
    `fps`: how many pictures a second are looked at, 2 to 30; the camera may send more.
    `mirrored`: the silhouette as in a mirror, so that somebody in front of the screen finds their left on the left.
    """

    name: str
    source: str
    simulated: bool = False
    fps: float = 10.0
    mirrored: bool = True

    def __post_init__(self) -> None:
        for key in ("name", "source"):
            if not getattr(self, key).strip():
                raise SettingsFault(f"A camera has an empty {key!r}: every camera needs name and source.")
        if not 2 <= self.fps <= 30:
            raise SettingsFault(f"Camera {self.name!r}: fps {self.fps:g} is not within 2 to 30.")


@dataclass(frozen=True, slots=True)
class DevicesSettings:
    """All instruments and cameras of the station, in the order of the file."""

    instruments: tuple[InstrumentSettings, ...] = ()
    cameras: tuple[CameraSettings, ...] = ()

    def __post_init__(self) -> None:
        for what, each in (("instruments", self.instruments), ("cameras", self.cameras)):
            twice = [name for name, count in Counter(one.name for one in each).items() if count > 1]
            if twice:
                raise SettingsFault(f"Two {what} have the name {twice[0]!r}: give each its own name.")
        both = {each.name for each in self.instruments} & {each.name for each in self.cameras}
        if both:
            raise SettingsFault(f"An instrument and a camera share the name {min(both)!r}: give each its own name.")
