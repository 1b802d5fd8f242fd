"""What a licence process must be to be kept, and what in it deserves a look.

What cannot be is refused. What may be, such as a code obtained before enrolling, is kept and said:
a free candidate enrols nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.fact_checks import one_of
from conseil_mobilite.domain.situation.licence_days import CANCELLED, TO_COME, theory_day
from conseil_mobilite.domain.situation.plausible_days import in_order, not_ahead, within
from conseil_mobilite.domain.situation.situation import LicenceExam, LicenceProcess

EXCHANGE: Final = "echange"
EXCHANGE_REFUSED: Final = "refuse"

LONG_AGO: Final = 30
SOON: Final = 2
THEORY_AHEAD: Final = 10
MOST_HOURS: Final = 200
STILL_UNKNOWN: Final = timedelta(days=60)
"""How long after an exam its result may still be unknown."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may be right, and deserves a look: the attribute, and a sentence."""

    field: str
    words: str


def check_process(process: LicenceProcess, lists: CodeLists, on: date) -> None:
    kinds, categories = lists["licence_process_kinds"], lists["licence_categories"]
    one_of(kinds, process.kind, "kind", "Choisissez la démarche.")
    one_of(categories, process.category, "category", "Choisissez la catégorie du permis.")
    if process.gearbox:
        one_of(lists["gearboxes"], process.gearbox, "gearbox", "Choisissez la boîte de vitesses.")
    if process.payer_kind:
        payers = lists["funder_kinds"]
        one_of(payers, process.payer_kind, "payer_kind", "Choisissez le financeur dans la liste.")
    within(process.enrolled_on, on, "enrolled_on", back=LONG_AGO, ahead=SOON)
    _check_theory(process, on)
    _check_hours(process)
    _check_exchange(process, on)
    _check_outcome(process, lists, on)


def check_exam(exam: LicenceExam, lists: CodeLists, on: date) -> None:
    one_of(lists["licence_exam_kinds"], exam.kind, "kind", "Choisissez l’examen.")
    one_of(lists["licence_exam_results"], exam.result, "result", "Choisissez le résultat.")
    within(exam.held_on, on, "held_on", back=LONG_AGO, ahead=SOON)
    if exam.held_on > on and exam.result not in {TO_COME, CANCELLED}:
        raise UserError("Un examen à venir n’a pas encore de résultat.", "result")
    if exam.result == TO_COME and exam.held_on < on - STILL_UNKNOWN:
        day = long_date(exam.held_on, weekday=False)
        raise UserError(
            f"Cet examen a eu lieu le {day} : choisissez son résultat, ou « Résultat inconnu ».",
            "result",
        )


def doubts(process: LicenceProcess, exams: Sequence[LicenceExam], on: date) -> tuple[Doubt, ...]:
    """Return what deserves a look, in the order of the steps."""
    theory = theory_day(process, exams)
    return (*_process_doubts(process, theory, on), *_exam_doubts(process, exams, on))


def _process_doubts(process: LicenceProcess, theory: date | None, on: date) -> Iterator[Doubt]:
    enrolled = process.enrolled_on
    if enrolled and enrolled > on:
        yield Doubt("enrolled_on", "L’inscription est à venir.")
    if enrolled and theory and theory < enrolled:
        yield Doubt("theory_on", "Le code a été obtenu avant l’inscription.")
    if process.hours_done and not theory:
        yield Doubt("hours_done", "Des heures de conduite sont faites avant le code.")


def _exam_doubts(
    process: LicenceProcess, exams: Sequence[LicenceExam], on: date
) -> Iterator[Doubt]:
    for exam in exams:
        day = long_date(exam.held_on, weekday=False)
        if exam.result == TO_COME and exam.held_on < on:
            yield Doubt("exams", f"Examen du {day} : résultat à noter.")
        if process.enrolled_on and exam.held_on < process.enrolled_on:
            yield Doubt("exams", f"L’examen du {day} est avant l’inscription.")


def _check_theory(process: LicenceProcess, on: date) -> None:
    obtained, until = process.theory_on, process.theory_valid_until
    if obtained and obtained > on:
        raise UserError(
            "Le code ne peut pas être obtenu dans l’avenir : ajoutez plutôt un examen à venir.",
            "theory_on",
        )
    within(obtained, on, "theory_on", back=LONG_AGO, ahead=0)
    within(until, on, "theory_valid_until", back=LONG_AGO, ahead=THEORY_AHEAD)
    in_order(obtained, until, "theory_valid_until", "l’obtention du code")


def _check_hours(process: LicenceProcess) -> None:
    for field, hours in (
        ("hours_done", process.hours_done),
        ("hours_planned", process.hours_planned),
    ):
        if hours is not None and not 0 <= hours <= MOST_HOURS:
            raise UserError(f"Écrivez un nombre d’heures entre 0 et {MOST_HOURS}.", field)


def _check_exchange(process: LicenceProcess, on: date) -> None:
    for field, day in (("filed_on", process.filed_on), ("answered_on", process.answered_on)):
        not_ahead(day, on, field)
        within(day, on, field, back=LONG_AGO, ahead=0)
    in_order(process.filed_on, process.answered_on, "answered_on", "le dépôt du dossier")


def _check_outcome(process: LicenceProcess, lists: CodeLists, on: date) -> None:
    if not process.outcome:
        return
    one_of(lists["licence_outcomes"], process.outcome, "outcome", "Choisissez l’issue.")
    if process.outcome == EXCHANGE_REFUSED and process.kind != EXCHANGE:
        raise UserError("Seul un échange de permis peut être refusé.", "outcome")
    if process.outcome_on is None:
        raise UserError("Indiquez la date, par exemple 12/03/2027.", "outcome_on")
    not_ahead(process.outcome_on, on, "outcome_on")
    within(process.outcome_on, on, "outcome_on", back=LONG_AGO, ahead=0)
    in_order(process.enrolled_on, process.outcome_on, "outcome_on", "l’inscription")
    in_order(process.filed_on, process.outcome_on, "outcome_on", "le dépôt du dossier")
