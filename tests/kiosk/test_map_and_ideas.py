"""Two exhibits from the visitor's side: a pin on the map, an idea with its codes."""

from datetime import UTC, datetime, timedelta

from exhibits.city_map.model import PIN
from kiosk.ideas import IDEA, STATE, SUPPORT
from kiosk.widgets.ideas import IdeaCard
from sync.record import ERASURE, Draft, Record, source_uri

STAFF = source_uri("office", "0123456789abcdef")


def enters(visitor, kind: str) -> None:
    visitor.app.go(kind)
    visitor.waits(1.0)


def wall(visitor) -> list[str]:
    """The ideas of others as they stand on the first page."""
    return [each.text for each in visitor.everything() if isinstance(each, IdeaCard)]


def test_a_pin_is_set_with_three_touches_and_thanked_when_it_is_kept(visitor) -> None:
    enters(visitor, "city_map")
    visitor.touches("Hörde", "zu heiß", "Pin setzen")
    assert visitor.theatre.journal.kept(PIN) == [{"place": "hoerde", "pin": "hot"}]
    assert visitor.sees("Danke! Ihr Pin steckt in Hörde.")


def test_no_pin_can_be_set_without_a_kind(visitor) -> None:
    enters(visitor, "city_map")
    visitor.touches("Hörde")
    assert not any(target.spoken == "Pin setzen" for target in visitor.targets())
    assert visitor.theatre.journal.kept(PIN) == []


def test_boards_that_were_built_ahead_speak_the_language_that_was_chosen_since(visitor) -> None:
    enters(visitor, "city_map")
    visitor.waits(3.0)
    boards = visitor.app.navigator.scene._exhibit._exhibit._boards
    assert {"word", "place", "thanks"} <= boards.keys()
    visitor.app.comfort.speak("en")
    visitor.touches("Hörde", "too hot", "Add a word")
    assert visitor.sees("A word on it?")
    assert visitor.target("Capital letters")
    assert boards["word"].ids.keyboard.state.language == "en"
    visitor.touches("Continue", "Set the pin")
    assert visitor.sees("Thank you! Your pin is in Hörde.")


def test_a_pin_that_cannot_be_kept_is_not_thanked_for(visitor) -> None:
    visitor.theatre.journal.full = True
    enters(visitor, "city_map")
    visitor.touches("Eving", "fehlt", "Pin setzen")
    assert not visitor.sees("Danke!")
    assert visitor.sees("konnte nicht gespeichert werden")


def test_whoever_leaves_takes_the_unfinished_pin_along(visitor) -> None:
    enters(visitor, "city_map")
    visitor.touches("Hörde", "zu heiß")
    visitor.app.end_visit()
    visitor.waits(1.0)
    enters(visitor, "city_map")
    assert not any(target.chosen for target in visitor.targets() if target.spoken in {"Hörde", "zu heiß"})


def test_from_every_step_on_the_map_a_way_leads_back_and_home(visitor) -> None:
    enters(visitor, "city_map")
    visitor.touches("Hörde", "zu heiß", "Zurück")
    assert not any(target.chosen for target in visitor.targets() if target.spoken == "zu heiß")
    assert any(target.chosen for target in visitor.targets() if target.spoken == "Hörde")
    visitor.touches("Ansehen", "Zurück", "Start")
    visitor.comes_to_rest()
    assert visitor.place == "home"
    assert visitor.theatre.journal.kept(PIN) == []


def test_a_closer_look_shows_a_places_pins_its_people_with_their_source_and_its_parts(visitor) -> None:
    enters(visitor, "city_map")
    visitor.touches("Hombruch", "Ansehen")
    assert visitor.sees("57.380 Menschen leben hier")
    assert visitor.sees("statistikportal.dortmund.de, 31. Dezember 2023")
    assert visitor.sees("Ab 5 Antworten steht hier das Ergebnis.")
    visitor.touches("Zurück", "Schwerte", "Ansehen", "Ergste", "Hier einen Pin setzen", "fehlt", "Pin setzen")
    assert visitor.theatre.journal.kept(PIN) == [{"place": "schwerte", "pin": "missing", "quarter": "Ergste"}]


def test_an_idea_goes_in_three_steps_and_its_number_is_masked(visitor) -> None:
    enters(visitor, "idea_pool")
    visitor.touches("Meine Idee")
    visitor.types("Bank Tel 0231501234")
    visitor.touches("Weiter", "Hörde", "Weiter")
    assert any(target.spoken.endswith("passt") for target in visitor.targets())
    visitor.touches("Einreichen")
    [data] = visitor.theatre.journal.kept(IDEA)
    assert data["text"] == "Bank Tel […]"
    assert (data["place"], data["field"]) == ("hoerde", 5)
    assert visitor.sees("Danke für Ihre Idee!")
    assert visitor.sees("herausgenommen")
    assert visitor.sees(f"{data['idea'][:3]} {data['idea'][3:]}")


def test_an_idea_is_shown_to_others_only_when_it_was_released_and_can_then_be_supported(visitor) -> None:
    enters(visitor, "idea_pool")
    visitor.touches("Meine Idee", "Ein Treffpunkt für alle", "Weiter", "Eving", "Weiter", "Einreichen", "Weitere Ideen")
    assert "Ein Treffpunkt für alle" not in wall(visitor)
    code = visitor.theatre.journal.kept(IDEA)[-1]["idea"]
    later = datetime.now(UTC) + timedelta(days=400)
    released = Record.of(Draft(STATE, {"idea": code, "state": "reviewed"}, later), STAFF, 1)
    visitor.app.stage.ideas.take(released)
    enters(visitor, "home")
    enters(visitor, "idea_pool")
    visitor.touches("Unterstützen: Ein Treffpunkt für alle")
    assert visitor.theatre.journal.kept(SUPPORT) == [{"idea": code}]
    enters(visitor, "home")
    enters(visitor, "idea_pool")
    assert any(target.spoken.startswith("Sie unterstützen") for target in visitor.targets()), "one heart in a visit"
    visitor.app.end_visit()
    visitor.waits(1.0)
    visitor.touches_at(540, 900)
    enters(visitor, "idea_pool")
    visitor.touches("Unterstützen: Ein Treffpunkt für alle")
    assert len(visitor.theatre.journal.kept(SUPPORT)) == 2


def test_a_wish_on_the_first_page_says_with_one_touch_what_the_idea_is(visitor) -> None:
    enters(visitor, "idea_pool")
    visitor.touches("Ein Treffpunkt für alle", "Eving", "Weiter", "Einreichen")
    assert visitor.theatre.journal.kept(IDEA)[-1]["text"] == "Ein Treffpunkt für alle"


def test_a_closer_look_at_a_place_shows_the_ideas_that_were_released_for_it(visitor) -> None:
    now = visitor.theatre.time.now()
    for number, (place, code) in enumerate((("eving", "BCDFGH"), ("hoerde", "BCDFGK")), 1):
        idea = {"idea": code, "text": f"Bank in {place}", "place": place, "field": 5}
        visitor.app.stage.learn(Record.of(Draft(IDEA, idea, now), STAFF, number))
        visitor.app.stage.learn(Record.of(Draft(STATE, {"idea": code, "state": "done"}, now), STAFF, 10 + number))
    enters(visitor, "city_map")
    visitor.touches("Eving", "Ansehen")
    assert visitor.sees("Bank in eving")
    assert visitor.sees("umgesetzt")
    assert not visitor.sees("Bank in hoerde")


def test_a_state_that_arrives_while_somebody_looks_is_seen_at_once(visitor) -> None:
    enters(visitor, "idea_pool")
    visitor.touches("Meine Idee", "Ein Treffpunkt für alle", "Weiter", "Eving", "Weiter", "Einreichen", "Weitere Ideen")
    idea = visitor.theatre.journal.records[-1]
    assert "Ein Treffpunkt für alle" not in wall(visitor)
    later = datetime.now(UTC) + timedelta(days=400)
    visitor.app.stage.learn(Record.of(Draft(STATE, {"idea": idea.data["idea"], "state": "reviewed"}, later), STAFF, 1))
    visitor.waits(0.3)
    assert "Ein Treffpunkt für alle" in wall(visitor)
    gone = {"record": idea.id, "source": idea.source, "sequence": idea.sequence, "type": idea.type}
    visitor.app.stage.learn(Record.of(Draft(ERASURE, gone, later), STAFF, 2))
    visitor.waits(0.3)
    assert "Ein Treffpunkt für alle" not in wall(visitor)


def test_a_code_can_be_typed_whatever_language_the_visitor_writes_in(theatre) -> None:
    visitor = theatre(languages=("ar", "de"))
    enters(visitor, "idea_pool")
    visitor.touches("رمزي")
    visitor.types("bcdfgh")
    assert visitor.sees("BCDFGH")
