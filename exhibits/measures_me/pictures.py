"""The drawings of the things, in the shapes of ``kiosk.widgets.picture``; the yellow point is the sensor. Pure."""

from collections.abc import Mapping
from math import sqrt
from typing import Final

Shape = tuple[object, ...]


def _sensor(x: float, y: float, *, waves: tuple[float, float] = (20, 70)) -> tuple[Shape, ...]:
    """The yellow point and the two waves that go out from it, between two angles."""
    return (
        ("arc", "beam", 3.2, x, y, 15, *waves),
        ("arc", "beam", 3.2, x, y, 23, *waves),
        ("disc", "dark", x, y, 9),
        ("disc", "beam", x, y, 7),
    )


def _wave(y: float) -> Shape:
    points = [value for i in range(10) for value in (14 + 19 * i, y + (3.5 if i % 2 else -3.5))]
    return ("line", "sky", 4, *points)


def _person(x: float, y: float) -> tuple[Shape, ...]:
    """Somebody, and nobody in particular."""
    return (
        ("disc", "white", x, y + 62, 11),
        ("line", "white", 17, x, y + 40, x, y + 22),
        ("line", "white", 7, x - 2, y + 20, x - 13, y - 6),
        ("line", "white", 7, x + 2, y + 20, x + 11, y - 6),
        ("line", "white", 6, x + 4, y + 41, x + 19, y + 25),
        ("line", "white", 6, x - 4, y + 41, x - 18, y + 26),
    )


_ARCH: Final = tuple(("line", "glow", 3, x, 62, x, 62 + sqrt(66**2 - (x - 100) ** 2)) for x in (52, 76, 100, 124, 148))

PICTURES: Final[Mapping[str, tuple[Shape, ...]]] = {
    "bridge": (
        _wave(20),
        _wave(34),
        ("rect", "white", 34, 14, 12, 46, 2),
        ("rect", "white", 154, 14, 12, 46, 2),
        *_ARCH,
        ("arc", "white", 8, 100, 62, 66, -90, 90),
        ("rect", "white", 6, 55, 188, 13, 4),
        *_sensor(100, 62, waves=(125, 235)),
    ),
    "tree": (
        ("rect", "glow", 30, 10, 140, 8, 4),
        ("poly", "wood", 88, 14, 112, 14, 106, 66, 95, 66),
        ("line", "wood", 7, 101, 58, 124, 82),
        ("disc", "leaf", 68, 82, 29),
        ("disc", "leaf", 133, 84, 28),
        ("disc", "leaf", 100, 102, 34),
        ("disc", "leaf", 100, 80, 28),
        ("disc", "sky", 50, 40, 7),
        ("poly", "sky", 44, 43, 56, 43, 50, 58),
        *_sensor(100, 84),
    ),
    "air": (
        ("rect", "white", 62, 18, 76, 104, 14),
        ("rect", "dark", 72, 72, 56, 38, 8),
        ("line", "leaf", 4, 79, 84, 90, 92, 100, 86, 110, 100, 121, 96),
        ("line", "grey", 4, 80, 34, 120, 34),
        ("line", "grey", 4, 80, 43, 120, 43),
        ("arc", "glow", 5, 22, 86, 14, 60, 220),
        ("arc", "glow", 5, 36, 58, 14, 60, 220),
        ("arc", "glow", 5, 178, 92, 14, -120, 60),
        ("arc", "glow", 5, 164, 54, 14, -120, 60),
        ("disc", "dark", 100, 57, 7),
        ("disc", "beam", 100, 57, 5),
    ),
    "counter": (
        ("poly", "light", 100, 122, 34, 14, 166, 14),
        ("rect", "glow", 14, 8, 172, 6, 3),
        ("rect", "white", 14, 10, 9, 118, 3),
        ("rect", "white", 177, 10, 9, 118, 3),
        ("rect", "white", 14, 122, 172, 10, 4),
        *_person(72, 22),
        *_person(128, 22),
        ("disc", "dark", 100, 122, 9),
        ("disc", "beam", 100, 122, 7),
    ),
    "parking": (
        ("rect", "glow", 10, 16, 180, 7, 3),
        ("poly", "white", 54, 66, 70, 98, 128, 98, 152, 66),
        ("poly", "sky", 66, 67, 77, 90, 98, 90, 98, 67),
        ("poly", "sky", 104, 67, 104, 90, 125, 90, 141, 67),
        ("rect", "white", 22, 38, 158, 32, 13),
        ("disc", "dark", 60, 38, 17),
        ("disc", "grey", 60, 38, 8),
        ("disc", "dark", 144, 38, 17),
        ("disc", "grey", 144, 38, 8),
        *_sensor(102, 16, waves=(-55, 55)),
    ),
    "weather": (
        ("disc", "beam", 40, 108, 17),
        ("line", "beam", 4, 40, 132, 40, 138),
        ("line", "beam", 4, 14, 108, 8, 108),
        ("line", "beam", 4, 22, 126, 17, 131),
        ("line", "beam", 4, 58, 126, 63, 131),
        ("line", "white", 9, 106, 6, 106, 118),
        ("line", "white", 6, 76, 96, 148, 96),
        ("rect", "white", 136, 66, 26, 6, 3),
        ("rect", "white", 134, 75, 30, 6, 3),
        ("rect", "white", 136, 84, 26, 6, 3),
        ("disc", "dark", 76, 84, 13),
        ("line", "white", 5, 92, 122, 120, 122),
        ("disc", "white", 89, 122, 7),
        ("disc", "white", 123, 122, 7),
        *_sensor(106, 58, waves=(55, 125)),
    ),
    "bin": (
        ("rect", "glow", 40, 8, 120, 7, 3),
        ("poly", "white", 70, 12, 130, 12, 138, 96, 62, 96),
        ("poly", "coral", 73, 17, 127, 17, 131, 54, 69, 54),
        ("poly", "light", 100, 100, 70, 56, 130, 56),
        ("rect", "white", 54, 98, 92, 11, 5),
        ("rect", "white", 88, 108, 24, 8, 4),
        ("disc", "dark", 100, 97, 9),
        ("disc", "beam", 100, 97, 7),
    ),
    "kiosk": (
        ("rect", "glow", 52, 4, 96, 8, 4),
        ("rect", "grey", 92, 10, 16, 20, 2),
        ("rect", "dark", 66, 28, 68, 108, 10),
        ("rect", "white", 72, 36, 56, 86, 5),
        ("rect", "violet", 76, 78, 48, 40, 5),
        ("poly", "beam", 112, 118, 122, 118, 106, 78, 86, 78),
        ("rect", "grey", 76, 60, 22, 13, 4),
        ("rect", "grey", 102, 60, 22, 13, 4),
        ("rect", "grey", 76, 42, 22, 13, 4),
        ("rect", "violet", 102, 42, 22, 13, 4),
        ("disc", "beam", 100, 129, 4),
        ("arc", "beam", 3.2, 100, 129, 15, 50, 125),
        ("arc", "beam", 3.2, 100, 129, 15, 235, 310),
    ),
}
