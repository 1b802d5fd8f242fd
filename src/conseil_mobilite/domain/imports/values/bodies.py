"""Names of bodies and meetings, which lists put where a person should stand."""

import re
from typing import Final

from conseil_mobilite.domain.language.folding import fold

_BODY = re.compile(
    r"(?:la |le |l )?(?:missions? locales?|france travail|pole emploi|cap "
    r"emploi|conseil (?:departemental|regional|general)"
    r"|centre (?:social|communal|hospitalier|de formation|d hebergement)|"
    r"mairie (?:de|d)|ville de|association"
    r"|communaute (?:de communes|d agglomeration)|departement (?:de|du)|"
    r"plateforme|maison (?:de|des|departementale|du)"
    r"|chantier d insertion|auto ecole|agence|services? social|service de|"
    r"structure|entreprise|societe|garage|foyer"
    r"|ccas|cias|caf|msa|plie|afpa|greta|adie|sarl|sasu?|eurl|cidff|cada|udaf|"
    r"mdph|epide|e2c|esat|siae|ehpad"
    r"|action collective|atelier|reunion|information collective|groupe)(?: .*|"
    r"$)"
)
_AS_SURNAMES: Final = frozenset(
    {"garage", "groupe", "foyer", "plie", "atelier", "agence", "mairie"}
)


def is_body(last: str, first: str) -> bool:
    """Tell whether it is no person: « Mission locale de Laon », the place in the first name or not.

    A surname that is also a common word (Garage, Foyer) stays one where a first name follows.
    """
    if first and fold(last) in _AS_SURNAMES:
        return False
    return bool(_BODY.fullmatch(fold(f"{last} {first}")))
