"""What the person reads on her sheet."""

import dataclasses
from dataclasses import replace
from datetime import date, time

import pytest
from tests.documents.conftest import Reading
from tests.documents.papers import sheet_pdf

from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    AdviserCard,
    DataNotice,
    Letterhead,
    Meeting,
    NextAppointment,
    Step,
)
from conseil_mobilite.domain.paper.sheet_budget import BudgetCell, BudgetRow, SheetBudget
from conseil_mobilite.domain.situation.budget_rules import Amount, Bound


def test_a_sheet_tells_its_content_in_reading_order(sheet: ActionSheet) -> None:
    text = Reading(sheet_pdf(sheet)).text

    expected = [
        "Plateforme Mobilité des Trois Vallées",
        "Votre conseillère : Sophie Morel",
        "03 53 01 12 34",
        "du lundi au vendredi, de 9 h à 17 h",
        "Ma fiche mobilité",
        "Pour Amina Haddad, le 9 mars 2027. Fiche n° 2027-0142.",
        "Votre but Aller à votre formation d’aide-soignante à Montclair, chaque jour.",
        "Ce que vous savez déjà faire Lire les horaires de bus Demander votre chemin",
        "Vos étapes À faire Avec qui Avant le Fait",
        "1 Demander la carte de bus à tarif réduit Papiers : attestation CAF, 1 photo",
        "Bus des Vallées agence de la gare 03 53 01 20 00 vendredi 19 mars",
        "2 Essayer le vélo Vélo-école Le Guidon vendredi 7 janvier 2028",
        "Vos aides et vos droits Aide ou droit Combien Qui décide Réponse",
        "Réduction dans les transports",
        "L1113-1",
        "au moins 50 % Bus des Vallées",
        "Aide au permis À remplir ensemble. à confirmer le Département pas encore de date",
        "Réponse Bourse 450 € à préciser ensemble avant le 30 avril",
        "Votre prochain rendez-vous Mardi 16 mars 2027 à 14 h 30",
        "avec Sophie Morel, pendant 45 minutes",
        "4 place de la Mairie, Valbrune Bus 3, arrêt Mairie",
        "Si quelque chose change",
        "Appelez Sophie ou laissez un message. 03 53 01 12 34",
        "Amina Haddad Sophie Morel, conseillère Signer n’est pas obligatoire.",
        "Vos informations. Plateforme Mobilité des Trois Vallées garde ces informations",
        "donnees@trois-vallees.example",
    ]
    places = [text.find(words) for words in expected]
    assert dict(zip(expected, places, strict=True)) == dict(
        zip(expected, sorted(places), strict=True)
    )
    assert -1 not in places


def test_each_page_says_its_number_and_whose_sheet_it_is(sheet: ActionSheet) -> None:
    pages = Reading(sheet_pdf(sheet)).pages

    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert page.endswith(
            f"Fiche n° 2027-0142 · Plateforme Mobilité des Trois Vallées page {number} sur 2"
        )


def test_the_number_of_pages_is_right_whatever_it_is(sheet: ActionSheet) -> None:
    short = replace(sheet, steps=(), aids=(), next_appointment=None, signatures=None)
    bare = replace(short, goal="", strengths=(), notice=DataNotice("Le CCAS garde ceci."))
    bare = replace(bare, organisation=Letterhead("CCAS"), adviser=AdviserCard("Zoé"))
    long = replace(sheet, steps=tuple(Step("Aller " * 200) for _ in range(5)))

    assert "page 1 sur 1" in Reading(sheet_pdf(bare)).text
    pages = Reading(sheet_pdf(long)).pages
    assert pages[-1].endswith(f"page {len(pages)} sur {len(pages)}")
    assert len(pages) > 2


def test_the_same_content_gives_the_same_bytes(sheet: ActionSheet) -> None:
    assert sheet_pdf(sheet) == sheet_pdf(sheet)
    assert sheet_pdf(sheet) != sheet_pdf(replace(sheet, number="2027-0143"))


def test_a_sheet_without_anything_yet_says_so_honestly() -> None:
    bare = ActionSheet(
        number="2027-0001",
        organisation=Letterhead("CCAS"),
        adviser=AdviserCard("Zoé"),
        person_name="Ali Ba",
        issued_on=date(2027, 1, 1),
        notice=DataNotice("Le CCAS garde ces informations."),
    )
    text = Reading(sheet_pdf(bare)).text

    for sentence in (
        "Votre contact : Zoé",
        "le 1er janvier 2027",
        "Vous préciserez votre but ensemble",
        "Vous savez déjà faire des choses.",
        "Aucune étape n’est encore décidée.",
        "Réduction dans les transports",
        "Aucun rendez-vous n’est fixé pour l’instant.",
        "Vous avez une question ? Dites-le à Zoé.",
        "Pour cela, parlez-en à votre contact.",
    ):
        assert sentence in text
    for absent in ("budget", "Signer", "Papiers", "None"):
        assert absent not in text


def test_without_a_phone_the_sheet_says_where_to_come_or_write(sheet: ActionSheet) -> None:
    adviser = replace(sheet.adviser, phone="", email="sophie@trois-vallees.example")
    mute = replace(sheet, adviser=adviser, organisation=replace(sheet.organisation, phone=""))
    text = Reading(sheet_pdf(mute)).text

    assert "Venez à l’accueil : 4 place de la Mairie." in text
    assert "Vous pouvez aussi écrire à : sophie@trois-vallees.example" in text
    assert "Appelez" not in text


def test_of_twelve_steps_the_five_first_by_date_are_shown(sheet: ActionSheet) -> None:
    months = (12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
    dated = [Step(f"Étape de {month:02}", due_on=date(2028, month, 1)) for month in months]
    text = Reading(sheet_pdf(replace(sheet, steps=(Step("Un jour peut-être"), *dated)))).text

    shown = [f"Étape de {month:02}" for month in (2, 3, 4, 5, 6)]
    assert [text.find(step) for step in shown] == sorted(text.find(step) for step in shown)
    assert all(step in text for step in shown)
    assert "Étape de 07" not in text
    assert "Un jour peut-être" not in text
    assert "Il y a encore 7 étapes. Vous les verrez ensemble au prochain rendez-vous." in text


def test_one_step_more_is_told_in_the_singular(sheet: ActionSheet) -> None:
    text = Reading(sheet_pdf(replace(sheet, steps=tuple(Step(f"Pas {n}") for n in range(6))))).text

    assert "Il y a encore 1 étape. Vous la verrez ensemble au prochain rendez-vous." in text
    assert "pas de date fixée" in text


def test_the_budget_is_printed_only_if_the_person_wants_it(
    sheet: ActionSheet, budget: SheetBudget
) -> None:
    assert "budget" not in Reading(sheet_pdf(sheet)).text
    text = Reading(sheet_pdf(replace(sheet, budget=budget))).text
    for words in (
        "Votre budget mobilité Chaque mois Aujourd’hui Avec la solution",
        "Carburant 120,50 € 42,00 €",
        "Abonnement de transport – 62,40 €",
        "En moins : prise en charge de l’employeur – 31,20 €",
        "Ce que vous payez 120,50 € 73,20 €",
        "La solution : le train de 5 h 40, avec un abonnement.",
        "Avec la solution, vous payez 47,30 € de moins chaque mois.",
    ):
        assert words in text


def test_a_budget_of_today_alone_has_one_column_and_compares_nothing(sheet: ActionSheet) -> None:
    alone = SheetBudget((BudgetRow("Carburant", BudgetCell(12_050)),), Amount(12_050))

    text = Reading(sheet_pdf(replace(sheet, budget=alone))).text

    assert "Chaque mois Aujourd’hui Carburant 120,50 € Ce que vous payez 120,50 €" in text
    assert "Avec la solution" not in text


def test_an_amount_that_is_not_known_is_neither_nought_nor_compared(sheet: ActionSheet) -> None:
    partial = SheetBudget(
        (
            BudgetRow("Carburant", BudgetCell(None), BudgetCell(4000)),
            BudgetRow("Assurance", BudgetCell(4200), BudgetCell(4200)),
        ),
        Amount(4200, Bound.AT_LEAST),
        Amount(8200),
    )

    text = Reading(sheet_pdf(replace(sheet, budget=partial))).text

    assert "Carburant à compléter 40,00 €" in text
    assert "Ce que vous payez au moins 42,00 € 82,00 €" in text
    assert "Il manque des montants. Vous les compléterez ensemble." in text
    assert "de plus" not in text


def test_a_budget_that_changes_nothing_says_so(sheet: ActionSheet, budget: SheetBudget) -> None:
    same = replace(budget, with_solution=budget.today)

    text = Reading(sheet_pdf(replace(sheet, budget=same))).text

    assert "vous payez le même montant chaque mois" in text


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        (Meeting.PHONE, "Par téléphone : nous vous appelons."),
        (Meeting.VIDEO, "En visioconférence : Le lieu vous sera précisé."),
        (Meeting.IN_PERSON, "Le lieu vous sera précisé."),
    ],
)
def test_an_appointment_says_how_it_takes_place(
    sheet: ActionSheet, meeting: Meeting, words: str
) -> None:
    appointment = NextAppointment(date(2027, 4, 1), time(9), 90, meeting)
    text = Reading(sheet_pdf(replace(sheet, next_appointment=appointment))).text

    assert "Jeudi 1er avril 2027 à 9 h avec Sophie Morel, pendant 1 h 30" in text
    assert words in text


def test_a_contact_that_is_no_mail_address_is_printed_as_it_is(sheet: ActionSheet) -> None:
    notice = DataNotice("Deux phrases.", "la mairie, 1 rue Haute")
    reading = Reading(sheet_pdf(replace(sheet, notice=notice)))

    assert "Pour cela, écrivez à : la mairie, 1 rue Haute." in reading.text
    assert "/Link" not in reading.tags


@pytest.mark.parametrize(
    ("contact", "linked"),
    [
        ("donnees@asso.example", True),
        ("délégué@mairie-d-été.example", True),
        ("javascript:alert(1)//@x.example", False),
        ("dpo@asso.example?bcc=autre@ailleurs.example", False),
        ("dpo@asso.example\tservice juridique", False),
        ("@accueil", False),
    ],
    ids=["plain", "accents", "script", "query", "tab", "no address"],
)
def test_only_one_address_alone_can_be_followed(
    sheet: ActionSheet, contact: str, *, linked: bool
) -> None:
    reading = Reading(sheet_pdf(replace(sheet, notice=DataNotice("Deux phrases.", contact))))

    assert ("/Link" in reading.tags) is linked
    assert "".join(contact.split()) in reading.letters


def test_a_sheet_has_no_place_for_scores_profile_health_or_reasons() -> None:
    fields = {field.name for field in dataclasses.fields(ActionSheet)}
    fields |= {field.name for field in dataclasses.fields(Step)}

    assert not fields & {"score", "scores", "level", "profile", "health", "reason", "reasons"}
    assert not fields & {"barriers", "assessment", "birth_date", "publics", "note"}
