"""The restitution for the prescriber: its sentences, its marks, its structure."""

from dataclasses import replace
from datetime import date

from tests.documents.conftest import Reading
from tests.documents.papers import PROPOSED, restitution_pdf

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead
from conseil_mobilite.domain.paper.restitution import Box, Part, Restitution, Told

STRENGTHS = Box("strengths", Part.STRENGTHS, "Atouts", (Told("Lire un plan"),))
BARRIERS = Box(
    "barriers",
    Part.BARRIERS,
    "Freins retenus",
    (Told("Véhicule en panne", ("France Travail : contrainte 23",)),),
)
HEALTH = Box(
    "barrier.sante_conduite",
    Part.BARRIERS,
    "Frein : Conduite",
    (Told("Conduite déconseillée"),),
    sensitive=True,
)
ACTIONS = Box(
    "planned",
    Part.ACTIONS,
    "Actions prévues",
    tuple(
        Told(f"Étape {rank}", ("Partenaire " * 27, "Avant le 19 mars 2027"))
        for rank in range(1, 13)
    ),
)
MEDICAL = Box(
    "action.avis_medical",
    Part.ACTIONS,
    "Action",
    (Told("Visite médicale", ("", "Date à convenir")),),
    sensitive=True,
)
LEVELS = Box(
    "levels",
    Part.LEVELS,
    "Niveaux",
    (Told("Budget", ("Fragile (2 sur 4)",)), Told("Santé", ("Non évalué",))),
    sensitive=True,
)
NO_STEP = Box("done", Part.DONE, "Étapes faites et résultats", ())
SHORT = Restitution(
    number="2027-00012",
    organisation=Letterhead("Mobilité des Trois Vallées", "4 place de la Mairie", "+33353011200"),
    adviser=AdviserCard("Sophie", "Morel", phone="+33353011234"),
    issued_on=date(2027, 3, 12),
    prescriber="Mission locale de Thiérache",
    agent="Mme Payen",
    person_name="Awa Roy",
    agreed_on=date(2027, 3, 11),
    assessed_on=date(2027, 3, 9),
    boxes=(STRENGTHS,),
    texts=PROPOSED,
)
LONG = replace(SHORT, boxes=(STRENGTHS, BARRIERS, HEALTH, LEVELS, ACTIONS, MEDICAL, NO_STEP))


def said(content: Restitution) -> str:
    return Reading(restitution_pdf(content)).text.replace("\xa0", " ")


def test_it_says_with_what_agreement_and_under_what_secret() -> None:
    text = said(SHORT)

    assert "avec l’accord de la personne, donné le 11 mars 2027." in text
    assert "couvertes par le secret professionnel" in text
    assert "Si une rubrique manque, cela ne dit rien de la personne." in text
    assert "Mme Payen Mission locale de Thiérache Restitution du bilan mobilité" in text


def test_only_the_parts_chosen_have_a_heading() -> None:
    text = said(SHORT)

    assert "Ce qu’elle sait déjà faire" in text
    for part in set(Part) - {Part.IDENTITY, Part.STRENGTHS}:
        assert part.value not in text
    assert "France Travail" not in text


def test_what_is_sensitive_is_marked_in_words() -> None:
    text = said(LONG)

    assert "Conduite déconseillée (donnée sensible)" in text
    assert "Visite médicale Donnée sensible" in text
    assert "Niveaux d’autonomie (donnée sensible)" in text
    assert text.lower().count("donnée sensible") == 3


def test_a_box_with_nothing_to_tell_says_so() -> None:
    assert "Étapes faites et résultats : rien n’est noté à ce jour." in said(LONG)


def test_the_codes_of_france_travail_are_said_to_be_confirmed_once() -> None:
    assert said(LONG).count("restent à confirmer avec France Travail") == 1


def test_before_any_assessment_it_says_so() -> None:
    assert "Pas encore validé à ce jour" in said(replace(SHORT, assessed_on=None))


def test_long_content_keeps_its_table_heads_on_each_page() -> None:
    reading = Reading(restitution_pdf(LONG))

    assert len(reading.pages) > 2
    assert sum("Avec qui Quand" in page for page in reading.pages) >= 2
    assert "Étape 12" in reading.text
    assert (reading.tags.count("/H1"), reading.tags.count("/Table")) == (1, 3)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert restitution_pdf(LONG) == restitution_pdf(LONG)
