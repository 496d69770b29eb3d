"""The templates of a pack. A broken one is left out, with one sentence in the log."""

import logging
from pathlib import Path

from kiosk import pack
from kiosk.errors import PackError
from kiosk.workshop.template import FOLDER, Template

log = logging.getLogger(__name__)


def templates(content: Path) -> dict[str, Template]:
    """Id → template, in order of the files' names."""
    found: dict[str, Template] = {}
    for path in sorted((content / FOLDER).glob("*.toml")):
        try:
            template = pack.table(path.parent, path.name, Template)
        except PackError as error:
            log.error("Workshop left out: %s", error)  # noqa: TRY400  one sentence, no traceback
        else:
            found[template.id] = template
    return found
