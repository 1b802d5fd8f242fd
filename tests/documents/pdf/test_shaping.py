"""Shaped glyphs, the order of a line, where lines and pages break."""

from itertools import pairwise

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.directions import (
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT,
    Stretch,
    in_visual_order,
    levels,
)
from conseil_mobilite.documents.kit.words import Words, plain
from conseil_mobilite.documents.pdf.scripts import fonts, right_to_left
from conseil_mobilite.documents.pdf.scripts.right_to_left import ShapedParagraph
from conseil_mobilite.documents.pdf.tagging.structure import Tree
from conseil_mobilite.documents.pdf.theme import text_style

LATER = " ".join(["موعدك القادم يوم الثلاثاء"] * 30)


@pytest.mark.parametrize(
    ("base", "stretches", "seen"),
    [
        (RIGHT_TO_LEFT, [("ab", None)], "ab"),
        (RIGHT_TO_LEFT, [("ا 14:30 ب", None)], "ب 14:30 ا"),
        (RIGHT_TO_LEFT, [("ا 12/03 ب", None)], "ب 12/03 ا"),
        (RIGHT_TO_LEFT, [("ا ", None), ("03 53", LEFT_TO_RIGHT), (" ب", None)], "ب 03 53 ا"),
        (RIGHT_TO_LEFT, [("ا ", None), ("A (B)", LEFT_TO_RIGHT), (" ب", None)], "ب A (B) ا"),
        (RIGHT_TO_LEFT, [("ثمن 5€.", None)], ".€5 نمث"),
        (RIGHT_TO_LEFT, [("ا ", None), ("x اب y", LEFT_TO_RIGHT)], "x با y ا"),
        (LEFT_TO_RIGHT, [("x اب جد : 01 02", None)], "x دج با : 01 02"),
        (LEFT_TO_RIGHT, [("x اب (جد) y", None)], "x )دج( با y"),
        (LEFT_TO_RIGHT, [("اب", None)], "با"),
        (RIGHT_TO_LEFT, [("لً", None)], "ًل"),
        (RIGHT_TO_LEFT, [("", LEFT_TO_RIGHT), ("ا", None)], "ا"),
    ],
)
def test_a_line_is_seen_in_its_order(base: int, stretches: list[Stretch], seen: str) -> None:
    text = "".join(text for text, _ in stretches)
    found = [level for one in levels(stretches, base) for level in one]

    assert "".join(text[rank] for rank in in_visual_order(found)) == seen


@pytest.mark.parametrize("word", ["محمد", "لا", "الله", "لطفاً", "سه‌شنبه", "ښځې", "کړئ", "۱۲۳"])
def test_each_glyph_stands_for_one_letter_and_none_is_missing(word: str) -> None:
    for bold in (False, True):
        font = fonts.shaped("Vazirmatn", bold=bold)
        shaped = font.shape(word, word != "۱۲۳")

        assert len(shaped.glyphs) == len(word)
        assert all(font.face.charToGlyph[ord(glyph.code)] for glyph in shaped.glyphs)
        assert shaped.advance > 0


def test_a_letter_takes_the_form_that_its_neighbours_ask_for() -> None:
    font = fonts.shaped("Vazirmatn", bold=False)
    alone, joined = font.shape("ه", True), font.shape("ههه", True)  # noqa: FBT003 - a cache key

    assert len({glyph.code for glyph in (*alone.glyphs, *joined.glyphs)}) == 4


def test_words_are_broken_between_them_and_none_is_lost() -> None:
    drawn = _wrapped(plain(LATER, "ar"), width=200)
    told = "".join(piece.text for line in drawn.lines for piece in line)

    assert told.split() == LATER.split()
    assert all(_ink(drawn, line) <= 200 for line in range(len(drawn.lines)))


def test_a_word_longer_than_the_line_is_cut_after_a_sign() -> None:
    address = "https://www.trois-vallees.example/une/tres/longue/adresse"
    drawn = _wrapped((*plain("زوروا ", "ar"), *plain(address, "fr")), width=120)
    told = ["".join(piece.text for piece in line) for line in drawn.lines]

    assert "".join("".join(told).split()) == f"زوروا{address}"
    assert all(line.endswith(("/", "-", ".", " ")) for line in told)
    assert all(_ink(drawn, line) <= 120 for line in range(len(drawn.lines)))


def test_a_word_of_one_letter_wider_than_the_line_is_still_drawn() -> None:
    drawn = _wrapped(plain("سسس", "ar"), width=1)

    assert [line[0].text for line in drawn.lines] == ["س", "س", "س"]


def test_pages_break_without_a_line_alone_on_either_side() -> None:
    whole = _wrapped(plain(LATER, "ar"), width=200)
    leading, count = whole.setting.style.leading, len(whole.lines)

    for fitting in range(count + 2):
        parts = whole.split(200, fitting * leading)
        sizes = [_height(part) / leading for part in parts]
        assert all(size == pytest.approx(round(size)) for size in sizes)
        assert sum(map(round, sizes)) == (count if parts else 0)
        assert min(map(round, sizes), default=2) >= 2
        assert bool(parts) == (fitting >= 2)
        assert not sizes or round(sizes[0]) <= fitting


def test_a_paragraph_of_three_lines_is_never_cut() -> None:
    whole = _wrapped(plain("ا\nب\nج", "ar"), width=200)

    assert [bool(whole.split(200, lines * whole.setting.style.leading)) for lines in range(5)] == [
        False,
        False,
        False,
        True,
        True,
    ]


def test_what_was_cut_breaks_its_lines_at_the_same_places() -> None:
    whole = _wrapped(plain(LATER, "ar"), width=200)
    first, second = whole.split(200, 5 * whole.setting.style.leading)
    assert isinstance(first, ShapedParagraph)
    assert isinstance(second, ShapedParagraph)
    for part in (first, second):
        part.wrap(200, 1000)

    assert [*first.lines, *second.lines] == whole.lines


def test_lines_begin_on_the_right_in_arabic_and_on_the_left_in_french() -> None:
    arabic, french = (_wrapped(plain(f"{LATER} x", lang), 200) for lang in ("ar", "fr"))

    for drawn, at_right in ((arabic, True), (french, False)):
        for line in drawn.lines:
            edges = [(left, left + piece.width(11)) for piece, left in drawn.placed(line)]
            inked = [edge for edge, piece in zip(edges, line, strict=True) if piece.text.strip()]
            most = max(right for _, right in inked)
            assert most == pytest.approx(200) if at_right else min(inked)[0] == pytest.approx(0)
            assert all(one[1] <= two[0] + 1e-6 for one, two in pairwise(sorted(edges)))


def _wrapped(words: Words, width: float) -> ShapedParagraph:
    lang = words[0].lang or "fr"
    drawn = right_to_left.shaped(words, lang, _style(), Tree())
    drawn.wrap(width, 1000)
    return drawn


def _style() -> ParagraphStyle:
    return text_style(11)


def _ink(drawn: ShapedParagraph, number: int) -> float:
    line = drawn.lines[number]
    last = len(line) - (line[-1].text == " ")
    return round(sum(piece.width(11) for piece in line[:last]), 3)


def _height(part: Flowable) -> float:
    return part.wrap(200, 1000)[1]
