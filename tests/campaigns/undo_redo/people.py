"""Random acts on who the person is and on what she agreed to."""

from datetime import date

from sqlmodel import Session
from tests.campaigns.undo_redo.scene import Scene

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.people import agreement
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.services.assessment import restitution
from conseil_mobilite.services.people import people, privacy
from conseil_mobilite.services.people.people import PersonChanges
from conseil_mobilite.store.reference import reference


def public(session: Session, scene: Scene) -> None:
    code = scene.one(tuple(reference.code_lists()["publics"])[:4]).code
    belongs = scene.dice.random() < 0.6
    people.set_public(session, scene.person, code, scene.day, belongs=belongs)


def correct_identity(session: Session, scene: Scene) -> None:
    known: tuple[PersonChanges, ...] = (
        {"last_name": scene.one(("Nguyễn", "Lefèvre")), "sex": "F"},
        {"birth_date": date(1990, 2, scene.dice.randrange(1, 29))},
        {"insee_code": "02381", "municipality_name": "Hirson", "postcode": "02500"},
        {"easy_read": scene.dice.random() < 0.5},
    )
    people.correct(session, scene.person, scene.one(known))


def correct_phones(session: Session, scene: Scene) -> None:
    numbers = [f"06123456{scene.dice.randrange(10, 99)}" for _ in range(scene.dice.randrange(3))]
    people.correct(session, scene.person, {"phones": numbers})


def bin_person(session: Session, scene: Scene) -> None:
    people.put_in_bin(session, scene.person)


def restore_person(session: Session, scene: Scene) -> None:
    people.restore(session, scene.person)


def notice(session: Session, scene: Scene) -> None:
    privacy.give_notice(session, scene.person, privacy.NOTICE_VERSION, scene.day)


def agree(session: Session, scene: Scene) -> None:
    subject = scene.one((agreement.TO_PERSON, agreement.TO_PRESCRIBER))
    assessment = scene.any(session, Assessment)
    agreed = scene.dice.random() < 0.5
    restitution.record_agreement(session, assessment.id, subject, scene.day, agreed=agreed)


def withdraw(session: Session, scene: Scene) -> None:
    privacy.withdraw(session, scene.any(session, DisclosureAgreement).id, scene.day)


ACTS = (
    public,
    correct_identity,
    correct_phones,
    bin_person,
    restore_person,
    notice,
    agree,
    withdraw,
)
