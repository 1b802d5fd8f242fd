"""The fixed sentences of the « version simplifiée » keep the rules of easy reading."""

import re

import pytest

from conseil_mobilite.documents.action_sheet.simple_phrases import SimplePhrases, simple_phrases
from conseil_mobilite.domain.paper.plain_french import faults, places, unknown, words

LARGEST_VOCABULARY = 180
PLANTED = (
    "Appelez {adviser} dès que vous avez une question.",
    "Vous payez 50 % du prix.",
    "Apportez votre attestation.",
    "Prenez un RDV.",
    "Appelez {nobody}.",
    "Vous pouvez appeler votre conseillère du lundi au vendredi de 9 heures à 12 heures et demie.",
    "En venant, vous pouvez parler.",
)


def problems(book: SimplePhrases, sentence: str) -> list[str]:
    """Say what is wrong with a sentence of the book, its places filled as on a sheet."""
    lacking = [name for name in places(sentence) if name not in book.examples]
    if lacking:
        return lacking
    filled = sentence.format_map(book.examples)
    return [*faults(filled), *unknown(sentence, book.words, book.explained)]


@pytest.mark.parametrize("key", sorted(simple_phrases().sentences))
def test_each_fixed_sentence_is_easy_to_read(key: str) -> None:
    book = simple_phrases()

    assert problems(book, book.sentences[key]) == []


@pytest.mark.parametrize("sentence", PLANTED)
def test_a_hard_sentence_in_the_file_would_be_found(sentence: str) -> None:
    assert problems(simple_phrases(), sentence)


def test_the_explanation_of_a_hard_word_is_itself_easy() -> None:
    book = simple_phrases()

    for word, meaning in book.explained.items():
        others = [other for other in book.explained if other not in {word, f"{word}s", word[:-1]}]
        assert faults(meaning) == []
        assert unknown(meaning, book.words, book.explained) == [], word
        assert not [other for other in others if re.search(rf"\b{other}\b", meaning)]


def test_the_permitted_words_are_few_and_none_is_there_in_vain() -> None:
    book = simple_phrases()
    said = {
        word
        for sentence in (*book.sentences.values(), *book.explained.values())
        for word in words(re.sub(r"\{\w+\}", " ", sentence))
    }

    assert book.words <= said
    assert len(book.words) <= LARGEST_VOCABULARY
    assert not book.words & set(book.explained)


def test_no_place_has_an_example_in_vain() -> None:
    book = simple_phrases()

    used = {name for sentence in book.sentences.values() for name in places(sentence)}
    assert used == set(book.examples)


def test_a_hard_word_is_explained_once_right_after_it() -> None:
    meaning = "Une réduction, c’est un prix plus bas."

    told = simple_phrases().with_explanations("Une réduction.", "La réduction.", "Le bus.")

    assert list(told) == ["Une réduction.", meaning, "La réduction.", "Le bus."]


def test_a_word_that_the_heading_explained_is_not_explained_again() -> None:
    told = simple_phrases().with_explanations("Un budget.", after="Votre budget")

    assert list(told) == ["Un budget."]


def test_no_abbreviation_is_written_out_as_another_one() -> None:
    book = simple_phrases()

    for short, long in book.abbreviations.items():
        assert len(long) > len(short)
        assert not re.search(r"\b[A-ZÀ-Ý]{2,}\b", long), short
