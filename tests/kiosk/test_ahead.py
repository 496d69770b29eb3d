"""In front of the invitation views of exhibits are imported, one at a time: the first to open one need not wait."""

import importlib
import sys
from dataclasses import replace
from functools import partial

import pytest

from kiosk.models.ahead import STEP_S, Ahead


@pytest.fixture
def views(tmp_path, monkeypatch):
    """Two views as files, not imported yet; the one between them fails."""
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("ahead_one", "ahead_two"):
        (tmp_path / f"{name}.py").write_text("", "utf-8")
    (tmp_path / "ahead_broken.py").write_text("raise ValueError('a wire is loose')", "utf-8")
    names = ["ahead_one", "ahead_broken", "ahead_two"]
    yield names
    for name in names:
        sys.modules.pop(name, None)


class Moment:
    """A moment of a kiosk that has two scenes to build; ``done`` tells what was done in it."""

    def __init__(self, views):
        self.quiet = True
        self.done = []
        self.step = partial(Ahead(lambda: self.quiet, self._build, views, lambda: self.done.append("built"))._step, 0)

    def _build(self):
        if self.done.count("scene") == 2:
            return False
        self.done.append("scene")
        return True


@pytest.fixture
def ahead(views):
    return Moment(views)


def imported(views):
    return [name for name in views if name in sys.modules]


def test_scenes_come_first_then_one_view_at_a_time_and_then_it_is_over(ahead, views):
    seen = []
    while ahead.step():
        seen.append((ahead.done.count("scene"), len(imported(views))))
    assert seen == [(1, 0), (2, 0), (2, 1), (2, 1), (2, 2)]
    assert ahead.done == ["scene", "scene", "built"]


def test_nothing_is_done_while_somebody_is_there(ahead, views):
    ahead.quiet = False
    assert all(ahead.step() for _ in range(10))
    assert not ahead.done
    assert not imported(views)


def test_a_view_that_fails_is_left_to_its_opening_and_the_next_one_is_imported(ahead, views, caplog):
    while ahead.step():
        pass
    assert imported(views) == ["ahead_one", "ahead_two"]
    assert "ahead_broken cannot be imported ahead: ValueError: a wire is loose" in caplog.text
    with pytest.raises(ValueError, match="a wire is loose"):
        importlib.import_module("ahead_broken")


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
