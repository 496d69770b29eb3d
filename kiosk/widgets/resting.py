"""The pictures of a whole page's words: given back while nobody sees it, and drawn before somebody does."""

from kivy.uix.widget import Widget

from kiosk.widgets.text import Lettering


def rest(root: Widget) -> None:
    """Give back what the texts below ``root`` were drawn into: a screen nobody sees needs no pictures of its words."""
    letterings = _letterings(root)
    root.resting = {*getattr(root, "resting", ()), *letterings}
    for each in letterings:
        each.asleep = True


def wake(root: Widget) -> None:
    """Draw the texts again that ``rest`` gave back.

    Also those on pages that have been taken off ``root`` since: put back with the same words, they would stay blank.
    """
    for each in (*getattr(root, "resting", ()), *_letterings(root)):
        each.asleep = False
    root.resting = set()


def draw_ahead(root: Widget) -> None:
    """Draw the texts below ``root`` now: a picture is filled when it is first bound, else while the screen is drawn."""
    for each in _letterings(root):
        if each.texture is not None:
            each.texture.bind()


def _letterings(root: Widget) -> list[Lettering]:
    return [widget for widget in root.walk(restrict=True) if isinstance(widget, Lettering)]
