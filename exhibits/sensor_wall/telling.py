"""What is said during the experiment and at its end. Pure."""

from typing import Final

from exhibits.sensor_wall.breath import Breath, Step
from exhibits.sensor_wall.model import Quantity, in_words
from kiosk.language import N_, Language

WORDS: Final = {
    Step.BREATHE: N_("Now breathe slowly at the sensor."),
    Step.WATCH: N_("And now watch the curve."),
    Step.ROSE: N_("That was you! From {before} to {after} {unit}."),
    Step.SAME: N_(
        "Hardly anything changed: {before}, then {after} {unit}. Perhaps the sensor was too far away, or it is slow."
    ),
    Step.SILENT: N_("No value came in that time. The sensor is silent."),
}


def breath_words(
    breath: Breath, step: Step, quantity: Quantity, unit: str, language: Language, *, simulated: bool
) -> str:
    """One sentence for where the experiment stands; of simulated values no breath is said to have changed them."""
    if step.over and simulated:
        return language.say("These values are simulated: no breath can change them. With a real sensor this works.")
    before, after = (
        in_words(breath.quantity, value, language, quantity.digits) for value in (breath.before, breath.highest)
    )
    return language.say(WORDS[step]).format(before=before, after=after, unit=unit)
