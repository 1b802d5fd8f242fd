"""What the journal kept of a person goes with her; what it kept of others stays."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select
from tests.conftest import NOW
from tests.services import supported

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.duplicates.merging import PersonMerge
from conseil_mobilite.domain.imports.import_run import ImportRun
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.retention import register

WORD = "Ornithorynque"

pytestmark = pytest.mark.parametrize("manner", [register.ERASED, register.ANONYMISED])


def forget(session: Session, person: UUID, manner: str) -> None:
    erasure = Erasure(person_id=person, manner=manner, ground="demande", done_at=NOW)
    assert register.apply_again(session, [erasure]) == 1


def told(session: Session) -> str:
    """Return all that the journal holds."""
    return "".join(f"{each.before}{each.after}" for each in session.exec(select(Change)))


def test_rows_deleted_long_ago_leave_no_word(session: Session, manner: str) -> None:
    person = supported.person(session, "Petit")
    pathway = supported.pathway(session, person, date(2026, 1, 5))
    step = {"pathway_id": pathway.id, "kind": "velo", "created_on": date(2026, 1, 5)}
    action = Action.model_validate({**step, "wording": WORD})
    note = Note(person_id=person.id, written_at=NOW, text=WORD)
    session.add_all([action, note])
    session.flush()
    session.delete(action)
    session.delete(note)
    session.flush()
    assert WORD in told(session)

    forget(session, person.id, manner)

    assert WORD not in told(session)
    assert "Petit" not in told(session)


def test_a_meeting_deleted_long_ago_leaves_no_title(session: Session, manner: str) -> None:
    person = supported.person(session, "Petit")
    meeting = supported.meeting(session, person, NOW, title=WORD)
    session.delete(meeting)
    session.flush()

    forget(session, person.id, manner)

    assert WORD not in told(session)


def test_a_shared_meeting_stays_for_the_others_without_her_name(
    session: Session, manner: str
) -> None:
    person, other = supported.person(session, "Petit"), supported.person(session, "Roussel")
    meeting = supported.meeting(session, person, NOW, "seen", title="Atelier, avec Mme Petit")
    session.add(Participation(appointment_id=meeting.id, person_id=other.id, status="seen"))
    session.flush()
    kept, stays = meeting.id, other.id

    forget(session, person.id, manner)

    seats = select(Participation.person_id).where(Participation.appointment_id == kept)
    assert session.exec(seats).all() == [stays]
    assert session.get_one(Appointment, kept).title == ""
    assert session.get_one(Appointment, kept).starts_at == NOW
    assert "Petit" not in told(session)
    assert "Roussel" in told(session)


def test_a_file_merged_into_hers_leaves_no_word(session: Session, manner: str) -> None:
    person, former = supported.person(session, "Petit"), supported.person(session, WORD)
    number = former.file_number
    session.add(ContactPoint(person_id=former.id, kind="email", value=f"{WORD}@exemple.fr"))
    session.add(
        PersonMerge(
            survivor_id=person.id,
            absorbed_id=former.id,
            absorbed_number=number,
            merged_at=NOW,
            act_id=uuid4(),
        )
    )
    session.flush()
    session.delete(former)
    session.flush()

    forget(session, person.id, manner)

    assert WORD not in told(session)
    assert number not in told(session)
    assert session.exec(select(PersonMerge)).all() == []


def test_what_was_hers_and_is_of_somebody_else_keeps_its_history(
    session: Session, manner: str
) -> None:
    person, other = supported.person(session, "Petit"), supported.person(session, "Roussel")
    note = Note(person_id=person.id, written_at=NOW, text="Prend le car de Guise")
    session.add(note)
    session.flush()
    note.person_id = other.id
    session.flush()
    kept = note.id

    forget(session, person.id, manner)

    changes = select(Change).where(col(Change.row_key) == str(kept))
    assert session.exec(changes).all()
    assert session.get_one(Note, kept).text == "Prend le car de Guise"


def test_a_report_of_an_import_that_names_her_is_emptied(session: Session, manner: str) -> None:
    person = supported.person(session, "Petit")
    runs = [
        ImportRun(
            act_id=uuid4(), made_at=NOW, file_name=name, fingerprint="0", counts="{}", report=text
        )
        for name, text in (
            ("Fiche PETIT Awa.xlsx", '{"nom": "PETIT", "prenom": "Awa"}'),
            ("liste.xlsx", '{"nom": "Petit", "prenom": "Zoé"}'),
        )
    ]
    session.add_all(runs)
    session.flush()
    first, second = (run.id for run in runs)

    forget(session, person.id, manner)

    emptied, kept = session.get_one(ImportRun, first), session.get_one(ImportRun, second)
    assert (emptied.report, emptied.file_name) == ("", "Fichier importé")
    assert kept.report
    assert session.exec(select(Person).where(col(Person.last_name) == "Petit")).all() == []
