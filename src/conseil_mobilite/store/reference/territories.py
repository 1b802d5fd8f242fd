"""Communes, intercommunalités, départements and régions of France: read-only, shared by threads."""

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Self

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.resource_files import resource
from conseil_mobilite.store.reference.place_names import (
    AFTER_ANY_LETTER,
    PlaceQuery,
    epci_words,
    name_search,
    read_query,
    with_department,
)

_PLACE = """
SELECT m.code, m.name, m.postcodes, coalesce(CAST(m.epci AS TEXT), ''), coalesce(e.name, ''),
       m.department, d.name, r.code, r.name, CAST(m.population AS TEXT), m.city
FROM municipality m
JOIN department d ON d.code = m.department
JOIN region r ON r.code = d.region
LEFT JOIN epci e ON e.siren = m.epci
"""
_GROUP = "SELECT CAST(e.siren AS TEXT), e.name, e.kind, CAST(e.population AS TEXT) FROM epci e"
_SHORTEST_POSTCODE = 2
_LONGEST_GROUP = 200
"""Letters: no EPCI has a third of it in its name."""
_WHOLE_POSTCODE = 5


@dataclass(frozen=True, slots=True)
class Edition:
    """Of what year the tables are, and from which version of the collection they are made."""

    year: int
    version: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A commune, or an arrondissement of Paris, Lyon or Marseille, whose `city_code` is its city.

    The EPCI is empty for the few communes that have none. `former_name` is set when the place was
    found by the name or the code of a commune that is now part of it.
    """

    insee_code: str
    name: str
    postcodes: tuple[str, ...]
    epci_code: str
    epci_name: str
    department_code: str
    department_name: str
    region_code: str
    region_name: str
    population: int
    city_code: str
    former_name: str = ""

    @property
    def label(self) -> str:
        """The name, told apart from its homonyms: « Saint-Denis (Seine-Saint-Denis) »."""
        return f"{self.name} ({self.department_name})"

    @property
    def mention(self) -> str:
        """« ancienne commune : Fargniers », or nothing."""
        return f"ancienne commune\N{NO-BREAK SPACE}: {self.former_name}" if self.former_name else ""


@dataclass(frozen=True, slots=True)
class Intercommunality:
    """An EPCI with its own taxes; `kind` is CC, CA, CU, METRO or MET69."""

    siren: str
    name: str
    kind: str
    population: int


@dataclass(frozen=True, slots=True)
class Department:
    code: str
    name: str
    region_code: str
    region_name: str


class Territories:
    """The tables of `resources/territories`. Any thread may ask; questions wait for one another."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the tables shipped with the product, or others. UserError where there are none."""
        file = path or resource("territories", "territoires.sqlite")
        if not file.is_file():
            raise UserError(
                "La liste des communes est introuvable : l’installation est incomplète. "
                "Réinstallez le programme, vos données ne sont pas touchées."
            )
        address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, check_same_thread=False))

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def search(self, text: str, limit: int = 12) -> list[Municipality]:
        """Return the places a text may name: a name or its beginning, a postcode, an INSEE code.

        Best first: the exact name, then the beginning of a name, then of a word inside it, large
        places before small ones. A whole postcode gives all its communes, whatever the limit.
        """
        query = read_query(text)
        if query.postcode and not query.keys:
            return self._by_figures(query.postcode)
        key = next(iter(query.keys), "")
        if key.isdecimal() and len(key) < _WHOLE_POSTCODE:
            return self._by_postcode_beginning(key, limit)
        if (coded := self.by_code(text.strip().upper())) is not None:
            return [coded]
        readings = (query, replace(query, postcode=""), with_department(query))
        answers = (self._named(reading, limit) for reading in readings if reading)
        return next(filter(None, answers), [])

    def by_postcode(self, postcode: str) -> list[Municipality]:
        """Return every place of a postcode, the largest first: one postcode serves up to 46."""
        return self._places(
            "JOIN postcode p ON p.code = m.code WHERE p.postcode = ? "
            "ORDER BY m.population DESC, m.code",
            postcode,
        )

    def by_code(self, insee_code: str) -> Municipality | None:
        """Return the place of an INSEE code; that of a former commune gives the present one."""
        if found := self._places("WHERE m.code = ?", insee_code):
            return found[0]
        former = self._rows("SELECT present, name FROM former WHERE code = ?", insee_code)
        return self._as_found(*former[0]) if former else None

    def intercommunality(self, siren: str) -> Intercommunality | None:
        found = self._groups("WHERE e.siren = ?", siren)
        return found[0] if found else None

    def search_intercommunalities(self, text: str, limit: int = 12) -> list[Intercommunality]:
        """Return the EPCI whose name has words beginning like those typed, in any order."""
        words = epci_words(text)
        if sum(map(len, words)) > _LONGEST_GROUP:
            return []  # SQLite refuses so many or so long patterns
        like = " AND ".join(["' ' || e.folded LIKE ?"] * len(words)) or "1"
        patterns = [f"% {word}%" for word in words]
        return self._groups(f"WHERE {like} ORDER BY e.population DESC LIMIT ?", *patterns, limit)

    def intercommunalities_of(self, department_code: str) -> list[Intercommunality]:
        """Return the EPCI that have a commune in the département, by name."""
        return self._groups(
            "WHERE e.siren IN (SELECT epci FROM epci_department WHERE department = ?) "
            "ORDER BY e.folded",
            department_code,
        )

    def municipalities_of(self, epci: str) -> list[Municipality]:
        """Return the communes of an EPCI, by name; arrondissements are not counted again."""
        return self._places("WHERE m.epci = ? AND m.city = m.code ORDER BY m.name", epci)

    def departments(self) -> list[Department]:
        rows = self._rows(
            "SELECT d.code, d.name, r.code, r.name FROM department d "
            "JOIN region r ON r.code = d.region ORDER BY d.code"
        )
        return [Department(*row) for row in rows]

    def edition(self) -> Edition:
        facts: dict[str, str] = {row[0]: row[1] for row in self._rows("SELECT * FROM metadata")}
        return Edition(int(facts["year"]), facts["version"])

    def _by_figures(self, figures: str) -> list[Municipality]:
        """Give both places where figures are a postcode and an INSEE code, as 02300 is."""
        places = self.by_postcode(figures)
        coded = self.by_code(figures)
        if coded is None or coded.insee_code in {place.insee_code for place in places}:
            return places
        named = coded.insee_code == figures or coded.former_name
        return [*places, coded] if named or not places else places

    def _by_postcode_beginning(self, figures: str, limit: int) -> list[Municipality]:
        if len(figures) < _SHORTEST_POSTCODE:
            return []
        return self._places(
            "WHERE m.code IN (SELECT code FROM postcode WHERE postcode >= ? AND postcode < ?) "
            "ORDER BY m.population DESC, m.code LIMIT ?",
            figures,
            figures + AFTER_ANY_LETTER,
            limit,
        )

    def _named(self, query: PlaceQuery, limit: int) -> list[Municipality]:
        if not query.keys:
            return []
        sql, values = name_search(query, limit)
        found: dict[str, str] = {}
        for code, former in self._rows(sql, *values):
            found.setdefault(code, former)
        return [self._as_found(*place) for place in list(found.items())[:limit]]

    def _as_found(self, code: str, former_name: str) -> Municipality:
        return replace(self._places("WHERE m.code = ?", code)[0], former_name=former_name)

    def _places(self, clause: str, *values: str | int) -> list[Municipality]:
        return [_municipality(row) for row in self._rows(_PLACE + clause, *values)]

    def _groups(self, clause: str, *values: str | int) -> list[Intercommunality]:
        return [
            Intercommunality(siren, name, kind, int(population))
            for siren, name, kind, population in self._rows(f"{_GROUP} {clause}", *values)
        ]

    def _rows(self, sql: str, *values: str | int) -> list[tuple[str, ...]]:
        """Return the rows of a query whose columns are all text."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()


def _municipality(row: tuple[str, ...]) -> Municipality:
    code, name, postcodes, epci, epci_name, department, in_department, region, in_region, *rest = (
        row
    )
    population, city = rest
    return Municipality(
        insee_code=code,
        name=name,
        postcodes=tuple(postcodes.split()),
        epci_code=epci,
        epci_name=epci_name,
        department_code=department,
        department_name=in_department,
        region_code=region,
        region_name=in_region,
        population=int(population),
        city_code=city,
    )
