"""Parts of a screen that are built when they are first needed, or shortly before."""

from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.late import STEP_S, Late
from kiosk.widgets.text import Words
from tests.kiosk.visitor import FRAME_S


def test_a_part_is_built_when_it_is_asked_for_and_only_once():
    built = []
    parts = Late({"map": lambda: built.append("map") or "a map", "word": lambda: built.append("word") or "a word"})
    assert not built
    assert parts["word"] == parts["word"] == "a word"
    assert built == ["word"]


def test_looking_builds_nothing():
    parts = Late({"map": object, "word": object})
    there = parts["word"]
    assert "map" not in parts
    assert parts.get("map") is None
    assert parts.standing("map", "word") == [there]


def test_a_part_may_be_another_one_that_stands():
    parts = Late({"thanks": object, "found": lambda: parts["thanks"]})
    assert parts["found"] is parts["thanks"]


def test_what_is_likely_next_is_built_and_drawn_while_nobody_waits_for_it_one_after_the_other(visitor):
    place = BoxLayout(size=(600, 400))
    parts = Late({name: lambda name=name: Words(words=f"Teil {name}") for name in ("map", "word", "far")})
    parts.ahead(place, "map", "word")
    assert not parts
    visitor.waits(STEP_S + FRAME_S)
    assert [*parts] == ["map"]
    visitor.waits(4 * (STEP_S + FRAME_S))
    assert [*parts] == ["map", "word"]
    assert parts["word"].width == 600
    assert parts["word"].texture is not None


def test_whoever_leaves_has_nothing_built_any_more(visitor):
    parts = Late({"map": Words, "word": Words})
    parts.ahead(BoxLayout(), "map", "word")
    visitor.waits(STEP_S + FRAME_S)
    parts.stop()
    visitor.waits(2.0)
    assert [*parts] == ["map"]
