"""What `run` is told on the command line, and the surroundings Kivy needs before its first import."""

import argparse
import os
import re
from pathlib import Path
from typing import Any

UNSEEN_VISITORS = 3  # walk through when nobody can: no display and no other wish
GALLERY = "gallery"  # the navigator's word for it; this must not import what needs Kivy
SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")


def add_run(verbs: "argparse._SubParsersAction[Any]", station: Path) -> argparse.ArgumentParser:
    """Hang ``run`` into the verbs."""
    run: argparse.ArgumentParser = verbs.add_parser("run", help="the kiosk")
    run.add_argument("--station", type=Path, default=station, metavar="FILE", help="station file (default: simulated)")
    run.add_argument("--data", type=Path, metavar="DIR", help="this kiosk's data (default: as the station file says)")
    run.add_argument("--visitors", type=_whole, metavar="N", help="N scripted visitors walk through, then it ends")
    run.add_argument("--seconds", type=float, metavar="S", help="end after S seconds; 0: stay until interrupted")
    run.add_argument("--shots", type=Path, metavar="DIR", help="a picture of every distinct screen on the way")
    run.add_argument("--size", type=parse_size, metavar="1080x1920", help="window size in pixels")
    run.add_argument(
        "--gallery",
        dest="begin",
        action="store_const",
        const=GALLERY,
        default="",
        help="every part of the kit in every state, instead of visits",
    )
    run.add_argument("--language", metavar="de", help="the language a visit begins in")
    run.add_argument("--seed", type=int, default=1, metavar="K", help="chance of the scripted visitors (1)")
    return run


def prepare_display(args: argparse.Namespace, size: tuple[int, int], *, fullscreen: bool = False) -> None:
    """Set Kivy's surroundings; without a display say so, draw offscreen, and let visitors walk through."""
    if surround(size, fullscreen=fullscreen):
        return
    if args.visitors is None and args.seconds is None:
        args.visitors, args.shots = 1 if args.begin == GALLERY else UNSEEN_VISITORS, args.shots or Path("shots")
        who = "one scripted visitor turns" if args.begin == GALLERY else f"{UNSEEN_VISITORS} scripted visitors walk"
        print(
            f"There is no display here: drawing offscreen, {who} through, "
            f"pictures go to {args.shots}/ (stay instead: --seconds 0)."
        )


def surround(size: tuple[int, int], *, fullscreen: bool = False) -> bool:
    """What Kivy must find before its first import; False without a display: everything is then drawn offscreen."""
    os.environ["KIVY_NO_ARGS"] = "1"
    os.environ["KIVY_NO_CONFIG"] = "1"  # the station file is the only configuration
    os.environ["KIVY_NO_FILELOG"] = "1"
    os.environ["KIVY_LOG_MODE"] = "PYTHON"  # Kivy must neither print by itself nor take stderr over
    os.environ["KCFG_GRAPHICS_WIDTH"], os.environ["KCFG_GRAPHICS_HEIGHT"] = map(str, size)
    os.environ["KCFG_GRAPHICS_MULTISAMPLES"] = "0"  # edges are smoothed where they are drawn
    os.environ["KCFG_KIVY_EXIT_ON_ESCAPE"] = "0"
    if fullscreen:
        os.environ["KCFG_GRAPHICS_FULLSCREEN"] = "auto"
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("SDL_VIDEODRIVER"):
        return True
    os.environ["SDL_VIDEODRIVER"] = "offscreen"
    return False


def parse_size(text: str) -> tuple[int, int]:
    """Width and height of ``1080x1920``."""
    match = SIZE.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no size; write width x height, such as 1080x1920")
    return int(match[1]), int(match[2])


def _whole(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” visitors cannot come; give a whole number from 1")
    return int(text)
