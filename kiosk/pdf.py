"""The beginning of every PDF the program writes: A4, the bundled fonts, the same bytes for the same words."""

import io
from pathlib import Path
from typing import Any, Final

FONTS: Final = {"Text": "Regular", "Bold": "SemiBold", "Strong": "ExtraBold"}
WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
INK, MUTED, BRAND, SOFT = "#1D1730", "#5C5573", "#4B2394", "#EFE9FB"


def begin(title: str, fonts: Path) -> tuple[Any, Any, io.BytesIO]:
    """A canvas, what measures words (text, font, size), and where it is written once the canvas is saved."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415  0.2 s, needed for paper alone
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    for name, weight in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"ProjektorSans-{weight}.ttf")))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    canvas.setTitle(title)
    canvas.setAuthor("PROJEKTOR")
    return canvas, pdfmetrics.stringWidth, file
