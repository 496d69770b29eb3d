"""The one immutable thing that leaves the house: a CloudEvents 1.0 record in canonical JSON. Pure."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
import uuid_utils

from sync.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

VOTE = "org.projektor.vote.v1"
SURVEY_RESPONSE = "org.projektor.survey.response.v1"
READING = "org.projektor.reading.v1"
EXHIBIT_VISIT = "org.projektor.exhibit.visit.v1"
ERASURE = "org.projektor.erasure.v1"

# Instruments are timed exactly, and so is what the host of a workshop does: the agenda clock is derived from it.
# What a visitor leaves is timed to the hour: nobody standing by can be matched to it.
_HOSTED = (
    "planned",
    "checked",
    "opened",
    "step",
    "clock",
    "shown",
    "campaign",
    "assigned",
    "offset",
    "measured",
    "ended",
)
EXACT_TYPES = frozenset({READING, *(f"org.projektor.workshop.{what}.v1" for what in _HOSTED)})

SOURCE = re.compile(r"urn:projektor:kiosk:(?P<name>[a-z0-9-]{1,63}):(?P<epoch>[0-9a-f]{16})")
_TYPE = re.compile(r"org\.projektor\.(?P<what>[a-z.]{1,64}\.v[0-9]{1,3})")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:(?P<fine>\d\d:\d\d(?:\.\d{1,6})?)Z")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_NAMES = frozenset({"specversion", "id", "source", "sequence", "type", "time", "datacontenttype", "dataschema", "data"})
_LARGEST_SEQUENCE = 2**31 - 1  # a CloudEvents Integer has 32 bits


class Stream(StrEnum):
    """ANSWERS are precious and few; TELEMETRY is plenty and may be cut, counted, when space is short."""

    ANSWERS = "answers"
    TELEMETRY = "telemetry"


@dataclass(frozen=True, slots=True)
class Draft:
    """What someone wants kept.

    time: aware datetime; withdrawal: the visitor's code in clear, of which only a keyed hash is ever stored.
    """

    type: str
    data: Mapping[str, object]
    time: datetime
    stream: Stream = Stream.ANSWERS
    withdrawal: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One CloudEvent. id: UUIDv7; sequence: from 1, without gaps per source; time: RFC 3339 in UTC."""

    id: str
    source: str
    sequence: int
    type: str
    time: str
    dataschema: str
    data: Mapping[str, object]

    @classmethod
    def of(cls, draft: Draft, source: str, sequence: int) -> Record:
        """Give a draft its place. RecordError for a naive time or an unknown form of type."""
        moment = when(draft)
        # The id carries the same coarse time: a UUIDv7 of the exact millisecond would give away what `time` hides.
        number = uuid_utils.uuid7(nanoseconds=int(moment.timestamp() * 1_000_000) * 1_000)
        return cls(str(number), source, sequence, draft.type, _text(moment), schema_uri(draft.type), draft.data)

    def to_json(self) -> bytes:
        """The canonical bytes: names sorted, no white space, UTF-8, one line."""
        return msgspec.json.encode(
            {
                "specversion": "1.0",
                "id": self.id,
                "source": self.source,
                "sequence": self.sequence,
                "type": self.type,
                "time": self.time,
                "datacontenttype": "application/json",
                "dataschema": self.dataschema,
                "data": self.data,
            },
            order="sorted",
        )

    @classmethod
    def from_json(cls, text: bytes | str) -> Record:
        """Read one record; RecordError says which attribute is wrong."""
        try:
            return cls.from_mapping(msgspec.json.decode(text))
        except (msgspec.DecodeError, RecursionError) as error:
            raise RecordError(f"This is no JSON record: {error}.") from error

    @classmethod
    def from_mapping(cls, event: object) -> Record:
        """Check the envelope of a decoded CloudEvent (its data is checked against the schema of its type)."""
        if not isinstance(event, dict):
            raise RecordError("A record is a JSON object; this is something else.")
        if event.keys() != _NAMES:
            odd = ", ".join(sorted(map(str, event.keys() ^ _NAMES)))
            raise RecordError(f"The record's attributes differ from the agreed ones in: {odd}.")
        _expect(event["specversion"] == "1.0", "specversion", "“1.0”")
        _expect(event["datacontenttype"] == "application/json", "datacontenttype", "“application/json”")
        _expect(_matches(_UUID, event["id"]), "id", "a UUIDv7 in small letters")
        _expect(_matches(SOURCE, event["source"]), "source", "urn:projektor:kiosk:NAME:EPOCH")
        _expect(_matches(_TYPE, event["type"]), "type", "org.projektor.WHAT.vN")
        _expect(event["dataschema"] == schema_uri(event["type"]), "dataschema", schema_uri(event["type"]))
        sequence = event["sequence"]
        _expect(type(sequence) is int and 1 <= sequence <= _LARGEST_SEQUENCE, "sequence", "a whole number from 1")
        _expect(isinstance(event["data"], dict), "data", "an object")
        _check_time(event["time"], event["type"])
        return cls(
            event["id"], event["source"], sequence, event["type"], event["time"], event["dataschema"], event["data"]
        )


def digest(canonical: bytes) -> bytes:
    """sha256 of a record's canonical bytes: what tells a repeated record from a changed one."""
    return hashlib.sha256(canonical).digest()


def schema_uri(record_type: str) -> str:
    match = _TYPE.fullmatch(record_type)
    if match is None:
        raise RecordError(f"Record type {record_type!r} is not of the form org.projektor.WHAT.vN.")
    return f"urn:projektor:schema:{match['what']}"


def source_uri(kiosk: str, epoch: str) -> str:
    return f"urn:projektor:kiosk:{kiosk}:{epoch}"


def kiosk_of(source: str) -> str:
    """The kiosk's name in a source URN; RecordError when it is none."""
    match = SOURCE.fullmatch(source)
    if match is None:
        raise RecordError(f"Source {source!r} is not of the form urn:projektor:kiosk:NAME:EPOCH.")
    return match["name"]


def when(draft: Draft) -> datetime:
    """The time that may leave the house: UTC, to the hour for visitors, to the microsecond for instruments."""
    if draft.time.tzinfo is None:
        raise RecordError(f"The time {draft.time} of a {draft.type} has no time zone; hand in an aware datetime.")
    moment = draft.time.astimezone(UTC)
    return moment if draft.type in EXACT_TYPES else moment.replace(minute=0, second=0, microsecond=0)


def _text(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _expect(holds: bool, name: str, expected: str) -> None:  # noqa: FBT001  a condition, not a mode
    if not holds:
        raise RecordError(f"The record's “{name}” must be {expected}.")


def _check_time(text: object, record_type: str) -> None:
    match = _TIME.fullmatch(text) if isinstance(text, str) else None
    _expect(match is not None, "time", "RFC 3339 in UTC with Z")
    assert match is not None
    _expect(record_type in EXACT_TYPES or match["fine"] == "00:00", "time", "coarsened to the full hour")
    try:
        datetime.fromisoformat(match.string)
    except ValueError as error:
        raise RecordError(f"The record's “time” {match.string} does not exist: {error}.") from error
