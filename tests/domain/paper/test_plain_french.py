"""The rules of easy reading find what makes a sentence hard, and let a plain one through."""

import pytest

from conseil_mobilite.domain.paper.plain_french import faults, hard_words, places, unknown, words

PLAIN = (
    "Vous pouvez appeler Sophie.",
    "Vous ne pouvez pas venir à un rendez-vous ?",
    "Vous payez alors la moitié du prix, ou moins.",
    "Avant le vendredi 19 mars 2027",
    "Voici les horaires : du lundi au vendredi, de 9 heures à 17 heures.",
)
HARD = (
    ("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze l’an", "16 mots"),
    ("Apportez les papiers que vous avez.", "subordonnée : que"),
    ("C’est Sophie qui vous aide.", "subordonnée : qui"),
    ("Appelez Sophie si vous avez une question.", "subordonnée : si"),
    ("Appelez Sophie quand vous voulez.", "subordonnée : quand"),
    ("Appelez lorsqu’il y a un problème.", "subordonnée : lorsqu"),
    ("Appelez parce que c’est gratuit.", "subordonnée : parce"),
    ("Allez au lieu où vous travaillez.", "subordonnée : où"),
    ("Vous payez moins en prenant le bus.", "subordonnée : participe"),
    ("Vous payez 50 % du prix.", "pourcentage"),
    ("Vous payez 50 pour cent du prix.", "pourcentage"),
    ("Prenez un RDV.", "abréviation : RDV"),
    ("Venez à la gare, av. Foch.", "abréviation : av."),
    ("Le rendez-vous dure 45 min.", "abréviation : min"),
    ("Le bus n° 3 passe.", "abréviation : n°"),
    ("Une aide de 450 €.", "abréviation : €"),
    ("Appelez {adviser}.", "à remplir"),
)


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_sentence_has_no_fault(sentence: str) -> None:
    assert faults(sentence) == []


@pytest.mark.parametrize(("sentence", "fault"), HARD)
def test_a_hard_sentence_is_found_out(sentence: str, fault: str) -> None:
    assert fault in faults(sentence)


def test_words_are_counted_as_they_are_heard() -> None:
    assert words("L’aide, c’est 62,40 euros pour un rendez-vous.") == [
        *("l", "aide", "c", "est", "62,40", "euros", "pour", "un", "rendez-vous")
    ]


def test_a_word_neither_permitted_nor_explained_is_found() -> None:
    permitted, explained = {"vous", "avez", "une"}, {"réduction", "carte solidaire"}

    assert unknown("Vous avez une Réduction {day}.", permitted, explained) == []
    assert unknown("Vous avez une carte solidaire.", permitted, explained) == []
    assert unknown("Vous avez une dérogation.", permitted, explained) == ["dérogation"]
    assert unknown("Vous avez une carte.", permitted, explained) == ["carte"]


def test_hard_words_come_in_the_order_of_the_sentence_but_not_from_a_name() -> None:
    explained = ("budget", "étape", "mobilité")

    assert hard_words("Cette étape est pour votre budget.", explained) == ["étape", "budget"]
    assert hard_words("La Plateforme Mobilité vous aide.", explained) == []


def test_the_places_of_a_sentence_are_known_by_name() -> None:
    assert places("{adviser} vous attend le {day}.") == ("adviser", "day")
