"""A small true pack in a folder of its own, keys, and the verbs as staff use them."""

import argparse
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.packs import cli, keys
from kiosk.packs.check import check
from kiosk.packs.kinds import Known
from kiosk.playbill import kinds

ROOT = Path(__file__).parents[3]
PACKS = ROOT / "assets" / "packs"
ICONS = ROOT / "assets" / "icons" / "codepoints.json"
DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def known():
    return Known(kinds(ROOT / "exhibits"), frozenset(json.loads(ICONS.read_text("utf-8"))))


@pytest.fixture
def packs():
    return PACKS


@pytest.fixture
def pack(tmp_path):
    """A copy of Schwerte's pack that a test may spoil."""
    return Path(shutil.copytree(PACKS / "schwerte", tmp_path / "schwerte"))


@pytest.fixture
def told(pack, known):
    """What the check says of the pack, paths shortened to the pack's."""

    def say() -> list[str]:
        return [str(finding).replace(f"{pack}/", "") for finding in check(pack, known, DAY).findings]

    return say


@pytest.fixture
def spoil(pack):
    """Replace words in a file of the pack; they must stand there."""

    def replace(name: str, old: str, new: str) -> None:
        text = (pack / name).read_text("utf-8")
        assert old in text
        (pack / name).write_text(text.replace(old, new, 1), "utf-8")

    return replace


@pytest.fixture
def key(tmp_path):
    keys.generate(tmp_path / "city.key")
    return tmp_path / "city.key"


@pytest.fixture
def projektor():
    """Run a verb; its exit code."""
    parser = argparse.ArgumentParser()
    cli.add_verbs(parser.add_subparsers(), ROOT / "exhibits", ICONS)

    def run(*arguments: object) -> int:
        args = parser.parse_args(["pack", *map(str, arguments)])
        return args.run(args)

    return run


@pytest.fixture
def built(pack, key, tmp_path, projektor, spoil):
    """Build the pack in a version; the pack file."""

    def build(version: str = "1.0.0", name: str = "") -> Path:
        text = (pack / "pack.toml").read_text("utf-8")
        before = next(line for line in text.splitlines() if line.startswith("version"))
        spoil("pack.toml", before, f'version = "{version}"')
        out = tmp_path / (name or f"{version}.pack")
        assert projektor("build", pack, "--key", key, "--out", out, "--on", DAY) == 0
        return out

    return build
