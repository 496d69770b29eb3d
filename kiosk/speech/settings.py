"""The section ``[speech]`` of the station file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """``device``: ALSA name or PulseAudio sink, empty for the system's own. Words per minute; volume 0–200."""

    on: bool = True
    device: str = ""
    speed: int = 150
    volume: int = 100
    program: str = "espeak-ng"
