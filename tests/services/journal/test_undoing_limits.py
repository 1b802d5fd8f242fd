"""What an undo, a redo or the recycle bin leaves as it is, and what it never names."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.made_once import Base, Made
from tests.services.journal.office import DAY, File, Office

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.grid_writing import written
from conseil_mobilite.domain.assessment.local_grid import LocalGrid
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.domain.people.person import PersonAudience
from conseil_mobilite.services.assessment import assessments, synthesis
from conseil_mobilite.services.journal import recycle_bin, undoing
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.services.people import people
from conseil_mobilite.store.reference import reference

LOCAL = "CM-2026.1-L1"
LEFT = ActDetails(reason="injoignable")


@pytest.fixture(scope="module")
def first_base(made: Made[File]) -> Base:
    return made.base


@pytest.fixture
def colleague(office: Office) -> UUID:
    """Welcome another adviser of the same body."""

    def hire(session: Session) -> UUID:
        (first,) = session.exec(select(Adviser)).all()
        made = Adviser(organisation_id=first.organisation_id, first_name="Ali", last_name="Sow")
        session.add(made)
        return made.id

    return office.store.run(hire)


def test_an_answer_to_a_question_of_the_body_own_grid_is_taken_back_and_named(
    office: Office,
) -> None:
    def follow_own_grid(session: Session) -> None:
        made_at = datetime(2027, 3, 1, tzinfo=UTC)
        content = written(reference.grid()).replace("CM-2026.1", LOCAL, 1)
        session.add(
            LocalGrid(
                version=LOCAL,
                national_version="CM-2026.1",
                number=1,
                content=content,
                made_at=made_at,
            )
        )
        session.get_one(Assessment, office.assessment).grid_version = LOCAL

    office.store.run(follow_own_grid)
    office.answer("V04", Reply(codes=("aucun",)))
    office.do(lambda s: assessments.clear(s, office.assessment, "V04"))

    (gone,) = office.store.read(recycle_bin.entries)
    said = office.undo()

    assert "Véhicule" in gone.words
    assert "Véhicule" in said
    kept = office.store.read(assessments.picture, office.assessment)
    assert kept.replies["V04"].codes == ("aucun",)


def test_a_public_declared_again_meanwhile_does_not_come_back_twice(office: Office) -> None:
    def declare(session: Session) -> None:
        people.add_public(session, office.person, "rsa", DAY, None)

    def periods(session: Session) -> list[PersonAudience]:
        return list(session.exec(select(PersonAudience)))

    office.do(declare)
    (first,) = office.store.read(periods)
    office.do(lambda s: people.remove_public(s, first.id))
    office.do(declare)
    (entry,) = office.store.read(recycle_bin.entries)

    with pytest.raises(UserError, match="recouvrent"):
        office.store.run(recycle_bin.put_back, entry)

    assert len(office.store.read(periods)) == 1


def test_the_bin_gives_nothing_back_within_a_pathway_that_a_colleague_closed(
    office: Office, colleague: UUID
) -> None:
    action = office.plan("À jeter")
    office.do(lambda s: actions.delete(s, action))
    mine, office.store.adviser = office.store.adviser, colleague
    office.do(lambda s: pathways.act(s, office.pathway, PathwayAct.DROP, DAY, LEFT))
    office.store.adviser = mine
    (entry,) = office.store.read(recycle_bin.entries)

    with pytest.raises(UserError, match="terminé"):
        office.store.run(recycle_bin.put_back, entry)

    kept = office.store.read(lambda s: s.get_one(Action, action))
    assert kept.deleted_at is not None


def test_taking_back_the_closing_itself_reopens_the_pathway(office: Office) -> None:
    office.do(lambda s: pathways.act(s, office.pathway, PathwayAct.DROP, DAY, LEFT))

    office.undo()

    pathway = office.store.read(pathways.current, office.person)
    assert pathway is not None
    assert pathway.id == office.pathway


def test_a_step_that_a_colleague_changed_since_is_left_and_the_one_before_is_taken_back(
    office: Office, colleague: UUID
) -> None:
    first, second = office.plan("Un"), office.plan("Deux")
    mine, office.store.adviser = office.store.adviser, colleague
    office.do(lambda s: actions.change(s, second, {"wording": "Deux bis"}))
    office.store.adviser = mine

    step = office.store.run(undoing.undo_last, office.person)

    assert len(step.left) == 1
    assert "Deux" in step.left[0]
    remaining = office.store.read(actions.of_pathway, office.pathway, DAY)
    assert [each.action.id for each in remaining] == [second]
    assert first not in {each.action.id for each in remaining}


def test_colleagues_never_read_a_sensitive_barrier_or_public_in_the_bin(office: Office) -> None:
    office.do(
        lambda s: synthesis.keep_barrier(s, office.assessment, "sante_deplacement", by_hand=True)
    )
    office.do(lambda s: synthesis.drop_barrier(s, office.assessment, "sante_deplacement"))
    office.do(lambda s: people.add_public(s, office.person, "handicap", date(2027, 1, 4), None))
    (period,) = office.store.read(lambda s: list(s.exec(select(PersonAudience))))
    office.do(lambda s: people.remove_public(s, period.id))

    words = " ".join(entry.words for entry in office.store.read(recycle_bin.entries)).lower()

    assert "frein" in words
    assert "santé" not in words
    assert "handicap" not in words
