"""Every sentence of the wings that staff may read is told in German, and what it names is kept."""

import ast
import errno
import random
import sqlite3
from pathlib import Path

import pytest

from devices.cameras.messages import Fault, Trouble
from devices.cameras.source import Kind, Source, sentence, source_of
from devices.drivers.registry import driver_for
from devices.errors import SettingsFault, UnknownDriver
from devices.port import fault
from devices.settings import InstrumentSettings
from kiosk.guard import faults
from kiosk.guard.budget import Budget, BudgetSettings
from kiosk.language import Languages
from kiosk.staff.reasons import SENTENCES, known, told
from kiosk.starts import REDUCED
from sync.doors import FixedDoor
from sync.errors import EnrolmentError
from sync.identity import Identity
from sync.sqlite import explain

ROOT = Path(__file__).parents[3]
LANGUAGES = Languages(ROOT / "assets/i18n", ("de", "en"))
SAMPLE = "timed out"  # a sentence that is known, and a word that fits every other blank

# Where staff's sentences are made, and what they are handed to.
WINGS = {
    "devices": ("bench", "course", "link", "port", "cameras/camera", "cameras/cameras", "cameras/process",
                "cameras/source", "drivers/registry"),
    "sync": ("courier", "doors", "embedded", "enrolment", "identity", "journal", "lock", "schemas", "signing", "wire",
             "withdrawal", "hub/guard", "hub/ingest", "record"),
    "kiosk": ("packs/archive", "packs/shelf", "staff/audit", "staff/files", "staff/gate", "staff/moderation",
              "staff/pack_desk", "staff/pins", "staff/sticks", "workshop/commands", "makerspace/commands"),
}  # fmt: skip
TELLING = {
    "_change", "_halt", "_Halt", "_out_of_service", "_tell", "failed", "Later", "Portal", "Problem", "Refused",
    "Settled", "CourierStatus",
}  # fmt: skip
FAMILIES = ("Refused", "Unwritable", "Error", "Gone", "Busy", "Denied", "NotAPort", "Lost", "Fault", "Silent", "Ended",
            "Driver", "Locked", "_fault")  # fmt: skip
# For programmers, or put together of several: those are made whole below.
OTHERS = ("{archive.path}", "{path}: {refused}", "has no time zone", "{self.where}: {error}", "{way_in(", "{FILE}",
          "did_you_mean", "{outcome.result", "{how}", "it answers", "{what}; the pack")  # fmt: skip


def written(node):
    """A string of the code with every blank filled in, or None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else SAMPLE for part in node.values)
    return None


def sentences():
    for wing, modules in WINGS.items():
        for module in modules:
            path = ROOT / wing / f"{module}.py"
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    name = ast.unparse(node.func).rpartition(".")[2]
                    if name in TELLING or (name.endswith(FAMILIES) and name[0].isupper()):
                        for each in node.args:
                            words = written(each)
                            if (
                                words
                                and " " in words
                                and words != SAMPLE
                                and not any(part in ast.unparse(each) for part in OTHERS)
                            ):
                                yield words


def test_whatever_a_wing_says_is_known():
    said = list(sentences())
    assert len(said) > 100
    assert [words for words in said if not known(words)] == []


def made_whole(folder):
    yield str(fault(PermissionError(errno.EACCES, "no"), "/dev/ttyUSB0"))
    with pytest.raises(SettingsFault) as refused:
        source_of("webcam")
    yield str(refused.value)
    for kind in ("sds012", "zzz"):
        with pytest.raises(UnknownDriver) as unknown:
            driver_for(InstrumentSettings(name="a", driver=kind, port="/dev/x"))
        yield str(unknown.value)
    for what in ("is missing from it", "was added to it"):
        yield f"a.pack: 'content/pack.toml' {what}; the pack was changed. Have it built again."
    Identity.generate("b", "https://hub").save(folder)
    for door in (FixedDoor("https://hub", "a", folder), FixedDoor("https://other", "a", folder)):
        with pytest.raises(EnrolmentError) as stranger:
            door.enter(None, 0)
        yield str(stranger.value)


def test_what_is_put_together_is_known(tmp_path):
    assert [words for words in made_whole(tmp_path) if not known(words)] == []


def test_every_fault_of_a_camera_is_known():
    for trouble in Trouble:
        for number in (0, 111):
            assert known(sentence("/dev/video0", Fault(trouble, number)))
    for kind in Kind:
        assert known(Source(kind, "/dev/video0").absent())


def test_every_fault_of_the_database_is_known():
    for name in ("FULL", "READONLY", "IOERR_WRITE", "CANTOPEN", "CORRUPT", "BUSY", "ELSE"):
        error = sqlite3.OperationalError("no such thing")
        error.sqlite_errorname = f"SQLITE_{name}"
        assert known(str(explain(error, Path("answers.db"))))


def test_an_exhibit_that_was_too_slow_is_known():
    budget = Budget(BudgetSettings(((0.25, 1),)))
    assert known(budget.spent("quiz", 9.0, 1.0))
    assert known(faults.sentence(faults.Overtime()))


def test_an_exhibit_that_ended_the_program_or_waits_after_bad_starts_is_known():
    assert known(faults.sentence(SystemExit()))
    assert known(REDUCED)


def test_what_is_named_is_kept_and_a_sentence_in_a_sentence_is_told_as_well():
    said = "data/staff/gate.json cannot be written: No space left on device; make room or mend the medium."
    assert told(LANGUAGES["de"], said).startswith("data/staff/gate.json lässt sich nicht schreiben (kein Platz mehr).")
    assert told(LANGUAGES["en"], said) == said


def test_what_the_hub_refused_is_told_to_its_end():
    said = "rejected: Record type org.projektor.x.v1 has no schema here; known are: org.projektor.vote.v1."
    german = told(LANGUAGES["de"], said)
    assert german.startswith("nicht angenommen: Die Art org.projektor.x.v1 kennt der Server der Stadt noch nicht.")


def test_a_sentence_nobody_knows_is_quoted_and_said_to_be_a_quotation():
    assert told(LANGUAGES["de"], "The moon is full.") == "im Wortlaut des Programms: The moon is full."
    assert told(LANGUAGES["de"], "") == ""


def test_no_pattern_is_taken_for_another():
    chance = random.Random(7)
    for pattern in chance.sample(SENTENCES, len(SENTENCES)):
        filled = pattern.replace("{", "<").replace("}", ">")
        german = told(LANGUAGES["de"], filled)
        expected = LANGUAGES["de"].staff(pattern).replace("{", "<").replace("}", ">")
        assert german == expected or "im Wortlaut" in german, filled
