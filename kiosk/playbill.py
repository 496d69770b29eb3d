"""Which exhibits are there: folders of the house, and installed packages (entry points ``projektor.exhibits``)."""

import importlib
import importlib.util
import logging
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib.abc import InspectLoader
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from kiosk import forms
from kiosk.errors import PackError
from kiosk.exhibit import Exhibit, Stage, manifest
from kiosk.forms.convert import is_kept
from kiosk.guard.faults import FAULTS, sentence
from kiosk.house import OfferedSurvey, Play
from kiosk.pack import Pack
from kiosk.packs.kinds import ExhibitKind, TableKind, no_remarks
from kiosk.results import Counted
from kiosk.wall.view import Pages

log = logging.getLogger(__name__)
GROUP = "projektor.exhibits"


def plays(rooms: Path, wanted: Iterable[str], tell: Callable[[str], object] = log.error) -> dict[str, Play]:
    """The wanted exhibits in their order. One that is missing or has no manifest is left out: ``tell`` is told why.

    None is imported for it: what is wrong with its code must not keep the kiosk from starting.
    """
    packaged = {point.name: point.value for point in entry_points(group=GROUP)}
    found: dict[str, Play] = {}
    for kind in wanted:
        module = packaged.get(kind, f"{rooms.name}.{kind}")
        try:
            folder = _folder(kind, module) if kind in packaged else rooms / kind
            found[kind] = Play(manifest(folder / "exhibit.toml"), partial(_build, f"{module}.view"), module)
        except PackError as error:
            tell(str(error))
    return found


def counts(plays: Mapping[str, Play], tell: Callable[[str, str], object]) -> dict[str, Counted]:
    """What the exhibits' records add to the results: the ``COUNTS`` of each one's pure ``model``, by record type.

    A model is not asked for. One that is there and cannot be imported is told with its kind and why.
    """
    found: dict[str, Counted] = {}
    for kind, play in plays.items():
        try:
            found.update(dict(getattr(_model(play.module), "COUNTS", {})))
        except FAULTS as error:  # an exhibit comes from anybody: its own fault takes down only itself
            tell(kind, sentence(error))
    return found


def uncounted(kind: str, why: str) -> None:
    """For whoever shows results and no exhibit: what ``counts`` tells is one sentence in the log."""
    log.error("What visitors gave to the exhibit %s is not counted until this is mended: %s", kind, why)


def lacking(play: Play) -> str:
    """Why an exhibit's view cannot be read, or ""; it is not imported, which would open a window."""
    try:
        spec = importlib.util.find_spec(f"{play.module}.view")
        if spec is None or not isinstance(spec.loader, InspectLoader):
            return "it has no view.py"
        spec.loader.get_code(spec.name)
    except FAULTS as error:  # as above
        return sentence(error)
    return ""


def wall_pages(plays: Iterable[Play], content: Path) -> tuple[Pages, ...]:
    """What the exhibits have for the results wall, in the pack's order: ``wall.pages`` of each one that has any.

    One that fails, or cannot read its table, is left out with one sentence in the log.
    """
    found = []
    for play in plays:
        try:
            if importlib.util.find_spec(f"{play.module}.wall") is not None:
                found.append(importlib.import_module(f"{play.module}.wall").pages(content, play.manifest))
        except FAULTS as error:  # an exhibit comes from anybody: its own fault takes down only itself
            log.error("Exhibit %s is not on the wall until this is mended: %s", play.manifest.kind, error)  # noqa: TRY400  one sentence
    return tuple(found)


def surveys(content: Path, pack: Pack, cache: Path) -> tuple[OfferedSurvey, ...]:
    """The pack's surveys, forms read. A broken form is left out, with one sentence in the log."""
    offered = []
    _convert_apart([path for survey in pack.surveys if not _kept(path := content / survey.form, cache)], cache)
    for survey in pack.surveys:
        try:
            offered.append(OfferedSurvey(survey, forms.load(content / survey.form, cache)))
        except forms.FormError as error:
            log.error("Survey left out: %s", error)  # noqa: TRY400  one sentence, no traceback
    return tuple(offered)


def kinds(rooms: Path) -> dict[str, ExhibitKind]:
    """Every exhibit a pack could name. A model is imported only when its table is asked for."""
    modules = {path.parent.name: f"{rooms.name}.{path.parent.name}" for path in sorted(rooms.glob("*/exhibit.toml"))}
    modules |= {point.name: point.value for point in entry_points(group=GROUP)}
    found: dict[str, ExhibitKind] = {}
    for kind, module in modules.items():
        try:
            found[kind] = ExhibitKind(_folder(kind, module) / "exhibit.toml", partial(tables, module))
        except PackError as error:
            log.error("%s", error)  # noqa: TRY400  one sentence, no traceback
    return found


def tables(module: str) -> tuple[TableKind, ...]:
    """Which tables of the pack an exhibit reads; none without a model or without a table."""
    model = _model(module)
    if model is None or not hasattr(model, "TABLE"):
        return ()
    own = TableKind(model.TABLE, model.CONTENT, getattr(model, "remarks", no_remarks))
    return (own, *getattr(model, "ALSO", ()))


def _folder(kind: str, module: str) -> Path:
    """Where an exhibit's package lies; of a package in another one, that other one is imported.

    Raises:
        PackError: there is no such package, or the one around it is broken.
    """
    try:
        spec = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        spec = None
    except FAULTS as error:  # as above
        raise PackError(f"Exhibit {kind}: {sentence(error)}. The exhibit is left out until this is mended.") from error
    if spec is None or spec.origin is None:
        raise PackError(f"Exhibit {kind}: its package {module} is not installed; install it again or remove it.")
    return Path(spec.origin).parent


def _model(module: str) -> ModuleType | None:
    """An exhibit's pure model; None without one."""
    name = f"{module}.model"
    return None if importlib.util.find_spec(name) is None else importlib.import_module(name)


def _kept(path: Path, cache: Path) -> bool:
    """Whether a form is converted already; what cannot even be read is for ``load`` to say."""
    try:
        return is_kept(path, cache)
    except forms.FormError:
        return True


def _convert_apart(paths: list[Path], cache: Path) -> None:
    """Convert new forms in one process of their own: the converter would keep 50 MB here for ever.

    What it finds wrong is not looked at: ``load`` then finds the same and says it.
    """
    if not paths:
        return
    code = """
import sys
from contextlib import suppress
from kiosk.forms import FormError, load
for path in sys.argv[2:]:
    with suppress(FormError):
        load(path, sys.argv[1])
"""
    command = [sys.executable, "-c", code, str(cache), *map(str, paths)]
    root = str(Path(__file__).resolve().parent.parent)
    subprocess.run(command, cwd=root, check=False, stderr=subprocess.DEVNULL)  # noqa: S603  our own program


def _build(module: str, stage: Stage) -> Exhibit:
    """Import the view only now, unless a quiet moment has (``kiosk.models.ahead``): start-up is counted."""
    built: Exhibit = importlib.import_module(module).exhibit(stage)
    return built
