"""The licences of a fictitious person, and the one she is preparing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import Licence, LicenceExam, LicenceProcess
from conseil_mobilite.services.demonstration import Row

_HELD: Final = ("am", "b1", "b", "b96_be")
_STANDINGS: Final = {"oui": "valide", "non_valide": "non_valide"}
_LEARNING: Final = ("code_en_cours", "code_obtenu", "conduite_en_cours")
_SCHOOLS: Final = (
    "Auto-école sociale de Guise (fictive)",
    "Auto-école du Beffroi (fictive)",
    "Auto-école des Remparts (fictive)",
)
_PAYERS: Final = {
    "departement": "Fonds d’aide aux jeunes",
    "region": "",
    "france_travail": "",
    "cpf": "",
    "personne": "",
}
_MAJORITY: Final = 18
_YEAR: Final = 365
_THEORY_YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What she said of licences (V01) and of her right to drive (V02), on which day."""

    person: Person
    codes: tuple[str, ...]
    right: str
    on: date
    today: date


def licences_of(dice: Dice, told: Told) -> Iterator[Row]:
    """Return the licences she holds, or the foreign one she has to exchange."""
    for code in told.codes:
        if code in _HELD and told.right in _STANDINGS:
            yield _licence(dice, told, code, _STANDINGS[told.right])
    if "permis_etranger" in told.codes:
        yield _licence(dice, told, "b", "a_echanger")


def processes_of(dice: Dice, told: Told) -> Iterator[Row]:
    """Return the exchange under way, or the way to a licence B and its exams."""
    if "permis_etranger" in told.codes:
        yield _exchange(dice, told)
    elif "b" not in told.codes and set(_LEARNING) & set(told.codes):
        yield from _learning(dice, told)


def _licence(dice: Dice, told: Told, category: str, standing: str) -> Licence:
    obtained = _obtained(dice, told)
    forgotten = obtained is None or dice.likely(0.2)
    until = told.on + timedelta(days=dice.between(-40, 12 * _YEAR))
    ends = category != "am" and dice.likely(0.6)
    return Licence(
        id=dice.identifier(),
        person_id=told.person.id,
        category=category,
        standing=standing,
        obtained_state=Knowledge.UNKNOWN if forgotten else Knowledge.KNOWN,
        obtained_on=None if forgotten else obtained,
        validity_state=Knowledge.KNOWN if ends else Knowledge.NOT_DISCUSSED,
        valid_until=until if ends else None,
        noted_on=told.on,
    )


def _obtained(dice: Dice, told: Told) -> date | None:
    """Draw a day since she came of age, or nothing where her age is not known or too young."""
    birth = told.person.birth_date
    grown = birth + timedelta(days=round(_MAJORITY * 365.25)) if birth else None
    if grown is None or grown >= told.on:
        return None
    return grown + timedelta(days=dice.between(0, (told.on - grown).days))


def _exchange(dice: Dice, told: Told) -> LicenceProcess:
    filed = dice.likely(0.7)
    return LicenceProcess(
        id=dice.identifier(),
        person_id=told.person.id,
        kind="echange",
        category="b",
        filed_state=Knowledge.KNOWN if filed else Knowledge.NONE,
        filed_on=told.on - timedelta(days=dice.between(5, 120)) if filed else None,
        noted_on=told.on,
    )


def _learning(dice: Dice, told: Told) -> Iterator[Row]:
    enrolled = told.on - timedelta(days=dice.between(20, 150))
    theory = told.codes and "code_en_cours" not in told.codes
    day = enrolled + timedelta(days=dice.between(10, (told.on - enrolled).days))
    driving = "conduite_en_cours" in told.codes and theory
    payer = dice.one(tuple(_PAYERS))
    process = LicenceProcess(
        id=dice.identifier(),
        person_id=told.person.id,
        gearbox=dice.weighted({"manuelle": 6.0, "automatique": 3.0, "": 1.0}),
        school_name=dice.one(_SCHOOLS),
        enrolment_state=Knowledge.KNOWN,
        enrolled_on=enrolled,
        theory_state=Knowledge.KNOWN if theory else Knowledge.NONE,
        theory_on=day if theory else None,
        theory_valid_until=_years_later(day) if theory else None,
        hours_state=Knowledge.KNOWN if driving else Knowledge.NONE,
        hours_done=dice.between(2, 24) if driving else None,
        payer_state=Knowledge.KNOWN,
        payer_kind=payer,
        payer_name=_PAYERS[payer],
        noted_on=told.on,
    )
    yield process
    yield from _exams(dice, told, process)


def _exams(dice: Dice, told: Told, process: LicenceProcess) -> Iterator[LicenceExam]:
    """Return the exams: those of the code, then the driving exam, passed or to come."""

    def exam(kind: str, day: date, result: str) -> LicenceExam:
        identity = dice.identifier()
        return LicenceExam(
            id=identity, process_id=process.id, kind=kind, held_on=day, result=result
        )

    soon = told.today + timedelta(days=dice.between(3, 45))
    theory, enrolled = process.theory_on, process.enrolled_on
    if theory and enrolled and dice.likely(0.4):
        failed = enrolled + timedelta(days=(theory - enrolled).days // 2)
        yield exam("code", failed, "echoue")
    if theory:
        yield exam("code", theory, "reussi")
    elif dice.likely(0.5):
        yield exam("code", soon, "a_venir")
    if process.hours_done and process.hours_done > _MAJORITY:
        yield exam("conduite", soon, "a_venir")


def _years_later(day: date) -> date:
    return day + timedelta(days=_THEORY_YEARS * _YEAR)
