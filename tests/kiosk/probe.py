"""A pack of the tests' own with one small survey, and somebody before its first question."""

PACK = """
id = "probe"
version = "1.0.0"
city = "Probe"
lab = "PROBE"
languages = ["de", "en"]
exhibits = []
[responsible]
de = "Das Team."
[[surveys]]
form = "forms/probe.md"
icon = "messages"
field = 11
"""


def pack_with(folder, form):
    """In this folder, with this form as a table; the folder."""
    (folder / "forms").mkdir()
    (folder / "forms/probe.md").write_text(form, "utf-8")
    (folder / "pack.toml").write_text(PACK, "utf-8")
    return folder


def opened(theatre, content, title):
    """A visitor who has touched the tile of the survey."""
    visitor = theatre(content=content)
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches(title)
    return visitor
