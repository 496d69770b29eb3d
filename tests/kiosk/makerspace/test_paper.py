"""Labels and cards on paper: a camera reads what is printed, and every code stands on its own card."""

import base64
import re
import zlib

import cv2
import numpy as np

from kiosk.makerspace.paper import COLUMNS, ROWS, Label, sheets
from tests.kiosk.theatre import ROOT

FONTS = ROOT / "assets/fonts"


def label(number):
    return Label(
        f"K{number}", f"K{number}", f"Feinstaubkoffer {number} mit einem langen Namen", "Sensor, Kabel, Akku, Anleitung"
    )


def test_ten_labels_fill_a_sheet_and_the_eleventh_begins_another():
    for count, pages in ((1, 1), (COLUMNS * ROWS, 1), (COLUMNS * ROWS + 1, 2)):
        made = sheets([label(number) for number in range(count)], "Etiketten", FONTS)
        assert made.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type /Page\b", made)) == pages


def test_the_same_labels_are_the_same_bytes():
    assert sheets([label(1)], "Etiketten", FONTS) == sheets([label(1)], "Etiketten", FONTS)


def test_a_scanner_reads_the_code_that_is_drawn_on_the_sheet():
    made = sheets([Label("BCDFGHKL", "BCDF GHKL", "PROJEKTOR", "Karte für Maschinen.")], "Karten", FONTS)
    streams = re.findall(rb"stream\r?\n(.*?)endstream", made, re.DOTALL)
    page = next(each.strip() for each in streams if each.strip().endswith(b"~>"))
    drawn = zlib.decompress(base64.a85decode(page[:-2])).decode("latin-1")
    boxes = np.array(re.findall(r"([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re f", drawn), float)
    picture = np.full((600, 600), 255, np.uint8)
    for x, y, width, height in boxes * 5 + (60, 60, 0, 0):
        picture[round(y) : round(y + height), round(x) : round(x + width)] = 0
    found, *_ = cv2.QRCodeDetector().detectAndDecode(cv2.flip(picture, 0))
    assert found == "BCDFGHKL"
