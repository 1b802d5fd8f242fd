"""Which field a heading names, however it is worded."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.values.audiences import audience
from conseil_mobilite.domain.language.folding import fold

GROUP: Final = " / "


class Place(StrEnum):
    """What a heading may be besides a field."""

    UNKNOWN = "unknown"
    OTHER = "other"
    """About something else, or somebody else: « Téléphone du référent »."""
    NIR = "nir"
    SILENT = "silent"
    """Tells nothing: empty, « Colonne 3 », « Unnamed: 2 »."""


def compared(heading: str) -> str:
    """Return the heading as profiles compare it: folded, « Nom d’usage » as « nom d usage »."""
    return fold(heading)


def meaning(heading: str, *, grouped: bool = False) -> Field | Place:
    """Return what a heading names. `grouped`: its first part stands above other columns too."""
    group, sign, last = heading.rpartition(GROUP)
    if not sign:
        return _meaning(compared(heading))
    whole, alone = _meaning(compared(heading)), _meaning(compared(last))
    if not grouped:
        return whole if whole is not Place.UNKNOWN else alone
    if _somebody_else(compared(group)) or compared(group) in _PRESCRIBER_GROUPS:
        return whole
    return alone if alone is not Place.UNKNOWN else whole


def _meaning(words: str) -> Field | Place:
    if words in _EXACT:
        return _EXACT[words]
    if _SILENT.fullmatch(words):
        return Place.SILENT
    found = next((of for of, pattern in _RULES if pattern.search(words)), None)
    if found is not None:
        return found
    return Field.AUDIENCES if audience(words) else Place.UNKNOWN


def _somebody_else(words: str) -> bool:
    return bool(re.search(_ELSE, words) or re.search(_PRESCRIBERS, words))


_PRESCRIBER_GROUPS: Final = frozenset({"prescription", "orientation"})
_SILENT = re.compile(
    r"(?:colonne|column|col|champ|field|unnamed|var)? ?\d*|[a-z]\d*"
    r"|(?:colonne|column|col) [a-z]{1,2}|sans titre|vide"
)
_ELSE = (
    r"\b(?:referente?s?|conseill(?:er|ere|ers)|employeurs?|entreprise|"
    r"conjointe?s?|enfants?|pere|mere|parents?"
    r"|tuteur|tutrice|urgence|partenaires?|structures?|organismes?|agences?|"
    r"formateurs?|auto ecoles?"
    r"|intervenante?s?|accompagnat\w+|assistante?s?|travailleu\w+ socia\w+|"
    r"interlocut\w+|responsable"
    r"|saisi par|moniteurs?|banque|garage)\b"
)
_PRESCRIBERS = (
    r"\b(?:prescripteurs?|prescriptrices?|orienteurs?|orienteuses?|orientant|"
    r"prescrite? par|orientee? par|oriente e par"
    r"|adressee? par|adresse e par|envoyee? par|source d orientation|"
    r"origine(?: de)?(?: la| l)?(?: demande| orientation)?"
    r"|provenance)\b"
)
_DAY = r"(?:date|jour|le|dt|quand)"
_FT = r"(?:ft|pe|de|france travail|pole emploi|p e|demandeurs? d emploi|anpe)"

_EXACT: Final[Mapping[str, Field]] = MappingProxyType(
    {
        **{compared(of.value): of for of in Field},
        **{compared(words): of for of, words in FIELD_WORDS.items()},
        "prescription": Field.PRESCRIBER,
        "orientation": Field.PRESCRIBER,
        "sortie": Field.ENDED_ON,
        "entree": Field.ENTERED_ON,
        "bilan": Field.ASSESSED_ON,
        "diagnostic": Field.ASSESSED_ON,
        "ne": Field.BIRTH_DATE,
        "de": Field.FRANCE_TRAVAIL_ID,
    }
)
_RULES: Final = tuple(
    (of, re.compile(words))
    for of, words in (
        (
            Place.NIR,
            (
                r"\bnir\b|\bsecu\b|\bs s\b|securite sociale|\b(?:n|no|num|numero|"
                r"matricule)(?: de)? ss\b|^ss$|nss\b|n insee"
                r"|numero insee|no insee|carte vitale|immatriculation sociale"
            ),
        ),
        (
            Place.OTHER,
            r"\b(?:lieu|ville|commune|pays|departement|dept|dep|cp|code postal|code)(?: de)? naiss",
        ),
        (
            Place.OTHER,
            rf"(?:tel|telephone|mail|courriel|portable|adresse|prenom|mobile)\b.*{_PRESCRIBERS}",
        ),
        (
            Place.OTHER,
            rf"{_PRESCRIBERS}.*\b(?:tel|telephone|mail|e mail|courriel|portable|adresse|prenom)\b",
        ),
        (Field.PRESCRIBER, rf"{_PRESCRIBERS}(?!.*\bdate\b)"),
        (Field.PRESCRIBER, r"\b(?:structure|organisme|service|referent)\b.*\b(?:orient|prescri)"),
        (Place.OTHER, _ELSE),
        (
            Place.OTHER,
            (
                r"\b(?:motif|type de sortie|situation a la sortie|duree|montant|cout|"
                r"nombre|nb|prix|age|annee"
                r"|heures?|km|kms|statut (?:du|de la|de l) (?:dossier|action|demande|"
                r"parcours)|etat"
                r"|agence|nationalite|rdv|rendez vous|resultat|photo|fichier|signature)\b"
            ),
        ),
        (Field.OPPOSITION, r"\boppos|refus.*\b(?:donnees|rgpd|statistiques?)"),
        (
            Field.REGISTERED_FT_ON,
            (
                rf"inscri\w*.*\b{_FT}\b|inscri\w* (?:e )?depuis|\b{_FT}\b.*inscri|^date "
                rf"(?:d )?inscription$|^inscription$"
            ),
        ),
        (
            Field.USUAL_NAME,
            (
                r"\bnom\b.*\b(?:usage|usuel|marital|mari|epouse?|conjugal|femme mariee|d "
                r"usage|courant)\b"
            ),
        ),
        (
            Field.LAST_NAME,
            (
                r"\bnom\b.*\b(?:naissance|jeune fille|patronymique|de famille|famille|"
                r"naiss)\b|patronyme"
            ),
        ),
        (
            Field.BIRTH_DATE,
            (
                r"\bnaiss\w*|\bne e? ?le\b|\bnee? (?:e )?le\b|\bne e\b|\bddn\b|\bdn\b|"
                r"\bdnais\b|date naiss|birth"
            ),
        ),
        (
            Place.OTHER,
            (
                r"(?:date|bilan).*\b(?:final|intermediaire|2|second|suivant)\b|\bbilan "
                r"(?:final|intermediaire|2)\b"
            ),
        ),
        (
            Field.ASSESSED_ON,
            (
                rf"\b{_DAY}\b.*\b(?:bilan|diag\w*|evaluation)\b|\b(?:bilan|"
                rf"diag\w*)\b.*\b(?:le|date|realise\w*|du)\b"
                r"|^(?:bilan|diagnostic|diag) mobilite$|^premier bilan$|^1er bilan$"
            ),
        ),
        (
            Field.ENDED_ON,
            (
                rf"\b{_DAY}\b.*\b(?:sortie|fin|cloture|arret)\b|\b(?:sortie?|cloture|"
                rf"fin)\b.*\b(?:le|date)\b"
                r"|^fin (?:de |d )?(?:parcours|accompagnement|suivi|prise en charge)$|"
                r"^sorti e? ?le$"
            ),
        ),
        (
            Field.REFERRED_ON,
            (
                rf"\b{_DAY}\b.*\b(?:orient\w*|prescri\w*|saisine|reception|demande)\b"
                r"|\b(?:orient\w*|prescri\w*)\b.*\b(?:le|date|recue?)\b"
            ),
        ),
        (
            Field.ENTERED_ON,
            (
                rf"\b{_DAY}\b.*\b(?:entree|admission|debut|demarrage|integration|accueil|"
                rf"accompagnement"
                r"|arrivee|prise en charge|ouverture|creation)\b"
                r"|\b(?:entree?|admise?|debut|arrivee?|accueil\w*)\b.*\b(?:le|date|"
                r"parcours|accompagnement|dispositif)\b"
            ),
        ),
        (
            Place.OTHER,
            r"^date|\bdate\b.*\b(?:permis|action|relance|contact|maj|mise a jour|code)\b",
        ),
        (
            Field.EMAIL,
            r"\bmails?\b|\be ?mails?\b|courriel|\bmel\b|adresse electronique|\bmessagerie\b",
        ),
        (
            Field.PHONE,
            (
                r"\btel\w*\b|telephone|\bportables?\b|\bmobiles?\b|\bgsm\b|^fixe$|"
                r"\bphone\b|^port$|\bnumero d appel\b|^contact$|^coordonnees$"
            ),
        ),
        (Field.LAST_NAME, r"\bnoms?\b.*\bprenoms?\b|\bprenoms?\b.*\bnoms?\b"),
        (Field.FIRST_NAME, r"\bprenoms?\b|first name"),
        (Field.INSEE_CODE, r"\bcode (?:commune|officiel|geographique|cog)\b|\binsee\b|\bcog\b"),
        (
            Field.MUNICIPALITY,
            (
                r"\b(?:ville|commune|localite|municipalite|city)\b|lieu (?:de residence|d "
                r"habitation|de vie)|^domicile$|^residence$"
            ),
        ),
        (Field.POSTCODE, r"\bcp\b|\bc p\b|code ?postal|\bpostal\b|\bzip\b"),
        (Field.ADDRESS, r"\badresses?\b|\brue\b|\bvoie\b|complement (?:d )?adresse|address"),
        (
            Field.FRANCE_TRAVAIL_ID,
            (
                rf"^(?:n|no|num|numero|id|identifiants?|ident|matricule|code|ref|"
                rf"reference)(?: (?:de|d|du|dossier|inscription|ide))*"
                rf" {_FT}(?: {_FT})*$|\b(?:identifiant|id|numero|num|n)\b.*\b(?:france "
                rf"travail|pole emploi|pe|ft)\b"
                r"|\b(?:france travail|pole emploi|pe|ft)\b.*\b(?:identifiant|id|numero|"
                r"num|n)\b|^ide$|^(?:france travail|pole emploi)$"
            ),
        ),
        (
            Field.CAF_ID,
            (
                r"\b(?:n|no|num|numero|matricule|identifiants?|id|dossier|"
                r"code)\b.*\b(?:caf|allocataire)\b"
                r"|\bcaf\b.*\b(?:n|no|num|numero|matricule|identifiant)\b|^caf$|^(?:caf "
                r")?allocataire(?: caf)?$"
            ),
        ),
        (
            Field.CAR_LICENCE,
            (
                r"^(?:o n |oui non )?(?:titulaire|possede|possession|detient|detenteur|a|"
                r"categories?|types?|avec|dispose)? ?(?:d un|du|de|le|un)?"
                r" ?permis(?: (?:de conduire|conduire|b|vl|voiture|oui|non|o|n|obtenu|"
                r"valide|auto|de))*$|^categorie de permis$"
            ),
        ),
        (
            Field.VEHICLE,
            (
                r"^(?:possede|possession|dispose|a|detient|avec|proprietaire|acces a|"
                r"acces)? ?(?:d un|du|de|le|un|une|d une|la|au)?"
                r" ?(?:vehicule|voiture|moyen de locomotion)(?: (?:personnel|perso|o|n|"
                r"oui|non|disponible|propre|a disposition))*$"
                r"|^vehiculee?$|^motorisee?$"
            ),
        ),
        (Field.RQTH, r"\bb?rqth\b|travailleu\w* handicape|^th$|reconnaissance (?:th|travailleur)"),
        (
            Field.AUDIENCES,
            (
                r"\bpublics?\b|^statuts?(?: (?:social|professionnel|administratif|de la "
                r"personne))?$|typologie|^categories?(?: de public)?$"
                r"|minima(?:s)? socia|^situation(?: (?:professionnelle|sociale|pro|emploi|"
                r"actuelle|vis a vis de l emploi|administrative))?$"
            ),
        ),
        (
            Field.SOLUTIONS,
            (
                r"\b(?:solutions?|preconisations?|prestations?|propositions?)\b|"
                r"^(?:types? d )?actions?(?: \w+){0,3}$"
                r"|^(?:mesures?|aides?|services?)(?: (?:mobilises?|mobilisees?|proposes?|"
                r"proposees?|accordees?|prescrites?|mis en place|mises en place))?$"
                r"|\bmise en place\b"
            ),
        ),
        (
            Field.SOURCE_NOTE,
            (
                r"\b(?:observations?|obs|remarques?|commentaires?|notes?|precisions?|memo|"
                r"divers)\b|^infos?(?: \w+)?$"
                r"|informations? complementaires?"
            ),
        ),
        (
            Field.CIVILITY,
            (
                r"\bciv\w*\b|\bsexe\b|\bgenre\b|^titre$|^(?:h f|f h|m mme|mme m|m f|homme "
                r"femme|mr mme|mme mr|m mme mlle)$|appellation"
            ),
        ),
        (
            Field.LAST_NAME,
            (
                r"^noms?(?: (?:du|de la|de l|des|beneficiaire|personne|usager|participant|"
                r"stagiaire|candidat|complet|accompagnee|salarie|demandeur))*$"
                r"|^(?:beneficiaires?|personnes?(?: accompagnees?)?|usagers?|"
                r"participants?|stagiaires?|candidats?|identites?|salaries?"
                r"|nom complet|public accueilli|last name|name)$"
            ),
        ),
    )
)
