import pytest

from kiosk.speech.pronunciation import spoken
from kiosk.speech.reading import utterances
from kiosk.speech.words import CATEGORIES, SIGNS, UNITS


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("de", "41\u00a0%", "41 Prozent"),
        ("de", "PM2,5: 12,4 µg/m³", "Feinstaub P M 2,5: 12,4 Mikrogramm pro Kubikmeter"),
        ("de", "CO2 1.234 ppm", "C O zwei 1234 Teile pro Million"),
        ("de", "−5 °C", "minus 5 Grad Celsius"),
        ("de", "60–120 Sekunden", "60 bis 120 Sekunden"),
        ("de", "Lärm in dB", "Lärm in Dezibel"),
        ("de-einfach", "12 μg/m³", "12 Mikrogramm pro Kubikmeter"),
        ("de", "BCDFGHKL", "B, C, D, F, G, H, K, L"),
        ("de", "DORTMUND", "DORTMUND"),
        ("de", "Haus 5b am 23. November", "Haus 5b am 23. November"),
        ("en", "1 °C, 2 °C", "1 degree Celsius, 2 degrees Celsius"),
        ("en", "1,234.5 lx", "1234.5 lux"),
        ("tr", "%41", "yüzde 41"),
        ("tr", "12,5 µg/m³", "metreküpte 12,5 mikrogram"),
        ("ar", "41%", "41 بالمئة"),
        ("ar", "5 °C و 21 °C", "5 درجات مئوية و 21 درجة مئوية"),
        ("uk", "21%, 22%, 25%, 2,5%", "21 відсоток, 22 відсотки, 25 відсотків, 2,5 відсотка"),
        ("ru", "12\u00a0345 dB", "12345 децибел"),
        ("ru", "1 µg/m³, 3 µg/m³", "1 микрограмм на кубический метр, 3 микрограмма на кубический метр"),
        ("pl", "1 °C, 3 °C", "1 stopień Celsjusza, 3 stopnie Celsjusza"),
        ("pl", "5 °C, 2,5 °C", "5 stopni Celsjusza, 2,5 stopnia Celsjusza"),
    ],
)  # fmt: skip
def test_signs_and_units_are_said_as_a_reader_would(language, written, said):
    assert spoken(written, language) == said


def test_every_language_has_a_word_for_every_unit_and_sign():
    for table in (UNITS, SIGNS):
        assert {code: set(words) for code, words in table.items()} == {code: set(table["de"]) for code in CATEGORIES}


@pytest.mark.parametrize("code", CATEGORIES)
def test_no_unit_has_more_forms_than_its_language(code):
    for unit, forms in UNITS[code].items():
        assert len(forms.split("|")) <= len(CATEGORIES[code]), unit


def test_parts_become_sentences_with_an_end():
    assert utterances(["Start", "Wie geht es? Gut."], "de") == ("Start.", "Wie geht es?", "Gut.")


def test_icons_empty_parts_and_repetitions_are_not_said():
    assert utterances(["", "→", "\ueac1", "Weiter", "Weiter ", "…"], "de") == ("Weiter.",)


def test_abbreviations_and_dates_do_not_end_a_sentence():
    assert utterances(["Wege, z. B. Bus, ab 3. März. Danke"], "de") == ("Wege, z. B. Bus, ab 3. März.", "Danke.")


def test_arabic_question_marks_end_a_sentence():
    assert utterances(["كيف حالك؟ شكراً"], "ar") == ("كيف حالك؟", "شكراً.")


def test_a_new_line_ends_a_sentence():
    assert utterances(["Eins\nZwei"], "de") == ("Eins.", "Zwei.")


def test_a_number_whose_thousands_stand_apart_is_said_as_one():
    assert utterances(["CO₂  1\u00a0640\u00a0ppm"], "ru")[0].count("1640") == 1
    assert utterances(["1\u00a0640  dB"], "uk") == (f"1640 {spoken('1640 dB', 'uk').split()[1]}.",)
