"""The wordings under which lists name a public, each to its code of the list `publics`.

Only wordings that mean the public and nothing else: « alternance » may be another contract,
« sans emploi » tells no registration, « mission locale » tells no age.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.language.folding import fold

_SEEKER: Final = r"(?:demandeu(?:r|se)s? (?:d )?emplois?|chomeu(?:r|se)s?)"
_PAID: Final = r"(?:(?:b|beneficiaires?|allocataires?|titulaires?)(?: (?:du|de l|de))? ?)?"
_WORKER: Final = r"(?:salariee?s?|travailleu(?:r|se)s?)"
_LIVING: Final = r"(?:(?:residente?s?|habitante?s?)(?: (?:d un|d une|en|du|de))? )?"
_UNDER: Final = r"(?:moins (?:de )?2[56](?: ans)?|1[68](?: a)? 2[56](?: ans)?)"
_OVER: Final = r"(?:plus (?:de )?5[05](?: ans)?|5[05] ans et (?:plus|au dela))"

_WORDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "detld": (
            rf"detld|(?:{_SEEKER} (?:de )?)?tres longue duree(?: plus de 24 mois)?",
            rf"{_SEEKER}? ?(?:inscrite? )?(?:depuis |de )?plus de (?:24 mois|2 ans|deux ans)",
        ),
        "deld": (
            rf"deld|(?:{_SEEKER} (?:de )?)?longue duree(?: 12 a 24 mois| plus de 12 mois)?",
            rf"{_SEEKER} (?:inscrite? )?(?:depuis |de )?plus de (?:12 mois|1 an|un an)",
        ),
        "demandeur_emploi": (
            rf"d ?e|{_SEEKER}(?: inscrite?s?)?(?: (?:a )?(?:pole emploi|france travail))?",
            r"inscrite? (?:a )?(?:pole emploi|france travail|ft|pe)",
        ),
        "eloigne_emploi": (r"(?:personnes? |public )?eloignee?s? (?:de )?l emploi",),
        "apprenti": (r"(?:jeunes? )?apprentie?s?|(?:jeune )?(?:en )?(?:contrat d )?apprentissage",),
        "rsa": (
            rf"{_PAID}rsa(?: (?:socle|majore|activite))?|(?:personnes? )?au rsa",
            r"revenu de solidarite active",
        ),
        "ass": (rf"{_PAID}ass|allocation (?:de )?solidarite specifique",),
        "aah": (rf"{_PAID}aah|allocation (?:aux )?adultes? handicapes?",),
        "handicap": (
            r"b?rqth|th|boe|boeth|(?:travailleu(?:r|se)s?|personnes?) handicapee?s?",
            r"(?:(?:personnes? )?en )?(?:situation de )?handicap(?: rqth)?",
        ),
        "pmr": (
            r"pmr|(?:(?:personnes? )?a )?mobilite reduite(?: hors rqth age grossesse blessure)?",
        ),
        "jeune": (rf"jeunes?|(?:jeunes? (?:de )?)?{_UNDER}",),
        "senior": (rf"seniors?|(?:seniors? )?{_OVER}",),
        "salarie_precaire": (
            rf"{_WORKER} (?:precaires?|pauvres?)|interimaires?|interim|cdd|temps partiel subi",
            rf"{_WORKER} (?:en (?:cdd|interim)|a temps partiel subi)",
            r"salarie precaire interimaire ou a temps partiel subi",
        ),
        "siae": (
            r"siae|iae|aci|etti|cddi",
            rf"(?:{_WORKER} )?(?:en|par l|de l) (?:insertion|iae|siae)(?: (?:aci|ei|ai|etti))?",
            r"(?:en |salariee? en )?chantier d insertion|insertion par l activite economique",
        ),
        "parent_isole": (
            r"(?:parents?|meres?|peres?) (?:isolee?s?|seule?s?)|parents? solo",
            r"(?:familles? )?monoparentales?",
        ),
        "qpv": (rf"{_LIVING}(?:qpv|quartiers? prioritaires?)(?: qpv)?(?: de la ville)?",),
        "frr": (
            rf"{_LIVING}(?:zone )?(?:frr|zrr|france ruralites revitalisation)(?: ex zrr)?",
            r"zone de revitalisation rurale",
        ),
        "fle": (r"fle|(?:niveau de )?francais (?:inferieur a|sous) a1",),
        "sans_hebergement": (
            r"sdf|(?:personnes? )?sans (?:domicile(?: fixe)?|hebergement|abri|logement)",
        ),
        "cap_bep": (
            r"cap|bep|cap(?: ou)? bep(?: ou moins)?|infra bac|sans diplome|niveau 3",
            r"niveau de formation 3 ou moins cap bep",
        ),
        "mobilite": (r"(?:problemes?|freins?|difficultes?) (?:de |a la )?mobilite",),
        "vulnerabilite": (
            r"vulnerabilite|(?:personnes? |public )vulnerables?",
            r"personne en situation de vulnerabilite economique ou sociale",
        ),
    }
)
_KNOWN: Final = tuple(
    (code, re.compile("|".join(wordings))) for code, wordings in _WORDINGS.items()
)
_LESS: Final = re.compile(r"(?:^|(?<=\s))[-<]\s?(?=\d)")
_MORE: Final = re.compile(r"[+>]\s?(?:de\s)?(?=\d)|(?<=\d)\s?\+")


@lru_cache(maxsize=512)
def audience(text: str) -> str:
    """Return the code of a wording, or nothing. « -26 ans » and « +50 ans » are read."""
    folded = fold(_MORE.sub(" plus de ", _LESS.sub(" moins de ", text)))
    code = folded.replace(" ", "_")
    if code in _WORDINGS:
        return code
    return next((known for known, words in _KNOWN if words.fullmatch(folded)), "")
