"""Figures read from exact counts as the definitions say, and told in words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.dashboard.headlines import HEADLINES, headline_plan
from conseil_mobilite.domain.statistics.dashboard.themes import THEMES
from conseil_mobilite.domain.statistics.definitions.indicator import Unit
from conseil_mobilite.domain.statistics.exact.breakdowns import Breakdown, Shape, breakdowns
from conseil_mobilite.domain.statistics.exact.figure_tables import figure_table
from conseil_mobilite.domain.statistics.exact.figure_words import (
    amount,
    behind,
    change,
    counted_words,
    written,
)
from conseil_mobilite.domain.statistics.exact.figures import (
    Count,
    ExactFigures,
    Measured,
    Quantity,
)
from conseil_mobilite.domain.statistics.exact.readings import Figure, FigureReader
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.domain.statistics.periods.spans import (
    free_span,
    quarter_span,
    year_span,
)
from conseil_mobilite.store.reference.statistics_definitions import definitions, tables_plan

TODAY = date(2027, 3, 12)


def _reader(
    counts: Mapping[Count, int] | None = None,
    quantities: Mapping[Quantity, Measured] | None = None,
) -> FigureReader:
    return FigureReader(definitions(), ExactFigures(counts or {}, quantities or {}))


def _of(reader: FigureReader, code: str, dimension: str, rank: int = 0) -> Breakdown:
    reading = definitions().indicators[code].readings[rank]
    return next(each for each in breakdowns(reader, reading) if each.code == dimension)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_count_is_that_of_its_population() -> None:
    reader = _reader({Count("bilans_initiaux"): 24})

    found = reader.figure(definitions().indicators["I-05"].main)

    assert found.value == Decimal(24)
    assert (found.part, found.behind) == (None, Count("bilans_initiaux"))


def test_a_count_crossed_with_yes_and_no_is_that_of_yes_among_all() -> None:
    yes = Count("personnes_tarif", (("tarif_ouvert", ("oui",)),))
    reader = _reader({Count("personnes_tarif"): 40, yes: 12})

    found = reader.figure(definitions().indicators["I-17"].main)

    assert found.value == Decimal(12)
    assert (found.part, found.whole, found.behind) == (12, 40, yes)
    assert _plain(behind(found)) == "12 sur 40 personnes"
    assert (written(found), _plain(counted_words(found))) == ("12", "sur 40 personnes")


def test_a_rate_adds_the_values_it_is_the_share_of() -> None:
    named = {"emploi": 3, "formation": 2, "recherche": 4, "autre": 1, "non_joint": 6, "NSP": 4}
    counts = {
        Count("sorties_6_mois", (("situation_6_mois", (code,)),)): count
        for code, count in named.items()
    }
    reader = _reader({Count("sorties_6_mois"): 20, **counts})

    found = reader.figure(definitions().indicators["I-30"].readings[1])

    assert (found.value, found.part, found.whole) == (Decimal(50), 10, 20)


def test_nothing_to_share_gives_a_dash_and_never_nought() -> None:
    found = _reader().figure(definitions().indicators["I-25"].main)

    assert found.value is None
    assert written(found) == "–"
    assert found.is_nothing


def test_a_sum_tells_how_many_it_is_drawn_from() -> None:
    money = Measured(3, 3, Decimal("1250.50"), Decimal(900), None, None)
    reader = _reader(quantities={Quantity("montants"): money})

    found = reader.figure(definitions().indicators["I-22"].main)

    assert _plain(written(found)) == "1 250,50 €"
    assert _plain(behind(found)) == "sur 3 personnes"


def test_a_crossed_cell_is_found_whatever_the_order_of_its_conditions() -> None:
    cell = Count("personnes_accompagnees", (("age", ("18_25",)), ("sexe", ("F",))))
    turned = Count(cell.population, tuple(reversed(cell.condition)))

    assert _reader({cell: 7}).count(turned) == 7


def test_age_by_sex_has_a_line_for_each_age_and_a_column_for_each_sex() -> None:
    cell = Count("personnes_accompagnees", (("age", ("18_25",)), ("sexe", ("H",))))

    found = _of(_reader({cell: 7}), "I-06", "sexe", 1)

    assert (found.shape, found.columns) == (Shape.SIDE_BY_SIDE, ("Femme", "Homme", "Non précisé"))
    (line,) = figure_table(found).lines
    assert (line.label, line.cells) == ("18 à 25 ans", ("0", "7", "0"))


def test_levels_of_an_axis_are_parts_of_a_whole() -> None:
    levels = {"fort": 5, "moyen": 3, "sans": 1, "non_evalue": 1}
    counts = {
        Count("bilans_initiaux", (("niveau_axe:ADMIN", (code,)),)): count
        for code, count in levels.items()
    }

    found = _of(_reader({Count("bilans_initiaux"): 10, **counts}), "I-11", "niveau_axe")

    assert (found.shape, found.states) == (Shape.PARTS, tuple(levels))
    assert figure_table(found).lines[0].cells == ("5", "3", "1", "1")
    assert figure_table(found).left_out == 9


def test_those_whom_a_barrier_does_not_concern_are_no_column_of_it() -> None:
    found = _of(_reader(), "I-28", "frein_leve")

    assert found.states == ("leve", "reste")


def test_a_yes_stands_beside_the_whole_it_is_a_part_of() -> None:
    women = Count("personnes_tarif", (("sexe", ("F",)),))
    opened = Count("personnes_tarif", (("tarif_ouvert", ("oui",)), ("sexe", ("F",))))

    table = figure_table(_of(_reader({women: 20, opened: 5}), "I-17", "sexe"))

    assert table.heads[-1] == "Part"
    assert [_plain(cell) for cell in table.lines[0].cells] == ["20", "5", "25 %"]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("0.4", Unit.PERCENT, "moins de 1 %"),
        ("57.5", Unit.PERCENT, "58 %"),
        ("13.50", Unit.DAYS, "13,5 jours"),
        ("1", Unit.DAYS, "1 jour"),
        ("0.64", Unit.LEVELS, "+0,6 niveau"),
        ("-2", Unit.LEVELS, "−2 niveaux"),
        ("1234", Unit.PERSONS, "1 234"),
        ("1200", Unit.EUROS, "1 200 €"),
    ],
)
def test_figures_are_told_in_their_unit(value: str, unit: Unit, words: str) -> None:
    assert _plain(amount(Decimal(value), unit)) == words


@pytest.mark.parametrize(
    ("now", "before", "unit", "words"),
    [
        ("8", "5", Unit.PERSONS, "+ 3 en un trimestre"),
        ("5", "8", Unit.PERSONS, "− 3 en un trimestre"),
        ("4", "4", Unit.PERSONS, "pas de changement en un trimestre"),
        ("58.4", "45", Unit.PERCENT, "+ 13 points en un trimestre"),
        ("45.2", "45", Unit.PERCENT, "pas de changement en un trimestre"),
        ("12", "13", Unit.DAYS, "− 1 jour en un trimestre"),
        (None, "13", Unit.DAYS, "sans comparaison possible"),
    ],
)
def test_changes_are_told_with_their_sign(
    now: str | None, before: str, unit: Unit, words: str
) -> None:
    after, earlier = (
        Figure(None if each is None else Decimal(each), unit, Count("sorties"), unit)
        for each in (now, before)
    )

    assert _plain(change(after, earlier, "un trimestre")) == words


def test_every_indicator_is_in_one_theme() -> None:
    codes = [code for theme in THEMES for code in theme.indicators]

    assert sorted(codes) == sorted(definitions().indicators)


def test_the_light_plan_keeps_the_headlines_without_their_breakdowns() -> None:
    light = headline_plan(tables_plan())

    assert tuple(light.definitions.indicators) == HEADLINES
    assert {len(table.dimensions) for table in light.tables} == {0, 1}
    assert len(light.tables) == 6


def test_earlier_periods_are_of_the_same_kind_and_length() -> None:
    quarter, year = quarter_span(Quarter(2027, 1)), year_span(2026)
    free = free_span(date(2027, 2, 1), date(2027, 2, 10), TODAY)

    assert str(quarter.earlier) == "4e trimestre 2026"
    assert str(year.earlier) == "année 2025"
    assert (free.earlier.start, free.earlier.end) == (date(2027, 1, 22), date(2027, 1, 31))
    assert [each.short for each in quarter.series(3)] == ["T3 2026", "T4 2026", "T1 2027"]
    assert _plain(free.length_words) == "10 jours"


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (None, date(2027, 1, 1), "start"),
        (date(2027, 1, 1), None, "end"),
        (date(2027, 4, 1), date(2027, 5, 1), "start"),
        (date(2027, 3, 2), date(2027, 3, 1), "end"),
        (date(2020, 1, 1), date(2027, 3, 1), "end"),
    ],
    ids=("no-start", "no-end", "future", "reversed", "too-long"),
)
def test_two_days_that_make_no_period_are_refused_by_name(
    start: date | None, end: date | None, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        free_span(start, end, TODAY)

    assert refused.value.field == field
