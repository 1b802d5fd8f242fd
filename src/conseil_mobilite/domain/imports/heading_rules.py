"""The wordings of headings, each to what it names; the first rule that is found stands.

Compared with folded headings: « Né(e) le » is « ne e le », « N° DE » is « n de ».
"""

import re
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.heading_places import Place

ELSE: Final = (
    r"\b(?:referente?s?|conseill(?:er|ere|ers)|employeurs?|entreprise|conjointe?s?|"
    r"enfants?|pere|mere|parents?|tuteur|tutrice|urgence|partenaires?|structures?|"
    r"organismes?|agences?|formateurs?|auto ecoles?|intervenante?s?|accompagnat\w+|"
    r"assistante?s?|travailleu\w+ socia\w+|interlocut\w+|responsable|saisi par|moniteurs?|"
    r"banque|garage)\b"
)
PRESCRIBERS: Final = (
    r"\b(?:prescripteurs?|prescriptrices?|orienteurs?|orienteuses?|orientant|"
    r"prescrite? par|orientee? par|oriente e par|adressee? par|adresse e par|envoyee? par|"
    r"source d orientation|origine(?: de)?(?: la| l)?(?: demande| orientation)?|"
    r"provenance)\b"
)
_PEOPLE: Final = (
    r"beneficiaires?|personnes?|usagers?|usageres?|participante?s?|stagiaires?|candidate?s?|"
    r"salariee?s?|demandeurs?|apprentie?s?|alternante?s?|jeunes?|adherente?s?|clients?|eleves?|"
    r"allocataires?|habitante?s?|identite|etat civil"
)
_DAY: Final = r"(?:date|jour|le|dt|quand)"
_FT: Final = r"(?:ft|pe|de|france travail|pole emploi|p e|demandeurs? d emploi|anpe)"

_WORDINGS: Final[tuple[tuple[Field | Place, *tuple[str, ...]], ...]] = (
    (
        Place.NIR,
        r"\bnir\b|\bsecu\b|\bs s\b|securite sociale",
        r"\b(?:n|no|num|numero|matricule)(?: de)? ss\b|^ss$|nss\b|n insee|numero insee",
        r"no insee|carte vitale|immatriculation sociale",
    ),
    (
        Place.OTHER,
        r"\b(?:lieu|ville|commune|pays|departement|dept|dep|cp|code postal|code)(?: de)? naiss",
    ),
    (
        Place.OTHER,
        rf"(?:tel|telephone|mail|courriel|portable|adresse|prenom|mobile)\b.*{PRESCRIBERS}",
    ),
    (
        Place.OTHER,
        rf"{PRESCRIBERS}.*\b(?:tel|telephone|mail|e mail|courriel|portable|adresse|prenom)\b",
    ),
    (Field.PRESCRIBER, rf"{PRESCRIBERS}(?!.*\bdate\b)"),
    (Field.PRESCRIBER, r"\b(?:structure|organisme|service|referent)\b.*\b(?:orient|prescri)"),
    (Place.OTHER, ELSE),
    (
        Place.OTHER,
        (
            r"\b(?:motif|type de sortie|situation a la sortie|duree|montant|cout|nombre|nb|"
            r"prix|age|annee|heures?|km|kms|statut (?:du|de la|de l) (?:dossier|action|"
            r"demande|parcours)|etat|agence|nationalite|rdv|rendez vous|resultat|photo|"
            r"fichier|signature)\b"
        ),
    ),
    (Field.OPPOSITION, r"\boppos|refus.*\b(?:donnees|rgpd|statistiques?)"),
    (
        Field.REGISTERED_FT_ON,
        rf"inscri\w*.*\b{_FT}\b|inscri\w* (?:e )?depuis|\b{_FT}\b.*inscri",
        r"^date (?:d )?inscription$|^inscription$",
    ),
    (
        Field.USUAL_NAME,
        (
            r"\bnom\b.*\b(?:usage|usuel|marital|mari|epouse?|conjugal|femme mariee|d usage|"
            r"courant)\b"
        ),
    ),
    (
        Field.LAST_NAME,
        r"\bnom\b.*\b(?:naissance|jeune fille|patronymique|de famille|famille|naiss)\b",
        r"patronyme",
    ),
    (
        Field.BIRTH_DATE,
        r"\bnaiss\w*|\bne e? ?le\b|\bnee? (?:e )?le\b|\bne e\b|\bddn\b|\bdn\b|\bdnais\b",
        r"date naiss|birth",
    ),
    (
        Place.OTHER,
        r"(?:date|bilan).*\b(?:final|intermediaire|2|second|suivant)\b",
        r"\bbilan (?:final|intermediaire|2)\b",
    ),
    (
        Field.ASSESSED_ON,
        rf"\b{_DAY}\b.*\b(?:bilan|diag\w*|evaluation)\b",
        r"\b(?:bilan|diag\w*)\b.*\b(?:le|date|realise\w*|du)\b",
        r"^(?:bilan|diagnostic|diag) mobilite$|^premier bilan$|^1er bilan$",
    ),
    (
        Field.ENDED_ON,
        rf"\b{_DAY}\b.*\b(?:sortie|fin|cloture|arret)\b",
        r"\b(?:sortie?|cloture|fin)\b.*\b(?:le|date)\b",
        r"^fin (?:de |d )?(?:parcours|accompagnement|suivi|prise en charge)$",
        r"^sorti e? ?le$|^sorties? (?:plie|plateforme|dispositif|parcours)$",
    ),
    (
        Field.REFERRED_ON,
        rf"\b{_DAY}\b.*\b(?:orient\w*|prescri\w*|saisine|reception|demande)\b",
        r"\b(?:orient\w*|prescri\w*)\b.*\b(?:le|date|recue?)\b",
    ),
    (
        Field.ENTERED_ON,
        (
            rf"\b{_DAY}\b.*\b(?:entree|admission|debut|demarrage|integration|accueil|"
            r"accompagnement|arrivee|prise en charge|ouverture|creation)\b"
        ),
        (
            r"\b(?:entree?|admise?|debut|arrivee?|accueil\w*)\b.*\b(?:le|date|parcours|"
            r"accompagnement|dispositif)\b"
        ),
        r"^entree?s?\b(?! en)",
    ),
    (Place.OTHER, r"^date|\bdate\b.*\b(?:permis|action|relance|contact|maj|mise a jour|code)\b"),
    (Field.EMAIL, r"\bmails?\b|\be ?mails?\b|courriel|\bmel\b|adresse electronique|\bmessagerie\b"),
    (
        Field.PHONE,
        r"\btel\w*\b|telephone|\bportables?\b|\bmobiles?\b|\bgsm\b|^fixe$|\bphone\b",
        r"^port$|\bnumero d appel\b|^contact$|^coordonnees$",
    ),
    (Field.LAST_NAME, r"\bnoms?\b.*\bprenoms?\b|\bprenoms?\b.*\bnoms?\b"),
    (Field.FIRST_NAME, r"\bprenoms?\b|first name"),
    (Field.INSEE_CODE, r"\bcode (?:commune|officiel|geographique|cog)\b|\binsee\b|\bcog\b"),
    (
        Field.MUNICIPALITY,
        r"\b(?:ville|commune|localite|municipalite|city)\b",
        r"^(?:habite|demeurant|reside)(?: a)?$|^domicile$|^residence$",
        r"lieu (?:de residence|d habitation|de vie)",
    ),
    (
        Field.POSTCODE,
        r"\bcp\b|^c ?post(?:al)?$|^cod(?:e)? ?post\b|\bc p\b|code ?postal|\bpostal\b|\bzip\b",
    ),
    (Field.ADDRESS, r"\badresses?\b|^adr\b|\brue\b|\bvoie\b|complement (?:d )?adresse|address"),
    (
        Field.FRANCE_TRAVAIL_ID,
        (
            r"^(?:n|no|num|numero|id|identifiants?|ident|matricule|code|ref|"
            rf"reference)(?: (?:de|d|du|dossier|inscription|ide))* {_FT}(?: {_FT})*$"
        ),
        r"\b(?:identifiant|id|numero|num|n)\b.*\b(?:france travail|pole emploi|pe|ft)\b",
        r"\b(?:france travail|pole emploi|pe|ft)\b.*\b(?:identifiant|id|numero|num|n)\b",
        r"^ide$|^(?:france travail|pole emploi)$",
    ),
    (
        Field.CAF_ID,
        (
            r"\b(?:n|no|num|numero|matricule|identifiants?|id|dossier|code)\b.*\b(?:caf|"
            r"allocataire)\b"
        ),
        r"\bcaf\b.*\b(?:n|no|num|numero|matricule|identifiant)\b|^caf$",
        r"^(?:caf )?allocataire(?: caf)?$",
    ),
    (
        Field.CAR_LICENCE,
        (
            r"^(?:o n |oui non )?(?:titulaire|possede|possession|detient|detenteur|a|"
            r"categories?|types?|avec|dispose)? ?(?:d un|du|de|le|"
            r"un)? ?permis(?: (?:de conduire|conduire|b|vl|voiture|oui|non|o|n|obtenu|"
            r"valide|auto|de))*$"
        ),
        r"^categorie de permis$",
    ),
    (
        Field.VEHICLE,
        (
            r"^(?:possede|possession|dispose|a|detient|avec|proprietaire|acces a|"
            r"acces)? ?(?:d un|du|de|le|un|une|d une|la|au)? ?(?:vehicule|voiture|"
            r"moyen de locomotion)(?: (?:personnel|perso|o|n|oui|non|disponible|propre|"
            r"a disposition))*$"
        ),
        r"^vehiculee?$|^motorisee?$",
    ),
    (Field.RQTH, r"\bb?rqth\b|travailleu\w* handicape|^th$|reconnaissance (?:th|travailleur)"),
    (
        Field.AUDIENCES,
        r"\bpublics?\b",
        r"^statuts?(?: (?:social|professionnel|administratif|de la personne))?$|typologie",
        r"^categories?(?: de public)?$|minima(?:s)? socia",
        (
            r"^situation(?: (?:professionnelle|sociale|pro|emploi|actuelle|"
            r"vis a vis de l emploi|administrative))?$"
        ),
    ),
    (
        Field.SOLUTIONS,
        r"\b(?:solutions?|preconisations?|prestations?|propositions?)\b",
        r"^(?:types? d )?actions?(?: \w+){0,3}$",
        (
            r"^(?:mesures?|aides?|services?)(?: (?:mobilises?|mobilisees?|proposes?|"
            r"proposees?|accordees?|prescrites?|mis en place|mises en place))?$"
        ),
        r"\bmise en place\b|^ce qu.*\b(?:propos|preconis)",
    ),
    (
        Field.SOURCE_NOTE,
        r"\b(?:observations?|obs|remarques?|commentaires?|notes?|precisions?|memo|divers)\b",
        r"^infos?(?: \w+)?$|informations? complementaires?",
    ),
    (
        Field.CIVILITY,
        r"\bciv\w*\b|\bsexe\b|\bgenre\b|^titre$",
        r"^(?:h f|f h|m mme|mme m|m f|homme femme|mr mme|mme mr|m mme mlle)$|appellation",
    ),
    (
        Field.LAST_NAME,
        (
            rf"^(?:(?:{_PEOPLE}) )*noms?(?: (?:du|de la|de l|de|des|d|complet|accompagnee?s?|"
            rf"emploi|{_PEOPLE}))*$"
        ),
        (
            r"^(?:beneficiaires?|personnes?(?: accompagnees?)?|usagers?|participants?|"
            r"stagiaires?|candidats?|identites?|salaries?|nom complet|public accueilli|"
            r"last name|name)$"
        ),
    ),
)
RULES: Final = tuple((of, re.compile("|".join(words))) for of, *words in _WORDINGS)
