"""What would tell of somebody's health or disability by its mere name."""

from typing import Final

from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.reference.code_lists import CodeList

HEALTH_KINDS: Final = frozenset(
    {"avis_medical", "amenagement", "relais_mdph_cap_emploi", "relais_sante"}
)
"""Of actions."""
HEALTH_PARTNERS: Final = frozenset({"mdph", "sante"})
_HEALTH_FUNDERS: Final = frozenset({"agefiph"})


def tells_health(line: FundingLine, aids: CodeList) -> bool:
    """Tell it of an aid and of who grants it; an aid that the list no longer knows may do so."""
    unsafe = bool(line.aid_code) and (line.aid_code not in aids or aids[line.aid_code].sensitive)
    return unsafe or line.funder_kind in _HEALTH_FUNDERS
