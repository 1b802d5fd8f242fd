r"""Build `resources/territories/territoires.sqlite` from `@etalab/decoupage-administratif`.

    npm pack @etalab/decoupage-administratif@6.0.0   # and unpack it
    .venv/bin/python installer/build_territories.py \
        package 2026 resources/territories/territoires.sqlite

The same package always gives the same bytes. The former communes (déléguées, associées) lead to the
present one; the arrondissements of Paris, Lyon and Marseille stand beside their city.

Every year, once the package follows the decrees of 1 January (a new major version, in spring):
1. run the two lines above with its version and its year. A package that lacks something is refused
   and the tables stay; else what changed is printed, communes and EPCI that came and went;
2. in tests/store/reference/test_territories.py, put the new counts and the new version, and check
   by hand one commune that merged: its old name and its old code must lead to the new one;
3. nothing is done to the bases: a person keeps the code and the name of the time, former codes are
   resolved where they are read, and an EPCI that is gone stays in its basin, under its name, until
   the adviser replaces it (Réglages, Bassins).
"""

import json
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TypedDict

from conseil_mobilite.domain.language.place_key import place_key
from conseil_mobilite.store.reference.place_names import beginnings

SOURCE = "@etalab/decoupage-administratif"
LICENCE = "Licence Ouverte 2.0 (données Insee, La Poste, DGCL) ; paquet npm sous licence MIT"

SCHEMA = """
CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE department (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, region TEXT NOT NULL REFERENCES region
) WITHOUT ROWID;
CREATE TABLE epci (
    siren INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, population INTEGER NOT NULL,
    folded TEXT NOT NULL
);
CREATE TABLE epci_department (
    department TEXT NOT NULL REFERENCES department, epci INTEGER NOT NULL REFERENCES epci,
    PRIMARY KEY (department, epci)
) WITHOUT ROWID;
CREATE TABLE municipality (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, city TEXT NOT NULL,
    epci INTEGER REFERENCES epci,
    department TEXT NOT NULL REFERENCES department, population INTEGER NOT NULL,
    postcodes TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE postcode (
    postcode TEXT NOT NULL, code TEXT NOT NULL REFERENCES municipality, PRIMARY KEY (postcode, code)
) WITHOUT ROWID;
CREATE TABLE former (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, present TEXT NOT NULL REFERENCES municipality
) WITHOUT ROWID;
CREATE TABLE name (
    folded TEXT NOT NULL, inside INTEGER NOT NULL, former TEXT NOT NULL, code TEXT NOT NULL,
    population INTEGER NOT NULL, PRIMARY KEY (folded, code, former)
) WITHOUT ROWID;
CREATE INDEX municipality_epci ON municipality (epci);
"""


class Place(TypedDict, total=False):
    code: str
    nom: str
    type: str
    departement: str
    region: str
    codesPostaux: list[str]
    population: int
    anciensCodes: list[str]
    chefLieu: str
    commune: str


class Group(TypedDict):
    code: str
    nom: str
    type: str
    populationMunicipale: int
    membres: list[Place]


FEWEST = {"municipality": 34_000, "epci": 1_200, "department": 101, "former": 2_500}
"""Less than that, and the package is not whole."""


def main(package: Path, year: int, target: Path, fewest: Mapping[str, int] = FEWEST) -> None:
    """Replace the tables, once the new ones are whole, and print what changed."""
    made = target.with_suffix(".new")
    build(package, year, made)
    with closing(sqlite3.connect(made)) as base:
        faults = [*lacking(base, fewest), *base.execute("PRAGMA foreign_key_check").fetchall()]
    if faults:
        made.unlink()
        sys.exit(f"The package is not whole, the tables stay as they were: {faults[:10]}")
    if target.is_file():
        print(*changes(target, made), sep="\n")
    made.replace(target)
    print(f"{target}: {target.stat().st_size:,} bytes")


def lacking(base: sqlite3.Connection, fewest: Mapping[str, int]) -> Iterator[str]:
    for table, least in fewest.items():
        (found,) = base.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - of ours
        if found < least:
            yield f"{table}: {found} of at least {least}"


def changes(old: Path, new: Path) -> Iterator[str]:
    """Yield what came and went between two tables."""
    for table, key in (("municipality", "code"), ("epci", "siren")):
        before, after = (named(path, table, key) for path in (old, new))
        came = [f"+ {after[code]} ({code})" for code in sorted(after.keys() - before.keys())]
        went = [f"- {before[code]} ({code})" for code in sorted(before.keys() - after.keys())]
        yield f"{table}: {len(after)}, of which {len(came)} came; {len(went)} went"
        yield from [*came, *went]


def named(path: Path, table: str, key: str) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as base:
        query = f"SELECT CAST({key} AS TEXT), name FROM {table}"  # noqa: S608 - of ours
        return dict(base.execute(query).fetchall())


def build(package: Path, year: int, target: Path) -> None:
    data = package / "data"
    places: list[Place] = json.loads((data / "communes.json").read_text(encoding="utf-8"))
    groups: list[Group] = json.loads((data / "epci.json").read_text(encoding="utf-8"))
    regions: list[Place] = json.loads((data / "regions.json").read_text(encoding="utf-8"))
    departments: list[Place] = json.loads((data / "departements.json").read_text(encoding="utf-8"))
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as base:
        base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
        base.execute("BEGIN")
        facts = {"source": SOURCE, "version": version, "year": str(year), "licence": LICENCE}
        base.executemany("INSERT INTO metadata VALUES (?, ?)", facts.items())
        base.executemany(
            "INSERT INTO region VALUES (?, ?)", ((r["code"], french(r["nom"])) for r in regions)
        )
        base.executemany(
            "INSERT INTO department VALUES (?, ?, ?)",
            ((d["code"], french(d["nom"]), d["region"]) for d in departments),
        )
        fill(base, places, groups)
        base.execute("COMMIT")
        base.execute("VACUUM")


def fill(base: sqlite3.Connection, places: list[Place], groups: list[Group]) -> None:
    base.executemany("INSERT INTO epci VALUES (?, ?, ?, ?, ?)", map(group_row, groups))
    epci_of = {m["code"]: int(group["code"]) for group in groups for m in group["membres"]}
    present = {p["code"]: p for p in places if p["type"] == "commune-actuelle"}
    districts = {p["code"]: p for p in places if p["type"] == "arrondissement-municipal"}
    alive = present | districts
    rows = (municipality_row(place, epci_of) for place in alive.values())
    base.executemany("INSERT INTO municipality VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    spread = {(p["departement"], epci_of[code]) for code, p in present.items() if code in epci_of}
    base.executemany("INSERT INTO epci_department VALUES (?, ?)", sorted(spread))
    cities = {place["commune"] for place in districts.values()}
    postcodes = {
        (postcode, place["code"])
        for place in alive.values()
        for postcode in place.get("codesPostaux", [])
        if place["code"] not in cities
    }
    base.executemany("INSERT INTO postcode VALUES (?, ?)", sorted(postcodes))
    old = [p for p in places if p["type"] in {"commune-deleguee", "commune-associee"}]
    base.executemany("INSERT INTO former VALUES (?, ?, ?)", former_rows(present, old))
    names = name_rows(alive, old)
    base.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?)", names)


def group_row(group: Group) -> tuple[int, str, str, int, str]:
    name = french(group["nom"])
    return int(group["code"]), name, group["type"], group["populationMunicipale"], place_key(name)


def municipality_row(place: Place, epci_of: dict[str, int]) -> tuple[str | int | None, ...]:
    """Give a district the EPCI of its city, named as its `city`; another place is its own."""
    city = place.get("commune", place["code"])
    return (
        place["code"],
        french(place["nom"]),
        city,
        epci_of.get(city),
        place["departement"],
        place.get("population", 0),
        " ".join(place.get("codesPostaux", [])),
    )


def former_rows(present: dict[str, Place], old: list[Place]) -> Iterator[tuple[str, str, str]]:
    names = {place["code"]: french(place["nom"]) for place in old}
    for place in present.values():
        for code in place.get("anciensCodes", []):
            yield code, names.get(code, ""), place["code"]


def name_rows(
    alive: dict[str, Place], old: list[Place]
) -> Iterator[tuple[str, int, str, str, int]]:
    """Yield the beginnings of present names, then of former ones unlike the present one."""
    for place in alive.values():
        for start, folded in enumerate(beginnings(place["nom"])):
            yield folded, int(start > 0), "", place["code"], place.get("population", 0)
    for place in old:
        heir = alive[place["chefLieu"]]
        if place_key(place["nom"]) == place_key(heir["nom"]):
            continue
        for start, folded in enumerate(beginnings(place["nom"])):
            former = french(place["nom"])
            yield folded, int(start > 0), former, heir["code"], heir.get("population", 0)


def french(name: str) -> str:
    return name.replace("'", "’")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
