"""What a simulated instrument is told on the command line; `devices simulate` and the module itself share it."""

import argparse
import sys
from pathlib import Path

from devices.errors import UnknownDriver
from devices.simulated.registry import KINDS, WALKER


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=f"one of: {', '.join((*KINDS, WALKER))}")
    parser.add_argument("--link", type=Path, metavar="PATH", help="publish the pty (a camera: its address) here")
    parser.add_argument("--every", type=_seconds, metavar="SECONDS", help="pause between two rounds of values (1)")
    parser.add_argument("--pace", type=_pace, default=1.0, metavar="X", help=f"{WALKER}: X times as fast as life (1)")
    parser.add_argument("--seed", type=int, metavar="N", help="the same values each time")
    parser.add_argument("--tethered", action="store_true", help="end when stdin ends: with the process that holds it")


def simulate(args: argparse.Namespace) -> int:
    """Runs until told to end. Exit code: 0 ended as told, 2 unknown KIND, 3 the pty or its name cannot be made."""
    tether = sys.stdin.fileno() if args.tethered else None
    try:
        if args.kind == WALKER:
            from devices.simulated import camera  # noqa: PLC0415  OpenCV is heavy

            camera.run(
                args.link,
                fps=1 / args.every if args.every else camera.FPS,
                pace=args.pace,
                seed=args.seed,
                tether=tether,
            )
            return 0
        from devices.simulated.process import run  # noqa: PLC0415  `--help` of any verb need not load it

        run(args.kind, args.link, every=args.every, seed=args.seed, tether=tether)
    except UnknownDriver as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        place = args.link or ("an address" if args.kind == WALKER else "a pty")
        print(f"The simulated {args.kind} cannot be published at {place}: {error}.", file=sys.stderr)
        return 3
    return 0


def _seconds(text: str) -> float:
    value = float(text)
    if not 0.001 <= value <= 86_400:
        raise argparse.ArgumentTypeError(f"{text} is not within 0.001 and 86400 seconds")
    return value


def _pace(text: str) -> float:
    value = float(text)
    if not 0.1 <= value <= 20:
        raise argparse.ArgumentTypeError(f"{text} is not within 0.1 and 20")
    return value
