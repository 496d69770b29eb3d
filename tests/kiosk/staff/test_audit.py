"""The log of what the staff did: append-only, readable after a power loss."""

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.staff.audit import NAME, Audit

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def audit_in(folder):
    audit = Audit(folder, lambda: NOON)
    audit.open()
    return audit


def test_entries_come_back_after_a_restart_newest_first(tmp_path):
    audit = audit_in(tmp_path)
    audit.append("host", "came in")
    audit.append("host", "switched off", "compass")
    assert [(entry.who, entry.what, entry.about) for entry in audit_in(tmp_path).last(5)] == [
        ("host", "switched off", "compass"),
        ("host", "came in", ""),
    ]


def test_a_line_that_was_cut_off_spoils_no_other(tmp_path):
    audit_in(tmp_path).append("host", "came in")
    with (tmp_path / NAME).open("ab") as file:
        file.write(b'{"at": "2026-')
    audit_in(tmp_path).append("host", "left")
    assert [entry.what for entry in audit_in(tmp_path).last(5)] == ["left", "came in"]


def test_nothing_that_was_written_is_ever_changed(tmp_path):
    audit = audit_in(tmp_path)
    audit.append("host", "came in")
    before = (tmp_path / NAME).read_bytes()
    audit.append("host", "left")
    assert (tmp_path / NAME).read_bytes().startswith(before)
