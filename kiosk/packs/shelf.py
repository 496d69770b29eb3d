"""Where a kiosk keeps its installed packs: numbered folders, and one link ``current`` that turns in a single step.

    000001-1.0.0/  receipt.json  content/
    000002-1.1.0/  receipt.json  content/
    current -> 000002-1.1.0/content

The station file names ``current``. Whatever happens while a pack is unpacked, the link still shows the old one.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from kiosk.packs.archive import Archive, flush_folder
from kiosk.packs.errors import PackRefused, PackUnwritable
from kiosk.packs.version import order

CURRENT: Final = "current"
RECEIPT: Final = "receipt.json"
CONTENT: Final = "content"
KEPT: Final = 2  # replaced packs one can go back to
_SLOT: Final = re.compile(r"(\d{6})-[\d.]+")
_DRAFT: Final = ".unpacking"


class Receipt(msgspec.Struct, frozen=True):
    """What was installed, from which manifest, and which folder it replaced ("" for the first)."""

    id: str
    version: str
    digest: str
    replaces: str


class Shelf:
    """One kiosk's packs. Every change is made under a lock: two installations do not meet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def current(self) -> Receipt | None:
        """What is shown now; None when nothing was ever installed.

        Raises:
            PackRefused: the folder was changed by hand and cannot be understood.
        """
        slot = self._slot()
        return self._receipt(slot) if slot else None

    def install(self, archive: Archive, *, downgrade: bool, judge: Callable[[Path], None]) -> bool:
        """Put a verified pack in place. ``judge`` looks at the unpacked content and raises to refuse it.

        Returns False when exactly this pack is shown already.

        Raises:
            PackRefused: another city's, an older or the same version with other content, or refused by ``judge``.
            PackUnwritable: the medium is full, broken or read-only. In every case the old pack stays.
        """
        with self._changing():
            slot, manifest = self._slot(), archive.manifest
            if slot:
                shown = self._receipt(slot)
                if shown.digest == archive.digest:
                    return False
                _allowed(archive, shown, downgrade=downgrade)
            draft = self._folder / _DRAFT
            if draft.exists():  # an installation that was cut off
                shutil.rmtree(draft)
            try:
                archive.unpack(draft / CONTENT)
                judge(draft / CONTENT)
                receipt = Receipt(manifest.id, manifest.version, archive.digest, slot)
                with (draft / RECEIPT).open("wb") as file:
                    file.write(msgspec.json.encode(receipt) + b"\n")
                    file.flush()
                    os.fsync(file.fileno())
                flush_folder(draft)
            except BaseException:
                shutil.rmtree(draft, ignore_errors=True)  # what cannot be removed now is removed by the next one
                raise
            new = f"{self._next_number():06d}-{manifest.version}"
            draft.rename(self._folder / new)
            flush_folder(self._folder)
            self._turn(new)
            self._tidy(new)
            return True

    def roll_back(self) -> Receipt:
        """Show again what the current pack replaced.

        Raises:
            PackRefused: there is nothing to go back to.
        """
        with self._changing():
            slot = self._slot()
            before = self._receipt(slot).replaces if slot else ""
            if not before or not (self._folder / before / CONTENT).is_dir():
                raise PackRefused(f"{self._folder}: there is no earlier pack to go back to; install one.")
            receipt = self._receipt(before)
            self._turn(before)
            return receipt

    @contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / ".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except PackUnwritable:
            raise
        except OSError as error:
            where = error.filename or self._folder
            raise PackUnwritable(f"{where}: {error.strerror}; the pack shown before stays.") from error

    def _slot(self) -> str:
        """The folder the link points into, "" without a link."""
        link = self._folder / CURRENT
        if not link.is_symlink():
            if link.exists():
                raise PackRefused(f"{link} is no link; move it away, then install the pack again.")
            return ""
        target = link.readlink()
        if target.name != CONTENT or not _SLOT.fullmatch(str(target.parent)):
            raise PackRefused(f"{link} leads to {target}, which was not installed here; remove it, then install again.")
        return str(target.parent)

    def _receipt(self, slot: str) -> Receipt:
        path = self._folder / slot / RECEIPT
        try:
            return msgspec.json.decode(path.read_bytes(), type=Receipt)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise PackRefused(
                f"{path} cannot be read ({error}); remove the link {CURRENT}, then install the pack again."
            ) from error

    def _next_number(self) -> int:
        return 1 + max((int(found[1]) for found in map(_SLOT.fullmatch, self._names()) if found), default=0)

    def _names(self) -> list[str]:
        return [path.name for path in self._folder.iterdir()]

    def _turn(self, slot: str) -> None:
        """Point the link elsewhere: a rename, so there is no instant without one."""
        draft = self._folder / f".{CURRENT}"
        draft.unlink(missing_ok=True)
        draft.symlink_to(Path(slot) / CONTENT)
        draft.replace(self._folder / CURRENT)
        flush_folder(self._folder)

    def _tidy(self, slot: str) -> None:
        """Remove what nobody can go back to any more."""
        kept = {slot}
        for _ in range(KEPT):
            before = self._receipt(slot).replaces
            if not before or not (self._folder / before).is_dir():
                break
            kept.add(before)
            slot = before
        for name in self._names():
            if _SLOT.fullmatch(name) and name not in kept:
                shutil.rmtree(self._folder / name)


def _allowed(archive: Archive, shown: Receipt, *, downgrade: bool) -> None:
    """Whether this pack may take the other's place.

    Raises:
        PackRefused: it may not.
    """
    new = archive.manifest
    if new.id != shown.id:
        raise PackRefused(
            f"{archive.path}: the pack “{new.id}” cannot replace “{shown.id}”; give it a folder of its own (--into)."
        )
    if downgrade:
        return
    if order(new.version) < order(shown.version):
        raise PackRefused(
            f"{archive.path}: version {new.version} is older than {shown.version}, which is shown; "
            "--downgrade installs it all the same."
        )
    if order(new.version) == order(shown.version):
        raise PackRefused(
            f"{archive.path}: version {new.version} is shown already, with other content; raise its version."
        )
