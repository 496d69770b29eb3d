"""POST /v1/events: a batch in, a result per record out, and only after it is durable."""

from __future__ import annotations

import time
import zlib
from typing import TYPE_CHECKING

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from sync.errors import RecordError
from sync.hub.guard import sender
from sync.hub.problems import Problem
from sync.hub.store import Candidate
from sync.protocol import BATCH, RECEIPT, Outcome, Receipt, Result
from sync.record import ERASURE, Record, kiosk_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from sync.hub.store import Store
    from sync.schemas import Schemas

MOST_BYTES = 1024 * 1024  # on the wire and, separately, unpacked: four times what a kiosk sends
MOST_RECORDS = 1000
_DEEPEST = 12


class Ingest:
    def __init__(self, store: Store, schemas: Schemas) -> None:
        self._store = store
        self._schemas = schemas

    async def __call__(self, request: Request) -> Response:
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media != BATCH:
            raise Problem(415, "media-type", f"Records come as {BATCH}, not as {media or 'nothing'}.")
        body = await _read(request)
        receipt = await run_in_threadpool(self._take, request, body)
        return Response(msgspec.json.encode(receipt), media_type=RECEIPT)

    def _take(self, request: Request, body: bytes) -> Receipt:
        kiosk = sender(self._store, str(request.url), request.headers, body, time.time())
        events = _decode(_unpack(body, request.headers.get("content-encoding", "identity")))
        candidates: list[Candidate] = []
        outcomes: list[Outcome] = []
        for index, event in enumerate(events):
            try:
                candidates.append(self._candidate(index, event, kiosk))
            except RecordError as error:
                outcomes.append(Outcome(index, *_names(event), Result.REJECTED, str(error)))
        stored, states = self._store.ingest(candidates)
        outcomes.extend(stored)
        outcomes.sort(key=lambda outcome: outcome.index)
        return Receipt(outcomes, states, self._store.cursors.epoch)

    def _candidate(self, index: int, event: object, kiosk: str) -> Candidate:
        _check_depth(event)
        record = Record.from_mapping(event)
        if kiosk_of(record.source) != kiosk:
            raise RecordError(f"The sender is “{kiosk}” and may not send records of {record.source}.")
        self._schemas.check(record.type, record.data)
        if record.type == ERASURE and kiosk_of(str(record.data["source"])) != kiosk:
            raise RecordError(f"The sender is “{kiosk}” and may not erase records of {record.data['source']}.")
        return Candidate(index, record, record.to_json())


async def _read(request: Request) -> bytes:
    parts: list[bytes] = []
    length = 0
    async for part in request.stream():
        length += len(part)
        if length > MOST_BYTES:
            raise Problem(413, "too-large", f"A batch may have {MOST_BYTES} bytes; send fewer records at a time.")
        parts.append(part)
    return b"".join(parts)


def _unpack(body: bytes, encoding: str) -> bytes:
    if encoding == "identity":
        return body
    if encoding != "gzip":
        raise Problem(415, "encoding", f"Content-Encoding “{encoding}” is not known here; send gzip or nothing.")
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, MOST_BYTES + 1)
    except zlib.error as error:
        raise Problem(400, "encoding", f"The body is no gzip: {error}.") from error
    if len(plain) > MOST_BYTES:
        raise Problem(413, "too-large", f"A batch may unpack to {MOST_BYTES} bytes; send fewer records at a time.")
    if not unpacker.eof:
        raise Problem(400, "encoding", "The gzip body ends too early.")
    return plain


def _decode(body: bytes) -> list[object]:
    try:
        events = msgspec.json.decode(body, type=list[object])
    except (msgspec.DecodeError, RecursionError) as error:
        raise Problem(400, "json", f"The body is no JSON array of records: {error}.") from error
    if len(events) > MOST_RECORDS:
        raise Problem(413, "too-many", f"A batch may have {MOST_RECORDS} records; this one has {len(events)}.")
    return events


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return
    raise RecordError(f"The record is nested more than {_DEEPEST} deep.")


def _names(event: object) -> tuple[str, str]:
    """What can be said of a record that is none, so that its sender finds it again."""
    if not isinstance(event, dict):
        return "", ""
    number, source = event.get("id"), event.get("source")
    return number[:100] if isinstance(number, str) else "", source[:200] if isinstance(source, str) else ""
