"""What a local version may do to one question: other words, put aside, or one of its own."""

from collections.abc import Collection, Iterator
from typing import Final

from conseil_mobilite.domain.assessment.grid import Choice, Question
from conseil_mobilite.domain.assessment.grid_place import Place
from conseil_mobilite.domain.assessment.local_grid_edits import ALWAYS_ASKED, may_be_put_aside
from conseil_mobilite.domain.assessment.own_question import OWN_KINDS
from conseil_mobilite.domain.assessment.question_wording import checked_wording, wording_of
from conseil_mobilite.domain.errors import UserError

_FIXED: Final = {
    "section": "la section",
    "kind": "le genre",
    "mandatory": "la marque « mandatory »",
    "blocking": "la marque « blocking »",
    "sensitive": "la marque « sensitive »",
    "short_form": "la marque « short_form »",
    "condition": "la condition « if »",
    "detail": "la précision « detail »",
    "maximum": "le maximum",
    "unit": "l’unité",
}
_FIXED_IN_CHOICE: Final = {
    "points": "les points",
    "not_applicable": "la marque « not_applicable »",
    "exclusive": "la marque « exclusive »",
}
_OWN_HAS_NONE: Final = {
    "mandatory": "une question propre ne peut pas être obligatoire",
    "blocking": "une question propre ne peut pas être bloquante",
    "condition": "une question propre ne dépend d’aucune condition",
    "detail": "une question propre n’a pas de précision à demander",
    "scored": "une question propre ne donne pas de points",
}


def check_national(national: Question, local: Question, place: Place) -> None:
    """Refuse any change but of words, and putting aside what every body asks."""
    for fault in _differences(national, local, _FIXED):
        raise place.fault(fault)
    _check_choices(national, local, place)
    if not local.active and not may_be_put_aside(national):
        raise place.fault(_as_clause(ALWAYS_ASKED))
    if wording_of(local) != wording_of(national):
        _check_words(local, place)


def check_own(question: Question, sections: Collection[str], place: Place) -> None:
    """Refuse, of one's own question, whatever would weigh on levels or barriers."""
    if not "L01" <= question.code <= "L99":
        raise place.fault("le code d’une question propre va de L01 à L99")
    if question.section not in sections:
        raise place.fault("cette section ne pose pas de question")
    if question.kind not in OWN_KINDS:
        kinds = ", ".join(OWN_KINDS)
        raise place.fault(f"une question propre est d’un de ces genres : {kinds}")
    for name, problem in _OWN_HAS_NONE.items():
        if getattr(question, name):
            raise place.fault(problem)
    _check_words(question, place)


def _check_choices(national: Question, local: Question, place: Place) -> None:
    if [c.code for c in local.choices] != [c.code for c in national.choices]:
        raise place.fault("les codes des réponses d’une version nationale ne changent pas")
    for before, after in zip(national.choices, local.choices, strict=True):
        for fault in _differences(before, after, _FIXED_IN_CHOICE):
            raise place.choice(before).fault(fault)


def _check_words(question: Question, place: Place) -> None:
    try:
        checked_wording(wording_of(question), [choice.code for choice in question.choices])
    except UserError as error:
        raise _placed(error, question, place) from error


def _placed(error: UserError, question: Question, place: Place) -> UserError:
    for choice in question.choices:
        if error.field == f"label_{choice.code}":
            return place.choice(choice).fault(_as_clause(str(error)))
    return place.within(f"champ « {error.field} »").fault(_as_clause(str(error)))


def _differences(
    before: Question | Choice, after: Question | Choice, fixed: dict[str, str]
) -> Iterator[str]:
    for name, words in fixed.items():
        old: object = getattr(before, name)
        new: object = getattr(after, name)
        if old != new:
            verb = "ne changent pas" if words.startswith("les ") else "ne change pas"
            yield f"{words} d’une version nationale {verb} ({_said(old)} → {_said(new)})"


def _said(value: object) -> str:
    if value is None or value == "":
        return "rien"
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value)


def _as_clause(sentence: str) -> str:
    """Set a sentence after a colon."""
    return f"{sentence[:1].lower()}{sentence[1:].removesuffix('.')}"
