"""When the process cleans up: not by itself, never again what stands, and what is given up at once when told."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CIRCLE = """
import gc, weakref
from kiosk import housekeeping
class Page: pass
def circle():
    page = Page(); page.own = page
    return weakref.ref(page)
"""


def says(script: str) -> list[str]:
    """In a process of its own: the collector belongs to the whole process."""
    done = subprocess.run([sys.executable, "-c", CIRCLE + script], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.split()


def test_nothing_large_is_collected_by_itself_but_all_of_it_when_told():
    script = """
housekeeping.begin()
page = Page(); page.own = page; here = weakref.ref(page)
gc.collect(1); gc.collect(1)  # old by now
del page
others = [[number] for number in range(1_000_000)]
print(here() is None)
print(housekeeping.clean() > 0)
print(here() is None)
"""
    assert says(script) == ["False", "True", "True"]


def test_what_stands_is_not_looked_at_again():
    script = """
housekeeping.begin()
standing, page = [[number] for number in range(1000)], circle()
housekeeping.settle()
print(page() is None, gc.get_freeze_count() > 1000, any(each is standing for each in gc.get_objects()))
later = circle()
housekeeping.clean()
print(later() is None)
"""
    assert says(script) == ["True", "True", "False", "True"]
