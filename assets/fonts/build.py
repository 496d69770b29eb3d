"""Builds the bundled fonts from the packages named in README.md; run by hand, never by the kiosk.

    python assets/fonts/build.py --noto DIR --icons DIR

`--noto` is the folder with Debian's `NotoSans-Regular.ttf` and its sisters, `--icons` the unpacked npm package
`@tabler/icons-webfont`. One font must hold every script, because a line of text is drawn with one font and a
question in Arabic names "Dortmund" in Latin letters. The same input gives the same bytes.
"""

import argparse
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent / "icons"
FAMILY = "Projektor Sans"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "ExtraBold": 800, "Black": 900}

LATIN = (
    range(0x0020, 0x0250),  # Basic Latin to Latin Extended-B: German, Turkish, Polish
    range(0x02B0, 0x0530),  # modifiers, combining marks, Greek, Cyrillic
    range(0x1E00, 0x1F00),  # Latin Extended Additional: ẞ
    range(0x2000, 0x2190),  # punctuation, ₂ ³, €, letterlike, ⅓
    range(0xFB00, 0xFB07),  # fi fl
)
ARABIC = (
    range(0x0600, 0x0700),
    range(0x0750, 0x0780),
    range(0xFB50, 0xFF00),  # presentation forms: lines arrive reshaped, so the cmap must reach them
)
ARROWS = (range(0x2190, 0x219A),)
MATHS = (
    range(0x2211, 0x2213),
    (0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265),
    (0x25A0, 0x25A1, 0x25B2, 0x25BC, 0x25CB, 0x25CF),
)
MARKS = ((0x2605, 0x2606, 0x2713, 0x2714, 0x2717, 0x2718),)

# Which Noto family gives which characters; `{weight}` is absent where a family has one weight only. Noto Sans 2.004 of
# this package has neither arrows nor ≤: its sisters lend them.
SOURCES: tuple[tuple[str, tuple[Iterable[int], ...]], ...] = (
    ("NotoSans-{weight}.ttf", LATIN),
    ("NotoSansArabic-{weight}.ttf", ARABIC),
    ("NotoSansSymbols-{weight}.ttf", ARROWS),
    ("NotoSansMono-{weight}.ttf", MATHS),
    ("NotoSansSymbols2-Regular.ttf", MARKS),
)
NEEDED = "AÄäÖöÜüẞßŁłŞşĞğİıЇїҐґЖжЩщΩµ…„“‚‘’«»–—•·×÷±°²³₂€№→←↑↓≤≥−≈✓✗★ابتثجحخدذرزسشصضطظعغفقكلمنهوي٠١٢٣؟،؛ﺍﺑﺔﻻﻼﷲ"
# Above and below the baseline, per 1000 units. Noto Sans Arabic claims 1374 and 738 for stacked vowel signs, which
# would double the height of every German line; these hold the letters, dots and single signs of Arabic and every
# Latin capital.
ASCENT, DESCENT = 1100, 400


def part(path: Path, characters: Iterable[int]) -> TTFont:
    """The font at `path` with `characters` only. Hints go: after merging they would run with another font's tables."""
    font = TTFont(path, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["kern", "mark", "mkmk", "ccmp", "locl", "rlig", "calt", "liga"])
    options.drop_tables += ["DSIG", "MATH"]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def named(font: TTFont, weight: str, notices: list[str]) -> None:
    """Puts our family name in (OFL allows it: Noto reserves none) and keeps copyright and licence as they came."""
    names = font["name"]
    kept = {identity: names.getDebugName(identity) for identity in (7, 8, 9, 11, 13, 14)}
    names.names = []
    ours = {
        0: " ".join(dict.fromkeys(notices)),
        1: FAMILY if weight == "Regular" else f"{FAMILY} {weight}",
        2: "Regular",
        3: f"ProjektorSans-{weight};from Noto Sans, Noto Sans Arabic, Noto Sans Symbols, Noto Sans Mono",
        4: f"{FAMILY} {weight}",
        5: "Version 1.000",
        6: f"ProjektorSans-{weight}",
        16: FAMILY,
        17: weight,
    }
    for identity, text in sorted((kept | ours).items()):
        if text:
            names.setName(text, identity, 3, 1, 0x409)


def measured(font: TTFont, weight: int) -> None:
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, -DESCENT, 0
    table = font["OS/2"]
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = ASCENT, -DESCENT, 0
    table.usWinAscent, table.usWinDescent, table.usWeightClass = ASCENT, DESCENT, weight


def text_font(noto: Path, weight: str) -> TTFont:
    """One weight of Projektor Sans. Raises ValueError when a character that the kiosk needs has no source."""
    with tempfile.TemporaryDirectory() as folder:
        files: list[str] = []
        notices: list[str] = []
        taken: set[int] = set()
        for place, (name, ranges) in enumerate(SOURCES):
            wanted = {code for span in ranges for code in span} - taken
            path = noto / name.format(weight=weight)
            piece = part(path, wanted)
            if place > 1:  # symbols need no shaping rules, and theirs would clash with the letters'
                for table in ("GSUB", "GPOS", "GDEF"):
                    if table in piece:
                        del piece[table]
            taken |= set(piece.getBestCmap())
            notices.append(piece["name"].getDebugName(0))
            files.append(str(Path(folder) / f"{place}.ttf"))
            piece.save(files[-1])
        font = Merger().merge(files)
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = TTFont(noto / f"NotoSans-{weight}.ttf")["head"].modified
    missing = [letter for letter in NEEDED if ord(letter) not in font.getBestCmap()]
    if missing:
        raise ValueError(f"{noto}: no font there has {' '.join(missing)}; take the versions that README.md names")
    named(font, weight, notices)
    measured(font, WEIGHTS[weight])
    return font


def centred(font: TTFont) -> None:
    """Puts every icon into the middle of its square: in Tabler's font they all begin at its left edge."""
    for name, (advance, _) in font["hmtx"].metrics.items():
        glyph = font["glyf"][name]
        if glyph.numberOfContours > 0:
            glyph.recalcBounds(font["glyf"])  # what the font says of itself is not true of all
            glyph.coordinates.translate(((advance - glyph.xMin - glyph.xMax) / 2, 0))
            glyph.coordinates.toInt()
            glyph.recalcBounds(font["glyf"])
            font["hmtx"][name] = (advance, glyph.xMin)


def icon_font(package: Path) -> tuple[TTFont, dict[str, str]]:
    """The icons that icons.toml lists, and name to character. Raises ValueError for names the font has not."""
    font = TTFont(package / "dist/fonts/tabler-icons.ttf", recalcTimestamp=False)
    codes = {name: code for code, name in font.getBestCmap().items()}
    wanted = tomllib.loads((ICONS / "icons.toml").read_text(encoding="utf-8"))["icons"]
    missing = sorted(set(wanted) - set(codes))
    if missing:
        raise ValueError(
            f"{ICONS / 'icons.toml'}: Tabler Icons has no {', '.join(missing)}; look them up on tabler.io/icons"
        )
    options = Options(hinting=False, glyph_names=True, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[codes[name] for name in wanted])
    subsetter.subset(font)
    centred(font)
    return font, {name: chr(codes[name]) for name in sorted(wanted)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--noto", type=Path, required=True, help="folder of the Noto fonts")
    parser.add_argument("--icons", type=Path, required=True, help="unpacked npm package @tabler/icons-webfont")
    given = parser.parse_args()
    try:
        for weight in WEIGHTS:
            font = text_font(given.noto, weight)
            font.save(HERE / f"ProjektorSans-{weight}.ttf")
            print(f"ProjektorSans-{weight}.ttf: {len(font.getBestCmap())} characters")
        font, table = icon_font(given.icons)
    except (OSError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 1
    font.save(HERE / "ProjektorIcons.ttf")
    (ICONS / "codepoints.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(f"ProjektorIcons.ttf: {len(table)} icons")
    return 0


if __name__ == "__main__":
    sys.exit(main())
