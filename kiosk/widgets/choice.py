"""Answers to choose from: one of several, or several of several."""

from typing import Any

from kivy.factory import Factory
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.image import Image
from kivy.uix.widget import Widget

from kiosk.widgets.touchable import Touchable


class StillPicture(Image):
    """A picture from a file, as large as fits; the text beside it says what there is to know."""


class Circle(Widget):
    """The circle or box of an answer, with its dot."""


class Choice(Touchable, BoxLayout):
    """One answer as a large button with a circle (one may be chosen) or a box (several may)."""

    name = StringProperty("")
    words = StringProperty("")
    several = BooleanProperty(False)
    least = NumericProperty(156)  # height in dp; many answers stand lower, still far above the smallest target
    place = NumericProperty(0)  # in the visitor's order; 0: it has none
    picture = StringProperty("")  # path of a file above the words, or empty

    def on_kv_post(self, _base: Any) -> None:
        self.on_place(self, self.place)

    def on_place(self, _: object, place: int) -> None:
        """Few answers are put in order: only those get letters for a number."""
        circle = self.ids.get("circle")
        if circle is None:  # the rule has not been read yet: it is told again then
            return
        if place and not circle.children:
            circle.add_widget(Factory.PlaceNumber())
        for number in circle.children:
            number.words = str(place) if place else ""

    def on_picture(self, _: object, picture: str) -> None:
        shown = [child for child in self.children if isinstance(child, StillPicture)]
        if picture and not shown:
            shown = [StillPicture()]
            self.add_widget(shown[0], index=len(self.children))
        for each in shown:
            each.source = picture
            if not picture:
                self.remove_widget(each)
