"""Views of one page, of which one is shown."""

from typing import Any

from kivy.uix.boxlayout import BoxLayout


class Deck(BoxLayout):
    """The views are the owner's; the one that is shown fills the page."""

    def turn(self, view: Any) -> None:
        """Show a view instead of what is shown."""
        if view.parent is not self:
            self.clear_widgets()
            self.add_widget(view)

    def shows(self, view: Any) -> bool:
        return view.parent is self
