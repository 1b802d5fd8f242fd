"""The hour with somebody by the keyboard alone, verified from the base opened again."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from sqlmodel import Session, col, select
from tests.journeys import keyboard_hour
from tests.journeys.conftest import unlock
from tests.journeys.typist import Typist

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store


def test_a_person_is_registered_assessed_accompanied_and_seen_off_by_the_keyboard_alone(
    tmp_path: Path, base: Path, qapp: QApplication
) -> None:
    assert qapp.applicationName() is not None
    with open_stage(tmp_path / "poste") as sitting:
        typist = Typist(sitting)
        unlock(sitting, typist.hand, base)
        told = [step.do(typist) for step in keyboard_hour.STEPS]
        sitting.window.close()
    replied = [codes for codes in told if codes]

    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        check(store, replied)
    finally:
        store.close()


def check(store: Store, replied: list[list[str]]) -> None:
    pathway = store.read(her_pathway)
    initial, final = store.read(her_assessments, pathway)
    for assessment, codes in ((initial, replied[0]), (final, replied[1])):
        picture = store.read(assessments.picture, assessment.id)
        assert list(picture.visible) == codes
        assert picture.replies.keys() | picture.tests.keys() == set(codes)
        assert assessment.validated_on is not None
    assert (initial.kind, final.kind) == ("complet", "final")
    assert (pathway.state, pathway.end_reason) == ("sorti", "emploi_durable")
    planned = store.read(actions.of_pathway, pathway.id, paris_day(now()))
    assert [(each.funding.granted, each.funding.out_of_pocket) for each in planned] == [
        (25050, 16950)
    ] * 3


def her_pathway(session: Session) -> Pathway:
    found = select(Pathway).join(Person).where(Person.last_name == keyboard_hour.LAST_NAME)
    return session.exec(found).one()


def her_assessments(session: Session, pathway: Pathway) -> list[Assessment]:
    found = select(Assessment).where(Assessment.pathway_id == pathway.id)
    return list(session.exec(found.order_by(col(Assessment.started_at))))
