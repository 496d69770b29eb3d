import unicodedata

import pytest

from kiosk.keys import BACK, DONE, LETTERS, SHIFT, SPACE, SPECIAL, SYMBOLS, Keys, edited, starts_sentence
from kiosk.language import OWN_NAMES

ALPHABETS = {
    "de": "abcdefghijklmnopqrstuvwxyzäöüß",
    "de-einfach": "abcdefghijklmnopqrstuvwxyzäöüß",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
}
# kiosk/widgets: margins of 56 on a screen 1080 wide, 10 between keys, shift and backspace 1.4 keys wide.
ROOM, SPACING, WIDE = 1080 - 2 * 56, 10, {SHIFT: 1.4, BACK: 1.4, SPACE: 5.0, SYMBOLS: 1.6, LETTERS: 1.6, DONE: 1.8}


def typed(keys):
    return [key for row in keys.rows() for key in row if key not in SPECIAL]


def test_every_language_of_the_kiosk_has_its_alphabet():
    assert set(ALPHABETS) == set(OWN_NAMES)
    for code, alphabet in ALPHABETS.items():
        assert set(alphabet) <= set(typed(Keys(code, shifted=False))), code


@pytest.mark.parametrize("code", ALPHABETS)
@pytest.mark.parametrize("state", [{}, {"shifted": False}, {"symbols": True}])
def test_every_key_is_at_least_fifteen_millimetres_wide(code, state):
    pixels_per_mm = (1080**2 + 1920**2) ** 0.5 / 21.5 / 25.4  # the smallest screen: 21.5 inches
    rows = Keys(code, **state).rows()
    assert max(map(len, rows)) <= 12
    widest = max(sum(WIDE.get(key, 1.0) for key in row) for row in rows)
    for row in rows:
        assert (ROOM - SPACING * (len(row) - 1)) / widest / pixels_per_mm >= 15, row


@pytest.mark.parametrize("code", ALPHABETS)
@pytest.mark.parametrize("state", [{}, {"shifted": False}, {"symbols": True}])
def test_no_key_is_there_twice_and_each_writes_one_character(code, state):
    flat = [key for row in Keys(code, **state).rows() for key in row]
    twice = {key for key in flat if flat.count(key) > 1}
    assert twice <= {",", "."}  # also on the page of signs
    assert all(len(key) == 1 for key in flat if key not in SPECIAL)


@pytest.mark.parametrize("code", ALPHABETS)
def test_every_page_has_a_way_on_and_a_way_back(code):
    letters = {key for row in Keys(code).rows() for key in row}
    symbols = {key for row in Keys(code, symbols=True).rows() for key in row}
    assert {SYMBOLS, BACK, SPACE, DONE} <= letters
    assert {LETTERS, BACK, SPACE, DONE} <= symbols


def test_shift_writes_every_letter_large_where_the_language_has_large_ones():
    for code in set(ALPHABETS) - {"ar"}:
        large = typed(Keys(code, shifted=True))
        assert not [key for key in large if unicodedata.category(key) == "Ll" and key != "ß"], code


def test_turkish_knows_two_letters_i():
    small, large = (Keys("tr", shifted=shifted).rows() for shifted in (False, True))
    pairs = {s: g for rows in zip(small, large, strict=True) for s, g in zip(*rows, strict=True)}
    assert (pairs["i"], pairs["ı"]) == ("İ", "I")


def test_arabic_has_no_shift_and_does_not_change_at_the_beginning_of_a_sentence():
    assert Keys("ar", shifted=True).rows() == Keys("ar", shifted=False).rows()
    assert SHIFT not in {key for row in Keys("ar").rows() for key in row}


def test_arabic_keys_lie_as_on_a_printed_keyboard():
    _, top, middle, lowest, last = Keys("ar").rows()
    assert (top[0], top[-1]) == ("ض", "د")  # where Latin keyboards have Q and ]
    assert middle[:5] == ("ش", "س", "ي", "ب", "ل")
    assert lowest[0] == "ئ"
    assert "،" in last


def test_typing_a_polish_name_key_by_key():
    text = ""
    for key in ["Ł", "ó", "d", "ź", SPACE, "x", BACK, SHIFT]:
        assert any(key in row for shifted in (True, False) for row in Keys("pl", shifted=shifted).rows())
        text = edited(text, key, 140)
    assert text == "Łódź "


def test_a_full_field_takes_no_further_letter_but_lets_one_go():
    assert edited("abc", "d", 3) == "abc"
    assert edited("abc", SPACE, 3) == "abc"
    assert edited("abc", BACK, 3) == "ab"


@pytest.mark.parametrize(
    ("text", "begins"), [("", True), ("Ja. ", True), ("نعم؟ ", True), ("Ja, ", False), ("a", False)]
)
def test_a_sentence_begins_after_the_end_of_another(text, begins):
    assert starts_sentence(text) is begins
