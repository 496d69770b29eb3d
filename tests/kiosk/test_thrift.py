"""What Kivy is spared still does what it did."""

from itertools import pairwise

import pytest
from kivy.lang import Builder
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.widgets import thrift


class ThriftProbe(Widget):
    """Doubles what it is told."""

    given = ObjectProperty(1)
    doubled = NumericProperty(0)


Builder.load_string("<ThriftProbe>:\n    doubled: 2 * self.given\n")


@pytest.fixture(autouse=True)
def thrifty():
    thrift.begin()


def test_a_rule_follows_what_it_names():
    probe = ThriftProbe()
    assert probe.doubled == 2
    probe.given = 21
    assert probe.doubled == 42


def test_a_fault_in_a_rule_is_still_told():
    probe = ThriftProbe()
    with pytest.raises(TypeError):
        probe.given = object()


def test_what_stands_in_each_other_is_laid_out_together():
    nested = [BoxLayout() for _level in range(6)]
    for outer, inner in pairwise(nested):
        outer.add_widget(inner)
    nested[2].size_hint_y = 0.5
    nested[0].size = (640, 480)
    thrift.lay_out(nested[0])
    assert [each.size for each in nested] == [[640, 480]] * 2 + [[640, 240]] * 4
