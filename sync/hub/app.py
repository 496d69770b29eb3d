"""The hub as an ASGI application. It keeps no log of requests: an address is a personal datum."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from sync.errors import FeedError, HubError
from sync.hub.ingest import Ingest
from sync.hub.problems import Problem, answer_problem
from sync.hub.reading import Feed
from sync.protocol import ENROL_PATH, EVENTS_PATH, FEED_PATH, HEALTH_PATH, JSON, Enrolled, EnrolmentRequest

if TYPE_CHECKING:
    from starlette.requests import Request

    from sync.hub.store import Store
    from sync.schemas import Schemas

_LONGEST_REQUEST = 4096
_KEY_BYTES = 32


def build(store: Store, schemas: Schemas) -> Starlette:
    """The application over an open store; whoever opened the store closes it."""
    ingest, feed, door = Ingest(store, schemas), Feed(store), _Door(store)

    async def events(request: Request) -> Response:
        return await ingest(request)

    async def read(request: Request) -> Response:
        return await feed(request)

    return Starlette(
        routes=[
            Route(EVENTS_PATH, events, methods=["POST"]),
            Route(FEED_PATH, read, methods=["GET"]),
            Route(ENROL_PATH, door.enrol, methods=["POST"]),
            Route(HEALTH_PATH, door.health, methods=["GET"]),
        ],
        exception_handlers={Problem: answer_problem, FeedError: answer_problem, HubError: answer_problem},
    )


class _Door:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def enrol(self, request: Request) -> Response:
        """Spend a one-time code for a public key."""
        text = bytearray()
        async for part in request.stream():
            text += part
            if len(text) > _LONGEST_REQUEST:
                raise Problem(413, "too-large", f"A request to enrol has at most {_LONGEST_REQUEST} bytes.")
        try:
            asked = msgspec.json.decode(bytes(text), type=EnrolmentRequest)
            key = base64.b64decode(asked.public_key, validate=True)
        except (msgspec.DecodeError, binascii.Error) as error:
            raise Problem(
                400, "enrolment", f"A request to enrol names “code” and “public_key” (base64): {error}."
            ) from error
        if len(key) != _KEY_BYTES:
            raise Problem(400, "enrolment", f"An Ed25519 public key has {_KEY_BYTES} bytes, this one has {len(key)}.")
        kiosk = await run_in_threadpool(self._store.enrol, asked.code, key)
        if kiosk is None:
            raise Problem(
                403, "code", "This code is not known here, too old or spent: get a new one with `hub enrol NAME`."
            )
        return Response(msgspec.json.encode(Enrolled(kiosk)), media_type=JSON)

    async def health(self, _: Request) -> Response:
        counts = await run_in_threadpool(self._store.health)
        body = {"status": "ok", "feed_epoch": self._store.cursors.epoch, **counts}
        return Response(msgspec.json.encode(body), media_type=JSON)
