"""The rules of the house that a program can look at. What the import contracts say is in pyproject.toml."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import grimp
import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("kiosk", "devices", "exhibits", "sync")
CEILING = 300
DRAWING = (
    "kiosk.app",
    "kiosk.navigator",
    "kiosk.stage",
    "kiosk.visitors",
    "kiosk.models",
    "kiosk.screens",
    "kiosk.widgets",
    "kiosk.cli",
    "kiosk.wall.cli",
    "kiosk.doctor",
)


def tracked(*endings: str) -> list[Path]:
    """Files that git knows or would take, so that a rule holds before the commit as well."""
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "-C",
        str(ROOT),
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    files = [ROOT / name for name in names if name.endswith(endings)]
    return [path for path in files if path.is_file()]


def texts(*endings: str) -> list[tuple[str, str]]:
    return [(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in tracked(*endings)]


def lines_with(pattern: str, *endings: str) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts(*endings)
        if name != "tests/test_house.py"
        for number, line in enumerate(text.splitlines(), 1)
        if found.search(line)
    ]


def test_no_file_of_code_is_longer_than_the_ceiling() -> None:
    long = [
        f"{name}: {len(text.splitlines())}" for name, text in texts(".py", ".kv") if len(text.splitlines()) > CEILING
    ]
    assert not long


def test_nothing_looks_the_running_app_up() -> None:
    assert not lines_with(r"get_running_app", ".py", ".kv")


def test_kv_takes_of_the_app_only_its_theme() -> None:
    assert not lines_with(r"\bapp\.(?!theme\b)\w", ".kv")


def test_kv_sizes_text_so_that_it_follows_the_visitors_text_size() -> None:
    """``sp()`` is worked out once, ``letters`` follows; a ``font_size`` of a rule would lose to the class's."""
    assert not lines_with(r"\bsp\(|^\s+font_size:(?!.*letters)", ".kv")


def test_kv_places_nothing_by_its_middle_or_its_end() -> None:
    """``center`` and ``top`` are set with the size a widget has just then: it would stand aside when its words come."""
    assert not lines_with(r"^\s+(?:center(?:_[xy])?|right|top):", ".kv")


def test_kv_holds_no_translation_calls() -> None:
    assert not lines_with(r"(?<![\w.])_\(", ".kv")


def test_every_kv_file_stands_beside_its_python_file() -> None:
    assert not [str(path.relative_to(ROOT)) for path in tracked(".kv") if not path.with_suffix(".py").is_file()]


def test_no_two_kv_rules_have_the_same_name() -> None:
    """A rule's name counts in the whole program, whatever its case: a second one is added to every widget of the first.

    Kivy's own rules count as well.
    """
    kivy = find_spec("kivy")
    assert kivy is not None
    assert kivy.origin is not None
    kivys = (Path(kivy.origin).parent / "data/style.kv").read_text(encoding="utf-8")
    places: dict[str, list[str]] = {}
    for name, text in [("Kivy's own", kivys), *texts(".kv")]:
        for selectors in re.findall(r"^<([^>]+)>", text, re.MULTILINE):
            for selector in selectors.split(","):
                places.setdefault(re.split("[@+]", selector.strip().lstrip("-"))[0].lower(), []).append(name)
    assert len(places) > 100
    assert not {rule: files for rule, files in places.items() if len(files) > 1 and set(files) != {"Kivy's own"}}


def test_the_changelog_says_everything_once() -> None:
    lines = [line for _, text in texts("CHANGELOG.md") for line in text.splitlines() if line.startswith(("- ", "  "))]
    assert lines
    assert not {line for line in lines if lines.count(line) > 1}


def test_graphics_are_never_mocked_away() -> None:
    assert not lines_with(r"KIVY_GL_BACKEND\W+mock", ".py", ".sh", "Makefile", "setup", ".toml")


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    written = (
        ".py",
        ".kv",
        ".md",
        ".toml",
        ".lock",
        ".yml",
        ".json",
        ".po",
        ".csv",
        "Makefile",
        ".ci/run",
        ".ci/setup",
    )
    assert not lines_with(r"(?<![\w./~:)-])/(?:home|Users|work|mnt|media|tmp)/\w", *written)


def test_lock_files_name_no_index_and_guard_every_package_with_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--index-url" not in text
        assert "--find-links" not in text
        assert "://" not in text
        packages = re.findall(r"^\S+==\S+.*(?:\n    --hash=sha256:\w{64}.*)+", text, re.MULTILINE)
        assert len(packages) == len(re.findall(r"^[\w-]+==", text, re.MULTILINE)) > 0


def test_both_lock_files_hold_the_same_versions() -> None:
    pins = [
        dict(re.findall(r"^([\w-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    assert pins[0].items() <= pins[1].items()


def test_every_dependency_is_locked_and_has_its_reason() -> None:
    source = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    locked = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8").lower()
    project = tomllib.loads(source)["project"]
    for wanted in project["dependencies"]:
        name = re.match(r"[\w-]+", wanted)
        assert name is not None
        assert f"\n{name[0].lower()}==" in locked, f"{name[0]}: run `make lock`"
        assert re.search(rf'^\s*"{re.escape(wanted)}",?\s+#\s\w', source, re.MULTILINE), f"{name[0]} says no reason"


def test_the_licences_are_there() -> None:
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (ROOT / "assets/fonts/OFL.txt").read_text(encoding="utf-8")
    assert "MIT License" in (ROOT / "assets/fonts/LICENSE-tabler-icons.txt").read_text(encoding="utf-8")


def test_main_opens_no_port_and_no_database_itself() -> None:
    main = ROOT / "main.py"
    names = {name.split(".")[0] for name in _imported(ast.parse(main.read_text(encoding="utf-8")))}
    assert not names & {"serial", "cv2", "requests", "sqlite_utils", "sqlite3", "starlette", "uvicorn", "psycopg"}


def test_no_module_outside_the_drawing_ones_reaches_kivy_by_any_way() -> None:
    graph = grimp.build_graph(
        *ROOMS, include_external_packages=True, exclude_type_checking_imports=True, cache_dir=None
    )
    if "kivy" not in graph.modules:
        pytest.fail("nothing here draws: the graph was built of the wrong folder")
    chains = [
        " -> ".join(chain)
        for module in sorted(graph.modules - {"kivy"})
        if not _draws(module)
        and not graph.is_module_squashed(module)
        and (chain := graph.find_shortest_chain(module, "kivy"))
    ]
    assert not chains


def test_every_icon_that_is_named_is_in_the_font() -> None:
    table = json.loads((ROOT / "assets/icons/codepoints.json").read_text(encoding="utf-8"))
    listed = tomllib.loads((ROOT / "assets/icons/icons.toml").read_text(encoding="utf-8"))["icons"]
    held = TTFont(ROOT / "assets/fonts/ProjektorIcons.ttf").getBestCmap()
    assert set(table) == set(listed)
    assert not [name for name, character in table.items() if ord(character) not in held]


def test_every_icon_stands_in_the_middle_of_its_square() -> None:
    font = TTFont(ROOT / "assets/fonts/ProjektorIcons.ttf")
    for name in font.getBestCmap().values():
        glyph, (advance, bearing) = font["glyf"][name], font["hmtx"][name]
        assert bearing == glyph.xMin, name
        assert abs(advance - glyph.xMin - glyph.xMax) <= 2, name


@pytest.mark.parametrize("weight", ["Regular", "SemiBold", "ExtraBold", "Black"])
def test_each_weight_holds_latin_cyrillic_and_arabic_with_presentation_forms(weight: str) -> None:
    held = TTFont(ROOT / f"assets/fonts/ProjektorSans-{weight}.ttf").getBestCmap()
    assert not [letter for letter in "ÄẞŁşİЇґЩ€„“₂³µ°→←≤−✓…سؤالﺳﺆﻻ٣" if ord(letter) not in held]


def test_each_package_works_with_the_python_that_runs_here() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert sys.version_info >= tuple(int(part) for part in needed.removeprefix(">=").split("."))


def _draws(module: str) -> bool:
    return any(module == one or module.startswith(one + ".") for one in DRAWING) or bool(
        re.fullmatch(r"exhibits\.\w+\.view(\..*)?", module)
    )


def _imported(tree: ast.AST) -> list[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return names
