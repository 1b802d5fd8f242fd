"""What may be kept of a note, and what changed from one text of it to another."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.agenda.notes.note_text import (
    LONGEST,
    Fate,
    Piece,
    count_words,
    keepable,
    lost_letters,
    pieces,
)

TEXTS = st.text(st.sampled_from("ab é.\n’"), max_size=60)


def test_a_plain_text_is_kept_whole() -> None:
    assert keepable("Arrivé à pied.") == ("Arrivé à pied.", "")


@pytest.mark.parametrize(
    "number", ["2 84 05 75 113 042 26", "184052A11304226", "1 84 05 75 113 042"]
)
def test_only_a_social_security_number_is_taken_out(number: str) -> None:
    kept, why = keepable(f"Avant {number}, après.")

    assert kept == "Avant [numéro retiré], après."
    assert "sécurité sociale" in why


def test_only_the_end_of_a_text_too_long_is_left_out() -> None:
    kept, why = keepable("a" * LONGEST + "b")

    assert kept == "a" * LONGEST
    assert "20000" in why.replace("\u00a0", "")


def test_words_are_counted_as_they_are_read() -> None:
    assert count_words("L’auto-école d’Hirson :\n- 128 € par mois.") == 5
    assert count_words(" — ") == 0


def test_changes_are_told_word_by_word() -> None:
    told = pieces("Elle craint le trajet.", "Elle craint moins le trajet")

    assert told == (
        Piece(Fate.KEPT, "Elle craint "),
        Piece(Fate.ADDED, "moins "),
        Piece(Fate.KEPT, "le "),
        Piece(Fate.REMOVED, "trajet."),
        Piece(Fate.ADDED, "trajet"),
    )


@given(TEXTS, TEXTS)
def test_pieces_tell_both_texts_to_the_letter(before: str, after: str) -> None:
    told = pieces(before, after)

    assert "".join(each.text for each in told if each.fate is not Fate.ADDED) == before
    assert "".join(each.text for each in told if each.fate is not Fate.REMOVED) == after


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [("abc", "abcd", 0), ("abc", "", 3), ("abcd", "abd", 1), ("aa", "a", 1), ("abc", "xyz", 3)],
)
def test_letters_lost_are_those_between_what_stays(before: str, after: str, lost: int) -> None:
    assert lost_letters(before, after) == lost


def test_the_letters_lost_agree_with_a_spelling_letter_by_letter() -> None:
    random = Random(3)  # noqa: S311 - the same texts each time
    for _ in range(400):
        before, after = ("".join(random.choices("abé ", k=random.randrange(9))) for _ in range(2))
        shortest = min(len(before), len(after))
        alike = [rank for rank in range(shortest + 1) if before[:rank] == after[:rank]]
        head = max(alike)
        most = shortest - head
        tail = max(rank for rank in range(most + 1) if before[::-1][:rank] == after[::-1][:rank])

        assert lost_letters(before, after) == len(before) - head - tail
