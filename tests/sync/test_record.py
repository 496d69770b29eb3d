from __future__ import annotations

import uuid
from datetime import UTC, datetime

import msgspec
import pytest

from sync.errors import RecordError
from sync.record import READING, VOTE, Draft, Record
from sync.schemas import Schemas
from tests.sync.city import NOON, reading, vote

SOURCE = "urn:projektor:kiosk:labor-1:0123456789abcdef"


def test_a_record_is_a_cloud_event_in_canonical_bytes():
    body = Record.of(vote(), SOURCE, 3).to_json()
    event = msgspec.json.decode(body)
    assert event["specversion"] == "1.0"
    assert (event["source"], event["sequence"], event["type"]) == (SOURCE, 3, VOTE)
    assert event["dataschema"] == "urn:projektor:schema:vote.v1"
    assert list(event) == sorted(event)
    assert Record.from_json(body).to_json() == body


def test_a_visitors_hour_is_all_that_time_and_id_tell():
    record = Record.of(vote(), SOURCE, 1)
    assert record.time == "2026-05-04T12:00:00Z"
    milliseconds = uuid.UUID(record.id).int >> 80
    assert datetime.fromtimestamp(milliseconds / 1000, UTC) == NOON.replace(minute=0, second=0)


def test_an_instrument_is_timed_exactly():
    assert Record.of(reading(), SOURCE, 1).time == "2026-05-04T12:34:56Z"


def test_two_records_of_one_hour_have_different_ids():
    assert Record.of(vote(), SOURCE, 1).id != Record.of(vote(), SOURCE, 2).id


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"specversion": "0.3"}, "specversion"),
        ({"id": "1"}, "id"),
        ({"source": "urn:projektor:kiosk:Labor:1"}, "source"),
        ({"sequence": 0}, "sequence"),
        ({"sequence": True}, "sequence"),
        ({"type": "org.projektor.../../etc.v1"}, "type"),
        ({"dataschema": "urn:else"}, "dataschema"),
        ({"time": "2026-05-04T12:34:56Z"}, "full hour"),
        ({"time": "2026-02-30T12:00:00Z"}, "does not exist"),
        ({"data": []}, "data"),
        ({"ip": "10.0.0.1"}, "ip"),
    ],
)
def test_a_changed_envelope_is_refused_by_name(change, word):
    event = msgspec.json.decode(Record.of(vote(), SOURCE, 1).to_json()) | change
    with pytest.raises(RecordError, match=word):
        Record.from_mapping(event)


def test_a_time_without_zone_is_refused():
    with pytest.raises(RecordError, match="time zone"):
        Record.of(Draft(VOTE, {}, NOON.replace(tzinfo=None)), SOURCE, 1)


def test_a_broken_rule_is_named_without_the_visitors_words():
    with pytest.raises(RecordError, match=r"\$\.option.*maxLength") as caught:
        Schemas().check(VOTE, {"question": "woche", "option": "mein Name ist " + "x" * 300})
    assert "mein Name" not in str(caught.value)


def test_every_schema_is_found_by_its_type():
    schemas = Schemas()
    schemas.warm()
    assert {VOTE, READING} <= set(schemas.types())


def test_an_unknown_type_names_the_known_ones():
    with pytest.raises(RecordError, match=r"known are: org\.projektor"):
        Schemas().check("org.projektor.dream.v1", {})
