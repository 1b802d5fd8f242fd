"""The fixed sentences of the action sheet in one language, with its dates and its numbers.

Each language is a file of `resources/phrases/`; the French one is the reference. A sentence is
whole, with places for names, numbers and dates: words are never put together here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from string import Formatter
from typing import ClassVar, Final, Literal

from pydantic import ConfigDict, TypeAdapter

from conseil_mobilite.documents.kit.words import FRENCH, Run, Words, plain, text_of
from conseil_mobilite.documents.phrases.figures import DateWords, NumberWords
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.resource_files import resource

_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


class PhraseError(LookupError):
    """A language, a sentence or a value that is not there: a fault of ours, found by the tests."""


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """`tag` is a BCP 47 one; `endonym` the language’s own name for itself.

    `read_by_native` says whether one whose mother tongue it is has read these sentences.
    `strengths` has the words of that code list, by code; French ones are in the list itself.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)

    tag: str
    endonym: str
    french_name: str
    direction: Literal["ltr", "rtl"]
    read_by_native: bool
    dates: DateWords
    numbers: NumberWords
    phrases: Mapping[str, str]
    strengths: Mapping[str, str] = field(default_factory=dict)

    def words(self, key: str, **values: str | Words) -> Words:
        """Say a sentence in this language.

        A value that is a text has no language of its own (a name, a telephone number).
        """
        told: list[Run] = []
        for said, name in self._parts(key, values):
            told.append(Run(said, lang=self.tag))
            value = values.get(name, "")
            told += plain(value) if isinstance(value, str) else value
        return tuple(run for run in told if run.text)

    def text(self, key: str, **values: str) -> str:
        """Return a sentence as mere text."""
        return text_of(self.words(key, **values))

    def strength(self, code: str) -> Words:
        """Say what the list of strengths says under a code; nothing for one that is not in it."""
        known = self.strengths.get(code, "")
        return (Run(known, lang=self.tag),) if known else ()

    def day(self, day: date, *, weekday: bool = False, since: date | None = None) -> Words:
        """Write a date; the year is left out where it is that of `since`."""
        year = since is None or since.year != day.year
        return self._said(self.dates.written(day, weekday=weekday, year=year))

    def hour(self, moment: time) -> Words:
        return self._said(self.numbers.hour_of(moment))

    def length(self, minutes: int) -> Words:
        """Say how long something lasts."""
        return self._said(self.numbers.length(minutes))

    def money(self, cents: int) -> Words:
        return self._said(self.numbers.euros(cents))

    def number(self, value: int) -> Words:
        return self._said(str(value))

    def _said(self, text: str) -> Words:
        return (Run(self.numbers.in_digits(text), lang=self.tag),)

    def _parts(self, key: str, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """Cut a sentence at its places, each after the words that lead to it."""
        if key not in self.phrases:
            raise PhraseError(f"{self.tag}: no sentence {key!r}")
        sentence = self.phrases[key]
        parts = list(Formatter().parse(spaced(sentence) if self.tag == FRENCH else sentence))
        if {name for _, name, _, _ in parts if name} != values.keys():
            raise PhraseError(f"{self.tag}: {key!r} wants other values than {sorted(values)}")
        for said, name, _, _ in parts:
            yield said, name or ""


_FILE: Final = TypeAdapter(PhraseBook)


@cache
def book(tag: str) -> PhraseBook:
    """Return the sentences in a language."""
    if tag not in (FRENCH, *languages()):
        raise PhraseError(f"no sentences in {tag!r}")
    return _read(tag)


def french() -> PhraseBook:
    return book(FRENCH)


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the languages that may stand beside French, by their French names."""
    files = resource("phrases").glob("*.json")
    tags = {file.stem for file in files if _TAG.fullmatch(file.stem)} - {FRENCH}
    return tuple(sorted(tags, key=lambda tag: _read(tag).french_name))


def french_name(tag: str) -> str:
    """Name a language; one whose sentences are no more is named by its tag."""
    return book(tag).french_name if tag in languages() else tag


def _read(tag: str) -> PhraseBook:
    return _FILE.validate_json(resource("phrases", f"{tag}.json").read_bytes())
