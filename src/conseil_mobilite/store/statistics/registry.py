"""Every population and every quantity, by its code."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.store.statistics import (
    actions,
    assessments,
    contacts,
    exits,
    funding,
    pathways,
    referrals,
)
from conseil_mobilite.store.statistics.measured import Amounts, Population

POPULATIONS: Final[Mapping[str, Population]] = MappingProxyType(
    {
        each.code: each
        for theme in (referrals, contacts, assessments, pathways, exits, actions, funding)
        for each in theme.POPULATIONS
    }
)
"""Those whose units are people, or things of one person."""
QUANTITIES: Final[Mapping[str, Amounts]] = MappingProxyType(
    {
        each.code: each
        for theme in (contacts, assessments, exits, actions, funding)
        for each in theme.QUANTITIES
    }
)
