"""The wall's own app: one window, one screen, no touch."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kivy.app import App
from kivy.clock import Clock
from kivy.config import Config
from kivy.core.window import Window
from kivy.graphics.opengl import glFinish
from kivy.metrics import Metrics
from kivy.properties import ObjectProperty

from kiosk import widgets
from kiosk.models.wall import WallModel
from kiosk.screens import wall
from kiosk.screens.wall.screen import WallScreen
from kiosk.station import DESIGN_WIDTH
from kiosk.widgets import fonts
from kiosk.widgets.theme import LIGHT, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.language import Language

TICK_S: Final = 0.25
DRIFT_S: Final = 60.0
FAR: Final = 1.4  # the kit's letters are made for an arm's length; from four metres they must be larger
FRAMES_PER_S: Final = 30  # nothing on a wall moves fast
SETTLED_S: Final = 1.2  # a slide has faded in and its bars have grown


class WallApp(App):
    """``theme`` is all that kv rules know of it. ``shots``: a folder for a picture of every slide, or None."""

    theme = ObjectProperty(LIGHT, rebind=True)

    def __init__(
        self,
        model: WallModel,
        *,
        assets: Path,
        lab: str,
        language: "Language",
        theme: str,
        still: bool,
        seconds: float | None,
        shots: Path | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self._model = model
        self._assets = assets
        self._lab = lab
        self._language = language
        self._seconds = seconds
        self._shots = shots
        self.theme = THEMES[theme].with_comfort(text_scale=FAR, low=False, rtl=language.rtl, still=still)
        self.beat: Callable[[], None] = lambda: None  # called in every tick: the loop turns
        self.on_ready: Callable[[], object] | None = None  # called once, when the first frame is on the glass
        self.pictured: list[str] = []  # keys of the slides that were on, in their order

    def build(self) -> WallScreen:
        Config.remove_option("input", "%(name)s")
        fonts.register(self._assets)
        Metrics.fontscale = FAR
        self._fit()
        widgets.load()
        wall.load()
        say = self._language.say
        Window.clearcolor = self.theme.paper
        self.screen = WallScreen(say("Simulation"), lab=self._lab, call=say("Your opinion counts: at the screen here."))
        return self.screen

    def on_start(self) -> None:
        Clock._max_fps = FRAMES_PER_S  # noqa: SLF001  Kivy reads its setting only before the first import
        Window.bind(on_resize=self._fit)
        # Offscreen, swapping does nothing: Mesa would hoard what every frame draws without end.
        Window.bind(on_flip=lambda *_: glFinish())
        Window.bind(on_flip=self._first_frame)

    def _first_frame(self, *_: object) -> None:
        Window.unbind(on_flip=self._first_frame)
        Clock.schedule_interval(self._tick, TICK_S)
        Clock.schedule_interval(self.screen.drift, DRIFT_S)
        if self._seconds:
            Clock.schedule_once(lambda _: self.stop(), self._seconds)
        if self.on_ready is not None:
            self.on_ready()

    def _tick(self, _seconds: float) -> None:
        self.beat()
        shown = self._model.look()
        self.screen.show(shown)
        if not self.pictured or self.pictured[-1] != shown.slide.key:
            self.pictured.append(shown.slide.key)
            if self._shots is not None:
                self._picture_soon(self._shots / f"{len(self.pictured):03d}-{shown.slide.key.replace('/', '-')}.png")

    def _picture_soon(self, path: Path) -> None:
        """When the slide has faded in, however slow the machine; a slide that is gone by then has no picture."""
        number = len(self.pictured)

        def look(_seconds: float) -> None:
            if number != len(self.pictured):
                return
            if self.screen.ids.stage.opacity < 1:
                Clock.schedule_once(look, TICK_S)
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            Path(Window.screenshot(str(path))).rename(path)  # Kivy numbers its pictures

        Clock.schedule_once(look, SETTLED_S)

    def _fit(self, *_: object) -> None:
        """One dp is 1/1080 of the short side, so one layout serves every size."""
        Metrics.density = min(Window.size) / DESIGN_WIDTH
