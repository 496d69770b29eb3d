"""Surveys as tables: a test writes the sheet, the fixture makes the form."""

from __future__ import annotations

import random
import textwrap
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from kiosk.forms import Fill, Form, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 11, 23, 15, 17, 42, 123000, ZoneInfo("Europe/Berlin"))


@pytest.fixture
def survey(tmp_path: Path) -> Callable[[str], Form]:
    """The form of a markdown table."""

    def make(table: str, name: str = "survey.md") -> Form:
        path = tmp_path / name
        path.write_text(textwrap.dedent(table), encoding="utf-8")
        return load(path, tmp_path / "cache")

    return make


@pytest.fixture
def visit(survey: Callable[[str], Form]) -> Callable[..., Fill]:
    """A visitor in front of the form of a markdown table."""

    def begin(table: str, language: str = "de", seed: int = 1) -> Fill:
        return Fill(survey(table), language=language, now=NOW, rng=random.Random(seed))

    return begin
