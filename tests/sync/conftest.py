from __future__ import annotations

import pytest

from sync.journal import Journal
from tests.sync.city import KIOSK, running_hub


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "data", KIOSK, telemetry_hold=0.0) as journal:
        yield journal


@pytest.fixture
def hub(tmp_path):
    with running_hub(tmp_path / "hub.db") as hub:
        yield hub
