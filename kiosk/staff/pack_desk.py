"""Content packs from a stick: who signed one, putting it on, going back. Never on the screen's thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.packs.archive import opened
from kiosk.packs.errors import PackRefused
from kiosk.packs.finding import Report
from kiosk.packs.keys import read_public
from kiosk.packs.shelf import CURRENT, Shelf


@dataclass(frozen=True)
class PackNews:
    """What a pack file says of itself. ``signer``: the trusted key's file."""

    path: Path
    id: str
    version: str
    signer: str


class PackDesk:
    """``content``: the folder the station shows; a shelf only when it is a shelf's ``current``. ``trust``: keys."""

    def __init__(self, content: Path, trust: Sequence[Path], look: Callable[[Path], Report]) -> None:
        self._content = content
        self._trust = tuple(trust)
        self._look = look

    @property
    def changeable(self) -> bool:
        """Whether packs are installed here; otherwise the station shows a fixed folder, or trusts nobody."""
        return self._content.name == CURRENT and bool(self._trust)

    def verify(self, path: Path) -> PackNews:
        """Raises PackRefused: damaged, unsigned, or signed by somebody who is not trusted."""
        with opened(path, read_public(self._trust)) as archive:
            archive.verify()
            manifest = archive.manifest
            return PackNews(path, manifest.id, manifest.version, archive.signer.path.stem)

    def install(self, path: Path) -> PackNews:
        """Put it on; the kiosk shows it after a restart. In every other case the old pack stays.

        Raises:
            PackRefused: as in ``verify``, or older, another city's, or with faults.
            PackUnwritable: the medium takes nothing.
        """

        def judge(content: Path) -> None:
            if faults := self._look(content).faults:
                raise PackRefused(f"{path}: this kiosk cannot show it: {faults[0]}")

        news = self.verify(path)
        with opened(path, read_public(self._trust)) as archive:
            Shelf(self._content.parent).install(archive, downgrade=False, judge=judge)
        return news

    def roll_back(self) -> str:
        """Show again what was shown before; gives its version. PackRefused when there is nothing to go back to."""
        return Shelf(self._content.parent).roll_back().version
