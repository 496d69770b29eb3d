"""Only what has changed is drawn again, and what is seen is the same as if everything were."""

import random
from functools import partial

import numpy as np
import pytest
from kivy.core.window import Window
from kivy.graphics import Callback, Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.widgets import damage
from kiosk.widgets import glass as glasses
from kiosk.widgets.damage import MOST, Box, merged
from kiosk.widgets.glass import Glass
from kiosk.widgets.scroller import FootedView

SIDE = 120
FRAMES = 50  # at most: much that has changed is drawn in several, and so is what changes meanwhile
NEARLY = 2  # of 255: smoothed edges


class Patch(Widget):
    """Something to be seen, in a colour of its own."""

    def __init__(self, **kwargs):
        super().__init__(size_hint=(None, None), **kwargs)
        with self.canvas.before:
            self.tone = Color(1, 0, 0, 1)
            self.shape = Rectangle(pos=self.pos, size=self.size)
        self.bind(pos=self._draw, size=self._draw)

    def _draw(self, *_):
        beyond = getattr(self, "overhang", 0)
        self.shape.pos = self.x - beyond, self.y - beyond
        self.shape.size = self.width + 2 * beyond, self.height + 2 * beyond


class Bench:
    """A glass with patches on it, some inside others and some in a view that scrolls; chance changes it."""

    def __init__(self):
        self.glass = Glass(size=(SIDE, SIDE), size_hint=(None, None))
        self.floor = FloatLayout(size=(SIDE, SIDE))
        self.view = FootedView(size_hint=(None, None), size=(60, 50), pos=(50, 10), do_scroll_x=False)
        self.column = BoxLayout(orientation="vertical", size_hint_y=None, height=160)
        self.view.add_widget(self.column)
        self.floor.add_widget(self.view)
        self.glass.add_widget(self.floor)
        Window.add_widget(self.glass)
        self.patches = [Patch(pos=(9 * number, 11 * number), size=(14, 12)) for number in range(8)]
        for number, patch in enumerate(self.patches):
            (self.patches[number - 1] if number % 3 == 2 else self.floor).add_widget(patch)
        self.photo, self.picture = Patch(pos=(70, 90), size=(30, 20)), Texture.create(size=(2, 2), colorfmt="rgb")
        self.photo.shape.texture = self.picture
        self.floor.add_widget(self.photo)
        self.scrolled = [Patch(size=(50, 30)) for _ in range(5)]
        for number, patch in enumerate(self.scrolled):
            patch.tone.rgb = (0, number / 5, 1)
            self.column.add_widget(patch)
        for end in (self.scrolled[0], self.scrolled[-1]):
            end.overhang = 20  # as a shadow, which is not cut at the ends of the column

    def changes(self, chance):
        patch = chance.choice(self.patches)
        chance.choice((self.moves, self.colours, self.hides, self.takes_off, self.brings_to_the_front, self.scrolls,
                       self.draws_anew, self.colours_all))(patch, chance)  # fmt: skip
        self.column.do_layout()

    def moves(self, patch, chance):
        patch.pos = chance.randrange(SIDE), chance.randrange(SIDE)

    def colours(self, patch, chance):
        patch.tone.rgb = chance.random(), chance.random(), chance.random()

    def colours_all(self, patch, chance):
        for each in (patch, *patch.children):
            self.colours(each, chance)

    def hides(self, patch, chance):
        patch.opacity = chance.choice((0, 0.5, 1))

    def takes_off(self, patch, _chance):
        if patch.parent is not None:
            patch.parent.remove_widget(patch)

    def brings_to_the_front(self, patch, _chance):
        if patch.parent in (None, self.floor):
            self.floor.remove_widget(patch)
            self.floor.add_widget(patch)

    def scrolls(self, _patch, chance):
        self.view.scroll_y = chance.random()
        self.view.update_from_scroll()

    def draws_anew(self, _patch, chance):
        self.picture.blit_buffer(bytes(chance.randrange(256) for _ in range(12)), colorfmt="rgb")
        self.photo.canvas.ask_update()

    def comes_to_stand(self):
        for _ in range(FRAMES):
            Window.dispatch("on_draw")
            if self.glass.stands:
                return
        raise AssertionError("it never stands")

    def seen(self):
        self.comes_to_stand()
        return np.frombuffer(self.glass.picture.pixels, np.uint8).reshape(SIDE, SIDE, 4)[:, :, :3].astype(int)

    def close(self):
        Window.remove_widget(self.glass)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_changes_it_looks_as_if_everything_had_been_drawn(visitor, monkeypatch, seed):
    monkeypatch.setattr(damage, "OVERHANG", 1.0)
    monkeypatch.setattr(glasses, "MUCH", 0.002 if seed % 2 else 0.45)  # nearly everything is drawn in bands, or nothing
    part, full = Bench(), Bench()
    try:
        for step in range(60):
            for bench in (part, full):
                bench.changes(random.Random(f"{seed} {step}"))
            Window.dispatch("on_draw")  # what changes next may come while much is still to be drawn
            if step % 3:
                continue
            full.glass.renew()
            assert abs(part.seen() - full.seen()).max() <= NEARLY, f"after {step} changes"
    finally:
        part.close()
        full.close()


def test_much_that_changes_while_much_is_drawn_is_drawn_in_bands_as_well(visitor, monkeypatch):
    monkeypatch.setattr(glasses, "TURN_S", -1.0)  # every turn is over before it begins
    bench, drawn = Bench(), []
    try:
        bench.comes_to_stand()
        bench.glass.renew()
        while not bench.glass._done or bench.glass._to_do:  # until the last band is drawn, and nothing of it seen yet
            Window.dispatch("on_draw")
        assert not bench.glass.stands
        bench.floor.opacity = 0.5
        monkeypatch.setattr(glasses.Damage, "parts", _noting(glasses.Damage.parts, drawn))
        bench.comes_to_stand()
        assert drawn
        assert max(box.room for box, _ in drawn) < 0.2 * SIDE * SIDE
    finally:
        bench.close()


@pytest.mark.parametrize("moment", ["before", "while", "after"])
def test_whoever_ends_the_program_while_it_draws_ends_it_in_order(visitor, monkeypatch, moment):
    """An interrupt comes between any two steps; a fault in its wake would hide it."""
    bench, end = Bench(), Callback(lambda _: _interrupt())
    try:
        bench.seen()
        bench.glass.renew()
        if moment == "while":
            bench.patches[0].canvas.add(end)
        else:
            draw = bench.glass.picture.draw
            steps = [_interrupt, draw] if moment == "before" else [draw, _interrupt]
            monkeypatch.setattr(bench.glass, "picture", Drawer(bench.glass.picture, steps))
        with pytest.raises(KeyboardInterrupt):
            bench.seen()
        monkeypatch.undo()
        if moment == "while":
            bench.patches[0].canvas.remove(end)
        before = bench.seen()
        bench.glass.renew()
        assert abs(bench.seen() - before).max() <= NEARLY
    finally:
        bench.close()


class Drawer:
    """A picture that draws in these steps."""

    def __init__(self, picture, steps):
        self._picture, self._steps = picture, steps

    def draw(self):
        for step in self._steps:
            step()

    def __getattr__(self, name):
        return getattr(self._picture, name)

    def __setitem__(self, name, value):
        self._picture[name] = value


def _interrupt():
    raise KeyboardInterrupt


def test_a_key_that_is_pressed_costs_its_own_place_only(visitor, monkeypatch):
    drawn = []
    monkeypatch.setattr(glasses.Damage, "parts", _noting(glasses.Damage.parts, drawn))
    frame = partial(visitor.theatre.frame, drawn=True)
    visitor.touches_at(540, 900)
    visitor.comes_to_rest()
    for _ in range(FRAMES):
        frame(0.1)
    drawn.clear()
    visitor._finger.press(*visitor.target("Sprache").center)
    frame(0.02)
    frame(0.02)
    pressed = list(drawn)
    visitor._finger.lift()
    visitor.comes_to_rest()  # a touch that is not over would be the next test's
    assert pressed
    assert all(box.room < 0.1 * Window.width * Window.height for box, _ in pressed)
    everything = sum(1 for _ in visitor.app.overlays.root.walk())
    assert all(parts < everything for _, parts in pressed)


def _noting(parts, drawn):
    def noted(damage, box):
        found = parts(damage, box)
        drawn.append((box, len(found)))
        return found

    return noted


def test_few_rectangles_cover_all_that_has_changed():
    chance = random.Random(7)
    for _ in range(50):
        corners = [(chance.randrange(900), chance.randrange(900)) for _ in range(chance.randrange(1, 30))]
        boxes = [Box(x, y, x + chance.randrange(1, 99), y + chance.randrange(1, 99)) for x, y in corners]
        found = merged(boxes)
        assert len(found) <= MOST
        for box in boxes:
            assert any(box.within(other) == box for other in found)


def test_nothing_is_drawn_where_nothing_has_changed():
    assert merged([]) == []
    assert merged([Box(5, 5, 5, 9)]) == []
