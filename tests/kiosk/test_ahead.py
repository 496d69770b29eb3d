"""In front of the invitation exhibits are imported, one at a time: the first to open one need not wait."""

import importlib
import sys
import tomllib
from dataclasses import replace
from functools import partial

import pytest

from kiosk import pack
from kiosk.models.ahead import STEP_S, Ahead

MODEL = """
import msgspec


class CONTENT(msgspec.Struct, frozen=True):
    answer: int


TABLE = "two.toml"
"""


@pytest.fixture
def exhibits(tmp_path, monkeypatch):
    """Two exhibits as packages, not imported yet; the one between them fails, the last one reads a table."""
    monkeypatch.syspath_prepend(tmp_path)
    names = ["ahead_one", "ahead_broken", "ahead_two"]
    for name in names:
        (tmp_path / name).mkdir()
        for module in ("__init__", "view"):
            (tmp_path / name / f"{module}.py").write_text("", "utf-8")
    (tmp_path / "ahead_broken" / "view.py").write_text("raise ValueError('a wire is loose')", "utf-8")
    (tmp_path / "ahead_two" / "model.py").write_text(MODEL, "utf-8")
    (tmp_path / "two.toml").write_text("answer = 42", "utf-8")
    yield names
    for name in [each for each in sys.modules if each.partition(".")[0] in names]:
        sys.modules.pop(name)


class Moment:
    """A moment of a kiosk that has two scenes to build; ``done`` tells what was done in it."""

    def __init__(self, exhibits, content):
        self.quiet = True
        self.done = []
        ahead = Ahead(lambda: self.quiet, self._build, exhibits, content, lambda: self.done.append("built"))
        self.step = partial(ahead._step, 0)

    def _build(self):
        if self.done.count("scene") == 2:
            return False
        self.done.append("scene")
        return True


@pytest.fixture
def ahead(exhibits, tmp_path):
    return Moment(exhibits, tmp_path)


def imported(exhibits):
    return [name for name in exhibits if f"{name}.view" in sys.modules]


def test_scenes_come_first_then_one_exhibit_at_a_time_and_then_it_is_over(ahead, exhibits):
    seen = []
    while ahead.step():
        seen.append((ahead.done.count("scene"), len(imported(exhibits))))
    assert seen == [(1, 0), (2, 0), (2, 1), (2, 1), (2, 2)]
    assert ahead.done == ["scene", "scene", "built"]


def test_nothing_is_done_while_somebody_is_there(ahead, exhibits):
    ahead.quiet = False
    assert all(ahead.step() for _ in range(10))
    assert not ahead.done
    assert not imported(exhibits)


def test_an_exhibit_that_fails_is_left_to_its_opening_and_the_next_one_is_imported(ahead, exhibits, caplog):
    while ahead.step():
        pass
    assert imported(exhibits) == ["ahead_one", "ahead_two"]
    assert "ahead_broken cannot be made ready ahead: ValueError: a wire is loose" in caplog.text
    with pytest.raises(ValueError, match="a wire is loose"):
        importlib.import_module("ahead_broken.view")


def test_the_table_of_an_exhibit_is_read_ahead_as_well(ahead, tmp_path, monkeypatch):
    while ahead.step():
        pass
    monkeypatch.setattr(tomllib, "loads", None)  # whoever opens it reads no file any more
    assert pack.table(tmp_path, "two.toml", importlib.import_module("ahead_two.model").CONTENT).answer == 42


def test_a_table_that_cannot_be_read_is_named_and_left_to_the_opening(ahead, tmp_path, caplog):
    (tmp_path / "two.toml").write_text("answer = 'many'", "utf-8")
    while ahead.step():
        pass
    assert "ahead_two cannot be made ready ahead: PackError" in caplog.text
    assert "two.toml" in caplog.text
    assert ahead.done[-1] == "built"


def test_the_kiosk_imports_in_front_of_the_invitation_and_never_during_a_visit(theatre, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "ahead_room").mkdir()
    for name in ("__init__", "view"):
        (tmp_path / f"ahead_room/{name}.py").write_text("", "utf-8")
    visitor = theatre(
        lambda house: house.put_on(lambda plays: {**plays, "quiz": replace(plays["quiz"], module="ahead_room")})
    )
    visitor.touches_at(540, 900)
    visitor.waits(STEP_S * 30)
    assert visitor.app.visit is not None
    assert "ahead_room.view" not in sys.modules
    visitor.app.end_visit()
    visitor.waits(STEP_S * 30)
    assert "ahead_room.view" in sys.modules
    assert not visitor.app.stage.paused
