"""The screens of visitors and staff, each a widget with its rules beside it and the scene that moves it."""

from pathlib import Path
from typing import Final

from kivy.lang import Builder

from kiosk.screens import closed, data, home, invitation, overlays, pause, survey, thanks
from kiosk.screens.staff import access, dashboard, door, frame, work_panel, workshop_plan, workshop_prepare, workshops

_WITH_RULES: Final = (
    invitation,
    home,
    survey,
    thanks,
    data,
    closed,
    overlays,
    pause,
    frame,
    door,
    dashboard,
    access,
    work_panel,
    workshops,
    workshop_plan,
    workshop_prepare,
)


def load() -> None:
    """Read the screens' kv files, once; the kit's must be read before."""
    for module in _WITH_RULES:
        path = str(Path(str(module.__file__)).with_suffix(".kv"))
        if path not in Builder.files:
            Builder.load_file(path)
