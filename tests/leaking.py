"""What leaks most easily in a program that draws with Kivy, counted."""

import gc
from collections import Counter

from kivy.clock import Clock
from kivy.graphics.instructions import VertexInstruction
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget


def leaking() -> Counter[str]:
    """How many there are when all that nobody needs is given up.

    What was frozen counts, and what is left is frozen again: unfrozen, it would be looked at in every clean-up from now
    on, and what is counted next would be another program.
    """
    gc.unfreeze()
    gc.collect()
    counted = Counter(events=len(Clock.get_events()))
    for each in gc.get_objects():
        for what in (Widget, Texture, VertexInstruction):
            counted[what.__name__] += issubclass(type(each), what)
        counted["bound"] += type(each).__name__ == "BoundCallback"  # what listens to whom, hidden in Kivy's own code
    gc.freeze()
    return counted
