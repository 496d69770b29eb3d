"""The priorities table: tokens that are put on measures by one or two people at once, and the comparison."""

from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from exhibits.priorities.presenter import PrioritiesExhibit
from exhibits.priorities.view.compared import PriorityCompared
from exhibits.priorities.view.placing import PriorityPlacing
from kiosk.exhibit import Stage


class PrioritiesScreens:
    """Both screens in one place; the second is built when the first visitor comes so far."""

    def __init__(self, stage: Stage, exhibit: PrioritiesExhibit) -> None:
        self._stage = stage
        self._compared: PriorityCompared | None = None
        self.placing = PriorityPlacing(comfort=stage.comfort)
        self.placing.bind(
            on_mode=lambda *_: exhibit.change_seats(),
            on_place=lambda _, seat, measure, more: exhibit.place(seat, measure, more=more),
        )
        self.placing.ids.foot.bind(on_quiet=lambda *_: stage.open("home"), on_main=lambda *_: exhibit.finish())
        self.widget = FloatLayout()
        self.widget.add_widget(self.placing)

    @property
    def compared(self) -> PriorityCompared:
        """Built on first use."""
        if self._compared is None:
            self._compared = PriorityCompared(comfort=self._stage.comfort)
        return self._compared

    def show_placing(self) -> None:
        self._show(self.placing)

    def show_compared(self) -> None:
        self._show(self.compared)
        self.compared.ids.told.view.scroll_y = 1

    def _show(self, screen: Widget) -> None:
        if screen.parent is None:
            self.widget.clear_widgets()
            self.widget.add_widget(screen)


def exhibit(stage: Stage) -> PrioritiesExhibit:
    """The stage's way in."""
    return PrioritiesExhibit(stage, lambda made: PrioritiesScreens(stage, made))
