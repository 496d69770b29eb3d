"""Every kind of slide on the glass: nothing cut, nothing on top of each other, nothing too small for four metres."""

import json
import subprocess
import sys
from pathlib import Path

from tests.journeys.kiosk import surroundings

ROOT = Path(__file__).parents[3]


def test_long_texts_fit_in_both_orientations_and_writing_directions():
    done = subprocess.run(
        [sys.executable, "-m", "tests.kiosk.wall.glass", "de", "ar"],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert len(said) == 4 * 11
    faults = [f"{place}: {fault}" for place, told in said.items() for fault in told]
    assert not faults, "\n".join(faults)
