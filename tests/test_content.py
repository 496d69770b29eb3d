"""The check of what is written for visitors misses nothing, not even a whole language."""

import shutil
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.language import OWN_NAMES

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The check, over a copy of the catalogues and of what the packs claim."""
    spec = spec_from_file_location("content", ROOT / ".ci/content.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    shutil.copytree(ROOT / "assets/i18n", tmp_path / "assets/i18n")
    for pack in (ROOT / "assets/packs").glob("*/pack.toml"):
        folder = tmp_path / "assets/packs" / pack.parent.name
        folder.mkdir(parents=True)
        shutil.copy(pack, folder)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    return module


def test_every_language_of_the_house_is_claimed_by_a_pack_and_has_its_texts(content: ModuleType) -> None:
    assert content.claimed() == set(OWN_NAMES)
    assert list(content.language_faults({}, {})) == []


def without_the_language(i18n: Path) -> None:
    shutil.rmtree(i18n / "tr")


def without_its_texts(i18n: Path) -> None:
    (i18n / "tr/LC_MESSAGES/projektor.po").unlink()


@pytest.mark.parametrize("lose", [without_the_language, without_its_texts])
def test_a_language_that_a_pack_claims_and_that_has_no_texts_is_a_fault(
    content: ModuleType, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    lose(tmp_path / "assets/i18n")
    (fault,) = content.language_faults({}, {})
    assert fault.startswith("assets/i18n/tr: no projektor.po")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_staff_must_find_both_their_languages(content: ModuleType, tmp_path: Path, language: str) -> None:
    (tmp_path / f"assets/i18n/{language}/LC_MESSAGES/staff.po").unlink()
    (fault,) = content.language_faults({}, {})
    assert fault.startswith(f"assets/i18n/{language}: no staff.po")
