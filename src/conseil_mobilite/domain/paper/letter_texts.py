"""The texts of the papers that a body may word itself: what each one is, and what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pydantic import BaseModel, ConfigDict

from conseil_mobilite.domain.language.folding import fold

PUBLIC: Final = "public"
ASSOCIATION: Final = "association"
PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


class PaperGroup(BaseModel):
    """The texts of one paper, or of all of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    label: str


class PaperText(BaseModel):
    """One text. `values` are the placeholders it may use, `must` those it cannot do without.

    `basis` is the kind of body that it is for, empty for both. `lines` says one thing a line, and
    `optional` that it may be empty. With `least` and `most` it is a whole number between the two.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    paper: str
    label: str
    help: str
    default: str
    values: tuple[str, ...]
    must: tuple[str, ...] = ()
    longest: int
    basis: str = ""
    optional: bool = False
    lines: bool = False
    least: int | None = None
    most: int | None = None


class LetterTexts(BaseModel):
    """What `resources/letters/texts.json` holds; `values` says what each placeholder gives."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    source: str
    papers: tuple[PaperGroup, ...]
    values: dict[str, str]
    texts: tuple[PaperText, ...]

    def text(self, code: str) -> PaperText:
        """Return a text by its code; KeyError where there is none."""
        for text in self.texts:
            if text.code == code:
                return text
        raise KeyError(code)

    def of_body(self, basis: str) -> tuple[PaperText, ...]:
        """Return the texts that concern a kind of body, in the order they are shown."""
        return tuple(text for text in self.texts if text.basis in {"", basis})


@dataclass(frozen=True, slots=True)
class PaperTexts:
    """The words of one body: its own where it has some, else those proposed.

    `basis` is PUBLIC or ASSOCIATION; `common` gives the placeholders that any text may use.
    """

    reference: LetterTexts
    basis: str
    own: Mapping[str, str] = field(default_factory=dict)
    common: Mapping[str, str] = field(default_factory=dict)

    def written(self, code: str) -> str:
        """Return the words as the body wrote them, with their placeholders.

        A text that has a version for each kind of body is asked for without it: « notice ».
        """
        text = self.text(code)
        return self.own.get(text.code, text.default)

    def say(self, code: str, **values: str) -> str:
        """Return the words with the placeholders filled: `{échéance}` by `echeance`."""
        return filled(self.written(code), {**self.common, **values})

    def items(self, code: str, **values: str) -> tuple[str, ...]:
        """Return what a text says, line after line."""
        told = (line.strip() for line in self.say(code, **values).splitlines())
        return tuple(line for line in told if line)

    def number(self, code: str) -> int:
        return int(self.written(code))

    def uses(self, code: str, value: str) -> bool:
        """Tell whether the words of a text give a placeholder, named as in `say`."""
        return value in {key(name) for name in placeholders(self.written(code))}

    def text(self, code: str) -> PaperText:
        """Return what a text is; KeyError where there is none of that code."""
        told = {text.code: text for text in self.reference.of_body(self.basis)}
        return told[code] if code in told else told[f"{code}.{self.basis}"]

    def with_words(self, code: str, words: str) -> "PaperTexts":
        """Return the same with other words for one text."""
        return replace(self, own={**self.own, code: words})


def placeholders(words: str) -> list[str]:
    """Return the names between braces, in the order they come."""
    return [name.strip() for name in PLACEHOLDER.findall(words)]


def unknown_placeholders(text: PaperText, words: str) -> list[str]:
    """Return the names that words use and that the text does not know."""
    known = {key(name) for name in text.values}
    return [name for name in placeholders(words) if key(name) not in known]


def stretches(words: str) -> tuple[str, ...]:
    """Return what stands on the paper as it is written: the parts between the names."""
    parts = (part.strip() for line in words.splitlines() for part in PLACEHOLDER.split(line)[::2])
    return tuple(part for part in parts if part)


def key(name: str) -> str:
    """« échéance » is `echeance`: a name is recognised without its accents."""
    return fold(name).replace(" ", "_")


def filled(words: str, values: Mapping[str, str]) -> str:
    """Put the values in the place of their names; what a value holds is never read again."""
    return PLACEHOLDER.sub(lambda found: values[key(found[1])], words)
