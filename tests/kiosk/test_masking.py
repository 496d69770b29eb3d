"""What a visitor may write, and what of it may be stored."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.masking import SIGN, Found, mask


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Schreibt mir: anna.muster+lab@example.org bitte", "Schreibt mir: […] bitte"),
        ("a.b@sub.example.de.", "[…]."),
        ("kontakt @ example . de", "[…]"),
        ("kontakt(at)example.de", "[…]"),
        ("kontakt [at] example [punkt] de", "[…]"),
        ("kontakt at example punkt de", "[…]"),
        ("kontakt ät example.de", "[…]"),
        ("folgt mir @stadtfan22", "folgt mir […]"),
        ("post@Müller-Bäcker.de", "[…]"),
    ],
)
def test_an_e_mail_address_is_taken_out(typed: str, stored: str) -> None:
    assert mask(typed).text == stored
    assert Found.EMAIL in mask(typed).found


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0231 5012345", "[…]"),
        ("Tel. 0231/50-12345 anrufen", "Tel. […] anrufen"),
        ("+49 (0)231 50 12 345", "[…]"),
        ("0049231501234", "[…]"),
        ("(0176) 1234567", "[…]"),
        ("0176-123 45 67!", "[…]!"),
        ("ruft 5012345 an", "ruft […] an"),
        ("0 1 7 6 1 2 3 4 5 6 7", "[…]"),
        ("0176.1234.567", "[…]"),
        ("null eins sieben sechs eins zwei drei", "[…]"),
        ("٠١٧٦١٢٣٤٥٦٧", "[…]"),
        ("110 oder 02304 104-0", "110 oder […]"),
    ],
)
def test_a_telephone_number_is_taken_out(typed: str, stored: str) -> None:
    assert mask(typed).text == stored
    assert mask(typed).found == (Found.PHONE,)


@pytest.mark.parametrize(
    "typed",
    [
        "DE89370400440532013000",
        "DE89 3704 0044 0532 0130 00",
        "de89 3704 0044 0532 0130 00",
        "DE89-3704-0044-0532-0130-00",
        "NL91 ABNA 0417 1643 00",
        "GB29 NWBK 6016 1331 9268 19",
        "TR33 0006 1005 1978 6457 8413 26",
        "DE89 3704 0044 0532 0130",  # not typed to its end
    ],
)
def test_an_iban_is_taken_out_whole(typed: str) -> None:
    told = mask(f"Spenden an {typed} bitte")
    assert told.text == "Spenden an […] bitte"
    assert told.found == (Found.IBAN,)


@pytest.mark.parametrize(
    "typed",
    ["DO-AB 123", "DO AB 123", "DO-AB123", "UN-X 7", "B-MW 1000E", "do-ab 123", "DOAB123", "un xy 12", "DO - AB 123"],
)
def test_a_number_plate_is_taken_out(typed: str) -> None:
    told = mask(f"Der Wagen {typed} parkt auf dem Radweg")
    assert told.text == "Der Wagen […] parkt auf dem Radweg"
    assert told.found == (Found.PLATE,)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Herr Müller parkt falsch", "Herr […] parkt falsch"),
        ("Frau Schulze-Berg sitzt dort", "Frau […] sitzt dort"),
        ("herr müller ist laut", "herr […] ist laut"),
        ("Herrn Dr. Weber fragen", "Herrn Dr. […] fragen"),
        ("Dr. Petersen hilft", "Dr. […] hilft"),
        ("Ich heiße Anna Muster und will Bänke", "Ich heiße […] und will Bänke"),
        ("mein name ist kowalski", "mein name ist […]"),
        ("My name is John Smith", "My name is […]"),
        ("Mehr Bänke! Viele Grüße Jochen Beispiel", "Mehr Bänke! Viele Grüße […]"),
        ("Sabine Beispiel weiß das", "[…] weiß das"),
        ("Mehmet weiß das", "[…] weiß das"),
        ("Peter Lustig wohnt hier", "[…] wohnt hier"),
        ("Меня зовут Ольга", "Меня зовут […]"),
        ("Мене звати Оксана", "Мене звати […]"),
        ("اسمي محمد", "اسمي […]"),
        ("Adım Ayşe Yılmaz", "Adım […]"),
        ("Nazywam się Piotr Nowak", "Nazywam się […]"),
    ],
)
def test_a_name_is_taken_out(typed: str, stored: str) -> None:
    assert mask(typed).text == stored
    assert mask(typed).found == (Found.NAME,)


@pytest.mark.parametrize(
    "typed",
    [
        "Mehr Schatten auf der Max-Planck-Straße",
        "Bänke am Anna-Platz und in der Paul-Gerhardt-Straße",
        "Am 23.11.2026 von 10.00-12.30 Uhr ist es zu laut",
        "vom 01.02.2027 - 03.04.2027 gesperrt",
        "Bis 2030 oder 2020-2030, nicht erst 2035",
        "1.000.000 Euro für Radwege",
        "Bus 440 und U47 alle 10 Minuten, Do ab 10 Uhr",
        "44137 Dortmund, Hausnummer 12-14",
        "um 10 bis zu 20 Leute, in 5 Jahren",
        "CO2 und PM10 unter 20, DIN A4",
        "MEHR BUS AB 18 UHR",
        "Frau und Mann, Frauen und Männer",
        "Der Herr Bürgermeister soll kommen",
        "Ich bin Rentner und sitze gern im Westpark",
        "Treffen @ Markt",
        "Park and ride at the station. More trees",
        "Mehr Wasser für Bäume und 3 Bänke à 250 €",
        "Ich habe 2 Kinder, doch 1 Bank genügt und 3 Bäume",
        "Im August ist Ernst gemeint: mark my words",
        "",
    ],
)
def test_an_ordinary_wish_stays_as_it_was_typed(typed: str) -> None:
    assert mask(typed).text == typed
    assert mask(typed).found == ()


def test_everything_at_once_is_found_and_each_kind_named_once() -> None:
    told = mask("Herr Meier, 0231 5012345 oder 0176 1234567, a@b.de, DE89 3704 0044 0532 0130 00, DO-AB 123")
    assert told.text == "Herr […], […] oder […], […], […], […]"
    assert set(told.found) == set(Found)


@given(st.text(alphabet="abz AB09@.+-()/[…]DEeHrau ßü", max_size=140))
@settings(max_examples=300)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=150)
def test_an_address_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    assert "anna.muster@example.org" not in mask(f"{before} anna.muster@example.org {after}").text


@given(
    st.lists(st.sampled_from(list("0123456789")), min_size=8, max_size=14), st.sampled_from(["", " ", "-", "/", ". "])
)
def test_no_long_number_that_begins_like_a_telephone_number_is_left(digits: list[str], between: str) -> None:
    assert mask("0" + between + between.join(digits)).text == SIGN


@pytest.mark.parametrize(
    "text", ["a" * 5000, "1 " * 2500, "@" * 5000, "DE12" * 1200, "a.b" * 1500, "Frau " * 1000, "- " * 2500]
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    mask(text)
    assert time.process_time() - began < 1
