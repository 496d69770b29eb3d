"""What the stage needs on this machine: display, fonts, texts, pack, room on the disk; one finding each."""

import math
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from kiosk import forms, pack, playbill
from kiosk.errors import KioskError
from kiosk.language import Languages
from kiosk.staff.gate import Gate
from kiosk.staff.pins import Hasher
from kiosk.station import LEAST_TARGET_MM, MM_PER_INCH, SMALLEST_KEY, KioskSettings, ScreenSettings

ROOM_BYTES: Final = 500 * 1024 * 1024  # a year of answers, with a reserve


class Finding(NamedTuple):
    """One line of the doctor; ``ok`` None means: nothing wrong, but worth knowing."""

    subject: str
    ok: bool | None
    sentence: str
    mend: str


def examine(settings: KioskSettings, content: Path, root: Path, data: Path) -> Iterator[Finding]:
    """``content``: the pack's folder; ``root``: the program's; ``data``: this kiosk's own folder."""
    yield _display()
    yield _screen(settings.screen)
    yield _disk(data)
    yield _gate(data)
    yield from _texts(settings, root / "assets")
    yield from _pack(content, root / "exhibits", data)


def tell(findings: Iterable[Finding]) -> bool:
    """Print one line for each; False when something is lacking."""
    well = True
    for finding in findings:
        sign = {True: "ok  ", False: "FAIL", None: "note"}[finding.ok]
        print(f"{sign}  {finding.subject}: {finding.sentence}" + (f" → {finding.mend}" if finding.mend else ""))
        well = well and finding.ok is not False
    return well


def _display() -> Finding:
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY"):
        return Finding("screen", ok=True, sentence="a display is there", mend="")
    return Finding("screen", None, "no display: the kiosk would draw offscreen", "start it in the graphical session")


def _screen(screen: ScreenSettings) -> Finding:
    width, height = screen.size
    per_mm = math.hypot(width, height) / (screen.diagonal_in * MM_PER_INCH)
    key = SMALLEST_KEY * screen.scale(width, height) / per_mm
    if key < LEAST_TARGET_MM:
        sentence = f'the smallest key is {key:.0f} mm wide on {screen.diagonal_in}" ({width}x{height}), less than 15 mm'
        return Finding("screen", ok=False, sentence=sentence, mend="take a larger screen, or correct diagonal_in")
    return Finding("screen", ok=True, sentence=f"the smallest key is {key:.0f} mm wide", mend="")


def _disk(data: Path) -> Finding:
    place = next(folder for folder in (data, *data.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    if free < ROOM_BYTES:
        return Finding("disk", ok=False, sentence=f"{free // 2**20} MiB are free at {place}", mend="free 500 MiB")
    return Finding("disk", ok=True, sentence=f"{free // 2**30} GiB are free", mend="")


def _gate(data: Path) -> Finding:
    """Whoever finds the corner of a kiosk without a PIN could choose one."""
    gate = Gate(data / "staff", Hasher(), time.time, time.monotonic)
    gate.open()
    if gate.fault:
        return Finding("staff", ok=False, sentence=gate.fault, mend="")
    if gate.new:
        mend = "start the kiosk, rest a finger in its upper left corner, choose one (docs/for-staff.md)"
        return Finding("staff", None, "nobody has chosen a PIN yet", mend)
    return Finding("staff", ok=True, sentence=f"{len(gate.roles)} of 3 roles have a PIN", mend="")


def _texts(settings: KioskSettings, assets: Path) -> Iterator[Finding]:
    languages = Languages(assets / "i18n", settings.visit.languages)
    for code in languages.offered:
        try:
            own_name = languages[code].own_name
        except KioskError as error:
            yield Finding("texts", ok=False, sentence=str(error), mend="")
        else:
            yield Finding("texts", ok=True, sentence=own_name, mend="")


def _pack(content: Path, rooms: Path, data: Path) -> Iterator[Finding]:
    try:
        shown = pack.read(content)
    except KioskError as error:
        yield Finding("pack", ok=False, sentence=str(error), mend="")
        return
    yield Finding("pack", ok=True, sentence=f"{shown.id} {shown.version}", mend="")
    yield from _exhibits(shown, rooms)
    for survey in shown.surveys:
        try:
            form = forms.load(content / survey.form, data / "forms")
        except forms.FormError as error:
            yield Finding("survey", ok=False, sentence=f"{survey.form}: {error}", mend="see `form check`")
        else:
            yield Finding("survey", ok=True, sentence=f"{form.id} {form.version}", mend="")


def _exhibits(shown: pack.Pack, rooms: Path) -> Iterator[Finding]:
    """Those that would be left out, or could only take a break."""
    faults: list[str] = []
    plays = playbill.plays(rooms, shown.exhibits, faults.append)
    broken = {kind: why for kind, play in plays.items() if (why := playbill.lacking(play))}
    playbill.counts(plays, broken.setdefault)
    faults += [f"{kind} takes a break: {why}" for kind, why in broken.items()]
    for fault in faults:
        yield Finding("exhibit", ok=False, sentence=fault, mend="mend it, or take it out of pack.toml")
    if not faults:
        yield Finding("exhibits", ok=True, sentence=f"{len(plays)} can be shown", mend="")
