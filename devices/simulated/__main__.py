"""`python -m devices.simulated KIND [--link PATH]`: one simulated instrument as a process of its own."""

import argparse
import sys
from pathlib import Path

from devices.errors import UnknownDriver
from devices.simulated.process import complain, run
from devices.simulated.registry import KINDS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Shared with `devices simulate`."""
    parser.add_argument("kind", metavar="KIND", help=f"one of: {', '.join(KINDS)}")
    parser.add_argument("--link", type=Path, metavar="PATH", help="publish the pty under this lasting name")
    parser.add_argument("--every", type=_seconds, metavar="SECONDS", help="pause between two rounds of values (1)")
    parser.add_argument("--seed", type=int, metavar="N", help="the same values each time")


def simulate(args: argparse.Namespace) -> int:
    """Exit code: 0 ended as told, 2 unknown KIND, 3 the pty or its name cannot be made."""
    tether = sys.stdin.fileno() if getattr(args, "tethered", False) else None
    try:
        run(args.kind, args.link, every=args.every, seed=args.seed, tether=tether, say=_say)
    except UnknownDriver as error:
        complain(str(error))
        return 2
    except OSError as error:
        complain(
            f"The simulated {args.kind} cannot be published at {args.link or 'a pty'}: {error}; choose another --link."
        )
        return 3
    return 0


def _say(path: str) -> None:
    print(path, flush=True)


def _seconds(text: str) -> float:
    value = float(text)
    if not 0.001 <= value <= 86_400:
        raise argparse.ArgumentTypeError(f"{text} is not within 0.001 and 86400 seconds")
    return value


def main() -> int:
    parser = argparse.ArgumentParser(prog="devices.simulated", description=__doc__)
    add_arguments(parser)
    parser.add_argument("--tethered", action="store_true", help="end when stdin ends: with the process that holds it")
    return simulate(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
