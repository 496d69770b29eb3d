"""Where a fact comes from is said in one way, and nothing is said that nobody has looked at."""

from datetime import date
from pathlib import Path

import pytest

from kiosk import sources
from kiosk.language import Languages
from kiosk.sources import Sourced

TODAY = date(2026, 11, 23)
DE = Languages(Path(__file__).parents[2] / "assets/i18n", ("de",))["de"]


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (Sourced(source="dortmund.de", dated="2025-05-28"), "Quelle: dortmund.de · Stand 28. Mai 2025"),
        (Sourced(source="dortmund.de", dated="2025-05"), "Quelle: dortmund.de · Stand Mai 2025"),
        (Sourced(source="Umweltbundesamt", dated="2008"), "Quelle: Umweltbundesamt · Stand 2008"),
        (Sourced(source="dortmund.de"), "Quelle: dortmund.de · Seite ohne Datum"),
        (
            Sourced(source="dortmund.de", checked=date(2026, 11, 2)),
            "Quelle: dortmund.de · Seite ohne Datum · Zuletzt geprüft am 2. November 2026",
        ),
    ],
)
def test_a_source_is_said_with_its_date_and_a_check_only_when_there_was_one(fact, said):
    assert sources.said(fact, DE) == said


@pytest.mark.parametrize("moment", ["2023-13", "2023-02-30", "März 2023", "23-01-01", "today"])
def test_a_moment_that_does_not_exist_is_refused_with_how_to_write_one(moment):
    with pytest.raises(ValueError, match="write 2023, 2023-04 or 2023-04-17"):
        Sourced(source="dortmund.de", dated=moment)


def test_what_is_known_last_is_the_later_of_page_and_check():
    assert Sourced(source="-", dated="2025-05").stands_from == date(2025, 5, 1)
    assert Sourced(source="-", dated="2025-05", checked=date(2026, 2, 3)).stands_from == date(2026, 2, 3)
    assert Sourced(source="-").stands_from is None


def test_the_check_names_a_missing_source_and_days_that_are_still_to_come():
    fact = Sourced(source=" ", dated="2027", checked=date(2027, 1, 1))
    remarks = list(sources.remarks(fact, ("things", 3), TODAY))
    assert [remark.place for remark in remarks] == [
        ("things", 3, "source"), ("things", 3, "checked"), ("things", 3, "dated"),
    ]  # fmt: skip
    assert all(remark.fault for remark in remarks)
