from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.people import people, person_documents
from conseil_mobilite.services.people.people import NewPerson

ON = date(2027, 3, 12)
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


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


def test_a_document_is_told_with_who_gave_it_to_whom_and_how_it_reads(session: Session) -> None:
    helene = people.register(session, NewPerson("Lefèvre", "Hélène"), ON).id
    session.add(
        IssuedDocument(
            person_id=helene,
            adviser_id=session.info["adviser"],
            kind="fiche_action",
            variant="grands_caracteres",
            number="2027-00001",
            title="Fiche mobilité",
            issued_at=datetime(2027, 3, 1, 9, tzinfo=UTC),
            content=b"%PDF",
            sha256="0" * 64,
            language="uk",
            recipient="Mission locale",
        )
    )
    session.flush()

    (line,) = person_documents.of_person(session, helene)

    assert (line.adviser, line.recipient) == ("Nadia Lefèvre", "Mission locale")
    assert (line.variant, line.language) == ("grands_caracteres", "ukrainien")


def test_the_bytes_that_were_handed_out_open_and_no_others(session: Session) -> None:
    helene = people.register(session, NewPerson("Lefèvre", "Hélène"), ON).id
    kept = action_sheets.issue(session, helene, AT)

    assert person_documents.original(session, kept.id).content == kept.content

    kept.content += b" "
    with pytest.raises(UserError, match="n’est plus celle qui a été remise"):
        person_documents.original(session, kept.id)
