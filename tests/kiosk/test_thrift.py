"""What Kivy is spared still does what it did."""

import ast
import inspect
import random
from itertools import pairwise

import pytest
from kivy.lang import Builder
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix import boxlayout
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


def kivys_own(name):
    """A method of Kivy's box as it stands in Kivy's file."""
    tree = ast.parse(inspect.getsource(boxlayout))
    [box] = [each for each in tree.body if isinstance(each, ast.ClassDef)]
    [method] = [each for each in box.body if isinstance(each, ast.FunctionDef) and each.name == name]
    names = dict(vars(boxlayout))
    exec(compile(ast.Module([method], []), boxlayout.__file__, "exec"), names)
    return names[name]


def some_box(chance):
    """A box with up to five children of every kind of wish."""
    box = BoxLayout(
        orientation=chance.choice(["horizontal", "vertical"]),
        spacing=chance.choice([0, 7]),
        padding=chance.choice([0, 3, (4, 9, 1, 2)]),
        pos=(chance.choice([0, 30]), 11),
        size=(chance.choice([0, 300, 640]), chance.choice([0, 90, 480])),
    )
    for _child in range(chance.randrange(6)):
        some = {
            "size": (chance.randrange(200), chance.randrange(200)),
            "size_hint": (chance.choice([None, 0.4, 1]), chance.choice([None, 0.4, 1])),
            "size_hint_min": (chance.choice([None, 80]), chance.choice([None, 60])),
            "size_hint_max": (chance.choice([None, 150]), chance.choice([None, 100])),
            "pos_hint": chance.choice([{}, {"center_y": 0.5}, {"right": 1}, {"x": 0.1, "top": 0.9}]),
        }
        box.add_widget(Widget(**some))
    return box


def laid(box, how):
    how(box)
    return box.minimum_size[:], [(child.pos[:], child.size[:]) for child in box.children]


def test_a_box_is_laid_out_as_kivy_does_it():
    own = kivys_own("do_layout")
    assert BoxLayout.do_layout is thrift.lay_in_a_box
    for seed in range(400):
        ours, theirs = some_box(random.Random(seed)), some_box(random.Random(seed))
        assert laid(ours, thrift.lay_in_a_box) == laid(theirs, own)


def test_a_child_that_stands_already_is_told_nothing():
    box, told = some_box(random.Random(5)), []
    thrift.lay_in_a_box(box)
    assert box.children
    for child in box.children:
        child.bind(pos=lambda *_: told.append("pos"), size=lambda *_: told.append("size"))
    thrift.lay_in_a_box(box)
    assert not told
