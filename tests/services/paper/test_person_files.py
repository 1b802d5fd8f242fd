"""The whole file of a person, on a real base: all of hers, and nothing of anybody else."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW
from tests.documents.conftest import Reading
from tests.services import supported
from tests.services.grid_story import made, validated

from conseil_mobilite.documents import person_file as paper
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.assessment.assessment import Answer
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.person_file import FilePart, PersonFile
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.situation import Vehicle
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.paper import issuing, person_files
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people, person_header, privacy
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.referrals import sent_referrals
from conseil_mobilite.services.referrals.sent_referrals import Sending
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
DAY = timedelta(days=1)


@pytest.fixture
def awa(session: Session) -> Person:
    new = NewPerson("Sylla", "Awa", birth_date=date(1990, 5, 4), publics=("handicap",))
    return people.welcome(session, new, Origin(), ON - 30 * DAY)


def told(session: Session, person: Person) -> PersonFile:
    return person_files.prepare(session, person.id, NOW)


def words(file: PersonFile) -> str:
    return "\n".join(_words(file.told))


def read(session: Session, person: Person) -> str:
    document = paper.document(told(session, person))
    return " ".join(run.text for run in document.runs()).replace("\u00a0", " ")


def note(session: Session, of: Person, text: str, **fields: object) -> Note:
    author = session.info["adviser"]
    given = {"person_id": of.id, "author_id": author, "written_at": NOW, "text": text, **fields}
    written = Note.model_validate(given)
    session.add(written)
    session.flush()
    return written


def test_it_is_kept_as_it_was_handed_out(session: Session, awa: Person) -> None:
    kept = person_files.issue(session, awa.id, NOW)

    assert (kept.kind, kept.number, kept.recipient) == ("dossier_personne", "2027-00001", "")
    assert kept.sha256 == hashlib.sha256(kept.content).hexdigest()
    assert kept.content == issuing.issued(session, kept.id).content
    assert kept.twin is not None
    acts = session.exec(select(AuditEntry.act).where(AuditEntry.record_id == kept.id)).all()
    assert acts == ["document.issue"]
    assert "2027-00001" in words(told(session, awa))


def test_looking_at_it_keeps_nothing(session: Session, awa: Person) -> None:
    shown = person_files.preview(session, awa.id, NOW)

    assert shown.title == "Dossier : Awa Sylla"
    assert issuing.of_person(session, awa.id) == []


def test_who_holds_it_why_and_for_how_long_is_said_first(session: Session, awa: Person) -> None:
    first = Reading(person_files.preview(session, awa.id, NOW).pdf).pages[0]

    assert "Mobilité Solidaire de la Thiérache" in first
    assert "Intérêt légitime (art. 6, 1, f du RGPD)" in first.replace("\u00a0", " ")
    assert "Tant que vous êtes accompagné" in first
    assert "aucune transmission" in first
    assert "CNIL" in first


def test_of_an_empty_file_one_sentence_says_all_that_is_not_known(session: Session) -> None:
    nobody = supported.person(session, "Roy")

    file = told(session, nobody)

    assert [part.title for part in file.told] == ["Qui vous êtes"]
    assert {"Vos bilans", "Votre accompagnement", "Les notes écrites sur vous"} <= {*file.silent}
    assert "Nous ne gardons rien sur" in read(session, nobody)


def test_sensitive_publics_and_refused_answers_are_told_in_words(
    session: Session, awa: Person
) -> None:
    pathway = session.exec(select(Pathway).where(Pathway.person_id == awa.id)).one()
    bilan = assessments.start(session, pathway.id, "complet", NOW)
    assessments.answer(session, bilan.id, "A01", Reply(ReplyState.REFUSED), NOW)
    assessments.answer(session, bilan.id, "H02", Reply(codes=("impossible",)), NOW)
    assessments.answer(session, bilan.id, "V04", Reply(ReplyState.NOT_DISCUSSED), NOW)

    said = words(told(session, awa))

    assert "Personne en situation de handicap (RQTH…)" in said
    assert "Ne souhaite pas répondre" in said
    assert "Impossible" in said
    assert "Non abordé" in said
    assert "Pas de réponse" in said


def test_a_code_that_the_grid_does_not_label_is_told_as_it_is(
    session: Session, awa: Person
) -> None:
    pathway = session.exec(select(Pathway).where(Pathway.person_id == awa.id)).one()
    bilan = assessments.start(session, pathway.id, "complet", NOW)
    assessments.answer(session, bilan.id, "O01", Reply(codes=("02361",), text="Guise"), NOW)
    session.add(Answer(assessment_id=bilan.id, question="V04", codes="ancien", answered_at=NOW))
    session.add(
        Answer(assessment_id=bilan.id, question="Z99", text="Perdu", kilometres=7, answered_at=NOW)
    )
    session.flush()

    cells = words(told(session, awa)).split("\n")

    assert {"Guise (02361)", "ancien", "Z99", "Perdu · 7 km"} <= {*cells}


def test_a_question_is_told_as_it_was_asked_that_day(session: Session, awa: Person) -> None:
    pathway = session.exec(select(Pathway).where(Pathway.person_id == awa.id)).one()
    made(session, "Disposez-vous d’un véhicule ?")
    validated(session, pathway)
    made(session, "Et maintenant, avez-vous une voiture ?", NOW + DAY)

    said = words(told(session, awa))

    assert "Disposez-vous d’un véhicule" in said
    assert "avez-vous une voiture" not in said


def test_what_is_in_the_recycle_bin_is_still_held_hence_told(session: Session, awa: Person) -> None:
    pathway = session.exec(select(Pathway).where(Pathway.person_id == awa.id)).one()
    planned = actions.plan(session, pathway.id, NewAction("info_offre", "Lire un plan"), ON)
    actions.delete(session, planned.id)
    note(session, awa, "Un mot jeté.", deleted_at=NOW)

    said = read(session, awa)

    assert "Lire un plan" in said
    assert "Un mot jeté." in said
    assert said.count("À la corbeille depuis le") == 2


def test_nobody_else_is_named(session: Session, awa: Person) -> None:
    other = supported.person(session, "Ornithorynque")
    adviser = session.get_one(Adviser, session.info["adviser"])
    supported.colleague(session, adviser, "Casoar")
    seats = (awa.id, other.id)
    new = NewAppointment("atelier", NOW + DAY, 120, seats, title="Lire un plan")
    appointments.book(session, new)
    note(session, other, "Un wombat passe.")

    shown = person_files.preview(session, awa.id, NOW)
    said = f"{Reading(shown.pdf).text} {shown.html.decode()}"

    assert "Lire un plan" in said
    assert not any(word in said for word in ("Ornithorynque", "Casoar", "wombat"))


def test_a_private_note_is_told_by_its_author(session: Session, awa: Person) -> None:
    note(session, awa, "Une hirondelle passe.", private=True)

    shown = person_files.preview(session, awa.id, NOW)

    assert "Une hirondelle passe." in Reading(shown.pdf).text
    assert len(shown.warnings) == 1
    assert shown.warnings[0].startswith("Relisez les notes")


def test_a_private_note_of_a_colleague_is_said_to_be_there(session: Session, awa: Person) -> None:
    adviser = session.get_one(Adviser, session.info["adviser"])
    samia = supported.colleague(session, adviser)
    note(session, awa, "Un perroquet passe.", private=True, author_id=samia.id)

    shown = person_files.preview(session, awa.id, NOW)
    said = Reading(shown.pdf).text

    assert "perroquet" not in said + shown.html.decode()
    assert "Cette note est gardée par Samia Roy" in said
    assert len(shown.warnings) == 2
    assert shown.warnings[0].startswith("1\u00a0note personnelle de vos collègues")


def test_those_who_received_something_are_named_with_the_day(session: Session, awa: Person) -> None:
    sent_referrals.send(session, awa.id, Sending("Garage solidaire", person_agreed=True), ON)

    assert told(session, awa).recipients == (
        "Garage solidaire : orientation vers ce service, le 12 mars 2027",
    )


def test_agreements_and_their_withdrawal_are_told(session: Session, awa: Person) -> None:
    given = privacy.agree(session, awa.id, "restitution_prescripteur", ON - DAY, agreed=True)
    privacy.withdraw(session, given.id, ON)

    said = words(told(session, awa))

    assert "Oui, vous êtes d’accord" in said
    assert "12 mars 2027" in said


def test_corrections_of_another_day_are_told_in_short(store: Store) -> None:
    before = datetime(2027, 2, 1, 9, tzinfo=UTC)

    def begin(session: Session) -> UUID:
        session.info["clock"] = lambda: before
        person = people.welcome(session, NewPerson("Sylla", "Awa"), Origin(), before.date())
        session.add(Vehicle(person_id=person.id, kind="velo", noted_on=before.date()))
        session.flush()
        written = note(session, person, "Un mot.")
        written.text = "Un autre mot."
        return person.id

    person_id = store.run(begin)
    store.run(lambda session: session.delete(session.exec(select(Vehicle)).one()))
    store.run(_rename)
    store.run(person_header.note_opening, person_id)

    file = store.run(lambda session: told(session, session.get_one(Person, person_id)))
    traces = next(part for part in file.parts if part.title == "Les traces de votre dossier")
    changes, before_and_after, openings = traces.parts

    assert changes.table is not None
    assert len(changes.table.rows) == 1
    day, what, who = changes.table.rows[0]
    assert (day, who) == ("12 mars 2027", "Nadia Lefèvre")
    assert what.replace("\u00a0", " ") == "1 véhicule supprimé, 1 dossier modifié"
    assert before_and_after.table is not None
    assert before_and_after.table.rows == (("12 mars 2027", "Nom d’usage", "(rien)", "Diop"),)
    assert openings.facts[0].words == "1\u00a0jour"


def _rename(session: Session) -> None:
    session.exec(select(Person)).one().usual_name = "Diop"


def _words(parts: tuple[FilePart, ...]) -> Iterator[str]:
    for part in parts:
        yield part.title
        yield part.text
        yield from (fact.words for fact in part.facts)
        yield from (cell for row in (part.table.rows if part.table else ()) for cell in row)
        yield from _words(part.told)
