"""Every key's line is found, whatever way of writing it TOML allows."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.packs.lines import line_at, lines_of

ROOT = Path(__file__).parents[3]


def places(value, place=()):
    if place:
        yield place
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*place, key))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "assets").rglob("*.toml")), ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_the_places_found_are_those_tomllib_reads(path):
    text = path.read_text("utf-8")
    assert set(lines_of(text)) == set(places(tomllib.loads(text)))


def test_strings_that_look_like_toml_do_not_mislead():
    text = '''a = """
[b]
c = 1 \\""" """"
d = "# ] } \\" , " # comment
[e]
"f.g" = [ # one
  ']', { h = 1979-05-27 07:32:00, i."j k" = [] },
  """x""",
]
[[l]]
m = 1
[l.n]
o = 2
[[l]]
m = 3
[[l.p]]
'''
    lines = lines_of(text)
    assert set(lines) == set(places(tomllib.loads(text)))
    assert lines[("d",)] == 4
    assert lines[("e", "f.g", 1, "i", "j k")] == 7
    assert lines[("e", "f.g", 2)] == 8
    assert lines[("l", 0, "n", "o")] == 13
    assert lines[("l", 1, "m")] == 15
    assert lines[("l", 1, "p", 0)] == 16


def test_a_missing_key_is_told_where_its_table_begins():
    assert line_at(lines_of("a = 1\n[b]\nc = 2\n"), ("b", "missing", 0)) == 2


KEYS = st.text(st.sampled_from('ab."]#é '), min_size=1, max_size=4)
VALUES = st.recursive(
    st.integers() | st.booleans() | st.text(st.sampled_from("a\"'#]}\n\\,="), max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def written(value):
    """Inline TOML of a value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(f"\n  {written(item)}" for item in value) + "]"
    return "{" + ", ".join(f"{quoted(key)} = {written(item)}" for key, item in value.items()) + "}"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_document_gives_the_places_tomllib_reads(document):
    text = "".join(f"{quoted(key)} = {written(value)}\n" for key, value in document.items())
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # an inline table cannot hold an array over several lines before TOML 1.1
        return
    assert set(lines_of(text)) == set(places(read))
