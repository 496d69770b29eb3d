"""How the staff come in: a finger in the corner, a PIN on the pad."""

from kivy.base import EventLoop

from kiosk.widgets.finger import Finger

PIN = "270418"


def rests_in_corner(visitor, x=20, y=None, seconds=3.2):
    from kivy.core.window import Window

    finger = Finger("resting")
    EventLoop.add_input_provider(finger)
    finger.press(x, Window.height - 20 if y is None else y)
    visitor.waits(seconds)
    finger.lift()
    visitor.waits(0.5)
    EventLoop.remove_input_provider(finger)


def types_pin(visitor, pin):
    for digit in pin:
        visitor.key(digit)
    if any(target.spoken in {"Öffnen", "Weiter"} for target in visitor.targets()):  # not while the gate is closed
        visitor.touches_main()


def comes_in(visitor, pin=PIN):
    rests_in_corner(visitor)
    types_pin(visitor, pin)
    visitor.comes_to_rest()
