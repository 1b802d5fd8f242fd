"""The report says what its release publishes, and nothing else."""

from dataclasses import replace

import pytest
from tests.interchange.statistics.releases import plan_of_base, release

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.release.derived_tables import derived_tables
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    Reason,
    Status,
    Withheld,
)
from conseil_mobilite.domain.statistics.report.building import OTHERS_LABEL, report_of
from conseil_mobilite.domain.statistics.report.content import Publisher, StatisticsReport
from conseil_mobilite.domain.statistics.report.figure_words import amount, with_unit
from conseil_mobilite.domain.statistics.report.losses import GATHERED, MOST_ITEMS
from conseil_mobilite.domain.statistics.report.outline import Spot
from conseil_mobilite.domain.statistics.report.themes import HEADLINES, THEMES
from conseil_mobilite.domain.statistics.rounding.floors import Gathering

PLAN = plan_of_base()
PUBLISHER = Publisher("Mobilité Solidaire", "73282932000074", "b7f3a1", "Thiérache")
YOUNG = Gathering("personnes_accompagnees", "age", ("moins_18", "60_plus", "NSP"))


def told(made: ProtectedRelease) -> StatisticsReport:
    return report_of(made, PLAN, PUBLISHER)


def silent(made: ProtectedRelease) -> ProtectedRelease:
    """Withhold every figure, as under the floor."""
    few = Withheld(Reason.FEW_PERSONS, "Moins de 15 personnes.")
    cells = (replace(cell, value=None, status=Status.WITHHELD, step=None) for cell in made.cells)
    return replace(made, cells=tuple(cells), withheld=(few,), gathered=())


def test_everything_that_the_outline_names_is_in_the_plan() -> None:
    made = release()
    tables = {cell.table for cell in made.cells}
    places = {(cell.table, cell.breakdown) for cell in made.cells}

    figures = [*HEADLINES, *(each for theme in THEMES for each in theme.figures)]
    series = [each for theme in THEMES for table in theme.tables for each in table.series]

    named = [each.found for each in figures if isinstance(each.found, Spot)]
    assert {(each.table, each.place) for each in named} <= places
    assert {each.table for each in series} <= tables
    assert {each.code for each in figures} <= PLAN.definitions.indicators.keys()
    assert {each.table[:4] for each in series} <= PLAN.definitions.indicators.keys()
    assert derived_tables(PLAN)


def test_each_table_of_the_outline_has_rows_when_everything_is_published() -> None:
    report = told(release())

    assert [len(theme.tables) for theme in report.themes] == [len(t.tables) for t in THEMES]
    for theme in report.themes:
        for table in theme.tables:
            columns = list(zip(*(row.figures for row in table.rows), strict=True))
            assert all(any(f is not None for f in column) for column in columns), table.title


def test_the_eight_figures_are_those_of_the_release() -> None:
    made = release()
    report = told(made)
    published = {(cell.table, cell.breakdown): cell.value for cell in made.cells}

    assert len(report.headlines) == 8
    assert report.headlines[0].value == published["I-06_sexe", (("sexe", "TOTAL"),)]
    assert report.headlines[6].value == published["I-25_taux", ()]
    assert report.headlines[7].unit == "euros"


def test_ranked_rows_begin_with_the_largest_and_what_is_left_is_counted() -> None:
    report = told(release())
    barriers = next(t for t in report.themes[1].tables if t.title == "Frein")

    first = [row.figures[0] or 0 for row in barriers.rows]
    assert first == sorted(first, reverse=True)
    assert len(barriers.rows) + barriers.left == len(PLAN.definitions.dimensions["frein"].items)


def test_a_column_of_which_no_row_publishes_a_figure_is_left_out() -> None:
    whole = release()
    without = tuple(cell for cell in whole.cells if cell.table != "I-28_frein_leve")

    (barriers,) = (
        table
        for theme in told(replace(whole, cells=without)).themes
        for table in theme.tables
        if table.title == "Frein"
    )

    assert [each.head for each in barriers.series] == ["Retenu", "En premier"]
    assert {len(row.figures) for row in barriers.rows} == {2}


def test_gathered_values_stand_under_others_and_are_named_below() -> None:
    report = told(release(gathered=(YOUNG,)))
    ages = next(t for t in report.themes[0].tables if t.title == "Tranche d’âge")

    assert [row.label for row in ages.rows][-1] == OTHERS_LABEL
    assert "Moins de 18 ans" not in [row.label for row in ages.rows]
    gathered = next(loss for loss in report.withheld if loss.title == spaced(GATHERED))
    assert "Moins de 18 ans" in gathered.items[0]
    assert "Personnes accompagnées" in gathered.items[0]


def test_the_tables_that_a_year_lacks_are_named_by_their_indicators() -> None:
    lost = tuple(
        Withheld(Reason.NOT_FOR_THE_YEAR, f"{table} : …", table, table[:4])
        for table in ("I-05_age", "I-05_sexe", "I-01_age")
    )

    (loss,) = told(replace(release(), withheld=lost)).withheld

    assert loss.items == ("Bilans réalisés (I-05)", "Orientations reçues (I-01)")


def test_what_is_not_broken_down_is_said_once_for_all_its_indicators() -> None:
    lost = tuple(
        Withheld(Reason.NOT_BROKEN_DOWN, "…", indicator=code, partition=partition)
        for code in ("I-01", "I-05")
        for partition in ("age", "public:ass", "public:rsa")
    )
    (loss,) = told(replace(release(), withheld=lost)).withheld

    assert "Tranche d’âge (I-01, I-05)" in loss.items
    assert spaced("Public : 2\u00a0valeurs sur 14 (I-01), 2 (I-05)") in loss.items


def test_a_long_list_of_losses_is_cut_and_says_how_many_are_left() -> None:
    tables = [table for table in PLAN.tables if table.indicator == "I-05"] * 3
    lost = tuple(
        Withheld(Reason.NO_TABLE, f"{n} : tableau retiré.", f"{n}", table.indicator)
        for n, table in enumerate(tables)
    )
    (loss,) = told(replace(release(), withheld=lost)).withheld

    assert len(loss.items) == MOST_ITEMS + 1
    assert loss.items[-1] == f"et {len(tables) - MOST_ITEMS} autres, dans le manifeste"


def test_under_the_floor_the_report_has_no_figure_but_says_so() -> None:
    report = told(silent(release()))

    assert report.is_empty
    assert not report.themes
    assert [loss.title for loss in report.withheld] == ["Période sous le plancher"]
    assert report.method
    assert report.quality


@pytest.mark.parametrize(
    ("gathered", "expected"),
    [((), "sans âge : "), ((YOUNG,), "% au plus")],
    ids=["alone", "among others"],
)
def test_the_quality_line_is_always_there_and_comes_from_published_figures(
    gathered: tuple[Gathering, ...], expected: str
) -> None:
    quality = told(release(gathered=gathered)).quality

    assert expected in quality[0].replace("\u00a0", " ")
    assert "%" in quality[0]


def test_the_quality_of_too_few_files_is_not_told() -> None:
    assert "%" not in told(release(units=5)).quality[0]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1220, "personnes", "1 220"),
        (12300, "euros", "12 300 €"),
        (15, "jours", "15 jours"),
        (1, "jours", "1 jour"),
        (62, "pour_cent", "62 %"),
        (None, "euros", "non publié"),
    ],
)
def test_figures_are_written_as_french_readers_expect(
    value: int | None, unit: str, words: str
) -> None:
    assert with_unit(value, unit).replace("\u00a0", " ") == words


def test_a_loss_has_its_sign() -> None:
    assert amount(-5) == "−5"
