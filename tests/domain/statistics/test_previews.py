"""Each table before and after: exact beside published, what is gathered and withheld with why."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.interchange.statistics.releases import plan_of_base, release

from conseil_mobilite.domain.statistics.definitions.plan import cells
from conseil_mobilite.domain.statistics.exact.figures import (
    Count,
    ExactFigures,
    Measured,
    Quantity,
)
from conseil_mobilite.domain.statistics.preview.previews import previews
from conseil_mobilite.domain.statistics.preview.tables import TablePreview
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Status,
)
from conseil_mobilite.domain.statistics.release.release_check import check_release
from conseil_mobilite.domain.statistics.rounding.floors import Gathering

PLAN = plan_of_base()
YOUNG = Gathering("personnes_accompagnees", "age", ("moins_18", "60_plus", "NSP"))


@pytest.fixture(scope="module")
def exact() -> ExactFigures:
    """Give each cell a count of its own: the number of its values and of its place."""
    names = dict.fromkeys(
        count
        for table in PLAN.tables
        for crossing in PLAN.crossings(table)
        for count in cells(table.population, crossing)
    )
    counts = {count: 1 + rank % 97 for rank, count in enumerate(names)}
    days = Measured(12, 12, Decimal(150), Decimal(30), Decimal("12.5"), Decimal("11.25"))
    return ExactFigures(counts, {Quantity("delai_jours"): days})


def preview(exact: ExactFigures, made: ProtectedRelease, code: str) -> TablePreview:
    return next(each for each in previews(PLAN, exact, made.cells) if each.code == code)


def test_every_table_of_the_plan_can_be_looked_at(exact: ExactFigures) -> None:
    found = previews(PLAN, exact, release().cells)

    assert {table.code for table in PLAN.tables} <= {each.code for each in found}
    assert found[0].indicator == "I-06"
    assert len({each.code for each in found}) == len(found)


def test_what_nobody_counted_and_nothing_publishes_is_left_out() -> None:
    cell = PublishedCell(
        "I-05_sexe", "I-05", (("sexe", "TOTAL"),), None, "bilans", Status.WITHHELD, None
    )
    assert previews(PLAN, ExactFigures({}, {}), [cell]) == ()


def test_a_partition_stands_exact_beside_what_leaves(exact: ExactFigures) -> None:
    made = release()
    shown = preview(exact, made, "I-06_sexe")
    published = {cell.breakdown: cell.value for cell in made.cells if cell.table == "I-06_sexe"}

    women = Count("personnes_accompagnees", (("sexe", ("F",)),))
    assert shown.before.lines[0].figures == (exact.counts[women],)
    assert shown.after.lines[0].figures == (published[("sexe", "F"),],)
    assert shown.before.lines[-1].label == shown.after.lines[-1].label == "Total"


def test_gathered_values_come_last_and_others_stand_for_them(exact: ExactFigures) -> None:
    shown = preview(exact, release(gathered=(YOUNG,)), "I-06_croise_age_sexe")

    assert [line.label for line in shown.before.lines[-4:-1]] == [
        "Moins de 18 ans",
        "60 ans et plus",
        "Âge non précisé",
    ]
    assert (shown.after.lines[-2].label, shown.after.lines[-2].span) == ("Autres", 3)
    assert sum(line.span for line in shown.after.lines) == len(shown.before.lines)


def test_two_values_gathered_are_named_instead_of_others(exact: ExactFigures) -> None:
    two = Gathering("personnes_accompagnees", "sexe", ("H", "NSP"))

    shown = preview(exact, release(gathered=(two,)), "I-06_sexe")

    assert [line.label for line in shown.after.lines] == ["Femme", "Homme, Non précisé", "Total"]


def test_a_table_crossed_in_any_order_finds_its_true_counts(exact: ExactFigures) -> None:
    shown = preview(exact, release(), "I-14_ecart_projet_age")

    condition = (("ecart_projet", ("oui",)), ("age", ("moins_18",)))
    assert shown.corner == "Tranche d’âge"
    assert shown.before.lines[0].figures[0] == exact.counts[Count("bilans_j03", condition)]
    assert shown.after.columns == ("Oui", "Non", "Total")


def test_the_items_of_a_list_are_lines_with_their_states(exact: ExactFigures) -> None:
    shown = preview(exact, release(), "I-11_niveau_axe")

    assert shown.before.columns[-1] == "Total"
    assert len(shown.before.columns) == 5
    assert len(shown.before.lines) == len(PLAN.definitions.dimensions["niveau_axe"].items)


def test_rates_and_medians_are_compared_too(exact: ExactFigures) -> None:
    delay = preview(exact, release(), "I-03_mediane")
    rate = preview(exact, release(), "I-09_taux")

    assert delay.before.lines[0].figures == (Decimal("11.3"),)
    assert not delay.counted
    whole = exact.counts[Count("bilans_initiaux")]
    part = exact.counts[Count("bilans_initiaux", (("public_legal:handicap_ou_pmr", ("oui",)),))]
    (shown,) = rate.before.lines[0].figures
    assert shown is not None
    assert abs(shown - Decimal(100 * part) / whole) <= Decimal("0.05")


def test_the_sentences_of_the_file_are_told_once(exact: ExactFigures) -> None:
    made = release()
    noted = tuple(
        replace(cell, note="Réuni. 0 signifie de 0 à 4") if cell.table == "I-05_sexe" else cell
        for cell in made.cells
    )
    assert preview(exact, replace(made, cells=noted), "I-05_sexe").notes == ("Réuni.",)


def test_a_sound_release_passes_the_last_look() -> None:
    checked = check_release(PLAN, release(units=400))

    assert checked.sums > 500
    assert [fault for fault in checked.faults if "somme" in fault or "multiple" in fault] == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [(5, "somme de ses parties"), (1, "multiple de 5"), (-10_000, "multiple de 5")],
    ids=["a sum", "a step", "a negative"],
)
def test_a_figure_that_was_changed_is_caught(change: int, fault: str) -> None:
    made = release()
    first = next(cell for cell in made.cells if cell.table == "I-05_sexe")
    assert first.value is not None
    spoilt = replace(first, value=int(first.value) + change)
    cells_ = tuple(spoilt if cell is first else cell for cell in made.cells)

    faults = check_release(PLAN, replace(made, cells=cells_)).faults

    assert any(fault in each for each in faults)


def test_a_small_group_that_is_shown_is_caught() -> None:
    assert any("moins de 15" in each for each in check_release(PLAN, release(units=4)).faults)
