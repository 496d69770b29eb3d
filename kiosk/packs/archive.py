"""Opens a pack file and believes nothing in it before the signature of a trusted key was found good."""

import hashlib
import os
import stat
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kiosk.packs.build import CONTENT, MANIFEST, SIGNATURE
from kiosk.packs.errors import PackRefused, PackUnwritable
from kiosk.packs.files import MOST_BYTES, MOST_FILES
from kiosk.packs.keys import PublicKey
from kiosk.packs.manifest import Manifest, decode, signed_part

_MOST_MANIFEST: Final = 4 * 1024 * 1024
_MOST_ARCHIVE: Final = MOST_BYTES + _MOST_MANIFEST + MOST_FILES * 1024  # names and headers
_CHUNK: Final = 1024 * 1024
_SIGNATURE_BYTES: Final = 64
# What zipfile raises on files that were made to break it.
_BROKEN: Final = (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OverflowError)


class Archive:
    """A pack file with a good signature; its files are compared with the manifest as they are read.

    Attributes:
        manifest: what was signed. digest: SHA-256 of those bytes, one for each content.
        signer: the trusted key that signed.
    """

    def __init__(self, path: Path, archive: zipfile.ZipFile, trusted: Sequence[PublicKey]) -> None:
        self.path = path
        self._members = {info.filename: info for info in archive.infolist()}
        self._zip = archive
        if len(self._members) != len(archive.infolist()):
            raise PackRefused(f"{path}: a name stands in it twice; have it built again.")
        for info in self._members.values():
            _plain(path, info)
        content, signature = self._small(MANIFEST, _MOST_MANIFEST), self._small(SIGNATURE, _SIGNATURE_BYTES)
        signers = [key for key in trusted if key.signed(signature, signed_part(content))]
        if not signers:
            known = ", ".join(f"{key.path.name} ({key.fingerprint})" for key in trusted)
            raise PackRefused(
                f"{path}: not signed by a key that is trusted here ({known}), or changed since; ask who made it."
            )
        self.signer = signers[0]
        try:
            self.manifest: Manifest = decode(content)
        except PackRefused as refused:
            raise PackRefused(f"{path}: {refused}") from refused
        self.digest = hashlib.sha256(content).hexdigest()
        wanted = {MANIFEST, SIGNATURE, *(CONTENT + name for name in self.manifest.files)}
        for name in wanted ^ self._members.keys():
            what = "is missing from it" if name in wanted else "was added to it"
            raise PackRefused(f"{path}: {name!a} {what}; the pack was changed. Have it built again.")

    def verify(self) -> None:
        """Read every file and compare it with the manifest.

        Raises:
            PackRefused: one is not what was signed.
        """
        for name in self.manifest.files:
            self._read(name, lambda _chunk: None)

    def unpack(self, folder: Path) -> None:
        """Write every file below a new folder and flush it to the medium.

        Raises:
            PackRefused: a file is not what was signed. PackUnwritable: the medium is full or broken.
        """
        try:
            folder.mkdir(parents=True)
            for name in self.manifest.files:
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    self._read(name, file.write)
                    file.flush()
                    os.fsync(file.fileno())
            for where, _folders, _files in os.walk(folder):
                flush_folder(Path(where))
        except OSError as error:
            raise PackUnwritable(f"{error.filename or folder} cannot be written: {error.strerror}.") from error

    def _read(self, name: str, take: Callable[[bytes], object]) -> None:
        entry, info = self.manifest.files[name], self._members[CONTENT + name]
        seen, left = hashlib.sha256(), entry.size
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(min(_CHUNK, left + 1)):
                    left -= len(chunk)
                    if left < 0:
                        break
                    seen.update(chunk)
                    take(chunk)
        except _BROKEN as error:
            raise PackRefused(f"{self.path}: {name} is damaged ({error}); copy the pack again.") from error
        if left or seen.hexdigest() != entry.sha256:
            raise PackRefused(f"{self.path}: {name} is not what was signed; copy the pack again or ask who made it.")

    def _small(self, name: str, most: int) -> bytes:
        info = self._members.get(name)
        if info is None:
            raise PackRefused(f"{self.path}: no {name} in it: not signed. Build it with “pack build”.")
        try:
            if info.file_size > most:
                raise PackRefused(f"{self.path}: {name} is too large; have it built again.")
            with self._zip.open(info) as file:
                return file.read(most + 1)
        except _BROKEN as error:
            raise PackRefused(f"{self.path}: {name} is damaged ({error}); copy the pack again.") from error


@contextmanager
def opened(path: Path, trusted: Sequence[PublicKey]) -> Iterator[Archive]:
    """A pack file whose signature is good.

    Raises:
        PackRefused: it is no pack, or none that is trusted. PackUnwritable: it cannot be read.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise PackUnwritable(f"{path} cannot be read: {error.strerror}.") from error
    with file:
        if os.fstat(file.fileno()).st_size > _MOST_ARCHIVE:
            raise PackRefused(f"{path} is larger than a pack may be.")
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise PackRefused(f"{path} is no pack, or only a part of one; copy it again.") from error
        with archive:
            yield Archive(path, archive, trusted)


def flush_folder(folder: Path) -> None:
    """Make a folder's names durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _plain(path: Path, info: zipfile.ZipInfo) -> None:
    """A pack holds plain files, as they are: no links, no folders, nothing compressed or encrypted.

    Raises:
        PackRefused: it holds something else.
    """
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG) or info.is_dir():
        raise PackRefused(f"{path}: {info.filename!a} is no plain file; have it built again.")
    if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1 or info.file_size != info.compress_size:
        raise PackRefused(f"{path}: {info.filename!a} is compressed or encrypted; have it built again.")
