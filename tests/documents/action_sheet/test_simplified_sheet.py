"""The « version simplifiée » for somebody who reads little."""

import re
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.action_sheet.letter_sizes import FOOT, sizes
from tests.documents.conftest import Reading

from conseil_mobilite.documents.action_sheet import simplified
from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    AdviserCard,
    Aid,
    DataNotice,
    Letterhead,
    Meeting,
    NextAppointment,
    Step,
)
from conseil_mobilite.domain.paper.sheet_budget import SheetBudget

SMALLEST = 14
SHOUTING = re.compile(r"\b[A-ZÀ-Ý]{2,}\b")


def reading(content: ActionSheet) -> Reading:
    return Reading(write(simplified.document(content)))


def test_it_tells_first_what_matters_most(sheet: ActionSheet) -> None:
    text = reading(replace(sheet, first_name="Amina")).text

    expected = [
        "Plateforme Mobilité des Trois Vallées",
        "Ma fiche mobilité",
        "Version simplifiée pour Amina, le mardi 9 mars 2027.",
        "La mobilité, ce sont vos trajets de chaque jour.",
        "Votre but Aller à votre formation d’aide-soignante à Montclair, chaque jour.",
        "Votre prochain rendez-vous Mardi 16 mars 2027 À 14 heures 30 Avec Sophie Morel",
        "4 place de la Mairie, Valbrune Bus 3, arrêt Mairie.",
        "Le rendez-vous dure 45 minutes.",
        "Sophie peut vous aider Sophie Morel est votre conseillère.",
        "Vous pouvez appeler Sophie. 03 53 01 12 34",
        "Voici les horaires : du lundi au vendredi, de 9 heures à 17 heures.",
        "Vos étapes",
        "Étape 1 Demander la carte de bus à tarif réduit. Avec : Bus des Vallées",
        "Agence de la gare Téléphone : 03 53 01 20 00",
        "Apportez ces papiers :",
        "Attestation Caisse d’allocations familiales",
        "1 photo Avant le vendredi 19 mars 2027",
        "C’est fait.",
        "Étape 2 Essayer le vélo.",
        "Vos points forts",
        "Lire les horaires de bus",
        "Vos aides et vos droits Une réduction dans les transports",
        "Vous payez alors la moitié du prix, ou moins.",
        "Demandez la réduction ici : Bus des Vallées.",
        "Aide au permis À remplir ensemble. La somme n’est pas encore sûre.",
        "La réponse vient de : le Département.",
        "Bourse La somme est de 450 euros.",
        "Vous aurez la réponse avant le vendredi 30 avril 2027.",
        "En cas de changement Vous ne pouvez pas venir à un rendez-vous ?",
        "Appelez Sophie. 03 53 01 12 34 Vous pouvez laisser un message.",
        "Vous avez le droit de ne pas signer.",
        "Vos informations",
        "Vos informations sont gardées 2 ans après votre dernier contact.",
        "Vous pouvez lire, corriger ou effacer vos informations.",
        "donnees@trois-vallees.example",
    ]
    places = [text.find(words) for words in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_nothing_is_smaller_than_14_points_but_the_foot(
    sheet: ActionSheet, budget: SheetBudget
) -> None:
    full = reading(replace(sheet, budget=budget))
    used = sizes(full)

    assert FOOT in used
    assert all(size >= SMALLEST for size in used if size != FOOT)
    foot = f"Fiche numéro 2027-0142 · {sheet.organisation.name} page"
    assert full.text.count(foot) == len(full.pages)


def test_it_takes_few_pages(five_steps: ActionSheet) -> None:
    usual = replace(five_steps, steps=five_steps.steps[:3], aids=five_steps.aids[:1])

    assert len(reading(usual).pages) <= 3
    assert len(reading(five_steps).pages) <= 4


def test_the_head_of_a_card_tells_its_number_its_pictogram_and_its_word(
    five_steps: ActionSheet,
) -> None:
    text = reading(five_steps).text

    assert "1 Étape 1 Bus Demander la carte de bus à tarif réduit. Avec : Bus des Vallées" in text
    assert "Avant le mercredi 7 avril 2027 C’est fait." in text


def test_lines_are_one_and_a_half_times_as_far_apart_as_letters_are_high() -> None:
    scale = simplified.document(_bare()).scale

    assert (scale.body, scale.leading) == (16, 1.5)


def test_there_is_no_percentage_abbreviation_capitals_nor_table(
    sheet: ActionSheet, budget: SheetBudget
) -> None:
    typed = Step("Prendre RDV à la CAF à 14h30. Payer 50 % du prix.", papers="RIB, CNI")
    told = reading(replace(sheet, budget=budget, steps=(typed, *sheet.steps)))

    assert "%" not in told.text
    assert "FALC" not in told.text
    assert not SHOUTING.search(told.text)
    assert not re.search(r"\d/\d|\d ?h\b|€", told.text)
    assert "/Table" not in told.tags


def test_whom_to_write_to_follows_the_rights_it_is_for(sheet: ActionSheet) -> None:
    told = " ".join(reading(sheet).text.split())

    assert "Vous pouvez refuser l’usage de vos informations. Pour cela, " in told
    assert told.index("Pour cela, ") < told.index("peut vous donner le texte complet")


def test_each_sentence_stands_on_a_line_of_its_own(sheet: ActionSheet) -> None:
    content = replace(sheet, goal="Aller au travail. Garder votre emploi.")
    page = html.write(simplified.document(content)).decode()

    assert "<p>Aller au travail.</p>" in page
    assert "<p>Garder votre emploi.</p>" in page


def test_a_pictogram_never_stands_without_its_word(sheet: ActionSheet) -> None:
    steps = (
        Step("Louer une voiture", sign="KEY", word="Location"),
        Step("Parler", sign="UNHEARD_OF", word="Rien"),
    )
    page = html.write(simplified.document(replace(sheet, steps=steps))).decode()

    assert page.count('class="word"') == 1
    assert "Location" in page
    assert "Rien" not in page


def _bare() -> ActionSheet:
    return ActionSheet(
        number="2027-0001",
        organisation=Letterhead("Relais"),
        adviser=AdviserCard("Zoé"),
        person_name="Ali Ba",
        issued_on=date(2027, 1, 1),
        notice=DataNotice("Le relais garde ces informations 5 ans."),
    )


def test_a_sheet_without_anything_yet_says_so_honestly() -> None:
    text = reading(_bare()).text

    for sentence in (
        "Version simplifiée pour Ali Ba, le vendredi 1er janvier 2027.",
        "Vous allez choisir votre but avec Zoé.",
        "Vous n’avez pas encore de rendez-vous.",
        "Vous pouvez écrire ici la date du prochain rendez-vous :",
        "Zoé vous aide pour vos trajets. Vous pouvez parler à Zoé.",
        "Vous n’avez pas encore d’étape. Vous allez choisir une étape avec Zoé.",
        "Vous savez déjà faire des choses.",
        "Demandez la réduction à l’accueil des transports.",
        "Parlez à Zoé.",
        "Le relais garde ces informations 5 ans.",
        "Pour cela, parlez à Zoé.",
    ):
        assert sentence in text
    for absent in ("budget", "signer", "papier", "None", "Appelez", "gardées"):
        assert absent not in text


def test_without_a_phone_it_says_where_to_come_and_to_write() -> None:
    bare = _bare()
    mute = replace(
        bare,
        organisation=replace(bare.organisation, address="4 pl. de la Mairie"),
        adviser=replace(bare.adviser, email="zoe@relais.example"),
        notice=replace(bare.notice, contact="la mairie, 1 bd Haut"),
    )
    text = reading(mute).text

    assert "Vous pouvez venir à cette adresse : 4 place de la Mairie" in text
    assert "Vous pouvez écrire à Zoé : zoe@relais.example" in text
    assert "Venez à cette adresse : 4 place de la Mairie" in text
    assert "Pour cela, écrivez à : La mairie, 1 boulevard Haut" in text


def test_without_an_adviser_the_organisation_helps() -> None:
    text = reading(replace(_bare(), adviser=AdviserCard(""))).text

    assert "Relais peut vous aider Relais vous aide pour vos trajets." in text


def test_of_twelve_steps_five_are_shown_and_the_others_counted(sheet: ActionSheet) -> None:
    steps = tuple(Step(f"Faire la chose {number:02}") for number in range(12))
    text = reading(replace(sheet, steps=steps)).text

    assert all(f"Faire la chose {number:02}." in text for number in range(5))
    assert "chose 05" not in text
    assert "Il y a encore 7 étapes. Vous verrez la suite avec Sophie." in text
    assert "Il y a encore 1 étape." in reading(replace(sheet, steps=steps[:6])).text
    assert "La date n’est pas encore choisie." in text


def test_a_card_is_never_cut(sheet: ActionSheet) -> None:
    steps = tuple(
        Step(f"Début {n}. Milieu. Encore. Fin {n}", "P" * 40, papers="a, b, c") for n in range(5)
    )
    for page in reading(replace(sheet, steps=steps)).pages:
        for number in range(5):
            assert (f"Début {number}." in page) == (f"Fin {number}." in page)


def test_a_partner_of_300_characters_and_long_names_are_printed_whole(sheet: ActionSheet) -> None:
    partner = ("Plateforme d’accompagnement à la mobilité inclusive " * 6)[:300].strip()
    name = "Anne-Charlotte de La Rochefoucauld-Montmorency " * 3
    step = Step("Appeler", partner, "+33353012000", partner, papers=partner)
    told = reading(replace(sheet, steps=(step,) * 5, person_name=name, goal=name, first_name=name))

    assert told.letters.count("".join(partner.split())) == 15
    assert "".join(name.split()) in told.letters


def test_papers_told_in_a_sentence_are_not_listed(sheet: ActionSheet) -> None:
    text = reading(replace(sheet, steps=(Step("Essayer", papers="Le casque est prêté."),))).text

    assert "Le casque est prêté." in text
    assert "Apportez" not in text
    alone = reading(replace(sheet, steps=(Step("Essayer", papers="Carte d’identité."),))).text
    assert "Apportez ce papier : " in alone


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        (Meeting.PHONE, "Sophie vous appelle au téléphone. Restez près de votre téléphone."),
        (Meeting.VIDEO, "Le rendez-vous se fait en vidéo, sur internet."),
        (Meeting.IN_PERSON, "Sophie vous dira le lieu."),
    ],
)
def test_an_appointment_says_how_it_takes_place(
    sheet: ActionSheet, meeting: Meeting, words: str
) -> None:
    coming = NextAppointment(date(2027, 4, 1), time(9), 90, meeting)
    text = reading(replace(sheet, next_appointment=coming)).text

    assert "Jeudi 1er avril 2027 À 9 heures" in text
    assert words in text
    assert "Le rendez-vous dure 1 heure et 30 minutes." in text


def test_the_budget_is_told_in_sentences_if_she_wants_it(
    sheet: ActionSheet, budget: SheetBudget
) -> None:
    text = reading(replace(sheet, budget=budget)).text

    assert "Votre budget Le budget, c’est votre argent pour les trajets." in text
    assert "Aujourd’hui, vous payez 120 euros et 50 centimes chaque mois." in text
    assert "La solution est : le train de 5 heures 40, avec un abonnement." in text
    assert "Vous payez 47 euros et 30 centimes de moins chaque mois." in text
    same = replace(budget, with_solution=budget.today)
    assert "Vous payez le même prix" in reading(replace(sheet, budget=same)).text
    assert "budget" not in reading(sheet).text


def test_an_aid_tells_its_days_in_full(sheet: ActionSheet) -> None:
    granted = Aid("Bourse", amount_cents=30_000, granted_on=date(2027, 3, 4))
    asked = Aid("Prêt", amount="au moins 50 %", asked_on=date(2027, 3, 1), answer="bientôt")
    text = reading(replace(sheet, aids=(granted, asked))).text

    assert "L’aide est acceptée depuis le jeudi 4 mars 2027." in text
    assert "La somme : au moins la moitié." in text
    assert "L’aide est demandée depuis le lundi 1er mars 2027. La réponse : bientôt." in text


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.text(max_size=100), min_size=6, max_size=6),
    st.lists(st.one_of(st.none(), st.dates(date(2020, 1, 1))), max_size=6),
)
def test_any_content_makes_a_simplified_sheet(texts: list[str], days: list[date | None]) -> None:
    organisation, adviser, person, goal, what, papers = texts
    content = ActionSheet(
        number="2027-0001",
        organisation=Letterhead(organisation, what, "", papers),
        adviser=AdviserCard(adviser, person, what),
        person_name=person,
        issued_on=date(2027, 3, 9),
        notice=DataNotice(goal, papers),
        goal=goal,
        strengths=(what, papers),
        steps=tuple(Step(what, person, "", goal, day, papers, word=what) for day in days),
        aids=(Aid(what, goal, None, papers, person, None, what),),
        fare_network=organisation,
    )
    told = reading(content)

    assert "Vos étapes" in told.text
    assert f"page {len(told.pages)} sur {len(told.pages)}" in told.pages[-1]
