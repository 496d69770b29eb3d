"""A kiosk of its own staff: a technician's PIN is chosen; ``inside`` has come in."""

import pytest

from kiosk.staff.roles import Role
from tests.kiosk.staff.people import PIN, comes_in


@pytest.fixture
def with_pin(visitor):
    visitor.theatre.backstage.gate.set_pin(Role.TECHNICIAN, PIN)
    return visitor


@pytest.fixture
def inside(with_pin):
    comes_in(with_pin)
    return with_pin
