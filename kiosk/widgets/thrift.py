"""What Kivy does some thousand times whenever a page is built, for nobody."""

from typing import Any

from kivy.lang import builder


def begin() -> None:
    """Before the first rule is applied."""
    builder.call_fn = _call


def _call(args: tuple[Any, ...], _instance: object, _value: object) -> None:
    """What a rule says is worked out and set; Kivy's own also writes a line about it, and throws it away."""
    element, key, value, rule, idmap = args
    rule.count += 1
    setattr(element, key, eval(value, idmap))  # noqa: S307  as Kivy does: compiled from our own kv files
