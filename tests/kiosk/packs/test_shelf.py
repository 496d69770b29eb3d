"""Installing a pack: refused or broken off, the old one stays; and there is a way back."""

import os
import signal
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

from kiosk.pack import read
from kiosk.packs import keys
from kiosk.packs.archive import opened
from kiosk.packs.errors import PackUnwritable
from kiosk.packs.shelf import Shelf

ROOT = Path(__file__).parents[3]


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "shelf"


@pytest.fixture
def install(projektor, key, shelf):
    def run(path, *more) -> int:
        return projektor("install", path, "--into", shelf, "--trust", f"{key}.pub", "--on", "2026-11-23", *more)

    return run


def shown(shelf) -> str:
    return read(shelf / "current").version


def test_an_installed_pack_is_read_through_its_link(built, install, shelf, capsys):
    assert install(built("1.0.0")) == 0
    assert shown(shelf) == "1.0.0"
    assert "schwerte 1.0.0. Restart the kiosk to show it." in capsys.readouterr().out


def test_a_newer_pack_takes_its_place_and_rollback_brings_the_old_one_back(built, install, shelf, projektor):
    old, new = built("1.9.0"), built("1.10.0")
    assert [install(old), install(new)] == [0, 0]
    assert shown(shelf) == "1.10.0"
    assert projektor("rollback", "--into", shelf) == 0
    assert shown(shelf) == "1.9.0"
    assert install(new) == 0
    assert shown(shelf) == "1.10.0"


def test_there_is_no_way_back_before_the_first_pack(built, install, shelf, projektor):
    from kiosk.errors import PackError

    for before in ((), (built(),)):
        for path in before:
            install(path)
        with pytest.raises(PackError, match="no earlier pack"):
            projektor("rollback", "--into", shelf)


def test_the_same_pack_again_changes_nothing(built, install, shelf, capsys):
    path = built()
    assert [install(path), install(path)] == [0, 0]
    assert "there already" in capsys.readouterr().out
    assert len(list(shelf.glob("0*"))) == 1


@pytest.mark.parametrize(("version", "said"), [("1.0.9", "older than 1.1.0"), ("1.1", "with other content")])
def test_an_older_pack_is_refused_and_the_newer_one_stays(built, install, shelf, version, said):
    old, new = built(version), built("1.1.0")
    install(new)
    with pytest.raises(ValueError, match=said):
        install(old)
    assert shown(shelf) == "1.1.0"
    assert install(old, "--downgrade") == 0
    assert shown(shelf) == version


def test_a_tampered_pack_is_refused_and_the_old_one_stays(built, install, shelf):
    install(built("1.0.0"))
    path = built("1.1.0")
    path.write_bytes(path.read_bytes().replace(b"Stadtlabor Schwerte", b"Stadtlabor Schwarte"))
    with pytest.raises(ValueError, match=r"not what was signed|damaged"):
        install(path)
    assert shown(shelf) == "1.0.0"
    assert [each.name for each in shelf.iterdir() if "unpacking" in each.name] == []


def test_another_citys_pack_is_refused(built, install, shelf, spoil):
    install(built("1.0.0"))
    spoil("pack.toml", 'id = "schwerte"', 'id = "elsewhere"')
    with pytest.raises(ValueError, match="“elsewhere” cannot replace “schwerte”"):
        install(built("2.0.0"))
    assert shown(shelf) == "1.0.0"


def test_a_signed_pack_this_kiosk_cannot_show_is_refused(key, pack, install, shelf, tmp_path, spoil, capsys):  # noqa: PLR0917  fixtures are handed in by name
    from kiosk.packs.build import build

    spoil("pack.toml", '"sensor_wall"', '"hologram"')
    build(pack, keys.read_private(key), tmp_path / "new.pack")
    with pytest.raises(ValueError, match="this kiosk cannot show it"):
        install(tmp_path / "new.pack")
    assert "pack.toml:8: there is no exhibit “hologram”" in capsys.readouterr().err
    assert not (shelf / "current").exists()


def test_a_pack_with_faults_is_not_built(pack, key, projektor, spoil, tmp_path, capsys):  # noqa: PLR0917  fixtures are handed in by name
    spoil("pack.toml", "field = 11", "field = 99")
    assert projektor("build", pack, "--key", key, "--out", tmp_path / "out.pack") == 1
    assert not (tmp_path / "out.pack").exists()
    assert "pack.toml:23: field 99" in capsys.readouterr().err


def test_what_nobody_can_go_back_to_is_removed(built, install, shelf):
    for number in range(6):
        install(built(f"1.{number}"))
    assert sorted(path.name for path in shelf.glob("0*")) == ["000004-1.3", "000005-1.4", "000006-1.5"]


def test_verify_names_who_signed(built, projektor, key, capsys):
    path = built()
    assert projektor("verify", path, "--trust", f"{key}.pub") == 0
    public = keys.read_public([keys.public_beside(key)])[0]
    assert f"signed by city.key.pub ({public.fingerprint})" in capsys.readouterr().out


def test_a_full_medium_leaves_the_old_pack(built, install, shelf, key, monkeypatch):
    install(built("1.0.0"))
    path, real, calls = built("1.1.0"), os.fsync, []

    def full(handle):
        calls.append(handle)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    assert install(path) == 3
    monkeypatch.undo()
    assert shown(shelf) == "1.0.0"
    with opened(path, keys.read_public([keys.public_beside(key)])) as archive, pytest.raises(PackUnwritable):
        archive.unpack(Path("/proc/none"))


def test_killed_at_any_moment_an_installation_leaves_the_old_or_the_new_pack(built, install, shelf, key):
    """The process is killed at its n-th call that changes the disk, for every n."""
    install(built("1.0.0"))
    path = built("1.1.0")
    program = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        from kiosk.packs import keys
        from kiosk.packs.archive import opened
        from kiosk.packs.shelf import Shelf
        left = int(sys.argv[4])
        def look(event, arguments):
            global left
            if event in ("os.rename", "os.symlink", "os.mkdir", "os.remove") or (
                event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
            ):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        with opened(Path(sys.argv[1]), keys.read_public([Path(sys.argv[2])])) as archive:
            sys.addaudithook(look)
            Shelf(Path(sys.argv[3])).install(archive, downgrade=False, judge=lambda content: None)
        """
    )
    seen = set()
    for moment in range(100):
        done = subprocess.run(
            [sys.executable, "-c", program, path, f"{key}.pub", shelf, str(moment)],
            check=False,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        seen.add(shown(shelf))
        receipt = Shelf(shelf).current()
        assert receipt is not None
        assert receipt.version == shown(shelf)
        if shown(shelf) == "1.1.0":
            break
    assert seen == {"1.0.0", "1.1.0"}
    assert moment > 5
    assert Shelf(shelf).roll_back().version == "1.0.0"


def test_a_folder_changed_by_hand_is_not_guessed_at(built, install, shelf):
    path = built()
    install(path)
    (shelf / "current").unlink()
    (shelf / "current").mkdir()
    with pytest.raises(ValueError, match="is no link; move it away"):
        install(path)
    (shelf / "current").rmdir()
    (shelf / "current").symlink_to("/etc")
    with pytest.raises(ValueError, match="leads to /etc"):
        install(path)


def test_a_pack_file_is_an_ordinary_zip(built):
    with zipfile.ZipFile(built()) as archive:
        assert "content/pack.toml" in archive.namelist()
