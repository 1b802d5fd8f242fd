"""What is said, run by run: in which weight, in which language, with which link.

Neither a page nor a screen is known here. A writer of PDF and a writer of HTML read the same words,
so that the two say the same.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from conseil_mobilite.domain.language.french import spaced

FRENCH: Final = "fr"
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa-AF", "ps"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; a line feed in it begins a new line.

    `lang` is a BCP 47 tag, empty where the words have no language of their own (a name, a telephone
    number): they then belong to the sentence around them. `url` makes a link of the words.
    """

    text: str
    strong: bool = False
    lang: str = ""
    url: str = ""


Words: TypeAlias = tuple[Run, ...]

EMPTY: Final[Words] = ()


def plain(text: str, lang: str = "") -> Words:
    """Say a text; in French, its spaces become those of French typography. Blank says nothing."""
    return _said(text, lang, strong=False)


def strong(text: str, lang: str = "") -> Words:
    """Say a text in bold."""
    return _said(text, lang, strong=True)


def link(text: str, url: str) -> Words:
    """Say words that lead somewhere; the address is written out where only paper is left."""
    return (Run(text.strip(), url=url),)


def joined(*parts: Words, between: str = " ") -> Words:
    """Say the parts that are not empty one after the other."""
    return _chained(parts, between)


def lines(*parts: Words) -> Words:
    """Say the parts that are not empty one under the other."""
    return _chained(parts, "\n")


def stressed(words: Words) -> Words:
    """Say the same in bold."""
    return tuple(replace(run, strong=True) for run in words)


def text_of(words: Words) -> str:
    """Return the words alone."""
    return "".join(run.text for run in words)


def language(words: Words, around: str = FRENCH) -> str:
    """Tell in which language a paragraph is: the one that it begins and ends in, else the main one.

    The main one has the most letters. Words without a language count for `around`, that of what
    holds the paragraph: a sentence that begins with a foreign passage stays French.
    """
    told = [run.lang or around for run in words]
    if told and told[0] == told[-1]:
        return told[0]
    letters = Counter[str]()
    for lang, run in zip(told, words, strict=True):
        letters[lang] += sum(map(str.isalpha, run.text))
    return max(letters, key=letters.__getitem__, default=around)


def language_beside(words: Words, around: str = FRENCH) -> str:
    """Tell in which language a translation is: the one written from the right, else its first one.

    It may hold more of French than of its own: a long name, or an address that stays French.
    """
    told = [run.lang for run in words if run.lang]
    return next((lang for lang in told if lang in RIGHT_TO_LEFT), next(iter(told), around))


def _said(text: str, lang: str, *, strong: bool) -> Words:
    kept = text.strip()
    if not kept:
        return EMPTY
    french = lang in {"", FRENCH}
    return (Run(spaced(kept) if french else kept, strong=strong, lang=lang),)


def _chained(parts: Iterable[Words], between: str) -> Words:
    said: list[Run] = []
    for part in parts:
        if part and said:
            said.append(Run(between))
        said.extend(part)
    return tuple(said)
