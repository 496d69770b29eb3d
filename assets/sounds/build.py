"""Makes the bundled sounds: a bell of five partials that die away one by one. Our own, no sample."""

import math
import struct
import wave
from pathlib import Path
from typing import Final

RATE: Final = 22_050
SECONDS: Final = 1.8
STRIKES: Final = ((0.0, 523.25), (0.28, 659.25))  # when, and how high: C5, then E5
PARTIALS: Final = ((1.0, 1.0, 1.5), (2.0, 0.5, 1.1), (3.01, 0.25, 0.7), (4.2, 0.12, 0.4), (5.4, 0.06, 0.25))


def sample(at: float) -> float:
    """-1 to 1."""
    loud = 0.0
    for begin, pitch in STRIKES:
        age = at - begin
        if age > 0:
            rise = min(1.0, age / 0.006)
            loud += rise * sum(
                share * math.exp(-age / fade * 3) * math.sin(2 * math.pi * pitch * partial * age)
                for partial, share, fade in PARTIALS
            )
    return loud / 3.2 * min(1.0, (SECONDS - at) / 0.1)


if __name__ == "__main__":
    with wave.open(str(Path(__file__).with_name("step-end.wav")), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        frames = (int(32_000 * sample(number / RATE)) for number in range(int(RATE * SECONDS)))
        file.writeframes(b"".join(struct.pack("<h", max(-32_768, min(32_767, frame))) for frame in frames))
