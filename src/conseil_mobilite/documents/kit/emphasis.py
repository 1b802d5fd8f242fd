"""Sentences that a body worded, in which one thing stands out."""

from conseil_mobilite.documents.kit.words import Run, Words, plain
from conseil_mobilite.domain.language.french import spaced


def stressing(sentence: str, name: str) -> Words:
    """Say a sentence with a name in bold, where the sentence gives it."""
    return around(sentence, name, Run(name, strong=True))


def around(sentence: str, part: str, run: Run) -> Words:
    """Say a sentence with `run` in the place of a part of it, once; as it is without that part."""
    before, found, after = sentence.partition(part) if part else (sentence, "", "")
    if not found:
        return plain(sentence)
    return (*_stretch(before), run, *_stretch(after))


def _stretch(text: str) -> Words:
    """Say part of a sentence, with the spaces at its ends."""
    return (Run(spaced(text)),) if text else ()
