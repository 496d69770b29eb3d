"""The exhibits are seen on the same stage as everything else."""

import pytest

from tests.kiosk.conftest import close_resting, forms_cache, theatre, visitor

__all__ = ["forms_cache", "theatre", "visitor"]


@pytest.fixture
def tour(forms_cache):
    """Opens a kiosk in an orientation, with all that can be seen on it."""
    from tests.journeys.house_tour import Tour  # opens a window: only for whoever looks at one

    close_resting()
    opened = []

    def open_tour(orientation):
        opened.append(Tour(forms_cache, orientation))
        return opened[0]

    yield open_tour
    for each in opened:
        each.close()
