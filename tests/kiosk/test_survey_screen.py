"""Questions that are typed or chosen several at a time, on a small form of the tests' own, with the screen's keys."""

import pytest

from kiosk.widgets.keyboard import Key
from kiosk.widgets.surface import Card
from sync.record import SURVEY_RESPONSE
from tests.kiosk.probe import opened, pack_with

FORM = """\
| settings |
| | form_title | form_id | version | default_language |
| | Probe | probe | 1 | Deutsch (de) |
| survey |
| | type | name | label::Deutsch (de) | label::English (en) | required | constraint | constraint_message::Deutsch (de) | constraint_message::English (en) |
| | text | wunsch | Was wünschen Sie sich? | What do you wish? |  |  |  |  |
| | integer | alter | Wie alt sind Sie? | How old are you? | yes | . >= 6 and . <= 120 | Bitte eine Zahl von 6 bis 120. | Please a number from 6 to 120. |
| | select_multiple felder | felder | Was ist Ihnen wichtig? | What matters to you? |  | count-selected(.) <= 2 | Bitte höchstens zwei. | Two at most, please. |
| choices |
| | list_name | name | label::Deutsch (de) | label::English (en) |
| | felder | gruen | Grünes | Green |
| | felder | ruhe | Ruhe | Quiet |
| | felder | wege | Wege | Ways |
"""  # noqa: E501  a form is a table


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return pack_with(tmp_path_factory.mktemp("pack"), FORM)


@pytest.fixture
def asked(theatre, content):
    """A visitor before the first question, which is answered by writing."""
    visitor = opened(theatre, content, "Probe")
    assert visitor.sees("Was wünschen Sie sich?")
    return visitor


def test_a_survey_is_written_and_chosen_to_its_end_with_faults_told_in_words(asked):
    asked.types("Mehr Bäume. 2 Bänke!")
    assert asked.sees("Mehr Bäume. 2 Bänke!|")
    assert asked.sees("120")
    asked.touches("Weiter")

    asked.types("5")
    asked.touches("Weiter")
    assert asked.sees("Bitte eine Zahl von 6 bis 120.")
    assert asked.sees("Wie alt sind Sie?")
    asked.key("back")
    asked.types("42")
    asked.touches("Weiter")

    asked.touches("Grünes", "Ruhe", "Wege")
    assert asked.sees("Bitte höchstens zwei.")
    asked.touches_main()
    assert asked.sees("Bitte höchstens zwei.")
    asked.touches("Wege")  # the answer was kept: touched again, it is taken back
    assert not asked.sees("Bitte höchstens zwei.")
    asked.touches_main()
    assert asked.sees("Danke")
    [kept] = asked.theatre.journal.kept(SURVEY_RESPONSE)
    assert kept["answers"] == {"wunsch": "Mehr Bäume. 2 Bänke!", "alter": 42, "felder": ["gruen", "ruhe"]}


def test_what_is_required_offers_no_way_round_and_what_is_not_does(asked):
    asked.touches("Ohne Antwort")
    assert asked.sees("Wie alt sind Sie?")
    assert not [target for target in asked.targets() if target.spoken == "Ohne Antwort"]
    assert not [target for target in asked.targets() if target.spoken == "Weiter"]


def test_a_change_of_language_changes_the_keyboard_and_keeps_what_was_typed(asked):
    asked.types("Ruhe")
    letters = {key.key for key in asked.targets() if isinstance(key, Key)}
    assert {"z", "ü", "ß"} <= letters
    asked.touches("Sprache", "English")
    assert asked.sees("What do you wish?")
    assert asked.sees("Ruhe|")
    assert "ü" not in {key.key for key in asked.targets() if isinstance(key, Key)}
    asked.types(" now")
    assert asked.sees("Ruhe now|")


def test_a_sentence_begins_with_a_large_letter_and_goes_on_small(asked):
    asked.types("A")
    assert "b" in {key.key for key in asked.targets() if isinstance(key, Key)}
    asked.types("b. ")
    assert "C" in {key.key for key in asked.targets() if isinstance(key, Key)}


def test_the_room_is_counted_and_ends(asked):
    asked.types("Ab")
    assert asked.sees("138")
    asked.app.navigator.scene.widget.model.type("x" * 140)
    asked.waits(0.2)
    asked.types("y")
    assert asked.app.navigator.scene.widget.model.typed == "x" * 140


def test_the_wipe_takes_what_was_typed_and_the_keyboard_back(asked):
    asked.types("Geheim. 1")
    asked.touches("Neu")
    asked.touches_at(540, 900)
    asked.waits(0.5)
    asked.touches("Probe")
    assert not asked.sees("Geheim")
    assert "Q" in {key.key for key in asked.targets() if isinstance(key, Key)}, "letters, and the first one large"


def test_an_answer_that_could_not_be_kept_is_owned_up_to_on_a_page_without_empty_cards(asked):
    asked.types("Bäume")
    asked.touches("Weiter")
    asked.types("42")
    asked.touches("Weiter", "Ruhe")
    asked.theatre.journal.full = True
    asked.touches_main()
    assert asked.sees("Ihre Antwort ließ sich nicht speichern.")
    assert not [each for each in asked.everything() if isinstance(each, Card)]
