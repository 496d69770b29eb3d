import time

import arabic_reshaper
import pytest
from bidi import algorithm, get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import bidi

SENTENCES = [
    "جودة الهواء في Dortmund: 12.4 µg/m³ (PM2.5)، جيدة!",
    'قال 41% من الناس "نعم"، و 7-3 لا أدري.',
    "اكتب إلى labor@dortmund.de أو https://dortmund.de/labor?x=1 قبل 14:32.",
    "Das Wort مرحبا heißt „Hallo“ (auf Arabisch: 100 % sicher).",
    "درجة الحرارة -5 °C، والضغط 1.013,2 hPa [محاكاة]",
    "٤١٪ من ١٬٢٣٤ صوتاً",
    "سعر 5 € أو $7 / شهر – C++ و a,b,c.",
]


PLAIN = [sentence for sentence in SENTENCES if not set(sentence) & set("()[]")]
BRACKETS = str.maketrans("()[]", "||||")


def letters(text):
    """A measure in which every character is one wide."""
    return len(text)


def reference(lines, *, rtl):
    """The algorithm as it is written: levels for the whole paragraph (X, W, N, I), and only then lines (L1, L2).

    It knows no pairs of brackets (N0) and no isolates, which came later.
    """
    shaped = [arabic_reshaper.reshape(line) for line in lines]
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "R" if rtl else "L"
    algorithm.get_embedding_levels(" ".join(shaped), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    drawn, at = [], 0
    for line in shaped:
        part = {**storage, "chars": storage["chars"][at : at + len(line)]}
        at += len(line) + 1
        algorithm.reorder_resolved_levels(part, debug=False)
        algorithm.apply_mirroring(part, debug=False)
        drawn.append("".join(each["ch"] for each in part["chars"]))
    return drawn


@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_on_one_line_is_in_the_order_of_the_full_algorithm(sentence, rtl):
    expected = get_display(arabic_reshaper.reshape(sentence), base_dir="R" if rtl else "L")
    (line,) = bidi.visual_lines(sentence, None, letters, rtl=rtl)
    assert line.translate(BRACKETS) == expected.translate(BRACKETS)


@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize("width", [12, 17, 25, 40])
@pytest.mark.parametrize("sentence", PLAIN)
def test_a_broken_sentence_is_in_the_order_of_the_paragraph_it_belongs_to(sentence, width, rtl):
    broken = bidi._broken(sentence, width, letters, rtl=rtl)
    assert bidi.visual_lines(sentence, width, letters, rtl=rtl) == reference(broken, rtl=rtl)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("אב (גד)", "(דג) בא"),
        ("אב (abc) גד", "דג (abc) בא"),
        ("אב [12 %] «ג»", "«ג» [% 12] בא"),
        ("((אב))", "((בא))"),
        ("a (אב) b", None),
    ],
)
def test_brackets_open_towards_what_they_hold(text, drawn):
    if drawn is None:  # the same paragraph from left to right
        assert bidi.visual_lines(text, None, letters, rtl=False) == ["a (בא) b"]
    else:
        assert bidi.visual_lines(text, None, letters, rtl=True) == [drawn]


def test_lines_are_broken_in_writing_order_before_they_are_reordered():
    lines = bidi.visual_lines("مرحبا بكم في مختبر المدينة", 14, letters, rtl=True)
    shaped = [arabic_reshaper.reshape(part)[::-1] for part in ("مرحبا بكم في", "مختبر المدينة")]
    assert lines == shaped  # the first words stand on the first line


def test_a_comma_at_the_end_of_a_line_stays_between_the_latin_words_around_it():
    assert bidi.visual_lines("نعم abc, def", 8, letters, rtl=True) == [
        "abc, " + arabic_reshaper.reshape("نعم")[::-1],
        "def",
    ]


def test_a_percentage_at_the_start_of_a_line_is_ordered_by_the_arabic_before_it():
    assert bidi.visual_lines("قال 41% هنا", 4, letters, rtl=True)[1] == "%41"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("٤ ,ا", 3, ["٤", "ﺍ,"]), ("٤ , 5", 3, ["٤ ,", "5"]), ("a ٤ !5", 3, ["a ٤", "!5"])],
)
def test_a_number_at_the_edge_of_a_line_orders_the_signs_around_it(text, width, lines):
    assert bidi.visual_lines(text, width, letters, rtl=False) == lines


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("مرحبا Dortmund", True),
        ("Dortmund مرحبا", False),
        ("12.4 – (مرحبا) abc", True),
        ("\u2068مرحبا\u2069 abc", False),
        ("\u2067abc", None),
        ("12 % …", None),
        ("", None),
    ],
)
def test_the_first_strong_letter_outside_isolates_gives_the_direction(text, rtl):
    assert [bidi.runs_rtl(text, default=default) for default in (True, False)] == (
        [True, False] if rtl is None else [rtl] * 2
    )


def test_isolates_keep_a_latin_name_together_and_are_not_drawn():
    isolated = bidi.visual_lines("زار \u2066a (b!)\u2069! اليوم", None, letters, rtl=True)
    first, last = (arabic_reshaper.reshape(word)[::-1] for word in ("زار", "اليوم"))
    assert isolated == [f"{last} !a (b!) {first}"]


def test_an_isolate_that_is_broken_goes_on_in_the_next_line():
    lines = bidi.visual_lines("زار \u2066abc! def!\u2069", 9, letters, rtl=True)
    assert lines == ["abc! " + arabic_reshaper.reshape("زار")[::-1], "def!"]


def test_a_word_wider_than_the_line_is_broken_inside_and_nothing_is_lost():
    lines = bidi.visual_lines("ab Fensterputzer مرحبا", 5, letters, rtl=False)
    assert lines == ["ab", "Fenst", "erput", "zer", arabic_reshaper.reshape("مرحبا")[::-1]]


def test_a_line_narrower_than_a_letter_still_holds_one_letter_with_its_marks():
    assert bidi._broken("e\u0301x", 0.5, letters, rtl=False) == ["e\u0301", "x"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("\n", ["", ""]),
        ("a\r\nb", ["a", "b"]),
        ("a\tb", ["a b"]),
        ("a\n\nb\n", ["a", "", "b", ""]),
        ("   ", [""]),
    ],
)
def test_tabs_newlines_and_empty_texts(text, lines):
    assert bidi.visual_lines(text, 10, letters, rtl=False) == lines


CHARACTERS = st.sampled_from(list("abcXابتجعאב0123456789٤٥ ,.:-+%$!?/ ") + [" "] * 8)


@settings(max_examples=300, deadline=None)
@given(text=st.lists(CHARACTERS, min_size=1, max_size=50).map("".join), width=st.integers(3, 30), rtl=st.booleans())
def test_any_mixture_is_drawn_as_the_algorithm_says(text, width, rtl):
    text = " ".join(text.split())
    # Words wider than the line are broken without a space, which the reference's paragraph would have.
    if any(len(word) > width for word in text.split(" ")):
        width = 60
    broken = bidi._broken(text, width, letters, rtl=rtl)
    assert " ".join(broken) == text
    assert bidi.visual_lines(text, width, letters, rtl=rtl) == reference(broken, rtl=rtl)


def test_a_long_text_is_arranged_and_the_time_is_told(capsys):
    text = " ".join(SENTENCES)[:300]
    bidi.visual_lines(text, 40, letters, rtl=True)
    bidi.visual.cache_clear()
    begun = time.perf_counter()
    lines = bidi.visual_lines(text, 40, letters, rtl=True)
    took = time.perf_counter() - begun
    with capsys.disabled():
        print(f" [{len(text)} letters in {len(lines)} lines: {took * 1000:.1f} ms, nothing cached]", end="")
    assert all(len(line) <= 40 for line in lines)
