"""A pack file is shown only when it is whole, signed by a trusted key, and holds nothing but plain files."""

import io
import stat
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.packs import keys
from kiosk.packs.archive import opened
from kiosk.packs.build import CONTENT, MANIFEST, packed
from kiosk.packs.errors import PackRefused, PackUnwritable
from kiosk.packs.files import files_of
from kiosk.packs.manifest import Entry, Manifest, encode


@pytest.fixture
def trusted(key):
    return keys.read_public([keys.public_beside(key)])


@pytest.fixture
def refused(trusted, tmp_path):
    """The sentence with which a pack file is refused; nothing of it may lie outside its folder."""

    def say(path) -> str:
        with pytest.raises(PackRefused) as told, opened(path, trusted) as archive:
            archive.unpack(tmp_path / "below" / "out")
        return str(told.value)

    return say


@pytest.fixture
def signed(key, tmp_path):
    """A pack file with any manifest and members, signed by the trusted key: what a careless builder might make."""

    def make(contents, *, manifest=None) -> object:
        import hashlib

        entries = {name: Entry(hashlib.sha256(each).hexdigest(), len(each)) for name, each in contents.items()}
        stated = encode(manifest or Manifest(1, "schwerte", "1.0.0", entries))
        path = tmp_path / "made.pack"
        path.write_bytes(packed(stated, contents, keys.read_private(key)))
        return path

    return make


def remade(path, change):
    """The same members, changed, in a new file."""
    with zipfile.ZipFile(path) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for info, content in change(members):
            archive.writestr(info, content)
    path.write_bytes(made.getvalue())
    return path


def test_what_was_built_unpacks_to_what_it_was_built_from(pack, built, trusted, tmp_path):
    with opened(built(), trusted) as archive:
        archive.unpack(tmp_path / "out")
    wanted = {name: path.read_bytes() for name, path in files_of(pack).items()}
    assert {name: path.read_bytes() for name, path in files_of(tmp_path / "out").items()} == wanted


def test_the_same_folder_gives_the_same_bytes(pack, built):
    first = built(name="a.pack").read_bytes()
    for path in files_of(pack).values():
        path.touch()
        path.chmod(0o600)
    (pack / ".notes").write_text("no part of a pack")
    assert built(name="b.pack").read_bytes() == first


@pytest.fixture
def whole(built):
    return built().read_bytes()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_byte_never_changes_what_is_shown(whole, trusted, tmp_path, pack, data):
    content = bytearray(whole)
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    spoilt = tmp_path / "spoilt.pack"
    spoilt.write_bytes(content)
    read: dict[str, bytes] = {}
    try:
        with opened(spoilt, trusted) as archive:
            for name in archive.manifest.files:
                archive._read(name, lambda chunk, name=name: read.update({name: read.get(name, b"") + chunk}))
    except PackRefused:
        return
    assert read == {name: path.read_bytes() for name, path in files_of(pack).items()}


def test_half_a_file_is_refused(built, refused):
    path = built()
    path.write_bytes(path.read_bytes()[:-200])
    assert "only a part of one" in refused(path)


def test_a_foreign_key_is_refused(built, tmp_path, refused):
    path = built()
    stranger = tmp_path / "stranger.key"
    keys.generate(stranger)
    with zipfile.ZipFile(path) as archive:
        contents = {name[len(CONTENT) :]: archive.read(name) for name in archive.namelist() if name.startswith(CONTENT)}
        manifest = archive.read(MANIFEST)
    path.write_bytes(packed(manifest, contents, keys.read_private(stranger)))
    assert "not signed by a key that is trusted here (city.key.pub (" in refused(path)


def test_an_unsigned_pack_is_refused(built, refused):
    assert "not signed" in refused(
        remade(built(), lambda members: [each for each in members if "SIG" not in each[0].filename])
    )


def test_a_changed_manifest_is_refused(built, refused):
    def change(members):
        return [(info, content.replace(b'"1.0.0"', b'"9.0.0"')) for info, content in members]

    assert "changed since" in refused(remade(built(), change))


def test_a_changed_file_is_refused(built, refused):
    def change(members):
        return [(i, c.replace(b"Schwerte", b"Schwarte") if i.filename.startswith(CONTENT) else c) for i, c in members]

    assert "is not what was signed" in refused(remade(built(), change))


def test_an_added_file_is_refused(built, refused):
    added = (zipfile.ZipInfo("content/more.toml"), b"x = 1")
    assert "was added to it" in refused(remade(built(), lambda members: [*members, added]))


def test_a_missing_file_is_refused(built, refused):
    assert "is missing from it" in refused(remade(built(), lambda members: members[:-1]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(built, refused):
    assert "twice" in refused(remade(built(), lambda members: [*members, members[-1]]))


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/evil", "a/../../evil", "a\\evil", "C:evil", ".hidden", "a//b", "end.", "u\u0308ber", "a\nb"],
)
def test_a_name_that_leads_out_of_the_folder_is_refused_even_when_signed(signed, refused, tmp_path, name):
    assert "no name for a file" in refused(signed({"pack.toml": b"", name: b"x"}))
    assert not list(tmp_path.rglob("*evil*"))


@pytest.mark.parametrize("names", [("a", "A"), ("a/b", "A/c"), ("a", "a/b")])
def test_names_that_no_folder_can_hold_side_by_side_are_refused(signed, refused, names):
    assert "rename one" in (said := refused(signed(dict.fromkeys(names, b"")))) or "both a file and a folder" in said


def test_a_link_is_refused(built, refused):
    def change(members):
        members[-1][0].external_attr = (stat.S_IFLNK | 0o777) << 16
        return members

    assert "no plain file" in refused(remade(built(), change))


def test_a_bomb_is_refused_before_it_is_unpacked(built, refused):
    def change(members):
        info = members[-1][0]
        info.compress_type = zipfile.ZIP_DEFLATED
        return [*members[:-1], (info, bytes(50_000_000))]

    assert "compressed" in refused(remade(built(), change))


def test_a_manifest_that_claims_too_much_is_refused(signed, refused):
    claims = Manifest(1, "schwerte", "1.0.0", {"a": Entry("0" * 64, 10**12)})
    assert "claims 1000000000000 bytes" in refused(signed({"a": b""}, manifest=claims))


def test_a_file_longer_than_stated_is_cut_off_and_refused(signed, refused):
    claims = Manifest(1, "schwerte", "1.0.0", {"a": Entry("0" * 64, 3)})
    assert "not what was signed" in refused(signed({"a": bytes(10_000)}, manifest=claims))


def test_a_pack_of_a_later_format_asks_for_a_newer_program(signed, refused):
    assert "format 2, this program reads 1" in refused(signed({}, manifest=Manifest(2, "schwerte", "1.0.0", {})))


def test_what_is_not_there_cannot_be_read(trusted, tmp_path):
    with pytest.raises(PackUnwritable, match="cannot be read"), opened(tmp_path / "none.pack", trusted):
        pass


def test_a_key_is_never_overwritten_and_its_private_half_is_private(key):
    before = key.read_bytes()
    with pytest.raises(PackRefused, match="never overwritten"):
        keys.generate(key)
    assert key.read_bytes() == before
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_halves_of_a_key_are_not_taken_for_one_another(key):
    with pytest.raises(PackRefused, match="no private key"):
        keys.read_private(keys.public_beside(key))
    with pytest.raises(PackRefused, match="no public key"):
        keys.read_public([key])
