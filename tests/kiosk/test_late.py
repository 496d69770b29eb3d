"""Parts of a screen that are built when they are first needed."""

from kiosk.widgets.late import Late


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
