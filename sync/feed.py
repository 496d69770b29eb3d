"""Records after a cursor, the same over a journal file and over a hub."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from sync.cursor import Cursors, Filter
from sync.errors import CursorForeign, CursorTampered, FeedError, HubError, HubRefused
from sync.protocol import FEED_PATH, NDJSON, PROBLEM, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = 500


@dataclass(frozen=True, slots=True)
class Page:
    """lines: canonical JSON of records, oldest first; cursor: the place behind the last; more: others follow."""

    lines: list[bytes]
    cursor: str
    more: bool


class Feed(Protocol):
    def page(self, after: str | None, *, limit: int = PAGE, wait: float = 0.0) -> Page:
        """The next records. wait: seconds to wait for new ones, where the other side can. FeedError, HubError."""
        ...


class _End(msgspec.Struct):
    cursor: str
    more: bool


def open_feed(where: str, token: str | None = None, *, types: Sequence[str] = ()) -> Feed:
    """where: URL of a hub, or path of a journal file (answers.db, telemetry.db). FeedError when it is neither."""
    if where.startswith(("http://", "https://")):
        if token is None:
            raise FeedError(f"Reading {where} needs a token; the hub's operator makes one with: hub reader NAME")
        return HubFeed(where, token, types=types)
    path = Path(where)
    if path.is_dir():
        raise FeedError(f"{path} is a folder; name a journal in it: {path / 'answers.db'} or {path / 'telemetry.db'}.")
    if not path.exists():
        raise FeedError(f"There is no journal at {path}; name a file such as data/answers.db, or the URL of a hub.")
    return JournalFeed(path, types=types)


class JournalFeed:
    """Reads beside the running kiosk without writing; each page on its own connection, so it never blocks long."""

    def __init__(self, path: Path, *, types: Sequence[str] = ()) -> None:
        self._path = path
        self._filter = Filter.of(types)

    def page(self, after: str | None, *, limit: int = PAGE, wait: float = 0.0) -> Page:  # noqa: ARG002  the protocol hands it in
        from sync.sqlite import connect_reading  # noqa: PLC0415  the other kind of feed does without

        try:
            with closing(connect_reading(self._path)) as connection:
                meta = dict(
                    connection.execute("SELECT key, value FROM meta WHERE key IN ('epoch', 'secret')").fetchall()
                )
                cursors = Cursors(meta["epoch"], meta["secret"])
                position = cursors.open(after, self._filter) if after else 0
                rows = connection.execute(*self._query(position, limit + 1)).fetchall()
        except (sqlite3.Error, KeyError) as error:
            raise FeedError(f"{self._path} is no journal that can be read ({error}); name an answers.db.") from error
        more, rows = len(rows) > limit, rows[:limit]
        end = rows[-1][0] if rows else position
        return Page([body.encode() for _, body in rows], cursors.seal(end, self._filter), more)

    def _query(self, position: int, limit: int) -> tuple[str, tuple[object, ...]]:
        types = self._filter.types
        wanted = f"AND type IN ({','.join('?' * len(types))}) " if types else ""
        known = f"SELECT position, body FROM record WHERE position > ? AND body IS NOT NULL {wanted}"  # noqa: S608  column names and marks only, every value is bound
        text = f"{known}ORDER BY position LIMIT ?"
        return text, (position, *types, limit)


class HubFeed:
    """Reads a hub's feed with a bearer token."""

    def __init__(self, url: str, token: str, *, types: Sequence[str] = ()) -> None:
        self._url = url.rstrip("/") + FEED_PATH
        self._token = token
        self._types = tuple(types)

    def page(self, after: str | None, *, limit: int = PAGE, wait: float = 0.0) -> Page:
        import requests  # noqa: PLC0415  the other kind of feed does without

        query = [("limit", str(limit)), *(("type", t) for t in self._types), *([("after", after)] if after else [])]
        headers = {"accept": NDJSON, "authorization": f"Bearer {self._token}"}
        if wait:
            headers["prefer"] = f"wait={int(wait)}"
        session = requests.Session()
        session.trust_env = False  # ~/.netrc would replace the token
        try:
            with session:
                answer = session.get(
                    self._url, params=query, headers=headers, timeout=(5, 20 + wait), allow_redirects=False
                )
        except requests.RequestException as error:
            raise HubError(f"No hub answers at {self._url}; check the address and the network.") from error
        if answer.status_code != 200 or not answer.headers.get("content-type", "").startswith(NDJSON):
            raise _explain(self._url, answer.status_code, answer.headers.get("content-type", ""), answer.content)
        try:
            *lines, last, _ = answer.content.split(b"\n")
            end = msgspec.json.decode(last, type=_End)
        except (ValueError, msgspec.MsgspecError) as error:
            raise HubError(f"The answer of {self._url} was cut off; check the network.") from error
        return Page(lines, end.cursor, end.more)


def _explain(url: str, status: int, media: str, content: bytes) -> Exception:
    if not media.startswith(PROBLEM):
        return HubError(f"{url} does not answer as a hub does (status {status}); check the address.")
    detail = msgspec.json.decode(content, type=Problem).detail
    if status in {401, 403}:
        return HubRefused(f"{url}: {detail}")
    if status == 410:
        return CursorForeign(detail)
    return CursorTampered(detail) if status == 400 else HubError(f"{url} answers {status}: {detail}")
