"""What `wall` is told on the command line, and how the wall is put together."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.cli import parse_size, surround

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager, ExitStack

    from kiosk.wall.show import News
    from kiosk.watchdog import Watchdog

    # where, token, types, what is told of news: something that follows while it is entered
    Follow = Callable[
        [Sequence[str], str | None, Sequence[str], Callable[[News], None]], AbstractContextManager[object]
    ]

LANDSCAPE: Final = (1920, 1080)
JOURNALS: Final = ("answers.db", "telemetry.db")


def add_verbs(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    station: Path,
    root: Path,
    sections: tuple[str, ...],
    follow: Follow,
) -> None:
    """Hang ``wall`` into the verbs. ``station``: the usual one; ``root``: the program's folder."""
    wall = verbs.add_parser("wall", help="results, ideas and sensor values on a second screen, following a feed")
    wall.add_argument("--from", dest="where", required=True, metavar="JOURNAL-or-URL", help="folder or file, or a hub")
    wall.add_argument("--token", help="bearer token of `hub reader NAME`, for a URL")
    wall.add_argument("--station", type=Path, default=station, metavar="FILE", help="whose pack, languages and hours")
    wall.add_argument("--pack", type=Path, metavar="DIR", help="another content pack than the station's")
    wall.add_argument("--size", type=parse_size, default=LANDSCAPE, metavar="1920x1080", help="window size in pixels")
    wall.add_argument("--fullscreen", action="store_true", help="the whole screen, whatever its size")
    wall.add_argument("--language", metavar="de", help="the large letters; English, or German, stands small below")
    wall.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    wall.add_argument("--every", type=float, metavar="S", help="each slide stays S seconds (as long as it is to read)")
    wall.add_argument("--still", action="store_true", help="nothing fades or grows")
    wall.add_argument("--seconds", type=float, metavar="S", help="end after S seconds")
    wall.add_argument("--shots", type=Path, metavar="DIR", help="a picture of every slide")
    wall.set_defaults(run=lambda args: run(args, root, sections, follow))


def journals(where: str) -> tuple[str, ...]:
    """A hub's URL as it is; of a kiosk both journals, whether its folder or one of the files is named.

    They need not exist yet.
    """
    if _is_hub(where):
        return (where,)
    path = Path(where)
    if path.name in JOURNALS:
        return tuple(str(path.with_name(name)) for name in JOURNALS)
    return (where,) if path.is_file() else tuple(str(path / name) for name in JOURNALS)


def run(args: argparse.Namespace, root: Path, sections: tuple[str, ...], follow: Follow) -> int:
    """Show the wall until it is ended. With --seconds the last line is a JSON object: what was shown."""
    from contextlib import ExitStack
    from tempfile import TemporaryDirectory

    from kiosk import pack, playbill
    from kiosk.errors import KioskError
    from kiosk.forms.zone import local_now
    from kiosk.language import Languages
    from kiosk.reports import ErrorCount
    from kiosk.station import KioskSettings, Station
    from kiosk.visit import is_open
    from kiosk.wall import surveys, workshops
    from kiosk.wall.ledger import Ledger
    from kiosk.wall.show import Show
    from kiosk.workshop.districts import places_of
    from kiosk.workshop.templates import templates

    ErrorCount()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends the wall ends it in order
    if args.token is None and _is_hub(args.where):
        raise KioskError(f"Reading {args.where} needs a token; the hub's operator makes one with: hub reader NAME")
    station = Station.read(args.station, sections)
    settings = station.section("kiosk", KioskSettings)
    hours = settings.visit.hours
    surround(args.size, fullscreen=args.fullscreen)
    from kiosk.models.wall import WallModel
    from kiosk.screens.wall.app import WallApp

    content = args.pack or (args.station.parent / settings.pack).resolve()
    shown = pack.read_or_empty(content)
    plays = playbill.plays(root / "exhibits", shown.exhibits)
    languages = Languages(root / "assets" / "i18n", settings.visit.languages)
    code = languages.begin_with(args.language)
    language, second = languages[code], languages["de" if code == "en" else "en"]
    with ExitStack() as stack:
        cache = Path(stack.enter_context(TemporaryDirectory(prefix="projektor-wall-")))  # the wall keeps nothing
        offered = playbill.surveys(content, shown, cache)
        ledger = Ledger(offered, playbill.counts(plays, playbill.uncounted))
        pages = (
            workshops.pages(templates(content), places_of(content)),  # first: while one runs, nothing else is shown
            *playbill.wall_pages(plays.values(), content),
            surveys.pages(offered),
        )
        show = Show(
            ledger,
            pages,
            language,
            second,
            is_open=lambda moment: is_open(hours, moment.weekday(), moment.hour * 60 + moment.minute),
            every=args.every,
        )
        model = WallModel(show, local_now, time.monotonic)
        app = WallApp(
            model,
            assets=root / "assets",
            lab=shown.lab,
            language=language,
            theme=args.theme,
            still=args.still or settings.screen.still,
            seconds=args.seconds,
            shots=args.shots,
        )
        # The window first: whoever stands in front must not wait for the network.
        following = follow(journals(args.where), args.token, ledger.types, model.put)
        watchdog = _watched(stack, app.stop)
        app.beat = watchdog.beat

        def ready() -> None:
            stack.enter_context(following)
            watchdog.ready()

        app.on_ready = ready
        app.run()
    if args.seconds:
        print(json.dumps(_summary(app, ledger)), flush=True)
    return 0


def _watched(stack: ExitStack, stop: Callable[[], None]) -> Watchdog:
    """Nobody touches a wall: its loop and its pixels are looked at."""
    from kiosk.models.vigil import pixels
    from kiosk.watchdog import Watchdog, WatchdogSettings, notifier_of_this_process

    notifier = stack.enter_context(notifier_of_this_process())
    watchdog = Watchdog(
        notifier,
        time.monotonic,
        WatchdogSettings(),
        send_touch=None,
        look=pixels,
        busy=lambda: False,
        end=lambda _reason: stop(),
    )
    stack.callback(watchdog.stopping)
    return watchdog


def _is_hub(where: str) -> bool:
    return where.startswith(("http://", "https://"))


def _summary(app: Any, ledger: Any) -> dict[str, object]:
    published = {name: ledger.results.published(name) for name in ledger.results.questions()}
    return {
        "slides": app.pictured,
        "records": ledger.taken,
        "results": {name: {"n": told.n, "counts": told.counts} for name, told in published.items() if told},
        "ideas": [idea.code for idea in ledger.ideas.shown()],
    }
