import sqlite3
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.resource_files import resource
from conseil_mobilite.store.reference.territories import Edition, Municipality, Territories


@pytest.fixture(scope="module")
def territories() -> Iterator[Territories]:
    opened = Territories.open()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def communes(territories: Territories) -> list[Municipality]:
    return [
        commune
        for department in territories.departments()
        for epci in territories.intercommunalities_of(department.code)
        for commune in territories.municipalities_of(epci.siren)
        if commune.department_code == department.code
    ]


def names(places: list[Municipality]) -> list[str]:
    return [place.name for place in places]


def test_every_commune_of_every_epci_is_there(communes: list[Municipality]) -> None:
    assert len(communes) == 34_871
    assert len({commune.epci_code for commune in communes}) == 1_255
    assert len({commune.insee_code for commune in communes}) == 34_871


def test_the_communes_of_2026_are_all_there() -> None:
    base = resource("territories", "territoires.sqlite")

    with closing(sqlite3.connect(base)) as connection:
        count = "SELECT count(*) FROM municipality WHERE city = code"
        assert connection.execute(count).fetchone() == (34_969,)
        districts = "SELECT count(*) FROM municipality WHERE city <> code"
        assert connection.execute(districts).fetchone() == (45,)


def test_the_file_is_small_and_tells_its_edition(territories: Territories) -> None:
    assert resource("territories", "territoires.sqlite").stat().st_size < 6_000_000
    assert territories.edition() == Edition(2026, "6.0.0")


def test_a_commune_knows_where_it_is(territories: Territories) -> None:
    assert territories.by_code("02738") == Municipality(
        insee_code="02738",
        name="Tergnier",
        postcodes=("02700",),
        epci_code="200071785",
        epci_name="CA Chauny Tergnier La Fère",
        department_code="02",
        department_name="Aisne",
        region_code="32",
        region_name="Hauts-de-France",
        population=13_045,
        city_code="02738",
    )


def test_many_names_belong_to_several_communes_and_the_departement_tells_them_apart(
    territories: Territories, communes: list[Municipality]
) -> None:
    shared = [name for name, times in Counter(fold(c.name) for c in communes).items() if times > 1]
    assert len(shared) > 1_400

    found = territories.search("Saint-Denis", limit=50)
    exact = [place for place in found if fold(place.name) == "saint denis"]
    assert len(exact) > 3
    assert len({place.label for place in exact}) == len(exact)


def test_a_postcode_gives_all_its_communes_whatever_the_limit(territories: Territories) -> None:
    assert len(territories.by_postcode("51300")) == 46
    assert len(territories.search("51300", limit=5)) >= 46


def test_figures_that_are_a_postcode_and_an_insee_code_give_both(territories: Territories) -> None:
    found = territories.search("02300")

    assert names(found)[0] == "Chauny"
    assert len(territories.by_postcode("02300")) == 31
    assert [(place.name, place.former_name) for place in found[31:]] == [("Tergnier", "Fargniers")]


@pytest.mark.parametrize("typed", ["Fargniers", "fargniers", "FARGN"])
def test_a_former_name_leads_to_the_present_commune_and_says_so(
    territories: Territories, typed: str
) -> None:
    (found,) = territories.search(typed)

    assert found.insee_code == "02738"
    assert found.mention == "ancienne commune\u00a0: Fargniers"


def test_the_code_of_a_former_commune_leads_to_the_present_one(territories: Territories) -> None:
    found = territories.by_code("02300")

    assert found is not None
    assert (found.name, found.former_name) == ("Tergnier", "Fargniers")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tergnier", "Tergnier"),
        ("l'hay les roses", "L’Haÿ-les-Roses"),
        ("OEUILLY", "Œuilly"),
        ("œuilly", "Œuilly"),
        ("St Quentin 02", "Saint-Quentin"),
        ("Havre", "Le Havre"),
        ("brieuc", "Saint-Brieuc"),
        ("80038 AMIENS CEDEX 1", "Amiens"),
        ("80000 Amiens", "Amiens"),
        ("Amiens 80000", "Amiens"),
        ("Villers s/ Mer", "Villers-sur-Mer"),
        ("2a004", "Ajaccio"),
        ("0270", "Tergnier"),
        ("Strasb", "Strasbourg"),
        ("Paris", "Paris"),
        ("Paris 12ème", "Paris 12e Arrondissement"),
        ("lyon 3", "Lyon 3e Arrondissement"),
        ("75012", "Paris 12e Arrondissement"),
    ],
)
def test_a_place_is_found_as_people_write_it(
    territories: Territories, typed: str, first: str
) -> None:
    assert names(territories.search(typed))[0] == first


@pytest.mark.parametrize(
    ("typed", "code"), [("Saint-Denis (974)", "97411"), ("saint denis 93", "93066")]
)
def test_a_departement_after_the_name_chooses_among_homonyms(
    territories: Territories, typed: str, code: str
) -> None:
    assert territories.search(typed)[0].insee_code == code


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "xyzzy", "'; DROP TABLE name", "7", "00000"])
def test_what_names_no_place_gives_nothing(territories: Territories, typed: str) -> None:
    assert territories.search(typed) == []


def test_a_place_is_proposed_once_and_no_more_than_asked(territories: Territories) -> None:
    found = territories.search("saint", limit=30)

    assert len(found) == 30
    assert len({place.insee_code for place in found}) == 30


def test_a_district_keeps_its_city_and_its_epci(territories: Territories) -> None:
    (district,) = territories.by_postcode("69003")

    assert district.insee_code == "69383"
    assert district.city_code == "69123"
    assert district.epci_name == "Métropole de Lyon"


def test_an_island_may_have_no_epci(territories: Territories) -> None:
    island = territories.by_code("29155")

    assert island is not None
    assert (island.name, island.epci_code, island.epci_name) == ("Ouessant", "", "")


def test_an_unknown_code_or_postcode_gives_nothing(territories: Territories) -> None:
    assert territories.by_code("99999") is None
    assert territories.by_code("") is None
    assert territories.by_postcode("99999") == []
    assert territories.intercommunality("123456789") is None
    assert territories.municipalities_of("123456789") == []


@pytest.mark.parametrize(
    "typed",
    ["chauny", "CA Chauny", "fère tergnier", "communauté d’agglomération Chauny Tergnier La Fère"],
)
def test_an_epci_is_found_by_its_words_in_any_order(territories: Territories, typed: str) -> None:
    (found,) = territories.search_intercommunalities(typed)

    assert found == territories.intercommunality("200071785")
    assert found.kind == "CA"


@pytest.mark.parametrize("typed", ["a " * 5_000, "é" * 40_000], ids=["words", "letters"])
def test_no_place_is_found_by_a_whole_page_of_text(territories: Territories, typed: str) -> None:
    assert territories.search_intercommunalities(typed) == []
    assert territories.search(typed) == []


def test_the_members_of_an_epci_are_its_communes(territories: Territories) -> None:
    members = territories.municipalities_of("200071785")

    assert len(members) == 48
    assert "Tergnier" in names(members)
    assert {member.epci_code for member in members} == {"200071785"}


def test_a_city_with_districts_counts_once_in_its_epci(territories: Territories) -> None:
    lyon = [m for m in territories.municipalities_of("200046977") if "Lyon" in m.name]

    assert names(lyon) == ["Lyon", "Sainte-Foy-lès-Lyon"]


@pytest.mark.parametrize("department", ["32", "40"])
def test_an_epci_over_two_departements_is_listed_in_both(
    territories: Territories, department: str
) -> None:
    listed = territories.intercommunalities_of(department)

    assert "CC d’Aire-sur-l’Adour" in [epci.name for epci in listed]
    assert len(listed) < 30


def test_threads_may_ask_at_the_same_time(territories: Territories) -> None:
    typed = ["tergnier", "amiens", "paris", "chauny"] * 50

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(territories.search, typed))

    assert [places[0].name.casefold() for places in found] == typed


def test_missing_tables_are_said_in_french(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Réinstallez"):
        Territories.open(tmp_path / "nothing.sqlite")
