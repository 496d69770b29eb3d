"""Loans and machines on the staff's pages: touched with a finger, kept as records, known again after a restart."""

import re

import pytest

from kiosk.makerspace.ledger import Ledger
from kiosk.makerspace.records import BRIEFING, LOAN, USE
from kiosk.staff.roles import Role
from tests.kiosk.staff.people import PIN, comes_in


@pytest.fixture
def host(visitor):
    """Somebody of the team at the dashboard; the kits and machines are Dortmund's examples."""
    vars(visitor.theatre.house.makerspace.ledger).update(vars(Ledger()))  # the kiosk rests between tests
    visitor.theatre.backstage.gate.set_pin(Role.HOST, PIN)
    comes_in(visitor)
    return visitor


def code_on_screen(host):
    """The code that is to be copied: letters in two halves."""
    return next(words for words in host.words() if re.fullmatch(r"[B-Z]{3} [B-Z]{3}", words)).replace(" ", "")


def types(host, code):
    for letter in code:
        host.key(letter)
    host.comes_to_rest()


def opens(host, words, button="Öffnen"):
    """The button in the line of a thing."""
    from kiosk.widgets.listing import Line, Small

    line = next(each for each in host.everything() if isinstance(each, Line) and words in each.words)
    [small] = [each for each in line.ids.last.children if isinstance(each, Small)]
    assert small.words == button, small.words
    host.touches_at(*small.to_window(*small.center))
    host.comes_to_rest()


def test_a_kit_goes_out_under_a_code_and_comes_back_by_it(host):
    host.touches("Ausleihe")
    assert host.sees("Beispiel")
    opens(host, "K1", "Ausgeben")
    host.touches("1 Woche mehr")
    assert host.sees("Zurück bis 14. Dezember")
    host.touches("Ausgeben")
    code = code_on_screen(host)
    host.touches("Fertig")
    assert host.sees(f"{code[:3]} {code[3:]}, bis 14. Dezember")
    host.touches("Code eingeben")
    types(host, code)
    assert host.sees("Feinstaubsensor")
    host.touches("Alles ist zurück")
    assert host.sees("Der Koffer ist zurück.")
    assert [kept["what"] for kept in host.theatre.journal.kept(LOAN)] == ["out", "back"]


def test_a_code_nobody_knows_is_said_to_be_unknown(host):
    host.touches("Ausleihe", "Code eingeben")
    types(host, "BCDFGH")
    assert host.sees("Unter diesem Code ist kein Koffer ausgeliehen.")


def test_a_kit_with_parts_missing_stays_here_until_it_is_whole(host):
    host.touches("Ausleihe")
    opens(host, "K2", "Ausgeben")
    host.touches("Ausgeben", "Fertig")
    opens(host, "K2", "Zurück")
    host.touches("Etwas fehlt")
    assert host.sees("Teile fehlen")
    opens(host, "K2")
    host.touches("Wieder in Ordnung", "Zurück")
    opens(host, "K2", "Ausgeben")


def test_the_dashboard_reminds_of_what_is_late(host):
    host.touches("Ausleihe")
    opens(host, "K1", "Ausgeben")
    host.touches("Ausgeben", "Fertig", "Übersicht")
    assert host.sees("1 Koffer ist ausgeliehen")
    host.theatre.time.seconds += 20 * 86400
    host.waits(1)
    comes_in(host)
    assert host.sees("1 Koffer ist überfällig")
    host.touches("Ausleihe")
    assert host.sees("6 Tage überfällig")


def test_a_card_is_briefed_and_then_may_use_the_machine_and_only_its_hash_is_kept(host):
    host.touches("Maschinen")
    opens(host, "Lasercutter")
    types(host, "BCDFGHKL")
    assert host.sees("Keine Einweisung für diese Maschine.")
    host.touches("Einweisen")
    assert host.sees("Einweisung gilt bis 22. Mai 2027")
    host.touches("Nutzung eintragen")
    assert host.sees("1 ×")
    journal = host.theatre.journal
    assert journal.kept(USE) == [{"machine": "lasercutter", "briefed": True}]
    assert "BCDF" not in str(journal.kept(BRIEFING))
    opens(host, "Lasercutter")
    types(host, "BCDFGHKL")
    assert host.sees("Einweisung gilt bis")
    assert host.sees("Zuletzt benutzt am 23. November.")
    host.touches("Zurücknehmen")
    assert not host.sees("Einweisung gilt bis")


def test_a_machine_that_is_out_of_order_says_why_and_cannot_be_used(host):
    host.touches("Maschinen")
    opens(host, "Schneideplotter")
    host.touches("Sperren", "in Wartung")
    assert host.sees("Gesperrt seit 23. November: in Wartung")
    host.touches("Übersicht")
    assert host.sees("1 Maschine ist gesperrt")
    host.touches("Maschinen")
    opens(host, "Schneideplotter")
    host.touches("Wieder in Ordnung", "Nutzung eintragen")
    assert host.theatre.journal.kept(USE) == [{"machine": "schneideplotter", "briefed": False}]


def test_a_card_that_was_typed_is_forgotten_with_the_page(host):
    host.touches("Maschinen")
    opens(host, "Lasercutter")
    types(host, "BCDF")
    host.touches("Übersicht", "Maschinen")
    opens(host, "Lasercutter")
    assert not host.sees("BCDF")


def test_another_start_knows_the_loans_again(host):
    host.touches("Ausleihe")
    opens(host, "K1", "Ausgeben")
    host.touches("Ausgeben", "Fertig")
    again = Ledger()
    for record in host.theatre.journal.records:
        again.take(record)
    assert again.out() == host.theatre.house.makerspace.ledger.out()
    assert [loan.kit for loan in again.out()] == ["K1"]


def holds_card(host, number="0006547886"):
    """A serial reader's thread says a number."""
    host.theatre.backstage.on_card(number)
    host.comes_to_rest()


def scans(host, text):
    """A reader that is a keyboard types, and ends with Enter."""
    from kivy.core.window import Window

    for code in [*map(ord, text.lower()), 13]:
        Window.dispatch("on_key_down", code, 0, "", [])
    host.comes_to_rest()


def test_a_card_at_either_reader_is_briefed_and_known_again_and_its_number_is_nowhere(host, caplog):
    host.touches("Maschinen")
    opens(host, "Lasercutter")
    holds_card(host)
    assert host.sees("Die Karte ist gelesen.")
    assert host.sees("Keine Einweisung für diese Maschine.")
    host.touches("Einweisen")
    assert host.sees("Einweisung gilt bis 22. Mai 2027")
    host.touches("Übersicht", "Maschinen")
    scans(host, "0006547886")
    assert host.sees("Eine Karte ist da.")
    assert host.sees("Einweisung gilt bis 22. Mai")
    opens(host, "Lasercutter")
    host.touches("Nutzung eintragen")
    assert host.theatre.journal.kept(USE) == [{"machine": "lasercutter", "briefed": True}]
    written = str([record.data for record in host.theatre.journal.records]) + caplog.text + " ".join(host.words())
    assert "6547886" not in written


def test_a_card_is_forgotten_when_no_page_waits_for_one(host):
    holds_card(host)
    host.touches("Maschinen")
    assert not host.sees("Eine Karte ist da.")
    scans(host, "bcdfghkl")
    opens(host, "Lasercutter")
    assert host.sees("BCDFGHKL")
    host.touches("Übersicht", "Maschinen")
    assert not host.sees("Eine Karte ist da.")


def test_enter_of_a_reader_presses_nothing(host):
    host.touches("Maschinen")
    opens(host, "Lasercutter")
    scans(host, "12")
    assert host.sees("Das ist keine Karte eines Gastes.")
    assert not any(target.focused for target in host.targets())


def test_a_kit_goes_out_with_a_card_and_comes_back_by_it_without_any_code_on_paper(host):
    host.touches("Ausleihe")
    scans(host, "k1")
    holds_card(host)
    assert host.sees("Sie müssen keinen Code aufschreiben")
    host.touches("Ausgeben")
    assert host.sees("Zurück geht es mit derselben Karte.")
    holds_card(host, "0000000007")
    assert host.sees("ist kein Koffer ausgeliehen")
    holds_card(host)
    host.touches("Alles ist zurück")
    assert [kept["what"] for kept in host.theatre.journal.kept(LOAN)] == ["out", "back"]


def test_labels_and_cards_are_put_where_files_come_and_go(host):
    host.touches("Ausleihe", "Etiketten drucken", "Übersicht", "Maschinen", "Zehn Karten drucken")
    made = sorted(path.name for path in host.theatre.house.exchange.glob("*.pdf"))
    assert [name.split("-")[0] for name in made] == ["karten", "koffer"]
