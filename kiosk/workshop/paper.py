"""A report as PDF: one clean column on A4, the kiosk's own fonts, right-to-left words in their order."""

from functools import partial
from pathlib import Path
from typing import Any, Final

from kiosk import bidi, pdf
from kiosk.pdf import BRAND, HEIGHT, INK, MUTED, SOFT, WIDTH
from kiosk.workshop.report import Drawn, Line, Report

MARGIN: Final = 56.0  # points
BAR: Final = 150.0  # points of a whole share
TILE, GAP = 34.0, 5.0  # of a map
LIGHT_INK: Final = 0.45  # above this share of the way to the dark end, white is read better


def printed(made: Report, fonts: Path) -> bytes:
    """A PDF; ``fonts``: the folder with the bundled fonts."""
    canvas, width_of, file = pdf.begin(made.title, fonts)
    page = _Page(canvas, width_of, made.foot)
    page.head(made)
    section = about = ""
    maps = {(each.section, each.about): each for each in made.maps}
    for line in made.lines:
        if line.section != section:
            page.map(maps.pop((section, about), None))
            page.section(line.section)
            section, about = line.section, ""
        if line.about != about:
            page.map(maps.pop((section, about), None))
            page.about(line.about)
            about = line.about
        page.line(line)
    page.map(maps.pop((section, about), None))
    page.close()
    canvas.save()
    return file.getvalue()


def _mixed(light: str, dark: str, share: float) -> str:
    """A colour between two, as #RRGGBB."""
    ends = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (light, dark)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(*ends, strict=True))


class _Page:
    """Writes from the top down and turns the page when it is full."""

    def __init__(self, canvas: Any, width_of: Any, foot: str) -> None:
        self._canvas, self._width_of, self._foot = canvas, width_of, foot
        self._y = HEIGHT - MARGIN
        self._number = 1

    def head(self, made: Report) -> None:
        self._text(made.title, "Strong", 24, BRAND)
        self._text(made.lead, "Bold", 12, INK)
        self._y -= 4
        self._text(made.owner, "Text", 11, MUTED)

    def section(self, words: str) -> None:
        self._room(120)
        self._y -= 16
        self._canvas.setStrokeColor(SOFT)
        self._canvas.setLineWidth(2)
        self._canvas.line(MARGIN, self._y, WIDTH - MARGIN, self._y)
        self._y -= 6
        self._text(words, "Strong", 15, BRAND)

    def about(self, words: str) -> None:
        if words:
            self._room(40)
            self._y -= 4
            self._text(words, "Bold", 11, INK)

    def line(self, line: Line) -> None:
        canvas, right = self._canvas, WIDTH - MARGIN
        whole = right - MARGIN
        if line.bar >= 0:
            room, beside = whole - BAR - 60, 46.0
        else:  # short words leave their room to a long value
            room = min(self._width_of(line.what, "Text", 11) + 1, 0.55 * whole)
            beside = whole - room - 16
        words = self._lines(line.what, "Text", 11, room)
        values = self._lines(line.value, "Bold", 11, beside)
        self._room(15.0 * max(len(words), len(values)))
        top = self._y
        for number, text in enumerate(words):
            self._draw(text, "Text", 11, INK, MARGIN, top - 11 - 15 * number)
        for number, text in enumerate(values):
            width = self._width_of(text, "Bold", 11)
            self._draw(text, "Bold", 11, INK, right - width, top - 11 - 15 * number)
        if line.bar >= 0:
            left = right - BAR - 46
            for colour, share in ((SOFT, 1.0), (BRAND, line.bar)):
                canvas.setFillColor(colour)
                if share > 0:
                    canvas.roundRect(left, top - 12, max(4.0, BAR * share), 9, 2, stroke=0, fill=1)
        self._y -= 15.0 * max(len(words), len(values))

    def map(self, drawn: Drawn | None) -> None:
        """The city's tiles, darker where values are higher, each with its number; below it what the grounds mean."""
        if drawn is None:
            return
        width = (WIDTH - 2 * MARGIN - (drawn.columns - 1) * GAP) / drawn.columns
        self._room(drawn.rows * (TILE + GAP) + 40)
        self._y -= 8
        for tile in drawn.tiles:
            x = MARGIN + tile.column * (width + GAP)
            y = self._y - (tile.row + 1) * TILE - tile.row * GAP
            ground = _mixed(SOFT, BRAND, 0.1 + 0.9 * tile.share) if tile.share >= 0 else "#F6F5F2"
            ink = "#FFFFFF" if tile.share > LIGHT_INK else INK if tile.share >= 0 else MUTED
            self._canvas.setFillColor(ground)
            self._canvas.roundRect(x, y, width, TILE, 6, stroke=0, fill=1)
            size = 8.5
            while self._width_of(tile.label, "Bold", size) > width - 8 and size > 5:
                size -= 0.5
            self._centred(tile.label, "Bold", size, ink, x + width / 2, y + (TILE - 12 if tile.value else TILE / 2 - 3))
            self._centred(tile.value, "Strong", 12, ink, x + width / 2, y + 7)
        self._y -= drawn.rows * (TILE + GAP)
        self._text(drawn.note, "Text", 9, MUTED)

    def _centred(self, text: str, font: str, size: float, colour: str, x: float, y: float) -> None:  # noqa: PLR0917
        self._draw(text, font, size, colour, x - self._width_of(text, font, size) / 2, y)

    def close(self) -> None:
        self._canvas.setFillColor(MUTED)
        for number, text in enumerate(reversed(self._lines(self._foot, "Text", 9, WIDTH - 2 * MARGIN - 30))):
            self._draw(text, "Text", 9, MUTED, MARGIN, 30 + 12 * number)
        self._draw(str(self._number), "Bold", 9, MUTED, WIDTH - MARGIN - 10, 30)

    def _room(self, height: float) -> None:
        if self._y - height < MARGIN + 20:
            self.close()
            self._canvas.showPage()
            self._number += 1
            self._y = HEIGHT - MARGIN

    def _text(self, words: str, font: str, size: float, colour: str) -> None:
        for text in self._lines(words, font, size, WIDTH - 2 * MARGIN):
            self._room(size * 1.35)
            self._draw(text, font, size, colour, MARGIN, self._y - size)
            self._y -= size * 1.35

    def _draw(self, text: str, font: str, size: float, colour: str, x: float, y: float) -> None:  # noqa: PLR0917  as a canvas takes it
        self._canvas.setFillColor(colour)
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, y, text)

    def _lines(self, words: str, font: str, size: float, width: float) -> list[str]:
        measure = partial(self._width_of, fontName=font, fontSize=size)
        if bidi.has_rtl(words):
            return list(bidi.visual_lines(words, width, measure, rtl=bidi.runs_rtl(words, default=False)))
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and measure(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]
