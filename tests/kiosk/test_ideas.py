"""The pool of ideas: nothing is shown before it is released, nothing any more once it is withheld or erased."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

from kiosk.ideas import IDEA, STATE, SUPPORT, Pool, State, plain
from sync.record import ERASURE, Draft, Record, source_uri

BEGAN = datetime(2026, 11, 2, 9, tzinfo=UTC)
SOURCE = source_uri("probe", "0123456789abcdef")


def record(what: str, hour: int = 0, sequence: int = 1, **data: object) -> Record:
    return Record.of(Draft(what, data, BEGAN + timedelta(hours=hour)), SOURCE, sequence)


def idea(code: str, text: str = "Mehr Bänke", hour: int = 0) -> Record:
    return record(IDEA, hour, idea=code, text=text, place="eving", field=5)


def state(code: str, name: str, hour: int = 1, **more: object) -> Record:
    return record(STATE, hour, idea=code, state=name, **more)


def pool(*records: Record) -> Pool:
    filled = Pool()
    for each in records:
        filled.take(each)
    return filled


def test_nothing_is_shown_before_somebody_has_released_it() -> None:
    fresh = pool(idea("BCDFGH"))
    assert fresh.shown() == ()
    assert fresh.find("BCDFGH").state is State.RECEIVED
    assert not fresh.find("BCDFGH").shown


def test_every_state_but_received_and_withheld_is_shown() -> None:
    for name in ("reviewed", "discussed", "done", "declined"):
        assert [each.state for each in pool(idea("BCDFGH"), state("BCDFGH", name)).shown()] == [State(name)]
    assert pool(idea("BCDFGH"), state("BCDFGH", "withheld", reason={"de": "Beleidigt jemanden."})).shown() == ()


def test_what_was_released_can_be_withheld_again() -> None:
    taken_back = pool(
        idea("BCDFGH"), state("BCDFGH", "reviewed", 1), state("BCDFGH", "withheld", 2, reason={"de": "Name."})
    )
    assert taken_back.shown() == ()
    assert taken_back.find("BCDFGH").reason == {"de": "Name."}


def test_the_newest_state_is_true_in_whatever_order_records_arrive() -> None:
    records = [idea("BCDFGH"), state("BCDFGH", "reviewed", 1), state("BCDFGH", "done", 3, reason={"de": "Steht."})]
    for order in permutations(records):
        assert pool(*order).find("BCDFGH").state is State.DONE


def test_of_two_states_of_one_hour_the_one_written_later_is_true() -> None:
    first, second = state("BCDFGH", "reviewed", 1, sequence=7), state("BCDFGH", "discussed", 1, sequence=8)
    for order in permutations((idea("BCDFGH"), first, second)):
        assert pool(*order).find("BCDFGH").state is State.DISCUSSED


def test_a_text_that_moderation_mended_is_the_one_that_is_shown_and_stays_mended() -> None:
    mended = pool(
        idea("BCDFGH", "Bänke bei Meiers"),
        state("BCDFGH", "reviewed", 1, text="Bänke im Hof"),
        state("BCDFGH", "discussed", 2),
    )
    assert [each.text for each in mended.shown()] == ["Bänke im Hof"]


def test_answered_ideas_come_first_then_the_newest() -> None:
    filled = pool(
        idea("BBBBBB"), idea("CCCCCC"), idea("DDDDDD"), idea("FFFFFF"),
        state("BBBBBB", "reviewed", 5), state("CCCCCC", "declined", 2, reason={"de": "Zu teuer."}),
        state("DDDDDD", "reviewed", 9), state("FFFFFF", "done", 4),
    )  # fmt: skip
    assert [each.code for each in filled.shown()] == ["FFFFFF", "CCCCCC", "DDDDDD", "BBBBBB"]


def test_an_erased_idea_is_gone_and_does_not_come_back() -> None:
    kept = idea("BCDFGH")
    erasure = record(ERASURE, 2, record=kept.id, source=SOURCE, sequence=1, type=IDEA)
    for order in permutations((kept, state("BCDFGH", "reviewed"), erasure)):
        assert pool(*order).shown() == ()
        assert pool(*order).find("BCDFGH") is None
    again = pool(kept, erasure, kept)
    assert again.find("BCDFGH") is None


def test_a_code_is_found_however_it_was_copied() -> None:
    filled = pool(idea("BCDFGH"))
    for typed in ("bcd fgh", "BCD-FGH", " BcdFgh "):
        assert filled.find(typed) is not None
    assert filled.find("BCDFGX") is None
    assert plain("b c-d") == "BCD"


def test_an_idea_cannot_be_overwritten_by_another_of_the_same_code() -> None:
    assert pool(idea("BCDFGH", "zuerst"), idea("BCDFGH", "danach")).find("BCDFGH").text == "zuerst"


def test_whoever_shows_the_pool_hears_of_what_changed_and_of_nothing_else() -> None:
    told: list[int] = []
    filled = Pool()
    unwatch = filled.watch(lambda: told.append(1))
    filled.take(idea("BCDFGH"))
    filled.take(record(SUPPORT, idea="BCDFGH"))
    filled.take(state("BCDFGH", "reviewed"))
    unwatch()
    filled.take(state("BCDFGH", "done"))
    assert len(told) == 2
