"""The attestation certifies what a validated assessment bears out, or says why it cannot."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW
from tests.documents.conftest import Reading
from tests.made_once import Base, Made
from tests.services.told_person import CANARIES, NEVER, ON

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import certificates
from conseil_mobilite.services.paper.wording import paper_texts

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def first_base(made: Made[UUID]) -> Base:
    return made.base


@pytest.fixture
def assessment(session: Session, awa: UUID) -> Assessment:
    return session.exec(select(Assessment).join(Pathway).where(Pathway.person_id == awa)).one()


def describe(session: Session, kind: str, *, own_word: bool | None) -> None:
    body = setup.organisation(session)
    body.kind, body.authorised_prescriber = kind, own_word
    body.address, body.postcode, body.town = "1 rue du Pont", "02120", "Guise"
    session.flush()


def test_it_gives_the_body_the_adviser_and_the_days(session: Session, awa: UUID) -> None:
    describe(session, "ccas", own_word=None)

    shown = certificates.preview(session, awa, NOW)

    text = Reading(shown.pdf).text
    for words in (
        "Mobilité Solidaire de la Thiérache",
        "1 rue du Pont, 02120 Guise",
        "CCAS ou CIAS (prescripteur habilité)",
        "732 829 320 00074",
        "Nadia Lefèvre, responsable du service",
        "Awa Roy",
        "4 juin 1992",
        "Date du diagnostic 9 mars 2027",
        "9 septembre 2027",
        "Fait à Guise, le 12 mars 2027.",
        "sont fixés par arrêté : à vérifier",
    ):
        assert words in text
    assert shown.warnings == ()


def test_it_says_nothing_of_health_levels_barriers_or_notes(session: Session, awa: UUID) -> None:
    shown = certificates.preview(session, awa, NOW)

    read = re.sub(r"\s", "", Reading(shown.pdf).text + shown.html.decode())
    told = {code for code, words in CANARIES.items() if re.sub(r"\s", "", words) in read}
    assert told == {"birth_date"}
    assert not [words for words in NEVER if words.replace(" ", "") in read]


@pytest.mark.parametrize(
    ("kind", "own_word", "authorised", "warning"),
    [
        ("ccas", None, True, ""),
        ("association", None, False, "D’après son type"),
        ("association", True, True, ""),
        ("ccas", False, False, "a indiqué qu’il n’est pas"),
    ],
)
def test_a_body_claims_to_be_authorised_by_its_word_else_by_its_kind(
    session: Session, awa: UUID, kind: str, warning: str, *, own_word: bool | None, authorised: bool
) -> None:
    describe(session, kind, own_word=own_word)

    shown = certificates.preview(session, awa, NOW)

    text = Reading(shown.pdf).text
    assert ("(prescripteur habilité)" in text) is authorised
    denied = "n’est pas délivrée en qualité de prescripteur habilité" in text
    assert denied is not authorised
    assert [warning in each for each in shown.warnings] == ([] if authorised else [True])
    assert all("« Votre organisme »" in each for each in shown.warnings)


def test_without_a_validated_initial_assessment_nothing_is_certified(
    session: Session, awa: UUID, assessment: Assessment
) -> None:
    assessment.kind = "final"
    session.flush()
    with pytest.raises(UserError, match="pas de bilan initial validé"):
        certificates.preview(session, awa, NOW)

    assessment.kind, assessment.validated_on = "court", None
    session.flush()
    with pytest.raises(UserError, match="pas de bilan initial validé"):
        certificates.issue(session, awa, NOW)


def test_an_assessment_that_found_no_barrier_certifies_none(session: Session, awa: UUID) -> None:
    for barrier in session.exec(select(Barrier)):
        barrier.kept = False
    session.flush()

    with pytest.raises(UserError, match="aucun frein à la mobilité"):
        certificates.issue(session, awa, NOW)
    assert session.exec(select(IssuedDocument)).all() == []


def test_once_every_barrier_is_lifted_there_is_no_problem_left_to_certify(
    session: Session, awa: UUID
) -> None:
    kept = [row for row in session.exec(select(Barrier)) if row.kept]
    for barrier in kept[1:]:
        barrier.status = "leve"
    session.flush()
    assert certificates.preview(session, awa, NOW).pdf

    kept[0].status = "leve"
    session.flush()
    with pytest.raises(UserError, match="sont levés"):
        certificates.preview(session, awa, NOW)


@pytest.mark.parametrize(
    ("chosen", "until"),
    [("3", "9 juin 2027"), ("24", "9 mars 2029"), ("6", "9 septembre 2027")],
)
def test_its_validity_is_a_setting_of_the_body(
    session: Session, awa: UUID, chosen: str, until: str
) -> None:
    paper_texts.put(session, "attestation.validite_mois", chosen)

    assert f"Valable jusqu’au {until}" in Reading(certificates.preview(session, awa, NOW).pdf).text


def test_one_that_would_be_out_of_date_is_not_written(
    session: Session, awa: UUID, assessment: Assessment
) -> None:
    assessment.validated_on = ON - 200 * DAY
    session.flush()

    with pytest.raises(UserError, match=long_date(ON - 200 * DAY, weekday=False)):
        certificates.preview(session, awa, NOW)


def test_a_correction_speaks_for_the_assessment_it_corrects(
    session: Session, awa: UUID, assessment: Assessment
) -> None:
    corrected = Assessment.model_validate(
        {**assessment.model_dump(exclude={"id"}), "corrects_id": assessment.id, "version": 2}
    )
    session.add(corrected)
    session.flush()

    with pytest.raises(UserError, match="aucun frein à la mobilité"):
        certificates.preview(session, awa, NOW)


def test_what_is_missing_on_the_page_is_told_beforehand(session: Session, awa: UUID) -> None:
    person = session.get_one(Person, awa)
    person.birth_date, person.usual_name = None, "Benali"
    session.flush()

    shown = certificates.preview(session, awa, NOW)

    assert "Awa Roy, nom d’usage Benali" in Reading(shown.pdf).text
    assert "Non notée au dossier" in Reading(shown.pdf).text
    assert sum("manque sur l’attestation" in each for each in shown.warnings) == 2


def test_issued_it_is_kept_as_an_attestation_for_the_person(session: Session, awa: UUID) -> None:
    kept = certificates.issue(session, awa, NOW)

    assert (kept.kind, kept.recipient, kept.title) == (
        "attestation",
        "",
        "Attestation de diagnostic mobilité",
    )
    assert kept.twin is not None
