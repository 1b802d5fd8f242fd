from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.domain.people.privacy import PrivacyNotice
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.people import people, privacy
from conseil_mobilite.services.people.people import (
    NewPerson,
    Origin,
    PeopleQuery,
    PersonChanges,
    Typed,
)
from conseil_mobilite.services.referrals import referrals
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
HELENE = NewPerson(
    last_name="Lefèvre-Nguyễn",
    first_name="Hélène",
    birth_date=date(1992, 6, 4),
    sex="F",
    phones=("06 45 12 78 90", ""),
    emails=("Helene@Exemple.FR",),
    postcode="02120",
    insee_code="02361",
    municipality_name="Guise",
    publics=("rsa", "handicap", "parent_isole"),
)


def found(session: Session, typed: str) -> list[str]:
    return [row.full_name for row in people.search(session, PeopleQuery(AT, text=typed)).rows]


@pytest.mark.parametrize("typed", ["helene lefe", "0645", "nguyen 1992", "guise", "2027-0001"])
def test_who_is_registered_is_found(session: Session, typed: str) -> None:
    people.register(session, HELENE, ON)
    people.register(session, NewPerson("Zidane", "Paul"), ON)

    assert found(session, typed) == ["Hélène Lefèvre-Nguyễn"]


def test_contacts_are_stored_clean_and_publics_with_their_day(session: Session) -> None:
    person = people.register(session, HELENE, ON)

    details = people.details(session, person.id)
    assert details.phones == ("+33645127890",)
    assert details.emails == ("Helene@exemple.fr",)
    assert {(row.code, row.since) for row in details.publics} == {
        (code, ON) for code in HELENE.publics
    }


def test_who_registers_follows_the_person(session: Session) -> None:
    adviser = session.exec(select(Adviser.id)).one()

    assert people.register(session, HELENE, ON).adviser_id == adviser


@pytest.mark.parametrize(
    ("field", "at_fault"),
    [
        ("last_name", replace(HELENE, last_name=" ")),
        ("last_name", replace(HELENE, last_name="Lefèvre 2")),
        ("first_name", replace(HELENE, first_name="<b>")),
        ("first_name", replace(HELENE, first_name="H" * 81)),
        ("birth_date", replace(HELENE, birth_date=ON + timedelta(days=1))),
        ("birth_date", replace(HELENE, birth_date=date(1899, 1, 1))),
        ("phone", replace(HELENE, phones=("06 45 12",))),
        ("email", replace(HELENE, emails=("helene",))),
        ("postcode", replace(HELENE, postcode="0212")),
        ("sex", replace(HELENE, sex="X")),
        ("publics", replace(HELENE, publics=("rsa", "riche"))),
        ("contact_preference", replace(HELENE, contact_preference="PIGEON")),
        ("france_travail_id", replace(HELENE, france_travail_id="1" * 21)),
        ("caf_id", replace(HELENE, caf_id="1" * 21)),
    ],
)
def test_what_cannot_be_is_refused_beside_its_input(
    session: Session, field: str, at_fault: NewPerson
) -> None:
    with pytest.raises(UserError) as refused:
        people.register(session, at_fault, ON)

    assert refused.value.field == field


NIR = "2 92 06 02 361 001 22"


@pytest.mark.parametrize(
    ("field", "at_fault"),
    [
        ("last_name", replace(HELENE, last_name=NIR)),
        ("usual_name", replace(HELENE, usual_name=NIR)),
        ("address", replace(HELENE, address=f"12 rue des Tisserands {NIR}")),
        ("municipality_name", replace(HELENE, municipality_name=NIR)),
        ("postcode", replace(HELENE, postcode=NIR)),
        ("france_travail_id", replace(HELENE, france_travail_id=NIR)),
        ("caf_id", replace(HELENE, caf_id=NIR)),
        ("phone", replace(HELENE, phones=(NIR,))),
        ("email", replace(HELENE, emails=(NIR,))),
    ],
)
def test_a_social_security_number_is_refused_in_every_text(
    session: Session, field: str, at_fault: NewPerson
) -> None:
    with pytest.raises(UserError, match="sécurité sociale") as refused:
        people.register(session, at_fault, ON)

    assert refused.value.field == field


def test_a_social_security_number_is_refused_in_the_words_of_a_prescriber(
    session: Session,
) -> None:
    origin = Origin("ML", reason="Mme Lefèvre, 292060236100122, sans voiture")

    with pytest.raises(UserError, match="sécurité sociale") as refused:
        people.welcome(session, HELENE, origin, ON)

    assert refused.value.field == "reason"


def test_files_are_numbered_each_year_without_a_gap(session: Session) -> None:
    numbers = [people.register(session, HELENE, ON).file_number for _ in range(3)]
    numbers.append(people.register(session, HELENE, date(2028, 1, 2)).file_number)

    assert numbers == ["2027-0001", "2027-0002", "2027-0003", "2028-0001"]


def test_a_refused_registration_uses_no_number(store: Store) -> None:
    with pytest.raises(UserError):
        store.run(people.welcome, HELENE, Origin("INCONNU"), ON)

    assert store.run(people.welcome, HELENE, Origin(), ON).file_number == "2027-0001"


def test_the_ten_thousandth_file_of_a_year_goes_on(session: Session) -> None:
    for number in ("2027-9998", "2027-9999", "2027-10000", "2027-10001"):
        session.add(Person(file_number=number, last_name="A", first_name="B", registered_on=ON))
    session.flush()

    assert people.register(session, HELENE, ON).file_number == "2027-10002"


def test_welcoming_somebody_sent_keeps_who_sent_her_and_opens_her_pathway(
    session: Session,
) -> None:
    origin = Origin(
        prescriber_kind="DEPT",
        prescriber_name="Département de l’Aisne",
        agent_name="Mme Payen",
        received_on=date(2027, 3, 3),
        person_agreed=True,
        notice_version=privacy.NOTICE_VERSION,
    )

    person = people.welcome(session, HELENE, origin, ON)

    referral = session.exec(select(Referral)).one()
    pathway = session.exec(select(Pathway)).one()
    notice = session.exec(select(PrivacyNotice)).one()
    assert (referral.state, referral.answered_on) == ("acceptee", ON)
    assert (pathway.person_id, pathway.referral_id) == (person.id, referral.id)
    assert (pathway.prescriber_kind, pathway.state) == ("DEPT", "a_contacter")
    assert (notice.version, notice.given_on) == (privacy.NOTICE_VERSION, ON)


def test_who_comes_alone_has_no_referral(session: Session) -> None:
    people.welcome(session, HELENE, Origin(), ON)

    assert session.exec(select(Referral)).all() == []
    assert session.exec(select(Pathway.prescriber_kind)).one() == "SPONTANE"


def test_a_referral_may_wait_for_its_answer(session: Session) -> None:
    received = ON - timedelta(days=2)
    person = people.welcome(session, HELENE, Origin("ML", accepted=False), received)
    assert session.exec(select(Pathway)).all() == []
    waiting = referrals.waiting(session, person.id)
    assert waiting

    referrals.accept(session, waiting.id, ON)

    assert referrals.waiting(session, person.id) is None
    assert session.exec(select(Pathway.referral_id)).one() == waiting.id
    with pytest.raises(UserError):
        referrals.refuse(session, waiting.id, "autre", ON)


def test_a_referral_is_refused_for_a_reason_of_the_list(session: Session) -> None:
    person = people.welcome(session, HELENE, Origin("ML", accepted=False), ON)
    waiting = referrals.waiting(session, person.id)
    assert waiting
    with pytest.raises(UserError) as refused:
        referrals.refuse(session, waiting.id, "", ON)
    assert refused.value.field == "refusal_reason"

    referrals.refuse(session, waiting.id, "bénéficiaire-en-emploi", ON)

    assert session.exec(select(Pathway)).all() == []
    assert referrals.waiting(session, person.id) is None


def test_a_correction_changes_what_it_names_and_what_is_searched(session: Session) -> None:
    person = people.register(session, HELENE, ON)

    people.correct(
        session, person.id, PersonChanges(usual_name="Durand", phones=["07 11 22 33 44"])
    )

    assert found(session, "durand 0711") == ["Hélène Durand"]
    assert found(session, "0645") == []
    assert people.details(session, person.id).emails == ("Helene@exemple.fr",)


def test_a_refused_correction_leaves_the_file_as_it_was(store: Store) -> None:
    person = store.run(people.register, HELENE, ON)

    with pytest.raises(UserError):
        store.run(people.correct, person.id, PersonChanges(last_name="Durand", phones=["06 45"]))

    details = store.read(people.details, person.id)
    assert (details.person.last_name, details.phones) == ("Lefèvre-Nguyễn", ("+33645127890",))


def test_a_public_begins_and_ends_on_its_days(session: Session) -> None:
    person = people.register(session, HELENE, ON)
    later = ON + timedelta(days=30)

    people.set_public(session, person.id, "rsa", later, belongs=False)
    people.set_public(session, person.id, "siae", later, belongs=True)

    details = people.details(session, person.id)
    assert details.belongs("rsa", later)
    assert not details.belongs("rsa", later + timedelta(days=1))
    assert details.belongs("siae", later)
    assert not details.belongs("siae", ON)


def test_a_public_ticked_by_mistake_leaves_no_trace(session: Session) -> None:
    person = people.register(session, HELENE, ON)

    people.set_public(session, person.id, "ass", ON, belongs=True)
    people.set_public(session, person.id, "ass", ON, belongs=True)
    people.set_public(session, person.id, "ass", ON, belongs=False)

    rows = session.exec(select(PersonAudience).where(PersonAudience.code == "ass")).all()
    assert rows == []


def test_the_bin_hides_a_person_until_she_is_restored(session: Session) -> None:
    person = people.register(session, HELENE, ON)

    people.put_in_bin(session, person.id)
    assert found(session, "lefevre") == []

    people.restore(session, person.id)
    assert found(session, "lefevre") == ["Hélène Lefèvre-Nguyễn"]


def test_every_act_leaves_a_trace(session: Session) -> None:
    person = people.register(session, HELENE, ON)
    people.correct(session, person.id, PersonChanges(address="12 rue des Tisserands"))
    people.note_opening(session, person.id)
    people.put_in_bin(session, person.id)

    entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.number))).all()

    assert [(entry.act, entry.record_id) for entry in entries] == [
        (act, person.id)
        for act in ("person.register", "person.correct", "person.open", "person.bin")
    ]


@pytest.mark.parametrize(
    ("typed", "agreed"),
    [
        (Typed("LEFEVRE NGUYEN", "helene"), ("même nom", "même prénom")),
        (Typed("Hélène", "Lefèvre-Nguyễn"), ("nom et prénom inversés",)),
        (Typed("Lefèvre-Nguyễn", "Helne"), ("même nom", "prénoms proches")),
        (Typed("Durand", "Hélène", date(1992, 6, 4)), ("même prénom", "même date de naissance")),
        (Typed("Durand", "Jean", phone="06.45.12.78.90"), ("même téléphone",)),
        (
            Typed("Lefèvre-Nguyễn", "Hélène", date(1992, 6, 4), "0645127890"),
            ("même nom", "même prénom", "même date de naissance", "même téléphone"),
        ),
    ],
)
def test_somebody_known_is_told_with_what_is_alike(
    session: Session, typed: Typed, agreed: tuple[str, ...]
) -> None:
    person = people.register(session, HELENE, ON)

    (namesake,) = people.possible_duplicates(session, typed)

    assert (namesake.person_id, namesake.agreed) == (person.id, agreed)


@pytest.mark.parametrize(
    "typed",
    [
        Typed("Lefèvre-Nguyễn", ""),
        Typed("Lefèvre", "Hélène"),
        Typed("Lefèvre-Nguyễn", "Hélène", date(1993, 6, 4)),
        Typed("Durand", "Jean", date(1992, 6, 4)),
        Typed("Durand", "Jean", phone="0645127891"),
        Typed("Durand", "Jean", phone="0645"),
    ],
)
def test_somebody_else_is_not(session: Session, typed: Typed) -> None:
    people.register(session, HELENE, ON)

    assert people.possible_duplicates(session, typed) == ()


def test_nobody_is_her_own_duplicate(session: Session) -> None:
    person = people.register(session, HELENE, ON)

    typed = Typed("Lefèvre-Nguyễn", "Hélène")
    assert people.possible_duplicates(session, typed, besides=person.id) == ()


@pytest.mark.parametrize("name", ["mot " * 2_500, "a" * 100_000], ids=["words", "letters"])
def test_a_page_of_text_in_the_place_of_a_name_is_like_nobodys(session: Session, name: str) -> None:
    people.register(session, HELENE, ON)

    assert people.possible_duplicates(session, Typed(name, "Hélène")) == ()
    assert people.possible_duplicates(session, Typed("Lefèvre-Nguyễn", name)) == ()


def test_the_header_tells_who_she_is_and_hides_what_is_sensitive(session: Session) -> None:
    person = people.welcome(session, HELENE, Origin(), ON)

    header = people.header(session, person.id, AT)

    assert header.full_name == "Hélène Lefèvre-Nguyễn"
    assert header.publics == ("rsa", "parent_isole")
    assert header.phone == "+33645127890"
    assert (header.state, header.pathway_open) == ("a_contacter", True)
    assert header.next_meeting is None
    assert (header.assessments, header.actions, header.documents) == (0, 0, 0)


def test_an_agreement_may_be_taken_back_once(session: Session) -> None:
    person = people.register(session, HELENE, ON)
    agreement = privacy.agree(session, person.id, "restitution_prescripteur", ON, agreed=True)

    privacy.withdraw(session, agreement.id, ON + timedelta(days=4))

    (kept,) = privacy.of_person(session, person.id).agreements
    assert kept.withdrawn_on == ON + timedelta(days=4)
    with pytest.raises(UserError):
        privacy.withdraw(session, agreement.id, ON)
