"""GET /v1/feed: records after a cursor, as JSON or NDJSON, waiting for new ones if asked to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import anyio
import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from sync.cursor import Filter
from sync.hub.guard import bearer
from sync.hub.problems import Problem
from sync.protocol import FEED_PATH, JSON, NDJSON

if TYPE_CHECKING:
    from starlette.requests import Request

    from sync.hub.store import FeedPage, Store

_MOST = 1000
_USUAL = 200
_LONGEST_WAIT = 25.0
_LOOK_AGAIN = 0.5  # seconds; other processes may write to the same database, so the database itself is asked
_WAIT = re.compile(r"(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])")


class Feed:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def __call__(self, request: Request) -> Response:
        await run_in_threadpool(bearer, self._store, request.headers, "feed")
        query = request.query_params
        chosen = Filter.of(query.getlist("type"), query.getlist("source"))
        limit = _whole(query.get("limit"), _USUAL)
        after = self._store.cursors.open(query["after"], chosen) if query.get("after") else 0
        page = await self._page(after, limit, chosen, _patience(request.headers.get("prefer", "")))
        cursor = self._store.cursors.seal(page.position, chosen)
        names = [("type", t) for t in chosen.types] + [("source", s) for s in chosen.sources]
        follow = urlencode([("after", cursor), ("limit", limit), *names])
        headers = {"Link": f'<{FEED_PATH}?{follow}>; rel="next"', "Cache-Control": "no-store"}
        end = msgspec.json.encode({"cursor": cursor, "more": page.more})
        if NDJSON in request.headers.get("accept", ""):
            lines = [body.encode() for body in page.bodies]
            return Response(b"\n".join([*lines, end, b""]), headers=headers, media_type=NDJSON)
        joined = ",".join(page.bodies).encode()
        return Response(b'{"records":[' + joined + b"]," + end[1:], headers=headers, media_type=JSON)

    async def _page(self, after: int, limit: int, chosen: Filter, patience: float) -> FeedPage:
        with anyio.move_on_after(patience):
            while True:
                with anyio.CancelScope(shield=True):  # a page that was read is handed out, however late
                    page = await run_in_threadpool(self._store.feed, after, limit, chosen)
                if page.bodies or not patience:
                    return page
                await anyio.sleep(_LOOK_AGAIN)
        return page


def _whole(text: str | None, usual: int) -> int:
    if text is None:
        return usual
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST:
        raise Problem(400, "limit", f"“limit” is a whole number from 1 to {_MOST}.")
    return int(text)


def _patience(prefer: str) -> float:
    match = _WAIT.search(prefer)
    return min(float(match[1]), _LONGEST_WAIT) if match else 0.0
