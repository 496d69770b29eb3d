"""`python -m devices.simulated KIND [--link PATH]`: one simulated instrument as a process of its own."""

import argparse
import sys

from devices.simulated.arguments import add_arguments, simulate

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="devices.simulated", description=__doc__)
    add_arguments(parser)
    sys.exit(simulate(parser.parse_args()))
