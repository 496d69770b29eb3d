"""What every driver can do. A driver knows no port, no thread and no clock: bytes and times are handed in."""

from typing import ClassVar, NamedTuple, Protocol

from devices.reading import Quality
from devices.settings import InstrumentSettings


class Measurement(NamedTuple):
    """One decoded value; the link adds when and from whom."""

    quantity: str
    value: float  # NaN when INVALID
    unit: str
    quality: Quality


class UsbId(NamedTuple):
    """Vendor and product as the bus reports them; `product` None stands for every product of the vendor."""

    vendor: int
    product: int | None

    def __str__(self) -> str:
        return f"{self.vendor:04x}:{self.product:04x}" if self.product is not None else f"{self.vendor:04x}:*"


class Driver(Protocol):
    """A codec and its dialogue, for one instrument."""

    KIND: ClassVar[str]
    BAUDS: ClassVar[tuple[int, ...]]  # the usual speed first
    USB_IDS: ClassVar[tuple[UsbId, ...]]  # bridges it usually comes with: a hint, no proof
    CHECKED: ClassVar[bool]  # frames carry a checksum: a heard frame proves the kind
    max_age: float  # seconds without any frame after which it counts as stale
    warm_up: float  # seconds after opening during which values are WARMING

    def __init__(self, settings: InstrumentSettings) -> None: ...

    @property
    def identity(self) -> str | None:
        """What the instrument says of itself (serial number, device id), once it has."""

    @property
    def junk(self) -> int:
        """How many bytes belonged to no frame so far."""

    def feed(self, data: bytes) -> list[Measurement]:
        """Decode any bytes; never raises, whatever they are."""

    def end(self) -> list[Measurement]:
        """The stream is over (a recording, stdin): what a waiting rest means by itself."""

    def due(self, now: float) -> bytes:
        """The bytes to send at `now` (monotonic seconds), b"" for nothing. Called a few times a second."""
