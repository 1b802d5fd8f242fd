import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.language.folding import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("L'HAY LES ROSES", "l hay les roses"),
        ("Œuvrard", "oeuvrard"),
        ("Łukasz", "lukasz"),
        ("Nguyễn", "nguyen"),
        ("İnci", "inci"),
        ("Işık", "isik"),
        ("Đặng", "dang"),
        ("Weiß", "weiss"),
        ("ℌ ﬁn Ⅳ", "h fin iv"),
        ("Ørsted", "orsted"),
        ("  Jean \u00a0 Paul ", "jean paul"),
        ("Jean\u200bPaul", "jeanpaul"),
        ("", ""),
    ],
)
def test_two_ways_of_typing_a_name_fold_alike(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_text_has_single_spaces_between_words_only(text: str) -> None:
    folded = fold(text)

    assert folded == " ".join(folded.split())
