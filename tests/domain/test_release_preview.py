"""What leaves stands beside what it comes from, and what was gathered is said in words."""

from collections.abc import Sequence

import pytest
from tests.disclosure_attack.populations import population
from tests.disclosure_attack.releases import released

from conseil_mobilite.domain.statistics.exact.tallies import Tallies, UnitRecord, tally
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease
from conseil_mobilite.domain.statistics.release.release_losses import Loss, losses
from conseil_mobilite.domain.statistics.release.release_preview import TablePreview, previews
from conseil_mobilite.store.reference.statistics_reference import tables_plan

NAMES = {"I-05": "Bilans réalisés", "I-06": "Personnes accompagnées"}


def people(age: str, sex: str, amount: int, *publics: str) -> UnitRecord:
    return UnitRecord({"age": age, "sexe": sex, "public": frozenset(publics)}, amount)


def village(*records: UnitRecord) -> tuple[Tallies, ProtectedRelease]:
    counts = tally(tables_plan(), {"I-06": records, "I-05": records[:1]})
    return counts, released(counts)


def shown(*records: UnitRecord) -> tuple[TablePreview, ...]:
    counts, release = village(*records)
    return previews(tables_plan(), counts, release.cells)


def lost(*records: UnitRecord) -> Sequence[Loss]:
    _, release = village(*records)
    return losses(tables_plan(), release.cells, NAMES)


def test_the_exact_table_keeps_the_gathered_lines_last_and_beside_what_replaces_them() -> None:
    ages = shown(
        people("moins_18", "F", 20),
        people("26_39", "F", 3),
        people("40_49", "F", 40),
        people("60_plus", "H", 30),
    )[0]

    assert [line.label for line in ages.before.lines][-1] == "Total"
    assert [line.label for line in ages.after.lines] == [
        *[line.label for line in ages.before.lines[: len(ages.after.lines) - 2]],
        "Autres",
        "Total",
    ]
    others = ages.after.lines[-2]
    assert others.span == len(ages.before.lines) - len(ages.after.lines) + 1
    assert ages.before.lines[-1].figures[-1] == 93
    assert ages.after.lines[-1].figures[-1] in {90, 95}


def test_the_persons_come_before_the_rest_and_the_tables_in_the_order_of_the_plan() -> None:
    tables = shown(people("40_49", "F", 40), people("26_39", "H", 40))

    assert [(each.table, each.indicator) for each in tables] == [
        ("Tranche d’âge et sexe", "I-06"),
        ("Tranche d’âge et sexe", "I-05"),
        ("Publics, chacun avec son complément", "I-06"),
        ("Publics, chacun avec son complément", "I-05"),
    ]


def test_the_publics_stand_together_a_line_each_and_what_is_withheld_is_empty() -> None:
    publics = shown(people("40_49", "F", 40, "rsa"), people("26_39", "H", 40, "ass"))[2]

    lines = {line.label: line.figures for line in publics.after.lines}
    assert publics.after.columns == ("Oui", "Non", "Total")
    assert lines["Bénéficiaire du RSA"] == (40, 40, 80)
    assert lines["Parent isolé"] == (None, None, 80)
    before = {line.label: line.figures for line in publics.before.lines}
    assert before["Parent isolé"] == (0, 80, 80)


@pytest.mark.parametrize("size", [60, 200, 2_000])
def test_no_figure_is_further_than_four_from_its_count(size: int) -> None:
    counts = population(size, 3).counts(tables_plan())
    release = released(counts)

    tables = previews(tables_plan(), counts, release.cells)

    assert 0 < max(each.gap for each in tables) <= 4


def test_gathered_values_are_named_and_hidden_publics_listed() -> None:
    said = lost(
        people("40_49", "F", 40, "rsa"), people("26_39", "H", 38), people("60_plus", "H", 3)
    )

    told = {(each.title, each.sentence.replace("\u00a0", " ")) for each in said}
    assert any(
        title == "Personnes accompagnées, par tranche d’âge" and "deviennent « Autres »" in words
        for title, words in told
    )
    publics = next(words for title, words in told if title == "Personnes accompagnées, par public")
    assert publics.startswith("Trop petits pour être publiés : ")
    assert "Bénéficiaire du RSA" not in publics


def test_a_period_under_the_floor_is_told_once() -> None:
    said = lost(people("40_49", "F", 6))

    assert {each.sentence.split(",")[0] for each in said} == {"Moins de 15 personnes accompagnées"}
    assert len(said) == 2
