"""The verbs hub, enrol and feed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sync.errors import EnrolmentError, HubError

if TYPE_CHECKING:
    from sync.feed import Feed
    from sync.hub.sqlite_store import SqliteStore

_DATABASE = "sqlite:///hub.db"
_FOLLOW_SECONDS = 25.0
_LOOK_AGAIN = 0.5  # seconds between two looks into a file

Verbs = argparse._SubParsersAction  # noqa: SLF001  argparse has no public name for what add_subparsers gives


def add_verbs(verbs: Verbs[argparse.ArgumentParser]) -> None:
    _add_hub(verbs)
    enrol = verbs.add_parser("enrol", help="give this kiosk its identity at a hub")
    enrol.add_argument("--hub", required=True, metavar="URL")
    enrol.add_argument("--code", required=True, help="the one-time code of `hub enrol NAME`")
    enrol.add_argument(
        "--data", type=Path, default=Path("data"), metavar="DIR", help="the kiosk's data (default: data)"
    )
    enrol.set_defaults(run=run_enrol)

    feed = verbs.add_parser("feed", help="records after a cursor as NDJSON")
    feed.add_argument("--from", dest="where", required=True, metavar="JOURNAL-or-URL")
    feed.add_argument("--token", help="bearer token of `hub reader NAME`, for a URL")
    feed.add_argument("--after", metavar="CURSOR")
    feed.add_argument("--type", action="append", default=[], help="only this record type; may be given several times")
    feed.add_argument("--follow", action="store_true", help="go on with what arrives, until interrupted")
    feed.add_argument("--into", type=Path, metavar="FILE.db", help="tables of a SQLite file, going on where it ends")
    feed.set_defaults(run=run_feed)


def _add_hub(verbs: Verbs[argparse.ArgumentParser]) -> None:
    database = argparse.ArgumentParser(add_help=False)
    # SUPPRESS: the option may stand before or after the inner verb; a default of the inner one would overwrite it
    database.add_argument(
        "--database", default=argparse.SUPPRESS, metavar="URL", help=f"sqlite:///PATH (default: {_DATABASE})"
    )
    hub = verbs.add_parser("hub", parents=[database], help="the city-side server: ingest and feed")
    hub.add_argument("--listen", default="127.0.0.1:8080", metavar="HOST:PORT")
    hub.set_defaults(run=run_hub)
    inner = hub.add_subparsers(metavar="VERB")
    invite = inner.add_parser("enrol", parents=[database], help="print a one-time code for a kiosk")
    invite.add_argument("name", metavar="NAME")
    invite.add_argument("--bearer", action="store_true", help="a token instead, for devices that post with curl")
    invite.set_defaults(run=run_hub_enrol)
    reader = inner.add_parser("reader", parents=[database], help="print a token that may read the feed")
    reader.add_argument("name", metavar="NAME")
    reader.set_defaults(run=run_hub_reader)
    revoke = inner.add_parser("revoke", parents=[database], help="refuse a kiosk from now on")
    revoke.add_argument("name", metavar="NAME")
    revoke.set_defaults(run=run_hub_revoke)


def run_hub(args: argparse.Namespace) -> int:
    from sync.hub.serve import HubServer

    server = HubServer(database_path(_database(args)), args.listen)
    server.run(lambda url: print(f"The hub listens at {url}", flush=True))
    return 0


def run_hub_enrol(args: argparse.Namespace) -> int:
    from sync.settings import check_kiosk_name

    name = check_kiosk_name(args.name)
    with _Opened(args) as store:
        print(store.grant(name, "ingest") if args.bearer else store.invite(name))
    return 0


def run_hub_reader(args: argparse.Namespace) -> int:
    with _Opened(args) as store:
        print(store.grant(args.name, "feed"))
    return 0


def run_hub_revoke(args: argparse.Namespace) -> int:
    with _Opened(args) as store:
        if not store.revoke(args.name):
            raise EnrolmentError(f"No kiosk “{args.name}” is enrolled at this hub.")
    print(f"“{args.name}” is refused from now on; a new code lets it in again.")
    return 0


def run_enrol(args: argparse.Namespace) -> int:
    from sync.enrolment import enrol

    identity = enrol(args.hub, args.code)
    identity.save(args.data)
    print(f"This kiosk is now “{identity.kiosk}” at {identity.hub}.")
    return 0


def run_feed(args: argparse.Namespace) -> int:
    """Print what there is (and, following, what comes); the cursor is the last line, also after Ctrl-C."""
    import signal

    from sync.feed import open_feed

    if args.into is not None:
        return _fill(args)
    if args.follow:  # whoever asks it to end gets the cursor: also a service manager, also a job in the background
        for request in (signal.SIGINT, signal.SIGTERM):
            signal.signal(request, signal.default_int_handler)
    feed = open_feed(args.where, args.token, types=args.type)
    cursor: str | None = args.after
    try:
        cursor = _print_feed(feed, cursor, follow=args.follow)
    except _Interrupted as interrupted:
        cursor = interrupted.cursor
    if cursor is not None:
        print(f'{{"cursor":"{cursor}"}}', flush=True)
    return 0


def _fill(args: argparse.Namespace) -> int:
    """Put what is new into the tables of a file; prints how many records that were, as JSON."""
    from sync.errors import FeedError
    from sync.feed import open_feed
    from sync.record import Record
    from sync.table_file import TableFile

    if args.follow or args.after:
        raise FeedError("A file knows how far it was filled: leave out --after and --follow, and call this again.")
    feed, filled, more = open_feed(args.where, args.token, types=args.type), 0, True
    with TableFile(args.into, " ".join((args.where, *sorted(args.type)))) as file:
        while more:
            page = feed.page(file.cursor)
            filled += file.keep(map(Record.from_json, page.lines), page.cursor)
            more = page.more
    print(f'{{"records":{filled}}}', flush=True)
    return 0


class _Interrupted(Exception):  # noqa: N818  named for what happened
    def __init__(self, cursor: str | None) -> None:
        super().__init__()
        self.cursor = cursor


def _print_feed(feed: Feed, cursor: str | None, *, follow: bool) -> str | None:
    import time

    out = sys.stdout.buffer
    try:
        while True:
            page = feed.page(cursor, wait=_FOLLOW_SECONDS if follow and cursor else 0.0)
            out.writelines(line + b"\n" for line in page.lines)
            out.flush()
            cursor = page.cursor
            if not page.more and not follow:
                return cursor
            if not page.lines:
                time.sleep(_LOOK_AGAIN)
    except KeyboardInterrupt:
        raise _Interrupted(cursor) from None


def database_path(url: str) -> Path:
    """Path in sqlite:///PATH (or a plain path); HubError for what this build does not serve."""
    if url.startswith(("postgresql://", "postgres://")):
        raise HubError("This build of the hub serves SQLite only; name the database as sqlite:///PATH.")
    path = url.removeprefix("sqlite:///")
    if not path or "://" in path:
        raise HubError(f"“{url}” is no database the hub can serve; name one as sqlite:///PATH.")
    return Path(path)


def _database(args: argparse.Namespace) -> str:
    return str(getattr(args, "database", _DATABASE))


class _Opened:
    def __init__(self, args: argparse.Namespace) -> None:
        from sync.hub.sqlite_store import SqliteStore

        self._store = SqliteStore(database_path(_database(args)))

    def __enter__(self) -> SqliteStore:
        self._store.open()
        return self._store

    def __exit__(self, *_: object) -> None:
        self._store.close()
