"""A workshop whose doors are open, on the resting kiosk."""

import pytest

from tests.kiosk.workshop.opened import Opened


@pytest.fixture
def opened(visitor):
    return Opened(visitor)
