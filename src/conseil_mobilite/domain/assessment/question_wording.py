"""The words of a question, the part of it that a body may write anew, and what they respect."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.people.identity import refuse_nir

LONGEST: Final = {"text": 240, "short": 60, "help": 600, "label": 90}
_ASKED: Final = {
    "text": "Écrivez la question, comme elle sera lue à voix haute.",
    "short": "Donnez un nom court : il tient lieu de question dans les tableaux et les raisons.",
    "help": "Écrivez l’aide : une à trois phrases pour qui mène l’entretien.",
    "label": "Écrivez les mots de cette réponse.",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """`labels` are those of the answers, in their order."""

    text: str
    short: str
    help: str
    labels: tuple[str, ...] = ()


def label_field(code: str) -> str:
    """Name the input of an answer, as UserError does."""
    return f"label_{code}"


def wording_of(question: Question) -> Wording:
    labels = tuple(choice.label for choice in question.choices)
    return Wording(question.text, question.short, question.help, labels)


def worded(question: Question, wording: Wording) -> Question:
    """Return the question in other words; its codes, points and flags are as before."""
    choices = tuple(
        replace(choice, label=label)
        for choice, label in zip(question.choices, wording.labels, strict=True)
    )
    return replace(
        question, text=wording.text, short=wording.short, help=wording.help, choices=choices
    )


def checked_wording(wording: Wording, codes: Sequence[str]) -> Wording:
    """Return the words on one line each, spaced as French is.

    Raises UserError where a text is empty, too long, or holds a social security number, and where
    two answers read the same; its field is text, short, help, or that of the answer.
    """
    fields = tuple(label_field(code) for code in codes)
    labels = tuple(
        checked_words(label, "label", field)
        for label, field in zip(wording.labels, fields, strict=True)
    )
    _refuse_twins(labels, fields)
    return Wording(
        checked_words(wording.text, "text", "text"),
        checked_words(wording.short, "short", "short"),
        checked_words(wording.help, "help", "help"),
        labels,
    )


def checked_words(text: str, kind: str, field: str) -> str:
    """Return one text; `kind` says what it is: text, short, help or label."""
    written = spaced(" ".join(text.split()))
    if not written:
        raise UserError(_ASKED[kind], field)
    if len(written) > LONGEST[kind]:
        raise UserError(
            f"Ce texte compte {len(written)} caractères : {LONGEST[kind]} au plus.", field
        )
    if any(unicodedata.category(sign) == "Cc" for sign in written):
        raise UserError("Ce texte contient un signe invisible : écrivez-le à nouveau.", field)
    refuse_nir(written, field)
    return written


def same_words(one: str, other: str) -> bool:
    """Say whether two texts differ by their spaces at most."""
    return one.split() == other.split()


def _refuse_twins(labels: Sequence[str], fields: Sequence[str]) -> None:
    seen: set[str] = set()
    for label, field in zip(labels, fields, strict=True):
        if _read(label) in seen:
            raise UserError(f"Deux réponses se lisent « {label} » : distinguez-les.", field)
        seen.add(_read(label))


def _read(label: str) -> str:
    """Return what the eye tells answers apart by: accents and signs count, capitals do not."""
    return " ".join(label.casefold().split())
