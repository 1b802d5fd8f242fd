"""Basins come from a table of communes or of EPCI, or what prevents it is said row by row."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.basin_table import BasinPlan
from conseil_mobilite.services.organisation import basin_table, basins
from conseil_mobilite.services.organisation.basin_table_reading import read_plan
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.store.reference.territories import Territories

Read = Callable[[str], BasinPlan]
ON, LATER = date(2027, 3, 12), date(2027, 6, 1)
CENTRE = Member("240200444", "CC de la Thiérache du Centre")
SAMBRE = Member("200071983", "CC Thiérache Sambre et Oise")


@pytest.fixture(scope="module")
def territories() -> Iterator[Territories]:
    opened = Territories.open()
    yield opened
    opened.close()


@pytest.fixture
def read(tmp_path: Path, territories: Territories) -> Callable[[str], BasinPlan]:
    def plan(text: str) -> BasinPlan:
        path = tmp_path / "bassins.csv"
        path.write_text(text, encoding="utf-8")
        return read_plan(path, territories)

    return plan


def composition(plan: BasinPlan) -> dict[str, list[str]]:
    return {each.name: [member.epci_name for member in each.members] for each in plan.basins}


def faults(plan: BasinPlan) -> list[tuple[int, str]]:
    return [(fault.number, fault.text) for fault in plan.faults]


@pytest.mark.parametrize(
    "row",
    [
        "SIREN;Bassin\n240200444;Thiérache\n",
        "EPCI;Bassin de mobilité\n240 200 444;Thiérache\n",
        "Intercommunalité;Bassin\nCC de la Thiérache du Centre;Thiérache\n",
        "Nom EPCI;Bassin\nCommunauté de communes de la Thiérache du Centre;Thiérache\n",
        "Code INSEE;Bassin\n02738;Thiérache\n",
        "Code commune;Commune;Nom du bassin;Code bassin\n2738;Tergnier;Thiérache;B1\n",
    ],
    ids=["siren", "code under a name", "name", "long name", "insee", "lost zero"],
)
def test_an_epci_is_found_by_its_code_its_name_or_a_commune(
    read: Read, territories: Territories, row: str
) -> None:
    plan = read(row)

    tergnier = territories.by_code("02738")
    assert tergnier is not None
    wanted = tergnier.epci_name if "2738" in row else CENTRE.name
    assert composition(plan) == {"Thiérache": [wanted]}
    assert plan.faults == ()


def test_a_former_commune_leads_to_the_present_one_and_is_said(read: Read) -> None:
    plan = read("Commune;Bassin\nFargniers;Chaunois\n")

    assert list(composition(plan)) == ["Chaunois"]
    assert plan.remarks[0] == "Fargniers fait maintenant partie de Tergnier (Aisne)."


def test_homonyms_are_told_apart_by_their_departement(read: Read) -> None:
    plan = read(
        "Commune;Département;Bassin\nSaint-Denis;;Nord\nSaint-Denis;Réunion;Sud\n"
        "Saint-Denis;93;Nord\nSaint-Denis;2;Nord\n"
    )

    assert set(composition(plan)) == {"Nord", "Sud"}
    (ambiguous, elsewhere) = faults(plan)
    assert ambiguous[0] == 2
    assert "Plusieurs communes s’appellent" in ambiguous[1]
    assert elsewhere[0] == 5


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("99999;;Nord", "code de commune « 99999 » est inconnu"),
        (";Zzyzx;Nord", "commune « Zzyzx » est inconnue"),
        ("02691;;", "nom du bassin manque"),
        ("02691;;***", "pas un nom de bassin"),
        (";;Nord", "Ni commune ni intercommunalité"),
        ("29155;;Ouest", "aucune intercommunalité"),
    ],
)
def test_a_row_that_cannot_be_taken_is_said_with_its_number(
    read: Read, row: str, told: str
) -> None:
    plan = read(f"Code INSEE;Commune;Bassin\n02691;;Vermandois\n{row}\n")

    ((number, text),) = faults(plan)
    assert number == 3
    assert told in text.replace("\N{NO-BREAK SPACE}", " ")
    assert list(composition(plan)) == ["Vermandois"]


def test_an_epci_split_between_basins_is_left_out_whole(
    read: Read, territories: Territories
) -> None:
    first, second, *_ = territories.municipalities_of(CENTRE.code)
    (other, *_) = territories.municipalities_of(SAMBRE.code)

    plan = read(
        f"Code INSEE;Bassin\n{first.insee_code};Nord\n{second.insee_code};Sud\n"
        f"{other.insee_code};Nord\n"
    )

    ((number, text),) = faults(plan)
    assert number == 3
    assert "serait partagée entre" in text
    assert composition(plan) == {"Nord": [SAMBRE.name]}


def test_an_epci_whole_in_two_basins_belongs_to_both(read: Read, territories: Territories) -> None:
    communes = territories.municipalities_of(CENTRE.code)
    rows = "".join(f"{c.insee_code};Nord\n{c.insee_code};Sud\n" for c in communes)

    plan = read(f"Code INSEE;Bassin\n{rows}")

    assert composition(plan) == {"Nord": [CENTRE.name], "Sud": [CENTRE.name]}
    assert plan.remarks == ()


def test_the_communes_that_are_not_named_follow_and_it_is_said(read: Read) -> None:
    plan = read("Code INSEE;Bassin\n02691;Vermandois\n")

    assert "même celles que le tableau ne nomme pas" in plan.remarks[0]
    assert "(1 sur " in plan.remarks[0]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("31/02/2027;", "février"),
        ("01/01/2028;31/12/2027", "avant son début"),
    ],
)
def test_days_that_do_not_exist_are_refused(read: Read, days: str, told: str) -> None:
    plan = read(f"SIREN;Bassin;Début;Fin\n{CENTRE.code};Nord;{days}\n")

    ((_number, text),) = faults(plan)
    assert told in text


def test_the_same_epci_twice_at_the_same_time_is_refused(read: Read) -> None:
    plan = read(
        f"SIREN;Bassin;Valable du;Valable au\n{CENTRE.code};Nord;01/01/2026;31/12/2027\n"
        f"{CENTRE.code};Nord;01/06/2027;\n"
    )

    ((number, _text),) = faults(plan)
    assert number == 3
    assert plan.basins == ()


@pytest.mark.parametrize("content", ["Commune;Zone\nLaon;Nord\n", "Bassin;Remarque\nNord;x\n"])
def test_a_table_without_its_columns_is_refused_with_their_names(read: Read, content: str) -> None:
    with pytest.raises(UserError, match="titre"):
        read(content)


def test_a_workbook_of_basins_is_read_too(tmp_path: Path, territories: Territories) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Bassins de la région", None, None])
    sheet.append(["Siren EPCI", "Bassin", "À partir du"])
    sheet.append([int(CENTRE.code), "Thiérache", LATER])
    path = tmp_path / "bassins.xlsx"
    book.save(path)

    plan = read_plan(path, territories)

    (basin,) = plan.basins
    assert [(each.epci_code, each.valid_from) for each in basin.members] == [(CENTRE.code, LATER)]


def stored(session: Session, on: date) -> dict[str, list[str]]:
    return {
        each.name: [member.name for member in each.members] for each in basins.basins(session, on)
    }


def test_a_table_composes_basins_and_who_leaves_keeps_its_past(
    session: Session, read: Read
) -> None:
    basins.compose(session, "Thiérache", "", [SAMBRE], ON)
    basins.compose(session, "Autre", "", [SAMBRE], ON)
    plan = read(f"SIREN;Bassin\n{CENTRE.code};thierache\n{CENTRE.code};Nord & Sud\n")

    told = basin_table.preview(session, plan, LATER)
    changed = basin_table.bring_in(session, plan, LATER)

    assert [(c.name, c.is_new, c.coming, c.leaving) for c in told] == [
        ("Nord & Sud", True, (CENTRE.name,), ()),
        ("Thiérache", False, (CENTRE.name,), (SAMBRE.name,)),
    ]
    assert changed == 2
    assert stored(session, ON) == {
        "Autre": [SAMBRE.name],
        "Nord & Sud": [],
        "Thiérache": [SAMBRE.name],
    }
    assert stored(session, LATER) == {
        "Autre": [SAMBRE.name],
        "Nord & Sud": [CENTRE.name],
        "Thiérache": [CENTRE.name],
    }
    acts = session.exec(select(AuditEntry.act)).all()
    assert acts.count("basin.import") == 2


def test_the_same_table_twice_changes_nothing(session: Session, read: Read) -> None:
    plan = read(
        f"SIREN;Bassin;Début;Fin\n{CENTRE.code};Nord;01/01/2024;31/12/2025\n"
        f"{CENTRE.code};Nord;01/06/2027;\n{SAMBRE.code};Nord;;\n"
    )

    assert basin_table.bring_in(session, plan, ON) == 1
    assert basin_table.bring_in(session, plan, ON) == 0
    assert not any(change.changes for change in basin_table.preview(session, plan, ON))
    assert stored(session, date(2025, 6, 1)) == {"Nord": [CENTRE.name]}
    assert stored(session, date(2026, 1, 1)) == {"Nord": []}
    assert stored(session, LATER) == {"Nord": [CENTRE.name, SAMBRE.name]}


def test_two_names_of_the_same_code_get_each_their_own(session: Session, read: Read) -> None:
    basins.compose(session, "Nord", "bassin-1", [SAMBRE], ON)
    basins.compose(session, "Sud", "ouest", [SAMBRE], ON)
    plan = read(f"SIREN;Bassin\n{CENTRE.code};Bassin 1\n{CENTRE.code};Ouest\n")

    basin_table.bring_in(session, plan, ON)

    codes = {each.name: each.code for each in basins.basins(session, ON)}
    assert codes["Bassin 1"] == "bassin-1-2"
    assert codes["Ouest"] == "ouest-2"
