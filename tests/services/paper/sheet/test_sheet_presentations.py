"""One content, in the presentation that one reads best; nothing of others, nothing private."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pypdfium2
import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.assessment import Assessment, Strength
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.presentation import Presentation, SheetChoice
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.services.pathway import actions, funding, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson

ON = date(2027, 3, 12)
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
CHOICES = tuple(SheetChoice(presentation) for presentation in Presentation)
SIMPLIFIED = SheetChoice(Presentation.SIMPLIFIED)
NAMES = [choice.presentation.value for choice in CHOICES]


def welcomed(session: Session, last_name: str, first_name: str) -> UUID:
    new = NewPerson(last_name, first_name, birth_date=date(1992, 6, 4), publics=("rsa", "handicap"))
    return people.welcome(session, new, people.Origin(), ON).id


@pytest.fixture
def helene(session: Session) -> UUID:
    return welcomed(session, "Lefèvre", "Hélène")


def plan(session: Session, person: UUID, new: NewAction) -> UUID:
    pathway = pathways.current(session, person)
    assert pathway is not None
    return actions.plan(session, pathway.id, new, ON).id


def funded(session: Session, action: UUID, kind: str, aid: str, granted: int | None) -> None:
    line = FundingLine(
        action_id=action,
        funder_kind=kind,
        aid_code=aid,
        asked_cents=30_000,
        asked_on=ON,
        granted_cents=granted,
        granted_on=ON if granted else None,
    )
    funding.put(session, line)


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def test_each_presentation_is_kept_under_its_name(session: Session, helene: UUID) -> None:
    for choice in CHOICES:
        action_sheets.issue(session, helene, AT, choice)

    kept = sorted(issuing.of_person(session, helene), key=lambda each: each.number)

    assert [(each.title, each.variant, each.language) for each in kept] == [
        ("Fiche mobilité", "standard", ""),
        ("Fiche mobilité (version simplifiée)", "simplifiee", ""),
        ("Fiche mobilité (grands caractères)", "grands_caracteres", ""),
    ]
    assert len({each.content for each in kept}) == 3
    assert all(each.twin for each in kept)


@pytest.mark.parametrize("choice", CHOICES, ids=NAMES)
def test_what_is_looked_at_is_what_is_handed_out(
    session: Session, helene: UUID, choice: SheetChoice
) -> None:
    plan(session, helene, NewAction("auto_ecole", "Appeler l’auto-école."))

    shown = action_sheets.preview(session, helene, AT, choice)
    issued = action_sheets.issue(session, helene, AT, choice)

    assert (shown.pdf, shown.html) == (issued.content, issued.twin)
    assert shown.title == f"{issued.title} pour Hélène Lefèvre"
    assert "Appeler l’auto-école." in words(shown.pdf)


def test_a_second_language_goes_with_the_standard_presentation_only(
    session: Session, helene: UUID
) -> None:
    with pytest.raises(UserError) as refused:
        action_sheets.issue(session, helene, AT, replace(SIMPLIFIED, language="pt"))

    assert refused.value.field == "presentation"
    assert issuing.of_person(session, helene) == []


@pytest.mark.parametrize("choice", [*CHOICES, SheetChoice(language="en")], ids=[*NAMES, "en"])
def test_the_appointment_is_with_whom_the_diary_says(
    session: Session, helene: UUID, choice: SheetChoice
) -> None:
    organisation = setup.organisation(session)
    other = Adviser(organisation_id=organisation.id, first_name="Karim", last_name="Benali")
    session.add(other)
    session.flush()
    starts = AT + timedelta(days=3)
    new = NewAppointment("suivi", starts, 45, (helene,), adviser_id=other.id)
    appointments.book(session, new)

    said = words(action_sheets.preview(session, helene, AT, choice).pdf)

    assert "vec Karim Benali" in said
    assert said.count("Karim") <= 2


def test_the_file_says_how_she_wants_to_read(session: Session, helene: UUID) -> None:
    assert action_sheets.wished(session, helene) == SheetChoice()
    session.get_one(Person, helene).easy_read = True

    assert action_sheets.wished(session, helene) == SIMPLIFIED


def test_a_second_language_is_kept_with_the_sheet(session: Session, helene: UUID) -> None:
    issued = action_sheets.issue(session, helene, AT, SheetChoice(language="pt"))

    assert (issued.variant, issued.language) == ("standard", "pt")
    assert "Votre but" in words(issued.content)


def test_a_step_has_the_sign_of_its_kind(session: Session, helene: UUID) -> None:
    plan(session, helene, NewAction("velo_ecole"))
    plan(session, helene, NewAction("garage_solidaire"))

    steps = action_sheets.prepare(session, helene, AT).steps

    assert [(step.sign, step.word) for step in steps] == [
        ("BICYCLE", "Vélo"),
        ("WRENCH", "Garage"),
    ]


def test_the_network_of_the_reduced_fare_is_whom_she_asks_for_it(
    session: Session, helene: UUID
) -> None:
    plan(session, helene, NewAction("velo_ecole", partner_name="Le Guidon"))
    ccas = NewAction("info_droits", partner_kind="service_social", partner_name="CCAS de Guise")
    plan(session, helene, ccas)
    assert action_sheets.prepare(session, helene, AT).fare_network == ""
    network = NewAction("info_droits", partner_kind="aom", partner_name="Bus des Vallées")
    plan(session, helene, network)

    assert action_sheets.prepare(session, helene, AT).fare_network == "Bus des Vallées"
    simplified = words(action_sheets.preview(session, helene, AT, SIMPLIFIED).pdf)
    assert "Demandez la réduction ici : Bus des Vallées." in simplified


def test_an_aid_tells_when_it_was_asked_and_when_it_was_granted(
    session: Session, helene: UUID
) -> None:
    action = plan(session, helene, NewAction("auto_ecole", "Passer le permis."))
    funded(session, action, "departement", "", 30_000)
    funded(session, action, "france_travail", "ft_permis", None)

    said = words(action_sheets.preview(session, helene, AT).pdf)

    assert "accordée le 12 mars" in said
    assert "demandée le 12 mars, pas encore de date" in said
    simplified = words(action_sheets.preview(session, helene, AT, SIMPLIFIED).pdf)
    assert "L’aide est acceptée depuis le vendredi 12 mars 2027." in simplified


@pytest.mark.parametrize("choice", CHOICES, ids=NAMES)
def test_nothing_of_health_is_named_and_the_adviser_is_told(
    session: Session, helene: UUID, choice: SheetChoice
) -> None:
    action = plan(session, helene, NewAction("auto_ecole", "Passer le permis."))
    pathway = pathways.current(session, helene)
    assert pathway is not None
    made = Assessment(pathway_id=pathway.id, grid_version="CM-2026.1", started_at=AT)
    session.add(made)
    session.flush()
    session.add(Strength(assessment_id=made.id, code="marche", text="Marcher sans difficulté"))
    session.add(Strength(assessment_id=made.id, code="lire_plan", text="Lire un plan", position=1))
    session.flush()
    assert action_sheets.preview(session, helene, AT, choice).warnings == ()
    funded(session, action, "agefiph", "agefiph_permis", None)
    funded(session, action, "departement", "pch_transport", None)

    shown = action_sheets.preview(session, helene, AT, choice)

    said = words(shown.pdf)
    assert said.count("Aide demandée ensemble") == 2
    assert "Lire un plan" in said
    for private in ("Agefiph", "PCH", "Département", "Marcher", "RSA", "andicap", "1992"):
        assert private not in said
        assert private not in shown.html.decode()
    (warning,) = shown.warnings
    assert "sans son nom" in warning


def test_what_is_hard_to_read_is_told_before_a_simplified_sheet_leaves(
    session: Session, helene: UUID
) -> None:
    long = (
        "Vous allez à la préfecture avec tous vos papiers pour demander l’échange de votre permis"
    )
    plan(session, helene, NewAction("echange_permis", f"{long} étranger. Voir l’ANPE."))

    (first, second) = action_sheets.preview(session, helene, AT, SIMPLIFIED).warnings

    assert first.startswith("Étape 1 : « Vous allez à la préfecture avec tous vos")
    assert "a 17\u00a0mots." in first
    assert second == "Étape 1 : « ANPE » est une abréviation. Écrivez les mots en entier."
    assert action_sheets.preview(session, helene, AT).warnings == ()


def test_lines_to_sign_are_there_only_if_the_body_wants_them(
    session: Session, helene: UUID
) -> None:
    for choice in CHOICES:
        assert "igner" not in words(action_sheets.preview(session, helene, AT, choice).pdf)
    paper_texts.want_signatures(session, wanted=True)

    for choice in CHOICES:
        assert "igner" in words(action_sheets.preview(session, helene, AT, choice).pdf)


def test_how_long_data_are_kept_is_simplified_unless_the_body_words_it(
    session: Session, helene: UUID
) -> None:
    kept = "Vos informations sont gardées 2 ans après votre dernier contact."
    assert kept in words(action_sheets.preview(session, helene, AT, SIMPLIFIED).pdf)
    code = paper_texts.texts(session).text("notice").code
    paper_texts.put(session, code, "{organisme} garde tout 5 ans. Écrivez à {contact}.")

    said = words(action_sheets.preview(session, helene, AT, SIMPLIFIED).pdf)

    assert kept not in said
    assert "garde tout 5 ans." in said


@pytest.mark.parametrize("choice", [*CHOICES, SheetChoice(language="en")], ids=[*NAMES, "en"])
def test_nothing_of_another_person_is_on_a_sheet(
    session: Session, helene: UUID, choice: SheetChoice
) -> None:
    other = welcomed(session, "Zanzibar", "Perlimpin")
    secret = NewAction(
        "info_droits",
        "Quetzalcoatl",
        "Raison-perroquet",
        partner_name="Ornithorynque",
        partner_phone="+33699887766",
        partner_address="Wombatville",
        papers="Tapirus",
    )
    funded(session, plan(session, other, secret), "fondation", "", 12_345)
    starts = AT + timedelta(days=3)
    appointments.book(session, NewAppointment("suivi", starts, 45, (other,), place="Axolotl"))
    own = NewAction("velo_ecole", "Essayer un vélo.", "Raison-perroquet")
    plan(session, helene, own)
    file = session.get_one(Person, helene)
    file.address = "3 rue Secrète"
    session.add(ContactPoint(person_id=helene, kind="phone", value="+33611223344"))
    session.flush()

    shown = action_sheets.preview(session, helene, AT, choice)

    for text in (words(shown.pdf), shown.html.decode()):
        assert "Essayer un vélo." in text
        for canary in (
            *("Zanzibar", "Perlimpin", "Quetzalcoatl", "perroquet", "Ornithorynque"),
            *("99 88", "Wombatville", "Tapirus", "123", "Axolotl", "22 33", "Secrète"),
        ):
            assert canary not in text


def test_a_person_without_anything_has_each_sheet(session: Session) -> None:
    person = people.register(session, NewPerson("Zidane", "Paul"), ON)
    organisation = setup.organisation(session)
    organisation.phone = organisation.opening_hours = ""
    adviser = session.exec(select(Adviser)).first()
    assert adviser is not None
    adviser.phone = ""
    session.flush()

    for choice in CHOICES:
        said = words(action_sheets.preview(session, person.id, AT, choice).pdf)
        assert "Paul" in said
        assert "None" not in said
