"""Two things that Kivy does some thousand times whenever a page is built, for nobody."""

from typing import Any

from kivy.clock import ClockBaseInterruptBehavior
from kivy.lang import builder


def begin() -> None:
    """Before the first rule is applied; a tenth of what a page takes to build."""
    builder.call_fn = _call
    ClockBaseInterruptBehavior.on_schedule = _wake


def _call(args: tuple[Any, ...], _instance: object, _value: object) -> None:
    """What a rule says is worked out and set; Kivy's own also writes a line about it, and throws it away."""
    element, key, value, rule, idmap = args
    rule.count += 1
    setattr(element, key, eval(value, idmap))  # noqa: S307  as Kivy does: compiled from our own kv files


_waking = ClockBaseInterruptBehavior.on_schedule


def _wake(clock: Any, event: Any) -> None:
    """Who is awake need not be woken: Kivy asks for the time and locks before it finds that out."""
    if not clock._event.is_set():  # noqa: SLF001  there is no other way to know
        _waking(clock, event)
