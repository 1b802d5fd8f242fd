"""What the two typefaces can draw, and what is done with the rest."""

import pytest

from conseil_mobilite.documents.kit.characters import printable, replaced
from conseil_mobilite.documents.pdf.scripts import fonts

LETTERS = {
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي٠١٢٣٤٥٦٧٨٩",
    "marks": "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670",
    "fa-AF": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیأؤئ\u200c۰۱۲۳۴۵۶۷۸۹",
    "ps": "ټځڅډړږښګڼېۍئپچژکگیهء",
    "signs": "،؛؟«»٫٬٪.:!()-/%0123456789 \u00a0",
}


@pytest.mark.parametrize("lang", LETTERS)
def test_both_weights_of_vazirmatn_draw_every_letter(lang: str) -> None:
    assert {letter for letter in LETTERS[lang] if ord(letter) not in fonts.covered_in_arabic()} == (
        set()
    )


def test_latin_letters_are_left_to_andika_even_in_arabic() -> None:
    assert {fonts.drawn_by(one, arabic_first=True) for one in "AéзșĐ"} == {"Andika"}
    assert {fonts.drawn_by(one, arabic_first=True) for one in "ا،12("} == {"Vazirmatn"}
    assert {fonts.drawn_by(one, arabic_first=False) for one in "12("} == {"Andika"}


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Amina", False),
        ("أمينة", True),
        ("۱۲۳", True),
        ("12 « » ?", False),
        ("a\u2011\u200cb\u202f", False),
    ],
)
def test_only_what_andika_lacks_needs_the_other(text: str, needed: bool) -> None:  # noqa: FBT001
    assert fonts.needs_arabic(text) is needed


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("سه\u200cشنبه", "سه\u200cشنبه"),  # the half space of Dari stays
        ("a\u200cb\u200d", "ab"),  # and shows nothing between Latin letters
        ("\u202bسلام\u202c", "سلام"),
        ("8\u202fh", "8\u00a0h"),
        ("va\u2011et\u2010vient", "va-et-vient"),
        ("سلام\u202f؟", "سلام\u00a0؟"),
        ("王 أ", "? أ"),
        ("ڀ", "?"),  # a letter of Sindhi
    ],
)
def test_what_is_printed_of_a_text(typed: str, drawn: str) -> None:
    assert printable(typed, fonts.covered_by_any()) == drawn


def test_each_letter_that_no_typeface_has_is_named() -> None:
    unknown = "Ωרשქ王"

    assert list(replaced(f"{unknown} محمد é", fonts.covered_by_any())) == list(unknown)
