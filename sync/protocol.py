"""What kiosk and hub say to each other: paths, media types, the shapes of answers."""

from __future__ import annotations

from enum import StrEnum

import msgspec

EVENTS_PATH = "/v1/events"
FEED_PATH = "/v1/feed"
ENROL_PATH = "/v1/enrol"
HEALTH_PATH = "/health"

BATCH = "application/cloudevents-batch+json"
RECEIPT = "application/vnd.projektor.receipt+json"
NDJSON = "application/x-ndjson"
JSON = "application/json"
PROBLEM = "application/problem+json"
PROBLEM_URN = "urn:projektor:problem:"


class Result(StrEnum):
    CREATED = "created"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    CONFLICT = "conflict"


class Outcome(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of one record of a batch. index: its place in the batch; id, source: "" when unreadable."""

    index: int
    id: str
    source: str
    result: Result
    reason: str = ""


class SourceState(msgspec.Struct, frozen=True):
    """What the hub has of one source. missing: ranges [first, last], at most 100 of them, the oldest first."""

    contiguous: int
    highest: int
    missing: list[tuple[int, int]]


class Receipt(msgspec.Struct, frozen=True):
    """Answer to a batch, given only after the durable commit."""

    results: list[Outcome]
    source_state: dict[str, SourceState]
    feed_epoch: str


class EnrolmentRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """public_key: base64 of the 32 bytes of an Ed25519 public key."""

    code: str
    public_key: str


class Enrolled(msgspec.Struct, frozen=True):
    kiosk: str


class Problem(msgspec.Struct, frozen=True):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
