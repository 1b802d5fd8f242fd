"""What a local version of the grid must respect of the national one it names.

A fault says its place: « Grille CM-2026.1-L2, section MOYENS, question V04, réponse « toujours » :
les points d’une version nationale ne changent pas (4 → 3). »
"""

import re
from collections.abc import Sequence
from typing import Final

from conseil_mobilite.domain.assessment.grid import Axis, BarrierDefinition, Grid, Section
from conseil_mobilite.domain.assessment.grid_place import Place
from conseil_mobilite.domain.assessment.local_question_rules import check_national, check_own
from conseil_mobilite.domain.assessment.own_question import asking_sections, is_own

_LOCAL: Final = re.compile(r"(?P<national>.+)-L(?P<number>[1-9]\d{0,4})")


def local_version(national: str, number: int) -> str:
    """« CM-2026.1-L2 »."""
    return f"{national}-L{number}"


def national_version(version: str) -> str:
    """Return the national version that a version comes from: itself, if it is national."""
    found = _LOCAL.fullmatch(version)
    return found["national"] if found else version


def is_local(version: str) -> bool:
    return _LOCAL.fullmatch(version) is not None


def check_local(national: Grid, local: Grid) -> None:
    """Raise UserError, with the place of the first fault, where `local` does more than it may.

    It may reword questions and answers, put questions aside, and add some that give no points.
    """
    place = Place(f"Grille {local.version}")
    if not is_local(local.version) or national_version(local.version) != national.version:
        wanted = local_version(national.version, 1)
        raise place.fault(f"une version locale porte un nom comme {wanted}")
    _check_parts(national, local, place)
    if local.defaults != national.defaults:
        raise place.fault("les actions par défaut d’une version nationale ne changent pas")
    _check_questions(national, local, place)


def _check_parts(national: Grid, local: Grid, place: Place) -> None:
    parts = (
        ("axe", "un axe national", _by_code(national.axes), _by_code(local.axes)),
        ("section", "une section nationale", _by_code(national.sections), _by_code(local.sections)),
        ("frein", "un frein national", _by_code(national.barriers), _by_code(local.barriers)),
    )
    for word, what, before, after in parts:
        for code, part in before.items():
            if after.get(code) != part:
                verb = "ne change pas" if code in after else "ne se retire pas"
                raise place.within(f"{word} {code}").fault(f"{what} {verb}")
        if list(after) != list(before):
            raise place.fault(f"{what} ne s’ajoute pas et ne change pas de place")


def _by_code(
    parts: Sequence[Axis] | Sequence[Section] | Sequence[BarrierDefinition],
) -> dict[str, object]:
    return {part.code: part for part in parts}


def _check_questions(national: Grid, local: Grid, place: Place) -> None:
    found = {question.code: question for question in local.questions}
    for question in national.questions:
        within = place.question(question)
        if question.code not in found:
            raise within.fault("cette question nationale manque : désactivez-la plutôt")
        check_national(question, found[question.code], within)
    kept = [q.code for q in local.questions if not is_own(q)]
    known = [q.code for q in national.questions]
    if kept != known:
        _fault_of_order(kept, known, local, place)
    asking = {section.code for section in asking_sections(national)}
    for question in filter(is_own, local.questions):
        check_own(question, asking, place.question(question))


def _fault_of_order(kept: list[str], known: list[str], local: Grid, place: Place) -> None:
    strange = [code for code in kept if code not in known]
    moved = [code for code, expected in zip(kept, known, strict=False) if code != expected]
    problem = (
        "le code d’une question propre va de L01 à L99"
        if strange
        else "une question nationale ne change pas de place"
    )
    raise place.question(local.question((strange or moved)[0])).fault(problem)
