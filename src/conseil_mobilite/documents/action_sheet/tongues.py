"""French and a second language side by side: each sentence is worded once, and said in both."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TypeAlias

from conseil_mobilite.documents.kit.blocks import Block, Row, Section
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import GUTTER
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, Title
from conseil_mobilite.documents.kit.words import FRENCH, Words, plain, stressed
from conseil_mobilite.documents.kit.words import lines as one_under_the_other
from conseil_mobilite.documents.phrases.book import PhraseBook, french

Sentence: TypeAlias = Callable[[PhraseBook], Words]


def say(key: str, **values: str | Words | Sentence) -> Sentence:
    """Word a sentence; what depends on the language is worded in it too."""

    def said(book: PhraseBook) -> Words:
        told = {name: value(book) if callable(value) else value for name, value in values.items()}
        return book.words(key, **told)

    return said


def day(of: date, *, weekday: bool = False, since: date | None = None) -> Sentence:
    return lambda book: book.day(of, weekday=weekday, since=since)


def hour(of: time) -> Sentence:
    return lambda book: book.hour(of)


def length(minutes: int) -> Sentence:
    return lambda book: book.length(minutes)


def money(cents: int) -> Sentence:
    return lambda book: book.money(cents)


def number(value: int) -> Sentence:
    return lambda book: book.number(value)


def typed(text: str) -> Sentence:
    """Leave what was typed in French as it is, in either language."""
    return lambda _book: plain(text, FRENCH)


def bold(sentence: Sentence) -> Sentence:
    return lambda book: stressed(sentence(book))


def lines(*sentences: Sentence) -> Sentence:
    return lambda book: one_under_the_other(*(sentence(book) for sentence in sentences))


def capital(sentence: Sentence) -> Sentence:
    """Let words that follow a colon elsewhere begin a line."""

    def said(book: PhraseBook) -> Words:
        first, *others = sentence(book)
        return replace(first, text=f"{first.text[:1].upper()}{first.text[1:]}"), *others

    return said


@dataclass(frozen=True, slots=True)
class Tongues:
    """Say things in French and, at its side, in the language of `other`."""

    other: PhraseBook

    def pair(self, sentence: Sentence, size: Size = Size.BODY) -> Paragraph:
        return Paragraph(sentence(french()), size, beside=sentence(self.other))

    def title(self, sentence: Sentence) -> Title:
        return Title(sentence(french()), beside=sentence(self.other))

    def section(
        self, key: str, blocks: tuple[Block, ...], icon: Icon, *, framed: bool = False
    ) -> Section:
        heading = say(key)
        return Section(heading(french()), blocks, icon, beside=heading(self.other), framed=framed)

    def aside(self, sentence: Sentence) -> Paragraph:
        """Say something in the second language alone, of a French text."""
        return Paragraph(sentence(self.other), Size.SMALL)

    def marked(self, told: tuple[Block, ...], mark: Block) -> Row:
        """Set what is French in the first column, and what is said of it in the second."""
        return Row((told, (mark,)), (1, 1), gutter=GUTTER)
