"""A signed pack comes from a stick by the staff's touches: checked, put on, taken back; a changed one is refused."""

import argparse
import errno
import json
import os
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kiosk.pack import read
from kiosk.packs import cli, keys
from kiosk.packs.check import check
from kiosk.packs.kinds import Known
from kiosk.playbill import kinds
from kiosk.staff.pack_desk import PackDesk
from sync.record import VOTE, Draft
from tests.kiosk.staff.test_results_and_more import journal_of

ROOT = Path(__file__).parents[3]
ICONS = ROOT / "assets/icons/codepoints.json"
DAY = date(2026, 11, 23)


def verb(*arguments):
    """``pack VERB …`` as whoever makes packs calls it."""
    parser = argparse.ArgumentParser()
    cli.add_verbs(parser.add_subparsers(), ROOT / "exhibits", ICONS)
    args = parser.parse_args(["pack", *map(str, arguments)])
    return args.run(args)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    """Where packs are made: a key, and two versions signed with it."""
    folder = tmp_path_factory.mktemp("packs")
    keys.generate(folder / "stadt.key")
    content = Path(shutil.copytree(ROOT / "assets/packs/schwerte", folder / "schwerte"))
    told = (content / "pack.toml").read_text("utf-8")
    before = next(line for line in told.splitlines() if line.startswith("version"))
    for version in ("1.0.0", "1.1.0"):
        (content / "pack.toml").write_text(told.replace(before, f'version = "{version}"'), "utf-8")
        out = folder / f"{version}.pack"
        assert verb("build", content, "--key", folder / "stadt.key", "--out", out, "--on", DAY) == 0
    return folder


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "STICK").mkdir()
    return tmp_path / "STICK"


@pytest.fixture
def desk(inside, workshop, stick, tmp_path):
    """A station that shows the first version from its shelf; a stick is plugged in."""
    shelf, public = tmp_path / "shelf", workshop / "stadt.key.pub"
    assert verb("install", workshop / "1.0.0.pack", "--into", shelf, "--trust", public, "--on", DAY) == 0
    known = Known(kinds(ROOT / "exhibits"), frozenset(json.loads(ICONS.read_text("utf-8"))))
    backstage = inside.theatre.backstage
    backstage.sticks = lambda: (stick,)
    backstage.packs = PackDesk(shelf / "current", [public], lambda content: check(content, known, DAY))
    yield inside
    backstage.packs, backstage.sticks, backstage.journal = None, tuple, None


def shown(tmp_path):
    return read(tmp_path / "shelf/current").version


def deeds(visitor):
    return [(entry.what, entry.about) for entry in visitor.theatre.backstage.audit.last(2)]


def changed(path, to):
    """The same pack, one letter of one file another one."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info, content.replace(b"Schwerte", b"Schwarte") if info.filename.endswith(".md") else content)


@pytest.fixture
def full(monkeypatch):
    """Make the medium below a folder full: nothing there can be flushed any more."""
    flush, below = os.fsync, []

    def no_room(handle):
        place = str(Path(f"/proc/self/fd/{handle}").readlink())
        if any(place.startswith(str(folder)) for folder in below):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), place)
        flush(handle)

    monkeypatch.setattr(os, "fsync", no_room)
    return below.append


def test_a_signed_pack_is_checked_put_on_and_taken_back(desk, stick, workshop, tmp_path):
    shutil.copy(workshop / "1.1.0.pack", stick)
    desk.touches("Inhalte", "Pakete suchen")
    assert desk.sees("1.1.0.pack")
    desk.touches("Prüfen")
    assert desk.sees("schwerte 1.1.0, unterschrieben von stadt.key")
    desk.touches("Einspielen")
    assert desk.sees("schwerte 1.1.0 einspielen?")
    assert shown(tmp_path) == "1.0.0"
    desk.touches("Einspielen")
    assert desk.sees("Nach einem Neustart ist es zu sehen.")
    assert shown(tmp_path) == "1.1.0"
    desk.touches("Zurücknehmen", "Zurücknehmen")
    assert shown(tmp_path) == "1.0.0"
    assert deeds(desk) == [("went back to the pack", "1.0.0"), ("put on the pack", "schwerte 1.1.0")]


def test_a_pack_that_was_changed_on_the_way_is_refused_in_german_and_not_offered(desk, stick, workshop, tmp_path):
    changed(workshop / "1.1.0.pack", stick / "neu.pack")
    desk.touches("Inhalte", "Pakete suchen", "Prüfen")
    assert desk.sees("ist nicht, was unterschrieben wurde")
    assert not any(target.spoken == "Einspielen" for target in desk.targets())
    assert shown(tmp_path) == "1.0.0"


def test_a_pack_that_is_changed_between_check_and_putting_on_is_refused(desk, stick, workshop, tmp_path):
    shutil.copy(workshop / "1.1.0.pack", stick / "neu.pack")
    desk.touches("Inhalte", "Pakete suchen", "Prüfen")
    changed(workshop / "1.1.0.pack", stick / "neu.pack")
    desk.touches("Einspielen", "Einspielen")
    assert desk.sees("ist nicht, was unterschrieben wurde")
    assert shown(tmp_path) == "1.0.0"


def test_half_a_pack_is_told_to_be_copied_again(desk, stick, workshop):
    whole = (workshop / "1.1.0.pack").read_bytes()
    (stick / "halb.pack").write_bytes(whole[: len(whole) // 2])
    desk.touches("Inhalte", "Pakete suchen", "Prüfen")
    assert desk.sees("ist kein Paket oder nur ein Teil davon. Bitte noch einmal kopieren.")


def test_an_older_pack_is_refused_with_the_way_back_named(desk, stick, workshop, tmp_path):
    shutil.copy(workshop / "1.1.0.pack", stick)
    desk.touches("Inhalte", "Pakete suchen", "Prüfen", "Einspielen", "Einspielen")
    (stick / "1.1.0.pack").unlink()
    shutil.copy(workshop / "1.0.0.pack", stick)
    desk.touches("Pakete suchen", "Prüfen", "Einspielen", "Einspielen")
    assert desk.sees("Version 1.0.0 ist älter als 1.1.0")
    assert shown(tmp_path) == "1.1.0"


def test_before_the_first_there_is_no_way_back_and_it_is_said(desk, tmp_path):
    desk.touches("Inhalte", "Zurücknehmen", "Zurücknehmen")
    assert desk.sees("Es gibt kein früheres Paket")
    assert shown(tmp_path) == "1.0.0"


def test_when_the_disk_is_full_the_old_pack_stays(desk, stick, workshop, tmp_path, full):
    shutil.copy(workshop / "1.1.0.pack", stick)
    desk.touches("Inhalte", "Pakete suchen", "Prüfen")
    full(tmp_path / "shelf")
    desk.touches("Einspielen", "Einspielen")
    assert desk.sees("kein Platz mehr")
    assert shown(tmp_path) == "1.0.0"


def test_a_stick_that_is_full_is_told_and_no_half_of_the_results_stays_on_it(desk, stick, full):
    desk.theatre.backstage.journal = journal_of(desk)
    desk.theatre.journal.append(Draft(VOTE, {"question": "q", "option": "o"}, desk.theatre.time.now()))
    full(stick)
    desk.touches("Dieser Kiosk", "Speichern")
    assert desk.sees("kein Platz mehr. Bitte einen Stick nehmen, der Platz hat und nicht gesperrt ist.")
    assert list(stick.iterdir()) == []
