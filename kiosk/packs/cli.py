"""The verbs ``pack check``, ``keygen``, ``build``, ``verify``, ``install`` and ``rollback``."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.packs.errors import PackUnwritable

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.packs.finding import Report

DONE, FAULTS, LACKING = 0, 1, 3


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser], rooms: Path, icons: Path) -> None:
    """Add ``pack`` with its verbs. ``rooms``: the built-in exhibits; ``icons``: table of the bundled icons."""
    pack = verbs.add_parser("pack", help="content packs: check, build, verify, install").add_subparsers(
        dest="pack_verb", required=True
    )
    look = partial(_look, rooms, icons)

    check = pack.add_parser("check", help="every fault of a pack with file and line")
    check.add_argument("folder", type=Path, metavar="DIR", help="folder with pack.toml")
    _add_day(check)
    check.set_defaults(run=partial(run_check, look))

    keygen = pack.add_parser("keygen", help="a key to sign packs with, and its public half beside it (.pub)")
    keygen.add_argument("--out", type=Path, required=True, metavar="KEYFILE", help="where the private key goes")
    keygen.set_defaults(run=_told(run_keygen))

    take = pack.add_parser("import", help="take open data of the city into a pack").add_subparsers(
        dest="data_set", required=True
    )
    districts = take.add_parser("districts", help="real outlines of the districts, from a GeoJSON export in WGS84")
    districts.add_argument("file", type=Path, metavar="FILE.geojson")
    districts.add_argument("--into", type=Path, required=True, metavar="PACK", help="folder with pack.toml")
    _add_day(districts)
    districts.set_defaults(run=_told(run_import_districts))

    build = pack.add_parser("build", help="check a pack and make one signed file of it")
    build.add_argument("folder", type=Path, metavar="DIR", help="folder with pack.toml")
    build.add_argument("--key", type=Path, required=True, metavar="KEYFILE", help="private key from “pack keygen”")
    build.add_argument("--out", type=Path, required=True, metavar="FILE.pack")
    _add_day(build)
    build.set_defaults(run=_told(partial(run_build, look)))

    verify = pack.add_parser("verify", help="who signed a pack file, and whether it is whole")
    _add_file(verify)
    verify.set_defaults(run=_told(run_verify))

    install = pack.add_parser("install", help="verify, check and show a pack file; the old pack stays until then")
    _add_file(install)
    _add_into(install)
    install.add_argument(
        "--downgrade", action="store_true", help="also an older version, or the same with other content"
    )
    _add_day(install)
    install.set_defaults(run=_told(partial(run_install, look)))

    rollback = pack.add_parser("rollback", help="show again what was shown before the last installation")
    _add_into(rollback)
    rollback.set_defaults(run=_told(run_rollback))


def run_check(look: Callable[[Path, date], Report], args: argparse.Namespace) -> int:
    """“ok” with counts, or every fault; advice goes with either."""
    report = look(args.folder, args.on)
    for finding in report.findings:
        print(finding, file=sys.stderr if finding.fault else sys.stdout)
    if report.faults:
        return FAULTS
    print(f"{args.folder}: ok: {report.summary}")
    return DONE


def run_import_districts(args: argparse.Namespace) -> int:
    """Refused: the pack stays as it was."""
    from kiosk import outlines, places
    from kiosk.errors import PackError

    known = places.read(args.into)
    try:
        text = args.file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{args.file}: cannot be read as UTF-8 text ({error}); export the file again.") from error
    try:
        slim = outlines.slim(text, known.places, args.on)
    except PackError as error:
        raise PackError(f"{args.file}: {error}") from error
    target = args.into / outlines.FILE
    draft = target.with_suffix(".new")
    try:
        draft.write_text(slim, "utf-8")
        draft.replace(target)
    except OSError as error:
        raise PackUnwritable(f"{target}: {error.strerror}; the pack stays as it was.") from error
    drawn = outlines.outline(slim, known.places)
    tiles = [place.label for place in known.places if place.name not in drawn.areas]
    print(
        f"{target}: outlines of {len(drawn.areas)} districts." + (f" Tiles stay: {', '.join(tiles)}." if tiles else "")
    )
    print("Compare the licence of the data set with outlines_source in places.toml: the map shows it.")
    return DONE


def run_keygen(args: argparse.Namespace) -> int:
    from kiosk.packs.keys import generate

    public = generate(args.out)
    print(f"{args.out}: keep it secret and safe. {public.path} ({public.fingerprint}): give it to every kiosk.")
    return DONE


def run_build(look: Callable[[Path, date], Report], args: argparse.Namespace) -> int:
    """A pack with faults is not built."""
    from kiosk.packs.build import build
    from kiosk.packs.keys import read_private

    key = read_private(args.key)
    if faults := run_check(look, args):
        return faults
    manifest = build(args.folder, key, args.out)
    print(f"{args.out}: {manifest.id} {manifest.version}, {len(manifest.files)} files, {manifest.size} bytes, signed")
    return DONE


def run_verify(args: argparse.Namespace) -> int:
    from kiosk.packs.archive import opened
    from kiosk.packs.keys import read_public

    with opened(args.file, read_public(args.trust)) as archive:
        archive.verify()
        manifest = archive.manifest
        print(
            f"{args.file}: ok: {manifest.id} {manifest.version}, {len(manifest.files)} files, {manifest.size} bytes, "
            f"signed by {archive.signer.path.name} ({archive.signer.fingerprint})"
        )
    return DONE


def run_install(look: Callable[[Path, date], Report], args: argparse.Namespace) -> int:
    """Refused or broken off: the old pack stays."""
    from kiosk.packs.archive import opened
    from kiosk.packs.errors import PackRefused
    from kiosk.packs.keys import read_public
    from kiosk.packs.shelf import CURRENT, Shelf

    def judge(content: Path) -> None:
        faults = look(content, args.on).faults
        for fault in faults:
            print(fault, file=sys.stderr)
        if faults:
            raise PackRefused(f"{args.file}: this kiosk cannot show it ({len(faults)} faults, above); ask who made it.")

    with opened(args.file, read_public(args.trust)) as archive:
        changed = Shelf(args.into).install(archive, downgrade=args.downgrade, judge=judge)
        manifest = archive.manifest
    if changed:
        print(f"{args.into / CURRENT}: {manifest.id} {manifest.version}. Restart the kiosk to show it.")
    else:
        print(f"{args.into / CURRENT}: {manifest.id} {manifest.version} is there already; nothing was changed.")
    return DONE


def run_rollback(args: argparse.Namespace) -> int:
    from kiosk.packs.shelf import CURRENT, Shelf

    receipt = Shelf(args.into).roll_back()
    print(f"{args.into / CURRENT}: back at {receipt.id} {receipt.version}. Restart the kiosk to show it.")
    return DONE


def _told(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """A full or read-only medium is the machine's fault, not the pack's."""

    def answer(args: argparse.Namespace) -> int:
        try:
            return run(args)
        except PackUnwritable as error:
            print(error, file=sys.stderr)
            return LACKING

    return answer


def _look(rooms: Path, icons: Path, folder: Path, day: date) -> Report:
    import json

    from kiosk.packs.check import check
    from kiosk.packs.kinds import Known
    from kiosk.playbill import kinds

    return check(folder, Known(kinds(rooms), frozenset(json.loads(icons.read_text("utf-8")))), day)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.pack")
    parser.add_argument(
        "--trust", type=Path, required=True, action="append", metavar="PUBKEY", help="a .pub file; may be repeated"
    )


def _add_into(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--into", type=Path, required=True, metavar="DIR", help="the station names DIR/current")


def _add_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on",
        type=_day,
        default=date.today(),  # noqa: DTZ011  weeks are those of the place the kiosk stands in
        metavar="DAY",
        help="judge dates as on this day (default: today)",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as 2026-11-23") from None
