"""A file brought in whole or not at all, completed without overwriting, and taken back."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col, select
from tests.conftest import NOW
from tests.imported_people import FILE, TELLING, dump, file_lines, know, order

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.duplicates.merging import DistinctPair
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.decisions import Decision, Field, ImportLine, Value
from conseil_mobilite.domain.imports.import_run import ImportRun
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import ContactPoint, Person, PersonAudience
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.situation.situation import Licence, SituationTopic
from conseil_mobilite.services.imports import runs
from conseil_mobilite.services.imports.bringing_in import bring_in
from conseil_mobilite.services.imports.taking_back import take_back
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.situation import vehicles
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit

TODAY = NOW.date()
HELENE: Mapping[Field, Value] = {Field.LAST_NAME: "LEFÈVRE", Field.FIRST_NAME: "Hélène"}
NIR = "2 92 06 02 361 001 22"


class GivenUpError(Exception):
    """The adviser gave the import up."""


def silent(_done: int, _total: int) -> None:
    """Hear nothing of the progress."""


def row(
    values: Mapping[Field, Value], decision: Decision = Decision.CREATE, number: int = 2
) -> ImportLine:
    return ImportLine(number, decision, {**HELENE, **values})


def bring(session: Session, *lines: ImportLine, **choices: Decision) -> ImportRun:
    told = {int(name.removeprefix("row_")): choice for name, choice in choices.items()}
    return bring_in(session, order(lines, told), silent)


def only(session: Session) -> Person:
    return session.exec(select(Person)).one()


def note(session: Session) -> str:
    return session.exec(select(Note.text)).one()


def test_an_import_of_many_is_undone_row_for_row(store: Store) -> None:
    known = store.run(know, 4, TODAY)
    before = dump(store, TELLING)
    steps: list[tuple[int, int]] = []

    run = store.run(bring_in, order(file_lines(50, known, TODAY)), lambda *step: steps.append(step))
    brought = dump(store, TELLING)
    taken = store.run(take_back, run.id)

    assert steps == [(0, 54), (54, 54)]
    assert len(brought["person"]) == len(before["person"]) + 50
    assert (taken.removed, taken.restored, taken.kept) == (50, 4, ())
    assert dump(store, TELLING) == before
    assert store.read(audit.verify).intact


def test_an_import_given_up_leaves_the_base_as_it_was(store: Store) -> None:
    known = store.run(know, 2, TODAY)
    before = dump(store)

    def give_up(done: int, _total: int) -> None:
        if done:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        store.run(bring_in, order(file_lines(20, known, TODAY)), give_up)

    assert dump(store) == before


def test_a_row_that_cannot_be_written_costs_the_whole_import_and_is_named(store: Store) -> None:
    before = dump(store)
    nameless = ImportLine(3, Decision.CREATE, {Field.LAST_NAME: "LEFÈVRE"})

    with pytest.raises(UserError, match="Ligne 3"):
        store.run(bring_in, order((row({}), nameless)), silent)

    assert dump(store) == before


def test_who_changed_since_is_kept_whole_and_said(store: Store) -> None:
    run = store.run(bring_in, order(file_lines(4, [], TODAY)), silent)
    found = store.read(lambda session: session.exec(select(Person)).all())
    noted, binned, spared = found[0], found[1], found[2]
    store.run(vehicles.add, noted.id, {"kind": "voiture"}, TODAY)
    store.run(people.put_in_bin, binned.id)
    before = dump(store)

    taken = store.run(take_back, run.id)

    after = dump(store)
    kept = {person.person_id: person for person in taken.kept}
    assert kept.keys() == {noted.id, binned.id}
    assert "a changé depuis" in kept[noted.id].why
    assert "corbeille" in kept[binned.id].why
    assert (kept[noted.id].full_name, kept[noted.id].file_number) == (
        noted.full_name,
        noted.file_number,
    )
    assert taken.removed == 2
    assert [each for each in before["vehicle"] if noted.id.hex in each] == [
        each for each in after["vehicle"] if noted.id.hex in each
    ]
    assert {each for name in after for each in after[name] if noted.id.hex in each} >= {
        each
        for name in ("person", "contact_point", "note")
        for each in before[name]
        if noted.id.hex in each
    }
    assert not any(spared.id.hex in each for each in after["person"])
    told = store.read(runs.runs)[0]
    assert (told.kept_people, told.may_be_undone, told.undone_at) == (2, False, NOW)


def test_a_document_handed_out_keeps_its_person(store: Store) -> None:
    run = store.run(bring_in, order((row({}),)), silent)
    person = store.read(only)
    store.run(_hand_out, person.id)

    taken = store.run(take_back, run.id)

    assert [(each.person_id, "document" in each.why) for each in taken.kept] == [(person.id, True)]
    assert store.read(only).id == person.id


def test_an_import_is_undone_once_and_for_thirty_days(session: Session) -> None:
    run = bring(session, row({}))
    late = NOW + timedelta(days=31)

    session.info["clock"] = lambda: late
    with pytest.raises(UserError, match="trente jours"):
        take_back(session, run.id)
    assert runs.report(session, run.id) == ""
    session.info["clock"] = lambda: NOW
    assert runs.report(session, run.id) != ""
    take_back(session, run.id)
    with pytest.raises(UserError, match="déjà été annulé"):
        take_back(session, run.id)
    assert run.report == ""


def test_reports_that_name_people_are_forgotten_after_thirty_days(session: Session) -> None:
    old = bring(session, row({}))
    young = ImportRun(**old.model_dump(exclude={"id", "act_id"}), act_id=old.id)
    old.made_at = NOW - timedelta(days=31)
    session.add(young)
    session.flush()

    forgotten = runs.forget_reports(session)

    assert (forgotten, old.report, young.report != "") == (1, "", True)


def test_an_import_is_no_step_of_the_file_of_one_person(store: Store) -> None:
    (known,) = store.run(know, 1, TODAY)
    store.run(people.correct, known, {"address": "1 rue de la Paix"})
    phone = {Field.PHONE: "+33612345678"}
    line = ImportLine(2, Decision.UPDATE, {**HELENE, **phone}, known=known)
    store.run(bring_in, order((line,)), silent)

    undone = store.run(undoing.undo_last, known)

    assert store.read(people.details, known).person.address == ""
    assert store.read(people.details, known).phones == ("+33612345678",)
    assert "Adresse" in undone.words or "adresse" in undone.words


def test_a_whole_row_becomes_a_whole_file(session: Session) -> None:
    values: dict[Field, Value] = {
        Field.CIVILITY: "Mme",
        Field.USUAL_NAME: "MARTIN",
        Field.BIRTH_DATE: "1992-06-04",
        Field.PHONE: "+33612345678",
        Field.PHONE_2: "+33323456789",
        Field.EMAIL: "helene@exemple.fr",
        Field.ADDRESS: "12 rue des Tisserands",
        Field.POSTCODE: "02120",
        Field.MUNICIPALITY: "Guise",
        Field.INSEE_CODE: "02361",
        Field.FRANCE_TRAVAIL_ID: "1234567A",
        Field.CAF_ID: "7654321",
        Field.AUDIENCES: ("rsa", "demandeur_emploi", "frr"),
        Field.RQTH: True,
        Field.CAR_LICENCE: True,
        Field.VEHICLE: False,
        Field.OPPOSITION: True,
        Field.ENTERED_ON: "2026-02-10",
        Field.REFERRED_ON: "2026-02-01",
        Field.REGISTERED_FT_ON: "2025-12-01",
        Field.PRESCRIBER: "Mission locale de Thiérache",
    }
    members = [Member("200071983", "CC Thiérache Sambre et Oise")]
    basin = basins.compose(session, "Thiérache", "", members, TODAY)

    bring(session, row(values))

    person = only(session)
    publics = {each.code: each.since for each in session.exec(select(PersonAudience))}
    referral = session.exec(select(Referral)).one()
    pathway = session.exec(select(Pathway)).one()
    assert (person.civility, person.usual_name, person.caf_id) == ("MME", "MARTIN", "7654321")
    assert (person.birth_date, person.registered_on) == (date(1992, 6, 4), date(2026, 2, 1))
    assert (person.frr, person.epci_code, person.sex) == ("oui", "200071983", "NSP")
    assert person.file_number == "2027-0001"
    assert people.details(session, person.id).phones == ("+33612345678", "+33323456789")
    assert publics == {
        "rsa": date(2026, 2, 1),
        "demandeur_emploi": date(2025, 12, 1),
        "handicap": date(2026, 2, 1),
    }
    assert (referral.prescriber_kind, referral.received_on) == ("ML", date(2026, 2, 1))
    assert (referral.state, referral.answered_on) == ("acceptee", date(2026, 2, 10))
    assert (pathway.opened_on, pathway.referral_id) == (date(2026, 2, 10), referral.id)
    assert (pathway.prescriber_kind, pathway.ended_on) == ("ML", None)
    assert pathway.basin_id == basin.id, "the entry is before the basins were drawn"
    assert session.exec(select(Licence.category)).one() == "b"
    assert session.exec(select(SituationTopic.topic, SituationTopic.state)).one() == (
        "vehicules",
        "aucun",
    )
    assert session.exec(select(DisclosureAgreement.agreed)).one() is False
    assert note(session).startswith(f"Importé de «\N{NO-BREAK SPACE}{FILE}")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({Field.VEHICLE: True}, "Véhicule : oui"),
        ({Field.CAR_LICENCE: False}, "Permis B : non"),
        ({Field.ASSESSED_ON: "2026-02-10"}, "Date du bilan : 10/02/2026"),
        ({Field.SOLUTIONS: ("Vélo", "Garage")}, "Solutions : Vélo ; Garage"),
        ({Field.REGISTERED_FT_ON: "2026-02-10"}, "inscription à France Travail : 10/02/2026"),
        ({Field.PRESCRIBER: "La Ruche"}, "Prescripteur : La Ruche (sans date d’orientation)"),
        ({Field.REFERRED_ON: "2026-02-10"}, "Date d’orientation : 10/02/2026"),
        ({Field.ENTERED_ON: "2087-01-01"}, "Date d’entrée : 01/01/2087"),
        (
            {Field.ENTERED_ON: "2025-02-10", Field.ENDED_ON: "2026-02-10"},
            "Accompagnement terminé le 10/02/2026",
        ),
        ({Field.SOURCE_NOTE: "Né le 31/02/1990"}, "Né le 31/02/1990"),
        ({Field.EMAIL: "helene chez exemple"}, "helene chez exemple"),
        ({Field.FRANCE_TRAVAIL_ID: "1" * 21}, "1" * 21),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_fits_no_input_is_kept_in_a_note(
    session: Session, values: Mapping[Field, Value], said: str
) -> None:
    bring(session, row(values))

    assert said in note(session)
    assert session.exec(select(Pathway)).first() is None


@pytest.mark.parametrize("field", [Field.SOURCE_NOTE, Field.PRESCRIBER, Field.ADDRESS])
def test_no_social_security_number_passes(store: Store, field: Field) -> None:
    values: dict[Field, Value] = {field: f"voir {NIR}", Field.REFERRED_ON: "2026-02-10"}

    store.run(bring_in, order((row(values),)), silent)

    assert store.read(only).last_name == "LEFÈVRE"
    assert not any("361 001" in each for rows in dump(store).values() for each in rows)


def test_a_known_file_is_completed_and_never_overwritten(session: Session) -> None:
    known = people.welcome(
        session,
        NewPerson("Lefèvre", "Hélène", phones=("0612345678",), address="1 rue de la Paix"),
        Origin(),
        TODAY,
    )
    values: dict[Field, Value] = {
        Field.PHONE: "+33699999999",
        Field.ADDRESS: "9 rue du Moulin",
        Field.EMAIL: "helene@exemple.fr",
        Field.BIRTH_DATE: "1992-06-04",
        Field.ENTERED_ON: "2026-02-10",
        Field.AUDIENCES: ("rsa",),
    }

    bring(session, ImportLine(2, Decision.UPDATE, {**HELENE, **values}, known=known.id))

    held = people.details(session, known.id)
    assert (held.phones, held.emails) == (("+33612345678",), ("helene@exemple.fr",))
    assert (held.person.address, held.person.last_name) == ("1 rue de la Paix", "Lefèvre")
    assert held.person.birth_date == date(1992, 6, 4)
    assert "19920604" in held.person.search_text
    assert [each.code for each in held.publics] == ["rsa"]
    assert session.exec(select(col(Pathway.opened_on))).one() == TODAY
    for words in ("06 99 99 99 99", "9 rue du Moulin", "Date d’entrée : 10/02/2026"):
        assert words in note(session).replace("\N{NO-BREAK SPACE}", " ")


def test_the_same_rows_twice_add_nothing_to_a_known_file(store: Store) -> None:
    known = store.run(know, 3, TODAY)
    lines = file_lines(0, known, TODAY)
    store.run(bring_in, order(lines), silent)
    once = dump(store, TELLING)

    store.run(bring_in, order(lines), silent)

    assert dump(store, TELLING) == once


def test_the_choices_of_the_adviser_prevail(session: Session) -> None:
    known = people.welcome(session, NewPerson("Lefèvre", "Hélène"), Origin(), TODAY)
    perhaps = ImportLine(
        2, Decision.POSSIBLE_DUPLICATE, {**HELENE, Field.PHONE: "+33612345678"}, known=known.id
    )
    again = ImportLine(3, Decision.POSSIBLE_DUPLICATE, HELENE, linked_to=2)
    other = ImportLine(4, Decision.CREATE, {**HELENE, Field.FIRST_NAME: "Zoé"})

    run = bring(
        session,
        perhaps,
        again,
        other,
        row_2=Decision.UPDATE,
        row_3=Decision.CREATE,
        row_4=Decision.IGNORE,
    )

    names = sorted(session.exec(select(Person.first_name)))
    assert names == ["Hélène", "Hélène"]
    assert people.details(session, known.id).phones == ("+33612345678",)
    assert session.exec(select(DistinctPair)).first() is None
    assert run.counts == '{"ignorer": 1, "mettre_a_jour": 1, "creer": 1}'


def test_two_people_told_apart_are_remembered(session: Session) -> None:
    known = people.welcome(session, NewPerson("Lefèvre", "Hélène"), Origin(), TODAY)
    perhaps = ImportLine(2, Decision.POSSIBLE_DUPLICATE, HELENE, known=known.id)
    again = ImportLine(3, Decision.DUPLICATE, HELENE, linked_to=2)

    bring(session, perhaps, again, row_2=Decision.CREATE, row_3=Decision.CREATE)

    pairs = session.exec(select(DistinctPair)).all()
    assert len(pairs) == 2
    assert sum(known.id in {pair.first_id, pair.second_id} for pair in pairs) == 1


def test_a_possible_duplicate_nobody_chose_is_not_written(session: Session) -> None:
    bring(session, row({}, Decision.POSSIBLE_DUPLICATE), row({}, Decision.DUPLICATE, 3))

    assert session.exec(select(Person)).first() is None


def test_a_further_row_becomes_a_note_and_fills_who_she_is(session: Session) -> None:
    further = ImportLine(
        3,
        Decision.ATTACH,
        {Field.PHONE: "+33612345678", Field.SOLUTIONS: ("Vélo",), Field.ASSESSED_ON: "2026-03-01"},
        linked_to=2,
    )
    orphan = ImportLine(5, Decision.ATTACH, {Field.SOLUTIONS: ("Bus",)}, linked_to=4)

    bring(session, row({}), further, row({}, Decision.REJECT, 4), orphan)

    person = only(session)
    assert people.details(session, person.id).phones == ("+33612345678",)
    assert "Solutions : Vélo" in note(session)
    assert "ligne 3" in note(session)


def test_a_file_of_the_recycle_bin_is_left_there_and_not_made_again(session: Session) -> None:
    known = people.welcome(session, NewPerson("Lefèvre", "Hélène"), Origin(), TODAY)
    people.put_in_bin(session, known.id)
    phone = {Field.PHONE: "+33612345678"}

    run = bring(session, ImportLine(2, Decision.UPDATE, {**HELENE, **phone}, known=known.id))

    assert session.exec(select(ContactPoint)).first() is None
    assert run.counts == '{"doublon": 1}'


def test_a_row_said_to_be_an_earlier_one_completes_the_file_of_that_one(session: Session) -> None:
    known = people.welcome(session, NewPerson("Lefèvre", "Hélène"), Origin(), TODAY)
    first = ImportLine(2, Decision.DUPLICATE, HELENE, known=known.id)
    phone = {Field.PHONE: "+33612345678"}
    second = ImportLine(3, Decision.POSSIBLE_DUPLICATE, {**HELENE, **phone}, linked_to=2)

    bring(session, first, second, row_3=Decision.UPDATE)

    assert people.details(session, known.id).phones == ("+33612345678",)
    assert only(session).id == known.id


def _hand_out(session: Session, person: UUID) -> None:
    session.add(
        IssuedDocument(
            person_id=person,
            kind="fiche",
            number="D-1",
            title="Fiche",
            issued_at=NOW,
            content=b"%PDF",
            sha256="0" * 64,
        )
    )
    session.flush()
