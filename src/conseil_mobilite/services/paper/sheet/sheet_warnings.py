"""What the adviser should know before she hands an action sheet out."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.action_sheet.simple_phrases import simple_phrases
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.paper.action_sheet import ActionSheet
from conseil_mobilite.domain.paper.plain_french import LONGEST, shortened, words
from conseil_mobilite.domain.paper.presentation import Presentation, SheetChoice
from conseil_mobilite.domain.paper.simple_text import simple_sentences
from conseil_mobilite.services.paper.sheet.sheet_content import NAMELESS

_BEGINNING: Final = 40  # letters of a sentence, enough to find it again


def warnings(sheet: ActionSheet, choice: SheetChoice) -> tuple[str, ...]:
    """Say what was left unnamed, and what in the free text is hard to read when simplified."""
    told = list(_unnamed(sheet))
    if choice.presentation is Presentation.SIMPLIFIED:
        told += _hard_to_read(sheet)
    return tuple(told)


def _unnamed(sheet: ActionSheet) -> Iterator[str]:
    if any(aid.name == NAMELESS for aid in sheet.aids):
        yield (
            "Une aide liée à la santé est écrite sans son nom ni celui du financeur : cette fiche "
            "est souvent vue par d’autres. Dites-les à la personne."
        )


def _hard_to_read(sheet: ActionSheet) -> Iterator[str]:
    for where, typed in _free_text(sheet):
        for sentence in simple_sentences(typed, simple_phrases().abbreviations):
            yield from _of_sentence(where, sentence)


def _free_text(sheet: ActionSheet) -> Iterator[tuple[str, str]]:
    yield "Le but", sheet.goal
    for rank, step in enumerate(sheet.first_steps, 1):
        yield f"Étape {rank}", step.what
    for strength in sheet.first_strengths:
        yield "Les points forts", strength


def _of_sentence(where: str, sentence: str) -> Iterator[str]:
    count = len(words(sentence))
    if count > LONGEST:
        yield (
            f"{where} : « {_beginning(sentence)} » a {counted(count, 'mot')}. "
            f"Avec {LONGEST} mots au plus, la phrase se lit mieux."
        )
    for short in shortened(sentence):
        yield f"{where} : « {short} » est une abréviation. Écrivez les mots en entier."


def _beginning(sentence: str) -> str:
    return sentence if len(sentence) <= _BEGINNING else f"{sentence[:_BEGINNING].rstrip()}…"
