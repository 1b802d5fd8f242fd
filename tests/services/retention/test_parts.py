"""A part of a file that left is nowhere in it any more: neither quoted, nor in its history."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, SQLModel, select
from tests.conftest import NOW

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment, AxisScore, Barrier
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.duplicates import merges, unmerging
from conseil_mobilite.services.duplicates.merges import MergeOrder
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin, PersonChanges
from conseil_mobilite.services.retention import register
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.retention.past import Past

ON = date(2027, 3, 12)
KEPT = "Véhicule\u00a0: «\u00a0Aucun\u00a0»"


def _welcomed(store: Store, *phones: str) -> UUID:
    new = NewPerson("Lefèvre", "Hélène", phones=phones)
    return store.run(people.welcome, new, Origin(), ON).id


def _drop(session: Session, person: UUID, manner: str) -> None:
    line = Erasure(person_id=person, manner=manner, ground="duree_atteinte", done_at=NOW)
    register.do(session, line, Past())


def _holding(session: Session, text: str) -> list[str]:
    """Name the columns of all tables where a text is found."""
    return [
        f"{table.name}.{column}"
        for table in SQLModel.metadata.sorted_tables
        for row in session.connection().execute(table.select()).mappings()
        for column, value in row.items()
        if text in str(value)
    ]


@pytest.mark.parametrize("number", ["45127890", "45127891"])
def test_a_telephone_that_left_is_in_no_former_search_text(store: Store, number: str) -> None:
    who = _welcomed(store, "0645127890")
    store.run(people.correct, who, PersonChanges(usual_name="Diop", phones=("0645127891",)))
    assert store.read(_holding, number)

    store.run(_drop, who, register.CONTACTS)

    assert store.read(_holding, number) == []


def test_two_files_whose_telephones_left_are_separated_and_found_all_the_same(
    store: Store,
) -> None:
    kept, double = _welcomed(store, "0645127890"), _welcomed(store, "0323000000")
    merge = store.run(merges.merge, MergeOrder(kept, double))
    store.run(_drop, kept, register.CONTACTS)

    store.run(unmerging.unmerge, merge.id)

    texts = store.read(lambda session: session.exec(select(Person.search_text)).all())
    assert [text.split()[:2] for text in texts] == [["lefevre", "helene"]] * 2
    assert store.read(_holding, "45127890") == store.read(_holding, "23000000") == []


def _quoted(session: Session, person: UUID) -> None:
    """Freeze what quotes an answer on health, and comment on it."""
    pathway = session.exec(select(Pathway.id).where(Pathway.person_id == person)).one()
    made = Assessment(
        pathway_id=pathway, kind="complet", grid_version=reference.grid().version, started_at=NOW
    )
    session.add(made)
    session.flush()
    question = next(
        each for each in reference.grid().questions if each.axis == "SANTE" and each.choices
    )
    quote = f"{question.short}\u00a0: «\u00a0CANARI\u00a0»"
    choice = question.choices[0].code
    session.add(
        Answer(assessment_id=made.id, question=question.code, codes=choice, answered_at=NOW)
    )
    session.add(
        Barrier(
            assessment_id=made.id, code="sante_deplacement", noted_on=ON, reasons=f"{quote}\n{KEPT}"
        )
    )
    session.add(AxisScore(assessment_id=made.id, axis="SANTE", comment="CANARI fatigué"))
    session.add(AxisScore(assessment_id=made.id, axis="NUM", comment=KEPT))
    proposed: dict[str, object] = {
        "kind": "vae",
        "wording": "Louer",
        "status": "proposee",
        "theme": "acces",
    }
    proposed |= {"pathway_id": pathway, "created_on": ON, "reasons": f"{quote}."}
    session.add(Action.model_validate(proposed))
    session.flush()


def test_an_answer_on_health_that_left_is_quoted_nowhere(store: Store) -> None:
    who = _welcomed(store)
    store.run(_quoted, who)
    assert len(set(store.read(_holding, "CANARI"))) == 4

    store.run(_drop, who, register.SENSITIVE)

    assert store.read(_holding, "CANARI") == []
    assert [each for each in store.read(_holding, KEPT) if each != "change.after"] == [
        "axis_score.comment",
        "barrier.reasons",
    ]
