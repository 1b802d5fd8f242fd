"""The tables of communes are built anew each year, and an incomplete package changes nothing."""

import json
import runpy
from pathlib import Path

import pytest

from conseil_mobilite.store.reference.territories import Edition, Territories

SCRIPT = Path(__file__).parents[3] / "installer" / "build_territories.py"
BUILD = runpy.run_path(str(SCRIPT))["main"]
AISNE: dict[str, object] = {"departement": "02", "region": "32"}
COMMUNES: list[dict[str, object]] = [
    {
        "code": "02738",
        "nom": "Tergnier",
        "type": "commune-actuelle",
        "codesPostaux": ["02700"],
        "population": 13_000,
        "anciensCodes": ["02300"],
        **AISNE,
    },
    {
        "code": "02304",
        "nom": "L'Épine-aux-Bois",
        "type": "commune-actuelle",
        "codesPostaux": ["02540"],
        "population": 200,
        **AISNE,
    },
    {"code": "02300", "nom": "Fargniers", "type": "commune-associee", "chefLieu": "02738", **AISNE},
]


def packed(folder: Path, communes: list[dict[str, object]], version: str = "6.0.0") -> Path:
    """Write a package as npm unpacks it, with the communes of one EPCI."""
    data = folder / "package" / "data"
    data.mkdir(parents=True, exist_ok=True)
    present = [each for each in communes if each["type"] == "commune-actuelle"]
    epci = {
        "code": "200071785",
        "nom": "CA Chauny Tergnier La Fère",
        "type": "CA",
        "populationMunicipale": 55_000,
        "membres": [{"code": each["code"]} for each in present],
    }
    files = {
        "communes.json": communes,
        "epci.json": [epci],
        "regions.json": [{"code": "32", "nom": "Hauts-de-France"}],
        "departements.json": [{"code": "02", "nom": "Aisne", "region": "32"}],
    }
    for name, content in files.items():
        (data / name).write_text(json.dumps(content), encoding="utf-8")
    (data.parent / "package.json").write_text(json.dumps({"version": version}), encoding="utf-8")
    return data.parent


def test_the_same_package_gives_the_same_bytes_and_answers(tmp_path: Path) -> None:
    package, target = packed(tmp_path, COMMUNES), tmp_path / "territoires.sqlite"

    BUILD(package, 2027, target, {"municipality": 2})
    first = target.read_bytes()
    BUILD(package, 2027, target, {"municipality": 2})

    assert target.read_bytes() == first
    territories = Territories.open(target)
    (found,) = territories.search("Fargniers")
    assert (found.name, found.former_name) == ("Tergnier", "Fargniers")
    assert territories.search("02540")[0].name == "L’Épine-aux-Bois"
    territories.close()


def test_what_came_and_went_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "territoires.sqlite"
    BUILD(packed(tmp_path, COMMUNES), 2027, target, {})
    merged = {**COMMUNES[0], "anciensCodes": ["02300", "02304"]}
    old = {**COMMUNES[1], "type": "commune-deleguee", "chefLieu": "02738"}

    BUILD(packed(tmp_path, [merged, old, COMMUNES[2]], "7.0.0"), 2028, target, {})

    told = capsys.readouterr().out
    assert "municipality: 1, of which 0 came; 1 went" in told
    assert "- L’Épine-aux-Bois (02304)" in told
    territories = Territories.open(target)
    found = territories.by_code("02304")
    assert found is not None
    assert (found.name, found.former_name) == ("Tergnier", "L’Épine-aux-Bois")
    assert territories.edition() == Edition(2028, "7.0.0")
    territories.close()


def test_an_incomplete_package_is_refused_and_the_tables_stay(tmp_path: Path) -> None:
    target = tmp_path / "territoires.sqlite"
    BUILD(packed(tmp_path, COMMUNES), 2027, target, {})
    before = target.read_bytes()

    with pytest.raises(SystemExit, match="municipality: 2 of at least 34000"):
        BUILD(packed(tmp_path, COMMUNES), 2027, target)

    assert target.read_bytes() == before
    assert list(tmp_path.glob("*.new")) == []
