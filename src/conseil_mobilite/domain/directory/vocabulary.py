"""The words of the data·inclusion schema that a catalogue may use, and their labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.reference.code_lists import CodeList, CodeLists

LISTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "thematiques": "di_themes",
        "publics": "di_publics",
        "frais": "di_fees",
        "type": "di_service_types",
        "modes_accueil": "di_reception_modes",
        "modes_mobilisation": "di_mobilisation_modes",
        "mobilisable_par": "di_mobilising_people",
        "reseaux_porteurs": "di_networks",
    }
)
"""The code list of each coded field of the schema."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`regions` gives the départements of each région, which the schema v0 could name."""

    lists: CodeLists
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, name: str) -> CodeList:
        return self.lists[LISTS[name]]

    def knows(self, name: str, code: object) -> bool:
        """Tell whether a code is one of the schema in force; one of the schema v0 is not."""
        known = self.of(name)
        return isinstance(code, str) and code in known and known[code].valid_to is None

    def heir(self, name: str, code: object) -> str:
        """Return the code that replaced one of the schema v0, or nothing."""
        known = self.of(name)
        return known[code].replaced_by if isinstance(code, str) and code in known else ""

    def label(self, name: str, code: str) -> str:
        return self.of(name).label(code)
