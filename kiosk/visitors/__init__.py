"""Scripted visitors: they see what is on the screen, touch it with real touch events, and sometimes walk away.

They come in through Kivy's input path like a finger does (an input provider posts the events), or through the window's
keys like a keypad; no handler is called. The clock of the visit is handed in, so that whoever walks away need not be
waited for.
"""

from kiosk.visitors.crowd import Audience, Visitors, audience
from kiosk.visitors.hands import HOLD_FRAMES, FingerHand, Keys, Steps
from kiosk.visitors.plan import Plan
from kiosk.visitors.walk import Walk
from kiosk.widgets.finger import Finger

__all__ = [
    "HOLD_FRAMES",
    "Audience",
    "Finger",
    "FingerHand",
    "Keys",
    "Plan",
    "Steps",
    "Visitors",
    "Walk",
    "audience",
]
