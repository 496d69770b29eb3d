"""Every kind of question that a kiosk's form may ask is answered on its page: by finger, by keypad, and heard."""

import cv2
import numpy as np
import pytest

from kiosk.visit import Comfort
from kiosk.widgets.choice import Choice, StillPicture
from sync.record import SURVEY_RESPONSE
from tests.kiosk import checker
from tests.kiosk.conftest import close_resting
from tests.kiosk.doubles import ListVoice
from tests.kiosk.theatre import LANDSCAPE, PORTRAIT, Theatre

RIGHT, OK = 275, 13
LABELS = "label::Deutsch (de) | label::English (en) | label::العربية (ar)"
HEADER = f"| | type | name | {LABELS} | appearance | required | media::image |\n"
FORM = """\
| settings |
| | form_title | form_id | version | default_language |
| | Arten | {name} | 1 | Deutsch (de) |
| survey |
{header}{rows}| choices |
| | list_name | name | {labels} | media::image |
| | felder | gruen | Grünes | Green | خضرة | gruen.png |
| | felder | ruhe | Ruhe | Quiet | هدوء | ruhe.png |
| | felder | wege | Wege | Ways | طرق | |
| | plain | ja | Ja | Yes | نعم | |
| | plain | nein | Nein | No | لا | |
"""
ROWS = {
    "tag": ("date", "Wann waren Sie hier?", ""),
    "uhr": ("time", "Um wie viel Uhr?", ""),
    "beides": ("dateTime", "Wann genau?", ""),
    "zahl": ("integer", "Wie viele sind Sie?", "counter"),
    "folge": ("rank felder", "Was zuerst?", ""),
    "gut": ("acknowledge", "Wir speichern keine Namen.", ""),
    "plz": ("text", "Ihre Postleitzahl?", "numbers"),
    "grad": ("decimal", "Wie warm?", ""),
    "schritte": ("integer", "Wie viele Schritte?", "thousands-sep"),
    "bilder": ("select_one felder", "Was gefällt Ihnen?", ""),
    "bild": ("select_one plain", "Kennen Sie das?", ""),
}
PACK = """
id = "arten"
version = "1.0.0"
city = "Probe"
lab = "PROBE"
languages = ["de", "en", "ar"]
exhibits = []
[responsible]
de = "Das Team."
"""


def row(name):
    kind, label, appearance = ROWS[name]
    image = "gruen.png" if name == "bild" else ""
    return f"| | {kind} | {name} | {label} | {label} | {label} | {appearance} | yes | {image} |\n"


TABLE = (
    "| | begin_group | tafel | | | | field-list | | |\n"
    "| | select_one plain | kopf | Kopf | Head | رأس | label | | |\n"
    "| | select_one plain | zeile | Wohnen Sie hier? | Do you live here? | هل؟ | list-nolabel | yes | |\n"
    "| | end_group | | | | | | | |\n"
)
REPEAT = (
    "| | begin_repeat | kind | Kind | Child | طفل | | | |\n"
    "| | select_one plain | da | Ist es da? | Is it here? | هل؟ | | yes | |\n"
    "| | end_repeat | | | | | | | |\n"
)


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A pack with a survey of one question for each kind."""
    folder = tmp_path_factory.mktemp("pack")
    (folder / "forms").mkdir()
    surveys = {name: row(name) for name in ROWS} | {"tafel": TABLE, "mehrmals": REPEAT}
    pack = PACK
    for name, rows in surveys.items():
        (folder / f"forms/{name}.md").write_text(
            FORM.format(name=name, labels=LABELS, header=HEADER, rows=rows), "utf-8"
        )
        pack += f'[[surveys]]\nform = "forms/{name}.md"\nicon = "messages"\nfield = 11\n'
    for name, colour in (("gruen", (60, 160, 90)), ("ruhe", (200, 120, 40))):
        cv2.imwrite(str(folder / f"forms/{name}.png"), np.full((90, 120, 3), colour, np.uint8))
    (folder / "pack.toml").write_text(pack, "utf-8")
    return folder


@pytest.fixture(scope="module")
def standing(forms_cache, content):
    """One kiosk in each orientation for all questions; ``standing(wide)`` opens it, and closes the other one."""
    close_resting()
    opened = {}

    def stand(*, wide=False):
        if wide not in opened:
            while opened:
                opened.popitem()[1].close()
            house = Theatre(
                forms_cache,
                content=content,
                languages=("de", "en", "ar"),
                size=LANDSCAPE if wide else PORTRAIT,
                idle_s=600,
            )
            house.voice = ListVoice()
            house.open()
            opened[wide] = house
        return opened[wide]

    yield stand
    while opened:
        opened.popitem()[1].close()


@pytest.fixture
def asked(standing):
    """Opens the survey of one kind: ``asked(name)`` returns a new visitor in front of its page."""

    def open_survey(name, *, wide=False):
        theatre = standing(wide=wide)
        visitor = theatre.visitor
        if visitor.app.visit is not None:
            visitor.app.end_visit()
        theatre.journal.forget()
        visitor.waits(0.5)
        visitor.touches_at(540, 900)
        visitor.waits(0.5)
        visitor.app.go(f"survey:{name}")
        visitor.comes_to_rest()
        return visitor

    return open_survey


def answers(visitor):
    """What the survey left when it was sent."""
    visitor.touches("Abschicken")
    [kept] = visitor.theatre.journal.kept(SURVEY_RESPONSE)
    return kept["answers"]


def may_go_on(visitor):
    return any(target.spoken == "Abschicken" for target in visitor.targets())


def is_well_laid_out(visitor):
    assert not checker.faults(visitor.app.overlays.root, 43.0)


def test_a_day_is_stepped_from_today_and_nobody_is_given_one(asked):
    visitor = asked("tag")
    assert not may_go_on(visitor)
    assert visitor.sees("–")
    is_well_laid_out(visitor)
    visitor.touches("Tag: Mehr")  # today
    assert visitor.sees("Nov")
    visitor.touches("Tag 23: Weniger", "Monat Nov: Weniger", "Jahr 2026: Weniger")
    is_well_laid_out(visitor)
    assert answers(visitor) == {"tag": "2025-10-22"}


def test_a_key_that_is_held_goes_on_by_itself(asked):
    visitor = asked("tag")
    visitor.touches("Jahr: Mehr")
    visitor.holds("Jahr 2026: Weniger", 3.0)
    year = int(visitor.app.navigator.scene.widget.model.steps[2].words)
    assert 2000 < year < 2020
    visitor.waits(2)
    assert visitor.app.navigator.scene.widget.model.steps[2].words == str(year)


def test_a_time_is_stepped_by_keypad_and_the_ear_follows(asked):
    visitor = asked("uhr")
    visitor.touches("Vorlesen")
    focus, keypad, voice = visitor.app.senses.focus, visitor.app.senses.keypad, visitor.theatre.voice
    focus._take(visitor.target("Stunde: Mehr"))
    keypad.key(None, OK)
    keypad.key(None, OK)
    visitor.waits(0.2)
    assert voice.said[-1] == ("de", ("Stunde 11: Mehr",))
    keypad.key(None, RIGHT)
    keypad.key(None, OK)
    visitor.waits(0.2)
    assert voice.said[-1] == ("de", ("Minute 05: Mehr",))
    assert answers(visitor) == {"uhr": "11:05:00.000+01:00"}


@pytest.mark.parametrize("wide", [False, True])
def test_a_day_with_its_time_has_room_in_the_largest_letters_from_right_to_left(asked, wide):
    visitor = asked("beides", wide=wide)
    model = visitor.app.navigator.scene.widget.model
    model.step("day", 1)
    visitor.app.comfort.comfort = Comfort("ar", text_size=2, contrast=2)
    visitor.waits(0.5)
    is_well_laid_out(visitor)
    day, month = (visitor.target(part.more) for part in model.steps[:2])
    assert day.to_window(*day.center)[0] > month.to_window(*month.center)[0], "reading begins on the right"


def test_people_are_counted_up_from_nothing(asked):
    visitor = asked("zahl")
    assert not may_go_on(visitor)
    visitor.touches("Mehr", "1: Mehr", "2: Mehr", "3: Weniger")
    is_well_laid_out(visitor)
    assert answers(visitor) == {"zahl": 2}


def test_an_order_is_given_by_touching_in_order_and_the_last_place_fills_itself(asked):
    visitor = asked("folge")
    visitor.touches("Wege")
    assert not may_go_on(visitor)
    assert not visitor.sees("Bitte ordnen Sie alle Antworten.")
    visitor.touches("Grünes")
    assert {t.spoken for t in visitor.targets() if isinstance(t, Choice)} == {"1. Wege", "2. Grünes", "3. Ruhe"}
    is_well_laid_out(visitor)
    visitor.touches("1. Wege")  # taken back: the others move up
    assert not may_go_on(visitor)
    visitor.touches("Wege")
    assert answers(visitor) == {"folge": ["gruen", "ruhe", "wege"]}


def test_what_must_be_agreed_to_is_touched_once(asked):
    visitor = asked("gut")
    assert not may_go_on(visitor)
    visitor.touches("Ja, in Ordnung")
    assert answers(visitor) == {"gut": "OK"}


def test_digits_are_written_with_the_number_pad_and_stay_a_text(asked):
    visitor = asked("plz")
    visitor.types("04417")
    assert answers(visitor) == {"plz": "04417"}


def test_a_fraction_is_written_with_the_sign_of_the_language(asked):
    visitor = asked("grad")
    visitor.types("21,50")
    assert visitor.sees("21,50|")
    visitor.app.comfort.comfort = Comfort("en")
    visitor.waits(0.3)
    visitor.key("back")
    visitor.types("7")
    assert visitor.sees("|")
    visitor.touches("Finish")
    [kept] = visitor.theatre.journal.kept(SURVEY_RESPONSE)
    assert kept["answers"] == {"grad": 21.57}


def test_thousands_stand_apart_where_the_form_asks_for_it(asked):
    visitor = asked("schritte")
    visitor.types("12500")
    assert visitor.sees("12.500|")
    assert answers(visitor) == {"schritte": 12500}


def test_answers_and_questions_have_their_pictures(asked):
    visitor = asked("bilder")
    shown = [each for each in visitor.everything() if isinstance(each, StillPicture)]
    assert {each.source.rpartition("/")[2] for each in shown} == {"gruen.png", "ruhe.png"}
    assert all(each.width > 100 and each.height > 100 for each in shown)
    is_well_laid_out(visitor)
    visitor.touches("Ruhe")
    assert answers(visitor) == {"bilder": "ruhe"}


def test_on_a_wide_screen_a_short_question_stands_beside_its_answers_with_its_picture(asked):
    visitor = asked("bild", wide=True)
    is_well_laid_out(visitor)
    assert not visitor.app.navigator.scene.widget.joined
    [shown] = [each for each in visitor.everything() if isinstance(each, StillPicture)]
    assert shown.source.endswith("gruen.png")


def test_the_head_of_a_table_asks_nothing_by_itself(asked):
    visitor = asked("tafel")
    assert visitor.sees("Wohnen Sie hier?")
    assert not visitor.sees("Kopf")
    visitor.touches("Ja")
    assert answers(visitor) == {"tafel/zeile": "ja"}


def test_a_repeat_goes_on_as_long_as_the_visitor_wants(asked):
    visitor = asked("mehrmals")
    visitor.touches("Ja")
    visitor.touches_main()
    assert visitor.sees("Kind")
    visitor.touches("Noch eins hinzufügen")
    assert visitor.sees("Ist es da?")
    visitor.touches("Nein")
    visitor.touches_main()
    visitor.touches("Fertig")
    [kept] = visitor.theatre.journal.kept(SURVEY_RESPONSE)
    assert "<da>ja</da>" in kept["xml"]
    assert "<da>nein</da>" in kept["xml"]
