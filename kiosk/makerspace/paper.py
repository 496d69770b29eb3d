"""Labels for kits and cards for guests, to be printed and cut: a code in letters, and as QR code for a scanner. Pure.

Ten to a sheet of A4, each as large as a bank card, so that a card fits into a purse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk import pdf

MM: Final = 72 / 25.4
CARD: Final = (85.0 * MM, 54.0 * MM)
COLUMNS, ROWS = 2, 5
PADDING: Final = 5 * MM
QR: Final = 30 * MM


@dataclass(frozen=True)
class Label:
    """``code`` is what a scanner reads and a person types; ``shown`` the same as people copy it."""

    code: str
    shown: str
    title: str
    note: str = ""


def sheets(labels: Sequence[Label], title: str, fonts: Path) -> bytes:
    """A PDF with all labels; ``fonts``: the folder with the bundled fonts."""
    canvas, width_of, file = pdf.begin(title, fonts)
    left, top = (pdf.WIDTH - COLUMNS * CARD[0]) / 2, (pdf.HEIGHT + ROWS * CARD[1]) / 2
    for number, label in enumerate(labels):
        place = number % (COLUMNS * ROWS)
        if number and not place:
            canvas.showPage()
        row, column = divmod(place, COLUMNS)
        _draw(canvas, width_of, label, left + column * CARD[0], top - (row + 1) * CARD[1])
    canvas.save()
    return file.getvalue()


def _draw(canvas: Any, width_of: Any, label: Label, x: float, y: float) -> None:
    width, height = CARD
    canvas.setStrokeColor(pdf.MUTED)
    canvas.setLineWidth(0.4)
    canvas.setDash(2, 3)  # to be cut along
    canvas.rect(x, y, width, height)
    canvas.setDash()
    words = width - 2 * PADDING
    down = y + height - PADDING
    for text in lines(label.title, "Strong", 12, words, width_of)[:2]:
        canvas.setFillColor(pdf.BRAND)
        canvas.setFont("Strong", 12)
        canvas.drawString(x + PADDING, down - 11, text)
        down -= 15
    _qr(canvas, label.code, x + width - QR - PADDING / 2, y + PADDING / 2)
    beside = words - QR
    for text in lines(label.note, "Text", 8.5, beside, width_of)[:4]:
        canvas.setFillColor(pdf.MUTED)
        canvas.setFont("Text", 8.5)
        canvas.drawString(x + PADDING, down - 10, text)
        down -= 11.5
    size = 24.0
    while width_of(label.shown, "Strong", size) > beside and size > 12:
        size -= 1
    canvas.setFillColor(pdf.INK)
    canvas.setFont("Strong", size)
    canvas.drawString(x + PADDING, y + PADDING, label.shown)


def _qr(canvas: Any, code: str, x: float, y: float) -> None:
    from reportlab.graphics import renderPDF  # noqa: PLC0415  needed for paper alone
    from reportlab.graphics.barcode.qr import QrCodeWidget  # noqa: PLC0415
    from reportlab.graphics.shapes import Drawing  # noqa: PLC0415

    widget = QrCodeWidget(code, barWidth=QR, barHeight=QR, barLevel="Q", barBorder=4)
    drawing = Drawing(QR, QR)
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, x, y)


def lines(words: str, font: str, size: float, width: float, width_of: Any) -> list[str]:
    """Broken between words, so that each line fits."""
    found: list[str] = []
    for word in words.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and width_of(longer, font, size) <= width:
            found[-1] = longer
        else:
            found.append(word)
    return found
