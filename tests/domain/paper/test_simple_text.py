"""Free text is cut into sentences and written out; its meaning stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.paper.simple_text import (
    euro_words,
    hour_words,
    is_sentence,
    length_words,
    listed,
    simple_sentences,
    written_out,
)

SHORT = {
    "RDV": "rendez-vous",
    "CAF": "Caisse d’allocations familiales",
    "M.": "monsieur",
    "av.": "avenue",
    "n°": "numéro",
}


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ("", ()),
        ("   \n ", ()),
        ("aller au travail", ("Aller au travail.",)),
        ("Appelez. Venez !", ("Appelez.", "Venez !")),
        ("Demander la carte ; payer à la gare", ("Demander la carte.", "Payer à la gare.")),
        ("- le bus\n• le train", ("Le bus.", "Le train.")),
        ("Voir M. Blanc, av. Foch. Demander un RDV", None),
        ("Écrire à la CAF ? Oui", ("Écrire à la Caisse d’allocations familiales ?", "Oui.")),
        ("Voici la liste :", ("Voici la liste :",)),
        ("ALLER À LA MAIRIE", ("Aller à la mairie.",)),
        ("Aller à la PRÉFECTURE", ("Aller à la Préfecture.",)),
    ],
)
def test_a_text_is_cut_into_sentences(typed: str, sentences: tuple[str, ...] | None) -> None:
    if sentences is None:
        sentences = ("Voir monsieur Blanc, avenue Foch.", "Demander un rendez-vous.")

    assert simple_sentences(typed, SHORT) == sentences


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("à 14h30", "à 14 heures 30"),
        ("9 h et 1h", "9 heures et 1 heure"),
        ("de 9 h à 17\u00a0h", "de 9 heures à 17 heures"),
        ("le 12/03/2027", "le 12 mars 2027"),
        ("le 01/04/27", "le 1er avril 2027"),
        ("le 45/13/2027", "le 45/13/2027"),
        ("au moins 50 % du prix", "au moins la moitié du prix"),
        ("remise de 25%", "remise de un quart"),
        ("une aide de 30 %", "une aide de 30 sur 100"),
        ("450 € et 1 €", "450 euros et 1 euro"),
        ("1 250 €", "1 250 euros"),
        ("20 €/mois", "20 euros par mois"),
        ("5 km, 45 min", "5 kilomètres, 45 minutes"),
        ("bus & train", "bus et train"),
        ("ligne n° 3", "ligne numéro 3"),
        ("3 mois", "3 mois"),
        ("CAFÉ de la CAF", "CAFÉ de la Caisse d’allocations familiales"),
    ],
)
def test_signs_and_abbreviations_are_written_out(typed: str, written: str) -> None:
    assert written_out(typed, SHORT).replace("\u00a0", " ") == written


def test_papers_are_listed_one_by_one() -> None:
    assert listed("justificatif (eau, gaz), 2 photos ; RIB") == (
        "justificatif (eau, gaz)",
        "2 photos",
        "RIB",
    )
    assert listed("Carte d’identité. Devis du garage.") == ("Carte d’identité", "Devis du garage")
    assert listed("1,5 litre") == ("1,5 litre",)
    assert listed("  ") == ()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Le casque est prêté.", True),
        ("Aucun papier à apporter.", True),
        ("L’auto-école prête le livre.", True),
        ("Carte d’identité.", False),
        ("Le livre du code", False),
        ("Lettre de l’employeur.", False),
        ("", False),
    ],
)
def test_a_sentence_is_told_from_names_of_papers(typed: str, *, sentence: bool) -> None:
    assert is_sentence(typed) == sentence


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (hour_words(14, 30), "14 heures 30"),
        (hour_words(9, 5), "9 heures 05"),
        (hour_words(1, 0), "1 heure"),
        (length_words(45), "45 minutes"),
        (length_words(60), "1 heure"),
        (length_words(90), "1 heure et 30 minutes"),
        (euro_words(45_000), "450 euros"),
        (euro_words(6240), "62 euros et 40 centimes"),
        (euro_words(101), "1 euro et 1 centime"),
        (euro_words(-4730), "47 euros et 30 centimes"),
    ],
)
def test_hours_lengths_and_sums_are_said_in_words(said: str, expected: str) -> None:
    assert said.replace("\u00a0", " ") == expected


@given(st.text(max_size=200))
def test_any_text_gives_whole_sentences(typed: str) -> None:
    for sentence in simple_sentences(typed, SHORT):
        assert sentence.strip()
        assert sentence[-1] in ".!?…:"
        assert "\n" not in sentence
