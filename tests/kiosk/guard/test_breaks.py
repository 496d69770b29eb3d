"""An exhibit's fault stops this exhibit alone: wherever it fails or dawdles, the visit and everything else go on."""

import importlib
import logging
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from kivy.animation import Animation
from kivy.clock import Clock

from devices.reading import Quality, Reading
from kiosk import playbill
from kiosk.guard.budget import BudgetSettings
from tests.kiosk import pixels

HERE = Path(__file__).parent
MANIFEST = 'kind = "moody"\nicon = "wind"\nfield = 3\nseconds = 60\ntitle = {de = "Werkbank"}\nnote = {de = "Los"}\n'
PAUSE = "Dieses Exponat macht Pause"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The exhibit of another project as pip leaves it: a package, and its entry point in a dist-info."""
    site = tmp_path_factory.mktemp("site")
    package = site / "moody_bench"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "exhibit.toml").write_text(MANIFEST, "utf-8")
    for ending in ("py", "kv"):
        shutil.copy(HERE / f"installed/moody.{ending}", package / f"view.{ending}")
    about = site / "moody_bench-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: moody-bench\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[projektor.exhibits]\nmoody = moody_bench\n", "utf-8")
    sys.path.insert(0, str(site))
    importlib.invalidate_caches()
    yield
    sys.path.remove(str(site))
    for name in [name for name in sys.modules if name.startswith("moody_bench")]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def stage(installed, forms_cache):
    """One kiosk for this file, with the installed exhibit on it."""
    from tests.kiosk.conftest import close_resting
    from tests.kiosk.theatre import Theatre

    close_resting()
    theatre = Theatre(forms_cache)
    found = playbill.plays(HERE / "no rooms", ("moody",))
    theatre.put_on(lambda plays: {"weekly_question": plays["weekly_question"], **found})
    visitor = theatre.open()
    yield visitor
    theatre._take_time()
    theatre.close()


@pytest.fixture
def bench(stage, caplog):
    """In front of the exhibit, which has the wished mood."""
    caplog.set_level(logging.INFO)
    theatre = stage.theatre

    def walk_up(mood):
        from moody_bench.view import Moody

        Moody.mood, Moody.ticks = mood, 0
        stage.touches_at(540, 900)
        stage.waits(0.5)
        stage.touches("Werkbank")
        return stage

    importlib.import_module("moody_bench.view")
    yield walk_up
    sys.modules["moody_bench.view"].Moody.mood = "nothing"
    for taken in stage.app.stage.paused:
        stage.app.stage.resume(taken.kind)
    theatre.rest()
    theatre.resume()


def moody():
    return sys.modules["moody_bench.view"].Moody


def leftovers():
    return [event for event in Clock.get_events() if "moody" in repr(event.get_callback())]


def visit_goes_on(visitor):
    """The same visitor goes home and votes."""
    visitor.touches("Start")
    visitor.touches("Hansaplatz")
    return visitor.place == "weekly_question"


@pytest.mark.parametrize(
    "mood", ["touch", "tick", "partial", "animation", "rule", "record", "touch and leave", "exit", "open"]
)
def test_whatever_an_exhibit_does_at_a_touch_stops_it_alone(bench, mood):
    visitor = bench(mood)
    visit = visitor.app.visit
    visitor.touches("Los")
    visitor.waits(0.5)
    assert visitor.sees(PAUSE)
    assert [taken.kind for taken in visitor.app.stage.paused] == ["moody"]
    assert visitor.app.visit is visit
    assert visit_goes_on(visitor)


@pytest.mark.parametrize("mood", ["build", "enter", "retell", "nothing built", "widget none", "widget text"])
def test_an_exhibit_that_cannot_be_opened_shows_its_break_at_once(bench, mood):
    visitor = bench(mood)
    assert visitor.sees(PAUSE)
    assert [taken.kind for taken in visitor.app.stage.paused] == ["moody"]
    assert visit_goes_on(visitor)


def test_an_exhibit_that_fails_at_a_reading_keeps_no_other_from_it(bench):
    visitor, heard = bench("readings"), []
    theatre = visitor.theatre
    unwatch = theatre.readings.watch(lambda: heard.append(1))
    theatre.readings.put(Reading("co2", 640, "ppm", theatre.time(), theatre.time.wall(), "raum", Quality.OK))
    visitor.waits(0.5)
    unwatch()
    assert heard
    assert visitor.sees(PAUSE)


def test_an_exhibit_that_fails_while_it_is_drawn_leaves_a_screen_that_can_be_seen(bench):
    visitor = bench("drawing")
    visitor.touches("Los")
    for _ in range(pixels.FRAMES):
        visitor.theatre.frame(0, drawn=True)
    visitor.comes_to_rest()
    assert visitor.sees(PAUSE)
    after_drawing = pixels.corner(visitor.theatre)
    assert visit_goes_on(visitor)
    visitor.app.go("moody")
    visitor.comes_to_rest()
    assert np.array_equal(pixels.corner(visitor.theatre), after_drawing)
    assert len(np.unique(after_drawing.reshape(-1, 3), axis=0)) > 50


def test_going_back_out_of_an_exhibit_that_fails_at_it_leads_home(bench):
    visitor = bench("back")
    visitor.app.back()
    visitor.waits(0.5)
    assert visitor.place == "home"
    assert [taken.kind for taken in visitor.app.stage.paused] == ["moody"]


def test_an_exhibit_that_fails_when_it_is_left_holds_nobody_back(bench):
    visitor = bench("leave")
    visitor.app.end_visit()
    visitor.waits(0.5)
    assert visitor.place == "invitation"
    assert [taken.kind for taken in visitor.app.stage.paused] == ["moody"]


def test_nothing_of_a_stopped_exhibit_goes_on_by_itself(bench):
    visitor = bench("touch")
    visitor.waits(0.5)
    assert moody().ticks > 2
    visitor.touches("Los")
    ticks = moody().ticks
    visitor.waits(1)
    assert moody().ticks == ticks
    assert not leftovers()


def test_no_movement_of_a_stopped_exhibit_goes_on_by_itself(bench):
    running = len(Animation._instances)
    visitor = bench("movements")
    visitor.touches("Los")
    visitor.waits(0.5)
    assert visitor.sees(PAUSE)
    assert len(Animation._instances) == running


def test_staff_read_which_exhibit_what_and_why(bench, caplog):
    visitor = bench("touch")
    visitor.touches("Los")
    [taken] = visitor.app.stage.paused
    assert (taken.kind, taken.why) == ("moody", "RuntimeError: a wire is loose")
    assert taken.what.startswith("view.py:")
    assert taken.what.endswith(" in fail")
    assert taken.since == visitor.theatre.time.now().replace(
        second=taken.since.second, microsecond=taken.since.microsecond
    )
    [told] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "The exhibit moody takes a break: RuntimeError: a wire is loose (view.py:" in told.getMessage()
    assert told.exc_info is not None


def test_a_fault_in_a_rule_is_told_with_its_file_and_leaves_the_theme_whole(bench):
    visitor = bench("rule")
    visitor.touches("Los")
    [taken] = visitor.app.stage.paused
    assert taken.what.startswith("view.kv:2")
    visitor.touches("Kontrast")
    assert visitor.app.theme.name == "dark"


def test_staff_start_it_again(bench):
    visitor = bench("touch")
    visitor.touches("Los")
    moody().mood = "nothing"
    visitor.app.stage.resume("moody")
    visitor.waits(0.5)
    assert not visitor.sees(PAUSE)
    visitor.touches("Los")
    assert not visitor.app.stage.paused


def test_a_paused_exhibit_is_suggested_to_nobody(bench):
    visitor = bench("touch")
    visitor.touches("Los")
    visitor.app.stage.forget()
    places = []
    for _ in range(5):
        places.append(visitor.app.stage.suggestion(places[-1] if places else "").place)
        visitor.app.stage.opened(places[-1])
    assert "moody" not in places
    assert "weekly_question" in places


def test_a_call_that_never_returns_is_broken_off(bench):
    visitor = bench("endless")
    with visitor.app.guard.witness(BudgetSettings(endless_s=0.3)):
        visitor.touches("Los")
    assert visitor.sees(PAUSE)
    [taken] = visitor.app.stage.paused
    assert "did not return" in taken.why
    assert taken.what.endswith("in do_endless")
    assert visit_goes_on(visitor)


def test_an_exhibit_that_is_too_slow_again_and_again_is_stopped(bench):
    visitor = bench("slow")
    with visitor.app.guard.witness(BudgetSettings(((0.02, 3),), period_s=60)):
        visitor.touches("Los")
        for _frame in range(100):
            if visitor.app.stage.paused:
                break
            visitor.waits(0.1)
    visitor.waits(0.5)
    assert visitor.sees(PAUSE)
    [taken] = visitor.app.stage.paused
    assert "too slow: 3 frames" in taken.why
    assert "view.py:" in taken.what


def test_a_fault_that_is_no_exhibits_ends_the_kiosk(bench):
    visitor = bench("nothing")
    visitor.app.go("home")

    def fail(_seconds):
        raise ZeroDivisionError("of the house")

    Clock.schedule_once(fail)
    with pytest.raises(ZeroDivisionError):
        visitor.waits(0.3)
