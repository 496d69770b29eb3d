"""What a simulated instrument is told on the command line; `devices simulate` and the module itself share it."""

import argparse
import sys
from pathlib import Path

from devices.errors import UnknownDriver
from devices.simulated.registry import KINDS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=f"one of: {', '.join(KINDS)}")
    parser.add_argument("--link", type=Path, metavar="PATH", help="publish the pty under this lasting name")
    parser.add_argument("--every", type=_seconds, metavar="SECONDS", help="pause between two rounds of values (1)")
    parser.add_argument("--seed", type=int, metavar="N", help="the same values each time")
    parser.add_argument("--tethered", action="store_true", help="end when stdin ends: with the process that holds it")


def simulate(args: argparse.Namespace) -> int:
    """Runs until told to end. Exit code: 0 ended as told, 2 unknown KIND, 3 the pty or its name cannot be made."""
    from devices.simulated.process import run  # noqa: PLC0415  `--help` of any verb need not load it

    tether = sys.stdin.fileno() if args.tethered else None
    try:
        run(args.kind, args.link, every=args.every, seed=args.seed, tether=tether)
    except UnknownDriver as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        place = args.link or "a pty"
        print(f"The simulated {args.kind} cannot be published at {place}: {error}.", file=sys.stderr)
        return 3
    return 0


def _seconds(text: str) -> float:
    value = float(text)
    if not 0.001 <= value <= 86_400:
        raise argparse.ArgumentTypeError(f"{text} is not within 0.001 and 86400 seconds")
    return value
