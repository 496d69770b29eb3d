"""Writes a report into the folder where files come and go: whole or not at all."""

import os
from datetime import datetime
from pathlib import Path

from kiosk.ideas import Pool
from kiosk.language import Language
from kiosk.workshop.districts import places_of
from kiosk.workshop.paper import printed
from kiosk.workshop.report import as_csv, report
from kiosk.workshop.state import Workshop
from kiosk.workshop.template import Template


def save(  # noqa: PLR0917  what a report is made of
    workshop: Workshop,
    template: Template,
    ideas: Pool,
    language: Language,
    now: datetime,
    pack: Path,
    fonts: Path,
    folder: Path,
) -> tuple[Path, ...]:
    """PDF and CSV; a later one of the same workshop replaces them. ``pack``: the folder of the city's content.

    Raises:
        OSError: the folder cannot be written.
    """
    made = report(workshop, template, ideas, language, now, places_of(pack))
    name = f"workshop-{workshop.day}-{workshop.code}"
    files = {folder / f"{name}.pdf": printed(made, fonts), folder / f"{name}.csv": as_csv(made, language)}
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        half = path.with_suffix(path.suffix + ".part")
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    return tuple(files)
