"""The home screen's view-model: what is offered, in words."""

from kivy.event import EventDispatcher
from kivy.properties import ListProperty, StringProperty


class HomeModel(EventDispatcher):
    """``tiles``: dicts of place, words, note, icon, field."""

    clock = StringProperty("")
    data_words = StringProperty("")
    tiles = ListProperty([])
