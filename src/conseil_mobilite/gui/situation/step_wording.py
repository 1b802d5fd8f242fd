"""How the steps to a licence are named, and where each stands in words."""

from typing import Final

from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.licence_steps import Step, StepCode, StepState
from conseil_mobilite.gui.kit.stepper import Mark, StepPoint
from conseil_mobilite.gui.situation.wording import hours_words
from conseil_mobilite.services.situation.licence_processes import ProcessPicture

NAMES: Final = {
    StepCode.ENROLMENT: "Inscription",
    StepCode.THEORY: "Code",
    StepCode.DRIVING: "Conduite",
    StepCode.EXAM: "Examen",
    StepCode.LICENCE: "Permis obtenu",
    StepCode.FILED: "Dossier déposé",
    StepCode.ANSWER: "Réponse",
}
NOTHING_YET: Final = {
    StepCode.ENROLMENT: "À faire",
    StepCode.THEORY: "En préparation",
    StepCode.DRIVING: "À commencer",
    StepCode.EXAM: "À programmer",
    StepCode.LICENCE: "À confirmer",
    StepCode.FILED: "À déposer",
    StepCode.ANSWER: "Attendue",
}
UNSAID: Final = frozenset({Knowledge.KNOWN, Knowledge.NONE, Knowledge.NOT_DISCUSSED})


def step_points(shown: ProcessPicture, lists: CodeLists) -> list[StepPoint]:
    """Say the steps of a process, in their order."""
    outcome = shown.process.outcome
    ended = lists["licence_outcomes"].label(outcome) if outcome else ""
    return [
        StepPoint(NAMES[step.code], _words(step, ended, lists), Mark(step.state))
        for step in shown.steps
    ]


def _words(step: Step, ended: str, lists: CodeLists) -> str:
    if step.state is StepState.STOPPED:
        return ended
    if step.code is StepCode.DRIVING:
        return _hours(step, lists)
    if step.on is not None:
        day = short_date(step.on)
        return day if step.state is StepState.DONE else f"Prévu le {day}"
    return _without_day(step, lists)


def _hours(step: Step, lists: CodeLists) -> str:
    if step.hours is not None:
        wanted = f" sur {step.hours_wanted}" if step.hours_wanted else ""
        return f"{hours_words(step.hours)}{wanted}"
    if step.state is StepState.DONE:
        return "Heures non notées"
    if step.known not in UNSAID:
        return lists["knowledge_states"].label(step.known)
    return f"{hours_words(step.hours_wanted)} à faire" if step.hours_wanted else "À commencer"


def _without_day(step: Step, lists: CodeLists) -> str:
    if step.known not in UNSAID:
        return lists["knowledge_states"].label(step.known)
    if step.state is StepState.DONE:
        free = step.code is StepCode.ENROLMENT and step.known is Knowledge.NONE
        return "Sans inscription" if free else "Date non notée"
    return NOTHING_YET[step.code] if step.state is StepState.CURRENT else "À venir"
