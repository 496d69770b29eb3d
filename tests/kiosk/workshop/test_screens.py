"""Guests and host in front of a running workshop: real touches, fed time."""

from dataclasses import replace

from kiosk.navigator import INVITATION, WORKSHOP
from kiosk.screens.workshop.hall import DESK, TURN
from kiosk.workshop import commands
from sync.record import SURVEY_RESPONSE
from tests.kiosk.workshop.opened import Opened


def test_opening_the_doors_puts_the_clock_on_the_screen_and_the_end_takes_it_off(opened):
    visitor = opened.visitor
    assert visitor.place == WORKSHOP
    assert visitor.sees("Wo ist es heiß, wo ist die Luft gut?")
    opened.does(lambda: commands.end(opened.workshop))
    visitor.waits(1)
    assert visitor.place == INVITATION


def test_a_guest_checks_in_and_answers_and_the_screen_goes_back_to_the_clock(opened):
    visitor = opened.visitor
    opened.begins("ankommen")
    visitor.touches("Ich bin da")
    assert visitor.sees("Gruppe Grün")
    assert opened.recorded("guest") == [{"workshop": "BCDFGH", "number": 1, "group": "green", "here": True}]
    visitor.touches("Zur Frage", "trifft eher zu", "Abschicken")
    assert opened.recorded("answer") == [
        {"workshop": "BCDFGH", "step": "ankommen", "question": "mitreden", "option": "4"}
    ]
    visitor.touches("Der Nächste, bitte")
    assert visitor.place == WORKSHOP
    assert visitor.sees("1 von 1 haben geantwortet")


def test_nobody_is_welcomed_before_it_is_durable(opened):
    visitor, journal = opened.visitor, opened.visitor.theatre.journal
    journal.held = True
    visitor.touches("Ich bin da")
    assert not visitor.sees("Gruppe Grün")
    journal.release()
    visitor.comes_to_rest()
    assert visitor.sees("Gruppe Grün")


def test_a_full_disk_is_said_and_no_number_is_given(opened):
    visitor, journal = opened.visitor, opened.visitor.theatre.journal
    journal.full = True
    visitor.touches("Ich bin da")
    assert visitor.sees("Das konnte nicht gespeichert werden.")
    journal.full = False
    visitor.touches("Fertig", "Ich bin da")
    assert visitor.sees("Gruppe Grün")


def test_whoever_walks_away_in_the_middle_has_answered_nothing(opened):
    visitor = opened.visitor
    opened.guests(2)
    opened.begins("besprechen")
    visitor.touches("Antworten", "Ja", "Weiter")
    assert visitor.place == TURN
    visitor.waits(100)
    assert visitor.place == WORKSHOP
    assert not opened.recorded("answer")


def test_a_short_touch_does_not_open_the_hosts_bar_a_long_one_does_and_it_closes_by_itself(opened):
    visitor = opened.visitor
    opened.guests(1)
    visitor.touches("Leitung: zum Öffnen")
    assert not visitor.sees("Pause")
    visitor.holds("Leitung: zum Öffnen")
    assert visitor.sees("Pause")
    visitor.waits(25)
    assert not visitor.sees("Pause")


def test_the_host_begins_pauses_extends_and_goes_on(opened):
    visitor = opened.visitor
    visitor.holds("Leitung: zum Öffnen")
    visitor.touches("Beginnen")
    assert opened.workshop.step.name == "ankommen"
    visitor.touches("+5 min", "Pause")
    assert visitor.sees("Die Uhr steht")
    assert opened.workshop.run.extended == 300
    visitor.touches("Weiter")  # the main key: the next step
    assert opened.workshop.step.name == "vermuten"


def test_the_end_of_a_step_is_seen_once_and_told(opened):
    visitor = opened.visitor
    struck = []
    visitor.app.hall._gong.strike = lambda: struck.append(True)
    opened.begins("ankommen")
    visitor.waits(599)
    assert not struck
    visitor.waits(3)
    assert struck == [True]
    assert visitor.sees("über der Zeit")
    visitor.waits(60)
    assert struck == [True]


def test_results_are_shown_when_the_host_says_so_and_nobody_answers_afterwards(opened):
    visitor = opened.visitor
    opened.guests(6)
    opened.begins("besprechen")
    for option in ("ja", "ja", "ja", "nein", "nein"):
        opened.does(
            lambda option=option: commands.answer(
                opened.workshop, "besprechen", {"ueberrascht": option, "mitreden": "3"}
            )
        )
    assert not visitor.sees("60")
    visitor.holds("Leitung: zum Öffnen")
    visitor.touches("Ergebnis zeigen")
    assert visitor.sees("60")
    assert visitor.sees("n = 5")
    assert not [t for t in visitor.targets() if t.spoken == "Antworten"]


def test_a_group_enters_an_idea_that_waits_for_the_team(opened):
    visitor = opened.visitor
    opened.guests(3)
    opened.begins("besprechen")
    visitor.touches("Unsere Idee", "Rot")
    visitor.types("Mehr Schatten")
    visitor.touches("Einreichen")
    assert visitor.sees("Danke für Ihre Idee!")
    [link] = opened.recorded("idea")
    idea = visitor.theatre.house.ideas.find(link["idea"])
    assert (link["group"], idea.text, idea.shown) == ("red", "Mehr Schatten", False)


def test_back_and_home_lead_to_the_clock_and_never_out_of_the_workshop(opened):
    visitor = opened.visitor
    opened.begins("sensoren")
    visitor.touches("Hier öffnen")
    assert visitor.place == "measures_me"
    visitor.app.back()
    visitor.waits(0.5)
    visitor.app.back()
    visitor.waits(0.5)
    assert visitor.place == WORKSHOP
    visitor.app.go("home")
    visitor.waits(0.5)
    assert visitor.place == WORKSHOP


def test_the_desk_moves_guests_and_forms_groups_and_leaves_by_itself(opened):
    visitor = opened.visitor
    opened.guests(4)
    visitor.holds("Leitung: zum Öffnen")
    visitor.touches("Mehr für die Leitung")
    assert visitor.place == DESK
    visitor.touches("Eine Gruppe mehr")
    assert len(opened.workshop.groups) == 4
    visitor.touches("1, Grün", "Nummer 1: nächste Gruppe")
    assert opened.workshop.guests[1] == "red"
    visitor.touches("Nummer 1: austragen")
    assert 1 not in opened.workshop.guests
    visitor.waits(130)
    assert visitor.place == WORKSHOP


def test_the_host_ends_the_workshop_with_a_held_key_and_the_desk_stays(opened):
    visitor = opened.visitor
    opened.guests(1)
    visitor.holds("Leitung: zum Öffnen")
    visitor.touches("Mehr für die Leitung", "Abschluss", "Werkstatt beenden: gedrückt halten")
    assert opened.workshop.running
    visitor.holds("Werkstatt beenden: gedrückt halten")
    assert not opened.workshop.running
    assert visitor.place == DESK
    visitor.touches("Zurück zur Uhr")
    visitor.waits(1)
    assert visitor.place == INVITATION


def test_in_arabic_the_clock_is_mirrored_and_reads_arabic(theatre):
    visitor = theatre(languages=("ar",))
    opened = Opened(visitor)
    opened.guests(2)
    assert visitor.target("القيادة").center_x > visitor.target("أنا هنا").center_x
    opened.begins("messgang")
    assert visitor.sees("جولة قياس في ثلاث مجموعات")


def test_kits_that_come_back_after_weeks_are_read_in_from_the_staffs_list(visitor, tmp_path):
    from kiosk.screens.staff.workshops import KitsView

    opened = Opened(visitor)
    runner, house = opened.runner, visitor.theatre.house
    opened.does(lambda: commands.start_campaign(opened.workshop, "temperature", "Cel", {"K1": "green"}))
    opened.does(lambda: commands.end(opened.workshop))

    class Room:
        stage, language = visitor.app.stage, house.languages["de"]

    Room.house = replace(house, exchange=tmp_path)
    (tmp_path / "k1.csv").write_text("Koffer;Zeit;Wert\nK1;23.11.2026 12:00;21,5\nK1;nie;3\n", "utf-8")
    view = KitsView(Room, opened.workshop.code)
    view.tell()
    [line] = view.widget.ids.files.children
    line.key.dispatch("on_release")
    visitor.waits(0.3)
    assert runner.workshops[opened.workshop.code].campaigns["c1"].counts_by_group() == {"green": 1}
    assert "1 neue Werte" in view.widget.message
    assert "Zeile 3" in view.widget.message


def test_the_survey_opens_from_its_step_and_counts_as_feedback_when_it_is_durable(opened):
    visitor = opened.visitor
    opened.begins("abschluss")
    visitor.touches("Zum Fragebogen")
    assert visitor.place == "survey:nach-der-werkstatt"
    visitor.app.end_visit()
    visitor.comes_to_rest()
    assert visitor.place == WORKSHOP
    data = {"form": "nach-der-werkstatt", "version": "1", "language": "de", "answers": {}, "xml": "<a/>", "seconds": 60}
    visitor.app.recorder.record(SURVEY_RESPONSE, data, lambda _done: None)
    visitor.waits(0.3)
    assert opened.workshop.feedback == 1
