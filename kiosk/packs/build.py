"""Makes a pack file out of a pack's folder: the same folder and key give the same bytes, wherever it is built."""

import hashlib
import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.pack import read
from kiosk.packs.errors import PackRefused, PackUnwritable
from kiosk.packs.files import MOST_BYTES, files_of
from kiosk.packs.manifest import FORMAT, Entry, Manifest, encode, signed_part

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MANIFEST: Final = "MANIFEST.json"
SIGNATURE: Final = "SIGNATURE"  # 64 bytes
CONTENT: Final = "content/"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say: when it was built is no part of a pack
_FILE_MODE: Final = 0o100644 << 16


def build(folder: Path, key: "Ed25519PrivateKey", out: Path) -> Manifest:
    """Write the pack file, whole or not at all. The pack has been checked before.

    Raises:
        PackError: the folder is no pack, or holds what no pack may hold.
        PackUnwritable: a file cannot be read or written.
    """
    pack = read(folder)
    contents: dict[str, bytes] = {}
    size = 0
    for name, path in files_of(folder).items():
        try:
            contents[name] = path.read_bytes()
        except OSError as error:
            raise PackUnwritable(f"{path} cannot be read: {error.strerror}.") from error
        size += len(contents[name])
        if size > MOST_BYTES:
            raise PackRefused(f"{folder} holds more than {MOST_BYTES} bytes; leave something out.")
    entries = {name: Entry(hashlib.sha256(each).hexdigest(), len(each)) for name, each in contents.items()}
    manifest = Manifest(FORMAT, pack.id, pack.version, entries)
    _write(out, packed(encode(manifest), contents, key))
    return manifest


def packed(manifest: bytes, contents: dict[str, bytes], key: "Ed25519PrivateKey") -> bytes:
    """The bytes of a pack file. Nothing is compressed: what compresses depends on a library's version."""
    members = {
        MANIFEST: manifest,
        SIGNATURE: key.sign(signed_part(manifest)),
        **{CONTENT + name: contents[name] for name in sorted(contents)},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3  # Unix, whatever it is built on
            info.external_attr = _FILE_MODE
            archive.writestr(info, content)
    return made.getvalue()


def _write(out: Path, content: bytes) -> None:
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(out)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise PackUnwritable(f"{out} cannot be written: {error.strerror}.") from error
