"""Whoever reads the staff area in German finds no English there: every page, with something wrong on each of them."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from devices.reading import InstrumentStatus, State
from kiosk.barriers import BARRIER, Barriers
from kiosk.screens.staff.pages import ENTRIES
from kiosk.staff.deeds import Deed
from sync.record import Draft
from tests.kiosk.staff.test_day_pages import City, contact

ROOT = Path(__file__).parents[3]
BLANK = re.compile(r"\\\{\w+\\\}")
LEFT_ENGLISH = {"Team", "Name"}  # the same word in both


def catalogue(code):
    with (ROOT / f"assets/i18n/{code}/LC_MESSAGES/staff.po").open("rb") as file:
        return read_po(file, locale=code)


@pytest.fixture(scope="module")
def english():
    """What stands in the code and reads otherwise in German, as patterns."""
    german, said = catalogue("de"), set()
    for message in german:
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        told = message.string if isinstance(message.string, tuple | list) else (message.string,)
        said |= {text for text in ids if text and text not in told and len(re.sub(r"\{\w+\}|\W", "", text)) > 4}
    told = {text for message in german for text in ([message.string] if isinstance(message.string, str) else [])}
    return [re.compile(BLANK.sub(".+", re.escape(text))) for text in sorted(said - told - LEFT_ENGLISH)]


def test_no_page_shows_english_to_whoever_reads_german(inside, english):
    house, backstage = inside.theatre.house, inside.theatre.backstage
    vars(house.barriers).update(vars(Barriers()))
    house.barriers.take(
        inside.theatre.journal.append(Draft(BARRIER, {"topic": "reaching"}, inside.theatre.time.now())).result()
    )
    backstage.courier = backstage.journal = City(contact(parked=2, state="waiting", waiting=3))
    backstage.journal.records = lambda _types: backstage.journal.parked()
    gone = "/dev/x is not connected; plug the instrument in, it is taken up again by itself."
    inside.theatre.readings.put_status(
        InstrumentStatus("raum", "text_lines", "p", None, State.LOST, inside.theatre.time.wall(), gone, simulated=True)
    )
    for deed in Deed:
        backstage.audit.append("host", deed, "technician" if "PIN" in deed else "reaching" if "barrier" in deed else "")
    inside.app.breaks.take("quiz", "view.py:1 in _draw", "too slow: a call did not return and was broken off")
    scene, found = inside.app.navigator.scene, []
    try:
        for entry in ENTRIES:
            scene.go(entry.name)
            inside.waits(0.3)
            shown = [words for words in inside.words() if "Auf Englisch" not in words]
            found += [f"{entry.name}: {words}" for words in shown if any(each.fullmatch(words) for each in english)]
            spoken = [target.spoken for target in inside.targets()]
            found += [f"{entry.name}: {words}" for words in spoken if any(each.fullmatch(words) for each in english)]
    finally:
        backstage.courier = backstage.journal = None
        inside.app.breaks.end("quiz")
        vars(house.barriers).update(vars(Barriers()))
    assert not found
