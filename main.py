"""The command line, and the one place that names the stage, the plays and both wings."""

import time

STARTED = time.monotonic()  # `ready_s` counts from here, hence the late imports
# ruff: noqa: E402

import argparse
import json
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from devices.reading import Reading
    from kiosk.app import KioskApp
    from kiosk.staff.backstage import Backstage
    from kiosk.station import Station
    from kiosk.visitors import Audience
    from sync.following import Following, News
    from sync.journal import Journal
    from sync.status import JournalStatus


ROOT = Path(__file__).resolve().parent
DEFAULT_STATION = ROOT / "assets" / "stations" / "default.toml"
SECTIONS = ("kiosk", "devices", "sync", "speech")
FAULTS, LACKING = 1, 3
log = logging.getLogger("projektor")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb. What is wrong with what was given is one sentence on stderr, never a traceback."""
    from devices.errors import DeviceError
    from kiosk.errors import KioskError
    from kiosk.forms.errors import FormError
    from sync.errors import SyncError

    args = parser().parse_args(arguments)
    try:
        return int(args.run(args))
    except (DeviceError, KioskError, FormError, SyncError) as error:
        print(error, file=sys.stderr)
        return FAULTS
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:  # whoever read our output has had enough
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    """All verbs; each folder adds its own and imports what they need only when they run."""
    import devices.cli
    import kiosk.cli
    import kiosk.forms.cli
    import kiosk.outside.cli
    import kiosk.packs.cli
    import kiosk.staff.cli
    import kiosk.wall.cli
    import sync.cli

    program = argparse.ArgumentParser(prog="projektor", description="The kiosk of a city lab.")
    verbs = program.add_subparsers(dest="verb", required=True, metavar="VERB")
    kiosk.cli.add_run(verbs, DEFAULT_STATION).set_defaults(run=run)
    for folder in (sync.cli, kiosk.forms.cli, kiosk.outside.cli, devices.cli):
        folder.add_verbs(verbs)
    kiosk.packs.cli.add_verbs(verbs, ROOT / "exhibits", ROOT / "assets" / "icons" / "codepoints.json")
    kiosk.staff.cli.add_verbs(verbs, DEFAULT_STATION, SECTIONS)
    kiosk.wall.cli.add_verbs(verbs, DEFAULT_STATION, ROOT, SECTIONS, following)
    doctor = verbs.add_parser("doctor", help="what works on this machine, and what to do about the rest")
    doctor.add_argument("--station", type=Path, default=DEFAULT_STATION, metavar="FILE")
    doctor.add_argument("--data", type=Path, metavar="DIR")
    doctor.set_defaults(run=examine)
    return program


def run(args: argparse.Namespace) -> int:
    """The kiosk: opens in order, closes in reverse. With --visitors or --seconds the last line is a JSON object."""
    from kiosk import housekeeping
    from kiosk.cli import prepare_display
    from kiosk.forms.zone import local_now
    from kiosk.reports import ErrorCount, warn_of
    from kiosk.starts import Starts, StartSettings
    from kiosk.station import KioskSettings, Station
    from sync.journal import Journal

    housekeeping.begin()
    errors = ErrorCount()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends the kiosk ends it in order
    station = Station.read(args.station, SECTIONS)
    settings = station.section("kiosk", KioskSettings)
    prepare_display(args, args.size or settings.screen.size, fullscreen=settings.screen.fullscreen)
    from kiosk.app import KioskApp
    from kiosk.ending import ended
    from kiosk.models.readings import LiveReadings
    from kiosk.models.vigil import keep_vigil
    from kiosk.opening import open_house
    from kiosk.staff.opening import open_backstage
    from kiosk.visitors import audience

    data = args.data or (args.station.parent / settings.data).resolve()
    with ExitStack() as stack:
        # First: staff read in its events what the kiosk says while it starts.
        backstage = open_backstage(stack, data, local_now, ROOT, args.station.parent, settings)
        reduced = bool((starts := Starts(data / "starts", time.time, StartSettings())).open())
        wings, summary = Wings(station, data, settings.visit.languages, reduced=reduced), dict[str, Any]()
        journal = stack.enter_context(Journal(data, wings.sync.kiosk, telemetry_rows=wings.sync.telemetry_rows))
        before = journal.ready()
        before.add_done_callback(lambda done: warn_of(done.result().notices))
        house = open_house(
            settings,
            ROOT,
            (args.station.parent / settings.pack).resolve(),
            data,
            language=args.language,
            append=journal.append,
            withdraw=journal.withdraw,
            voice=wings.voice,
            monotonic=wings.clock,
            simulated=bool(wings.simulated),
            reduced=reduced,
        )
        earlier = journal.records(house.remembered)
        app = KioskApp(house, LiveReadings(time.time), backstage, begin=args.begin)
        backstage.stop = app.stop
        vigil = app.vigil = keep_vigil(stack, lambda: app.visit is not None, app.give_up)
        watching = audience(
            app, house, wings.clock, count=args.visitors, seconds=args.seconds, shots=args.shots, seed=args.seed
        )
        # Registered before the wings open: it runs when courier and hub are closed and the journal is not.
        stack.callback(lambda: summary.update(_summary(app, before.result(), journal.status(), watching)))

        def ready() -> None:
            summary["ready_s"] = round(time.monotonic() - STARTED, 3)
            log.info("ready: the first frame is on the screen after %.3f s", summary["ready_s"])
            housekeeping.settle()
            earlier.add_done_callback(app.count_earlier)
            wings.open(stack, journal, app, backstage)
            vigil.ready()
            watching.start()

        app.on_ready, app.on_built = ready, housekeeping.settle
        app.run()
    if not app.gave_up:
        starts.well()
    if args.visitors or args.seconds:
        print(json.dumps({**summary, "errors": errors.count + watching.faults}), flush=True)
    return ended(backstage.wish, anew=vigil.listened_to)


def _summary(app: "KioskApp", before: "JournalStatus", after: "JournalStatus", audience: "Audience") -> dict[str, Any]:
    return {
        "visitors": audience.finished,
        "answers": app.recorder.acknowledged,
        "readings": app.readings.received,
        "instruments": sorted(app.readings.heard),
        "delivered": after.answers.delivered - before.answers.delivered,
        "waiting": after.waiting,
        "parked": after.answers.parked + after.telemetry.parked,
    }


class Wings:
    """Instruments and the way to the city. They open after the first frame: a visitor must not wait for either."""

    def __init__(self, station: "Station", data: Path, languages: Sequence[str], *, reduced: bool) -> None:
        from devices.settings import DevicesSettings
        from kiosk.clock import SkippingClock
        from kiosk.opening import open_voice
        from kiosk.speech.settings import SpeechSettings
        from sync.settings import SyncSettings

        self.devices = station.section_or_default("devices", DevicesSettings, "The kiosk runs without instruments")
        self.sync = station.section_or_default("sync", SyncSettings, "Answers are kept here and wait")
        speech = station.section_or_default("speech", SpeechSettings, "Nothing is read aloud")
        self.voice = open_voice(speech, languages)
        if reduced:  # after several crashes in a row only what nobody can do without
            self.devices, self.voice = DevicesSettings(), None
        self.simulated = frozenset(i.name for i in self.devices.instruments if i.simulated) | frozenset(
            c.name for c in self.devices.cameras if c.simulated
        )
        self.clock = SkippingClock(time.monotonic)
        self.hub_url = lambda: self.sync.hub
        self._data = data

    def open(self, stack: ExitStack, journal: "Journal", app: "KioskApp", backstage: "Backstage") -> None:
        """Hub, courier, simulated twins, bench; each closes before the one it needs."""
        from devices.bench import Bench
        from devices.cameras.cameras import Cameras
        from devices.means import MinuteMeans
        from devices.simulated.cameras import SimulatedCameras
        from devices.simulated.launcher import SimulatedBench
        from kiosk.minutes import MinuteRecords, remembered
        from sync.courier import Courier
        from sync.doors import EmbeddedDoor, FixedDoor
        from sync.embedded import EmbeddedHub
        from sync.record import READING, Stream
        from sync.settings import EMBEDDED

        settings, data = self.sync, self._data
        if settings.hub == EMBEDDED:
            hub = stack.enter_context(EmbeddedHub(data / "hub.db", settings.listen, settings.kiosk))
            self.hub_url = lambda: hub.url or "starting"
            door: EmbeddedDoor | FixedDoor = EmbeddedDoor(hub, data)
        else:
            door = FixedDoor(settings.hub, settings.kiosk, data)
        courier = Courier(
            journal, door, records=settings.batch_records, size=settings.batch_bytes, proxy=settings.proxy
        )
        journal.warm()
        courier.start()
        app.on_touched = courier.give_way
        stack.callback(courier.close, settings.drain_seconds)
        hour_ago = datetime.now(UTC) - timedelta(hours=1)
        journal.recent((READING,), hour_ago, Stream.TELEMETRY).add_done_callback(
            lambda done: app.readings.remember(remembered(done.result(), self.simulated))
        )
        means = MinuteRecords(MinuteMeans(), journal.append, self.simulated)
        stack.callback(means.close)
        stack.callback(app.hall.runner.series.close)
        twins = stack.enter_context(SimulatedBench(self.devices.instruments, data / "ports"))

        def on_reading(reading: "Reading") -> None:
            app.readings.put(reading)
            means.add(reading)
            app.hall.runner.series.add(reading)

        def on_card(number: str) -> None:
            backstage.on_card(number)  # asked anew: the staff area is built later

        on_status, off = app.readings.put_status, backstage.choices.now.devices_off
        bench = Bench(twins.instruments, on_reading=on_reading, on_status=on_status, on_card=on_card, off=off)
        stack.enter_context(bench)
        walkers = stack.enter_context(SimulatedCameras(self.devices.cameras, data / "ports"))
        cameras = Cameras(
            walkers.cameras, on_reading=on_reading, on_status=on_status, on_silhouette=app.silhouette.put, off=off
        )
        stack.enter_context(cameras)
        backstage.courier, backstage.journal = courier, journal
        backstage.switches = {
            **dict.fromkeys((one.name for one in twins.instruments), bench),
            **dict.fromkeys((one.name for one in walkers.cameras), cameras),
        }
        if self.voice is not None:
            stack.enter_context(self.voice)
        stack.enter_context(app.guard.witness())  # opened last: what opens must not look like a slow exhibit


def following(
    wheres: Sequence[str], token: str | None, types: Sequence[str], tell: "Callable[[News], None]"
) -> "Following":
    """What the wall follows a feed with."""
    from sync.following import Following

    return Following(wheres, token, types, tell)


def examine(args: argparse.Namespace) -> int:
    """One line for each thing the kiosk needs; exit 3 when the machine lacks one of them."""
    import devices.doctor
    import kiosk.doctor
    import kiosk.speech.doctor
    import sync.doctor
    from devices.settings import DevicesSettings
    from kiosk.doctor import Finding
    from kiosk.speech.espeak import Espeak
    from kiosk.speech.settings import SpeechSettings
    from kiosk.station import KioskSettings, Station
    from sync.settings import SyncSettings

    station = Station.read(args.station, SECTIONS)
    settings = station.section("kiosk", KioskSettings)
    data = args.data or (args.station.parent / settings.data).resolve()
    espeak = Espeak(station.section("speech", SpeechSettings))
    findings: tuple[Finding, ...] = (
        *kiosk.doctor.examine(settings, (args.station.parent / settings.pack).resolve(), ROOT, data),
        *map(Finding._make, devices.doctor.examine(station.section("devices", DevicesSettings))),
        *map(Finding._make, kiosk.speech.doctor.examine(espeak, settings.visit.languages)),
        *map(Finding._make, sync.doctor.examine(station.section("sync", SyncSettings), data)),
    )
    return 0 if kiosk.doctor.tell(findings) else LACKING


if __name__ == "__main__":
    sys.exit(main())
