"""What is looked for in the directory for one person, and where she lives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from conseil_mobilite.domain.directory.service import Point

_OVERSEAS: Final = ("97", "98")
_CITIES: Final[Mapping[str, str]] = {"751": "75056", "6938": "69123", "132": "13055"}
"""The city of the arrondissements whose code begins so."""


@dataclass(frozen=True, slots=True)
class Place:
    """A commune and what it belongs to. `centre` is known where the directory tells it."""

    insee_code: str = ""
    name: str = ""
    epci_code: str = ""
    centre: Point | None = None

    @property
    def department_code(self) -> str:
        return self.insee_code[: 3 if self.insee_code.startswith(_OVERSEAS) else 2]

    @property
    def city_code(self) -> str:
        """The city of an arrondissement of Paris, Lyon or Marseille, else the commune itself."""
        found = (city for start, city in _CITIES.items() if self.insee_code.startswith(start))
        return next(found, self.insee_code)


@dataclass(frozen=True, slots=True)
class Need:
    """What one person needs, in the words of the schema.

    `themes` are those of the barriers kept in her last assessment, each with the labels of the
    barriers that may be told; `hidden_themes` those that a sensitive barrier alone calls for.
    `publics` are those she belongs to; `hidden_publics` those known by a sensitive fact alone,
    which no sentence names; `unknown_publics` those of which her file does not say.
    """

    place: Place = field(default_factory=Place)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hidden_themes: frozenset[str] = frozenset()
    publics: frozenset[str] = frozenset()
    hidden_publics: frozenset[str] = frozenset()
    unknown_publics: frozenset[str] = frozenset()
    wants_free: bool = False
    needs_access: bool = False

    @property
    def has_themes(self) -> bool:
        return bool(self.themes or self.hidden_themes)
