from datetime import UTC, date, datetime
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.people import people, person_documents
from conseil_mobilite.services.people.people import NewPerson

ON = date(2027, 3, 12)


def hand_out(session: Session, person: UUID, number: str, day: int) -> None:
    session.add(
        IssuedDocument(
            person_id=person,
            kind="fiche",
            number=number,
            title="Fiche d’action",
            issued_at=datetime(2027, 3, day, 9, tzinfo=UTC),
            content=b"%PDF",
            sha256="0" * 64,
        )
    )
    session.flush()


def test_documents_of_a_person_come_latest_first_and_no_one_else_s(session: Session) -> None:
    helene = people.register(session, NewPerson("Lefèvre", "Hélène"), ON).id
    other = people.register(session, NewPerson("Roy", "Awa"), ON).id
    hand_out(session, helene, "2027-0001", 1)
    hand_out(session, helene, "2027-0003", 3)
    hand_out(session, other, "2027-0002", 2)

    lines = person_documents.of_person(session, helene)

    assert [line.number for line in lines] == ["2027-0003", "2027-0001"]
    assert lines[0].title == "Fiche d’action"
