"""An exhibit that fails in the middle of a kv rule must not keep every other screen from being built."""

from datetime import UTC, datetime

import pytest
from kivy.clock import Clock
from kivy.factory import Factory
from kivy.lang import Builder

from kiosk.guard.blame import Blame
from kiosk.guard.breaks import Breaks
from kiosk.models.guard import Guard

RULES = """
<HalfBuilt@Widget>:
    parts: self.steps[-1]
"""


@pytest.fixture
def half_built():
    Builder.load_string(RULES, filename="half_built.kv")
    yield Factory.HalfBuilt
    Builder.unload_file("half_built.kv")
    Factory.unregister("HalfBuilt")
    for event in Clock.get_events():  # nobody clears an exhibit away that never stood
        if "_clear_away" in repr(event.get_callback()):
            event.cancel()


@pytest.mark.parametrize("way", ["called by the stage", "called by Kivy"])
def test_a_rule_that_fails_is_not_left_half_applied(half_built, way):
    breaks = Breaks(lambda: datetime(2026, 11, 23, tzinfo=UTC))
    guard = Guard(breaks, Blame({}), lambda: "moody", lambda _kind: None)
    if way == "called by the stage":
        assert guard.call("moody", "build", half_built, None) is None
    else:
        exhibit = type("Exhibit", (), {})()
        guard.built("moody", exhibit)
        with pytest.raises(Exception, match="steps") as failed:
            half_built()
        assert Builder.rulectx, "Kivy would have kept it"
        guard.handle_exception(failed.value)
    assert "moody" in breaks
    assert not Builder.rulectx
