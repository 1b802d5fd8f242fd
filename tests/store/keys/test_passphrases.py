"""Proposed passphrases: accepted by the rule, never twice the same."""

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.organisation.passphrase import strength
from conseil_mobilite.store.keys import passphrases


def test_what_is_proposed_is_accepted_and_differs_each_time() -> None:
    drawn = {passphrases.proposed() for _ in range(50)}

    assert len(drawn) == 50
    assert all(strength(phrase, (), passphrases.common_words()).accepted for phrase in drawn)


def test_no_word_of_the_list_makes_a_phrase_weak() -> None:
    words = passphrases.words()
    common = passphrases.common_words()
    windows = (words[start : start + passphrases.WORDS] for start in range(len(words) - 6))

    assert all(strength(" ".join(window), (), common).accepted for window in windows)


def test_the_list_is_long_enough_and_its_words_cannot_be_confused() -> None:
    words = passphrases.words()

    assert len(words) >= 512
    assert len({fold(word) for word in words}) == len(words)
    assert all(word.isalpha() and word.islower() and len(word) >= 4 for word in words)
