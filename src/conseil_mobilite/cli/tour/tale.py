"""The story of the tour: who comes, what she answers, what is agreed."""

from typing import Final

FIRST_NAME: Final = "Maëlle"
LAST_NAME: Final = "Cœurjoly-Lançon"
BIRTH: Final = "14/02/1998"
TOWN: Final = "Guise"
TOWN_CODE: Final = "02361"
PHONE: Final = "06 39 98 12 34"
PUBLICS: Final = ("demandeur_emploi", "rsa", "parent_isole")
PRESCRIBER: Final = "FT"
PRESCRIBER_NAME: Final = "France Travail Guise"
REQUEST: Final = "Aller travailler à Laon : le car part à 6 h 40, elle n’ose pas le prendre."
STRENGTH: Final = "Se lève tôt et arrive à l’heure"
GOAL: Final = "Aller travailler à Laon en car dès le mois prochain"

VEHICLE, VEHICLE_NAME, VEHICLE_USE = "voiture", "Clio de sa sœur", "prete"

DIGITS: Final = {
    "D02": "1",
    "D03": "2",
    "D04": "13",
    "A01": "1",
    "A02": "2",
    "A03": "3",
    "A04": "2",
    "O03": "2",
    "O04": "2",
    "V02": "5",
    "V04": "4",
    "V09": "3",
    "B02": "2",
    "B03": "3",
    "C01": "3",
    "C02": "4",
    "C03": "4",
    "C11": "2",
    "S01": "1",
    "S02": "1",
    "S05": "1",
    "S06": "2",
    "H02": "1",
    "H08": "2",
    "F01": "1",
    "F04": "2",
    "P02": "2",
    "P03": "3",
    "P06": "1",
    "J03": "3",
}
"""The keys pressed for each question; the short assessment asks no other by digits."""
NOT_DISCUSSED: Final = "J04"
KILOMETRES, MINUTES = "8", "25"
ACTIONS: Final = 3
PLACE: Final = "France services, Guise"
NOTE: Final = (
    "Elle a essayé le car de 6 h 40 lundi, avec sa sœur : à l’heure, assise.",
    "À revoir ensemble : le retour du mercredi, où le dernier car part trop tôt.",
)
SENT_TO: Final = "Garage solidaire de Thiérache"
SENT_FOR: Final = "Réviser la Clio avant l’hiver"
ANSWERED: Final = "Rendez-vous donné pour jeudi matin."
FOOT: Final = "Avec le soutien du Fonds social européen"
LANGUAGE, READER = "ar", "Samira Benhaddou"
UNTICKED: Final = "strengths"
DIALLED: Final = "39981234"
"""The end of her telephone, as it shows on the screen of the one that rang."""
SLIP: Final = "couerjolly"
FIRST_LETTERS: Final = "coeurj"
ANYTHING: Final = "garage"
NEW_PHRASE: Final = "Six tilleuls, 9 bancs et le vieux lavoir"
WRONG_PHRASE: Final = "une phrase d’un autre jour"
COLLEAGUE: Final = ("Nadège", "Quillevère")
COLLEAGUE_PHRASE: Final = "Deux haies, 7 pommiers près du gué"
BEGUN: Final = "Bérangère"
"""A first name half typed when the screen is locked."""
ASKED: Final = "Je voudrais lire tout ce que vous gardez sur moi."
