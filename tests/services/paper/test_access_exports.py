"""The file of a person as a program reads it: all of hers, explained, and the same each time."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from jsonschema import Draft202012Validator
from sqlmodel import Session, SQLModel, select
from tests.conftest import NOW
from tests.services import supported

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.interchange.person_file.writing import write
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.paper import access_exports
from conseil_mobilite.services.paper.person_file.corrections import corrections
from conseil_mobilite.services.paper.person_file.held import owned
from conseil_mobilite.services.people import people, privacy
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.situation import vehicles
from conseil_mobilite.services.situation.vehicles import VehicleFacts
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference.file_dictionary import meanings
from conseil_mobilite.store.reference.reference import code_lists

ON = date(2027, 3, 12)
DAY = timedelta(days=1)


def awa(session: Session) -> Person:
    new = NewPerson("Sylla", "Awa", birth_date=date(1990, 5, 4), phones=("0612345678",))
    return people.welcome(session, new, Origin(), ON - 30 * DAY)


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def exported(session: Session, person: Person) -> str:
    held = access_exports.held_of(session, person.id)
    return opened(write(access_exports.gather(held, NOW), {}))["dossier.json"].decode()


def test_every_table_and_column_of_a_file_is_explained() -> None:
    tables = SQLModel.metadata.tables
    wanted = {"person", "appointment", "appointment_series", *owned()}
    forgotten = {
        (name, column.name)
        for name in wanted
        for column in tables[name].c
        if column.name not in {"content", "twin"} and column.name not in meanings()[name].columns
    }

    assert meanings().keys() == wanted
    assert forgotten == set()
    assert {each for t in meanings().values() for c in t.columns.values() for each in c.lists} <= {
        *code_lists()
    }


def test_what_is_handed_out_follows_its_schema_and_is_kept(session: Session) -> None:
    her = awa(session)

    handed = access_exports.hand_out(session, her.id, NOW)
    files = opened(handed.content)

    data = json.loads(files["dossier.json"])
    Draft202012Validator(json.loads(files["schema.json"])).validate(data)
    assert data["tables"]["person"][0]["valeurs"]["last_name"] == "Sylla"
    assert files["documents/2027-00001.pdf"] == files["dossier.pdf"]
    assert handed.name == "dossier-2027-00001.zip"
    acts = session.exec(select(AuditEntry.act).where(AuditEntry.record_id == her.id)).all()
    assert acts[-1] == "person.export"
    words = json.loads(files["dictionnaire.json"])
    assert words["tables"]["journey"]["colonnes"]["cost_cents"]["unite"] == "centimes d’euro"
    assert words["listes"]["civilities"]


def test_the_same_rows_give_the_same_bytes(session: Session) -> None:
    her = awa(session)
    held = access_exports.held_of(session, her.id)

    first, second = (write(access_exports.gather(held, NOW), {}) for _ in range(2))

    assert first == second


def test_nobody_else_is_in_it(session: Session) -> None:
    her, other = awa(session), supported.person(session, "Ornithorynque")
    new = NewAppointment("atelier", NOW + DAY, 90, (her.id, other.id), title="Lire un plan")
    appointments.book(session, new)

    said = exported(session, her)

    assert "Lire un plan" in said
    assert "Ornithorynque" not in said
    assert str(other.id) not in said


@pytest.mark.parametrize("hers", [True, False], ids=["her own note", "a colleague's note"])
def test_a_private_note_is_told_by_its_author_alone(session: Session, *, hers: bool) -> None:
    her = awa(session)
    present = session.get_one(Adviser, session.info["adviser"])
    author = present if hers else supported.colleague(session, present)
    note = Note(
        person_id=her.id, author_id=author.id, written_at=NOW, text="Un lynx.", private=True
    )
    session.add(note)
    session.flush()
    note.text = "Un grand lynx."
    session.flush()

    said = exported(session, her)

    assert ("lynx" in said) is hers
    assert ('"kept_back": true' in said) is not hers


def test_what_was_deleted_is_in_its_history(store: Store) -> None:
    her = store.run(awa)
    gone = store.run(vehicles.add, her.id, VehicleFacts(kind="velo", name="Le vieux vélo"), ON)
    store.run(vehicles.remove, gone.id)

    said = json.loads(store.run(exported, her))

    acts = [each["acte"] for each in said["historique"] if each["table"] == "vehicle"]
    assert acts == ["insert", "delete"]
    assert said["tables"]["vehicle"] == []


def test_a_correction_is_told_before_and_after(store: Store) -> None:
    her = store.run(awa)
    store.run(people.correct, her.id, {"civility": "MME", "phones": ["0698765432"]})
    store.run(privacy.agree, her.id, "donnees_sante", ON, agreed=True)

    found = store.run(lambda session: corrections(access_exports.held_of(session, her.id)))

    told = {(each.what, each.before, each.after) for each in found}
    label = code_lists()["civilities"].label("MME")
    assert ("Civilité", "", label) in told
    assert ("Téléphone", phone_display("+33612345678"), "") in told
    assert {each.by for each in found} == {"Nadia Lefèvre"}
