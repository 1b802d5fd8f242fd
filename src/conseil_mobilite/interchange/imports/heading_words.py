"""Tell the heading of a column from what stands under it, by the words of the trade."""

import re
from collections.abc import Iterable
from typing import Final

from conseil_mobilite.domain.language.folding import fold

_TRADE: Final = (
    # who
    "nom noms prenom prenoms nomprenom usage naissance jeune fille marital epouse civilite titre",
    "sexe genre age ne nee beneficiaire beneficiaires personne personnes identite usager patronyme",
    "firstname lastname surname name first last birth birthdate dob birthday gender",
    # how to reach them
    "telephone telephones tel tels tph portable port mobile gsm fixe phone mail mails email emails",
    "courriel courriels mel contact coordonnees",
    # where they live
    "adresse adresses rue voie domicile cp postal postale postcode zip ville commune communes city",
    "address insee localite residence departement dept region epci intercommunalite",
    "intercommunalites bassin bassins siren quartier qpv frr zrr cog",
    # who sends and follows them
    "prescripteur prescripteurs orienteur referent referente referents conseiller conseillere",
    "orientation prescription structure organisme organisation partenaire service provenance",
    # what is known of them
    "identifiant identifiants id ide allocataire caf matricule dossier numero num no permis",
    "vehicule voiture rqth opposition public publics statut situation diplome formation emploi",
    "metier niveau rsa ressources logement handicap ft pe inscription",
    # what was done
    "date dates entree sortie fin debut bilan entretien rdv rendez accueil action actions solution",
    "solutions preconisation preconisations demarche suivi parcours motif etat mobilite freins",
    "frein aide aides montant observation observations remarque remarques commentaire note notes",
    "commentaires precisions complement annee mois mise jour arrivee depart cloture",
    # columns of other tables
    "code codes libelle intitule designation population valable depuis jusqu validite rang ordre",
    "administratif administrative civil personnel personnelles projet professionnel",
)
_OF_PEOPLE: Final = frozenset(word for line in _TRADE[:8] for word in line.split())
_WORDS: Final = frozenset(word for line in _TRADE for word in line.split())
_LONGEST: Final = 60
_MOST_WORDS: Final = 9
_DATE: Final = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}|\d{1,2}[ h:]\d{2}\b")
_DIGITS: Final = re.compile(r"\d")
_MOST_DIGITS: Final = 4


def is_known(text: str) -> bool:
    """Say whether a text is made like a heading of the trade: « Date de naiss. », « Tél. 2 »."""
    words = fold(text).split()
    return 0 < len(words) <= _MOST_WORDS and is_plain(text) and any(map(_is_known_word, words))


def tells_of_people(text: str) -> bool:
    """Say whether a heading is about who somebody is, or where: « Nom », « Commune », « EPCI »."""
    return is_known(text) and any(word in _OF_PEOPLE for word in fold(text).split())


def is_plain(text: str) -> bool:
    """Say whether a text could name a column: short, neither a date, a number nor an address."""
    if not text.strip() or len(text) > _LONGEST or "@" in text or _DATE.search(text):
        return False
    letters = sum(map(str.isalpha, text))
    return len(_DIGITS.findall(text)) < min(_MOST_DIGITS, letters + 1) and bool(
        letters or "°" in text
    )


def known_words(texts: Iterable[str]) -> int:
    """Count the texts that are headings of the trade; a text that comes twice counts once."""
    return len({text.strip() for text in texts if is_known(text)})


def _is_known_word(word: str) -> bool:
    return word in _WORDS or word.startswith(("naiss", "prenom", "telep", "prescri", "observ"))
