"""The pages of the gallery in their order."""

from typing import Final

from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.screens.gallery import basics, controls, group, ideas, measured, pictures, surround
from kiosk.screens.gallery.gallery import GalleryScene
from kiosk.screens.gallery.specimen import Page

PAGES: Final = (
    Page(lambda language: language.staff("Colours"), basics.colours),
    Page(lambda language: language.staff("Letters"), basics.letters),
    Page(lambda language: language.staff("Buttons"), controls.buttons),
    Page(lambda language: language.staff("Answers"), controls.choices),
    Page(lambda language: language.staff("Sliders and steppers"), controls.numbers),
    Page(lambda language: language.staff("Fields and pads"), controls.fields),
    Page(lambda language: language.staff("Keyboards"), controls.keyboards("de", "en")),
    Page(lambda language: language.staff("Keyboards"), controls.keyboards("ar", "tr")),
    Page(lambda language: language.staff("Keyboards"), controls.keyboards("uk", "ru")),
    Page(lambda language: language.staff("Keyboards"), controls.keyboards("pl")),
    Page(lambda language: language.staff("Grounds"), basics.grounds),
    Page(lambda language: language.staff("Tiles"), basics.tiles),
    Page(lambda language: language.staff("Tiles by importance"), basics.mosaics),
    Page(lambda language: language.staff("Lists"), basics.lists),
    Page(lambda language: language.staff("Lists"), basics.listings),
    Page(lambda language: language.staff("Around a screen"), surround.tools),
    Page(lambda language: language.staff("Charts"), pictures.charts),
    Page(lambda language: language.staff("Towers"), group.towers),
    Page(lambda language: language.staff("Measured values"), measured.values),
    Page(lambda language: language.staff("Breathe and watch"), measured.breathing),
    Page(lambda language: language.staff("Maps"), pictures.maps),
    Page(lambda language: language.staff("Lines"), pictures.lines),
    Page(lambda language: language.staff("Ideas"), ideas.ideas),
    Page(lambda language: language.staff("Ideas"), ideas.pool),
    Page(lambda language: language.staff("Clock of a workshop"), group.rings),
    Page(lambda language: language.staff("Groups"), group.groups),
    Page(lambda language: language.staff("Sheets and dialogs"), controls.sheets),
    Page(lambda language: language.say("Still there?"), surround.asked),
    Page(lambda language: language.staff("Light"), pictures.light),
)


def gallery(comfort: ComfortModel, captions: Language) -> GalleryScene:
    """The scene; ``captions``: a language that the staff reads."""
    return GalleryScene(comfort, PAGES, captions)
