"""The « attestation de diagnostic mobilité »: only what a validated assessment bears out."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents.letters import certificate as paper
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.organisation.prescribing import is_authorised
from conseil_mobilite.domain.paper.certificate import (
    KIND,
    Certificate,
    role_words,
)
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import latest
from conseil_mobilite.services.assessment.assessment_freezing import barrier_rows
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.store.reference.reference import code_lists

NO_ASSESSMENT: Final = (
    "Il n’y a pas de bilan initial validé dans ce dossier. Validez-le d’abord : l’attestation en "
    "donnera la date."
)
NO_BARRIER: Final = (
    "Ce bilan ne retient aucun frein à la mobilité : il n’est pas possible d’attester d’un "
    "problème de mobilité. Si la situation a changé, faites un nouveau bilan."
)
ALL_LIFTED: Final = (
    "Tous les freins que ce bilan retenait sont levés : il n’est plus possible d’attester d’un "
    "problème de mobilité. Si la situation a changé, faites un nouveau bilan."
)
OUT_OF_DATE: Final = (
    "Le bilan date du {day} : l’attestation n’aurait été valable que jusqu’au {end}. Faites un "
    "nouveau bilan pour en établir une."
)
BY_ITS_WORD: Final = "Votre organisme a indiqué qu’il n’est pas prescripteur habilité."
BY_ITS_KIND: Final = "D’après son type, votre organisme n’est pas prescripteur habilité."
WHAT_TO_DO: Final = (
    "L’attestation le dit, et peut ne pas être acceptée pour le critère « Problème de mobilité ». "
    "S’il est habilité, indiquez-le dans « Réglages », « Votre organisme ». Sinon, adressez la "
    "personne à un prescripteur habilité : France Travail, mission locale, Cap emploi, PLIE, "
    "département ou CCAS."
)
NO_BIRTH_DATE: Final = (
    "La date de naissance n’est pas notée : elle manque sur l’attestation. Complétez d’abord "
    "l’identité de la personne."
)
NO_ADDRESS: Final = (
    "L’adresse de votre organisme n’est pas notée : elle manque sur l’attestation. Complétez-la "
    "dans « Réglages », « Votre organisme »."
)
VALIDITY: Final = "attestation.validite_mois"
_LIFTED: Final = "leve"


def preview(session: Session, person_id: UUID, at: datetime) -> PaperPreview:
    """Return the page as it would be handed out; UserError where nothing can be certified."""
    told = _prepare(session, person_id, at)
    title = f"{paper.TITLE} pour {told.person_name}"
    warnings = tuple(_warnings(setup.organisation(session), told))
    return issuing.preview(title, told.number, paper.document(told), warnings)


def issue(session: Session, person_id: UUID, at: datetime) -> IssuedDocument:
    told = _prepare(session, person_id, at)
    made = Paper(KIND, told.number, paper.TITLE, paper.document(told))
    return issuing.keep(session, person_id, made, at)


def _prepare(session: Session, person_id: UUID, at: datetime) -> Certificate:
    person, body = heads.person(session, person_id), setup.organisation(session)
    assessed_on = _certifiable(session, person_id)
    texts = paper_texts.texts(session)
    valid_until = _valid_until(texts.number(VALIDITY), assessed_on, paris_day(at))
    kinds = code_lists()["organisation_kinds"]
    return Certificate(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session, texts),
        kind=kinds.label(body.kind),
        siret=body.siret,
        town=body.town,
        authorised=is_authorised(body, kinds),
        adviser=heads.adviser_card(session, None),
        role=role_words(_role(session)),
        person_name=_civil_name(person),
        birth_date=person.birth_date,
        assessed_on=assessed_on,
        issued_on=paris_day(at),
        valid_until=valid_until,
        texts=texts,
    )


def _certifiable(session: Session, person_id: UUID) -> date:
    """Return the day of the assessment that found a mobility problem which still stands."""
    assessment = latest.initial(session, person_id)
    if assessment is None or assessment.validated_on is None:
        raise UserError(NO_ASSESSMENT)
    _refuse_without_barrier(session, assessment)
    return assessment.validated_on


def _refuse_without_barrier(session: Session, assessment: Assessment) -> None:
    kept = [row for row in barrier_rows(session, assessment) if row.kept]
    if not kept:
        raise UserError(NO_BARRIER)
    if all(row.status == _LIFTED for row in kept):
        raise UserError(ALL_LIFTED)


def _valid_until(months: int, assessed_on: date, today: date) -> date:
    """Count the months from the assessment: a paper of today makes it no younger."""
    end = months_after(assessed_on, months)
    if end < today:
        days = {"day": assessed_on, "end": end}
        told = {name: long_date(day, weekday=False) for name, day in days.items()}
        raise UserError(OUT_OF_DATE.format(**told))
    return end


def _warnings(body: Organisation, told: Certificate) -> Iterator[str]:
    if not told.authorised:
        why = BY_ITS_WORD if body.authorised_prescriber is False else BY_ITS_KIND
        yield f"{why} {WHAT_TO_DO}"
    if told.birth_date is None:
        yield NO_BIRTH_DATE
    if not told.organisation.address:
        yield NO_ADDRESS


def _role(session: Session) -> str:
    adviser = session.info["adviser"]
    known = session.get(Adviser, adviser) if adviser else None
    return known.role if known else ""


def _civil_name(person: Person) -> str:
    """Name her as on her papers: an identity card gives the name of birth first."""
    used = person.usual_name
    name = f"{person.first_name} {person.last_name}"
    return f"{name}, nom d’usage {used}" if used and used != person.last_name else name
