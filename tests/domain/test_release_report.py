"""The report shows the margins of the release, and nothing else."""

from datetime import date

import pytest

from conseil_mobilite.domain.statistics.exact.tallies import UnitRecord, tally
from conseil_mobilite.domain.statistics.release.disclosure import protect
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope
from conseil_mobilite.domain.statistics.release.release_report import Publisher, report_of
from conseil_mobilite.domain.statistics.release.statistics_report import StatisticsReport
from conseil_mobilite.store.reference.statistics_reference import indicators, tables_plan

PUBLISHER = Publisher("Mobilité Solidaire", "73282932000074", "b7f3a1", "Thiérache")
SCOPE = Scope("BM-02", date(2027, 1, 1), date(2027, 3, 31))


def person(age: str, sex: str, *publics: str) -> UnitRecord:
    return UnitRecord({"age": age, "sexe": sex, "public": frozenset(publics)})


def release_of(people: list[UnitRecord]) -> ProtectedRelease:
    plan = tables_plan()
    tallies = tally(plan, {"I-05": people[::2], "I-06": people})
    return protect(plan, indicators(), tallies, SCOPE, b"a secret of sixteen")


def report(release: ProtectedRelease) -> StatisticsReport:
    return report_of(release, PUBLISHER, tables_plan(), indicators(), ("Âge inconnu : 0 %.",))


@pytest.fixture
def release() -> ProtectedRelease:
    women = [person("18_25", "F", "rsa") for _ in range(62)]
    men = [person("26_39", "H", "rsa", "jeune") for _ in range(63)]
    return release_of([*women, *men, *(person("60_plus", "H") for _ in range(41))])


def test_each_figure_is_that_of_the_release(release: ProtectedRelease) -> None:
    published = {(cell.indicator, cell.breakdown): cell.value for cell in release.cells}
    found = report(release)
    ages, sexes, publics = found.breakdowns

    assert [one.total for one in found.indicators] == [
        published["I-05", (("age", "TOTAL"), ("sexe", "TOTAL"))],
        published["I-06", (("age", "TOTAL"), ("sexe", "TOTAL"))],
    ]
    assert sum(row.figures[1] or 0 for row in sexes.rows) == found.indicators[1].total
    assert sum(row.figures[1] or 0 for row in ages.rows) == found.indicators[1].total
    beneficiaries = next(row for row in publics.rows if "RSA" in row.label)
    assert beneficiaries.figures == (
        published["I-05", (("public:rsa", "oui"),)],
        published["I-06", (("public:rsa", "oui"),)],
    )


def test_values_that_are_not_published_have_no_row_but_are_named(release: ProtectedRelease) -> None:
    found = report(release)

    assert "Allocataire de l’ASS" not in [row.label for row in found.breakdowns[2].rows]
    sentence = next(why for why in found.withheld if "Allocataire de l’ASS" in why)
    assert sentence.startswith("I-05 et I-06, non publiés car trop petits")
    assert found.breakdowns[2].note


def test_too_few_persons_leave_a_report_without_figures() -> None:
    found = report(release_of([person("18_25", "F", "rsa")] * 9))

    assert [one.total for one in found.indicators] == [None, None]
    assert [one.rows for one in found.breakdowns] == [(), (), ()]
    assert len(found.withheld) == 1


def test_the_report_says_whose_it_is_and_how_it_is_protected(release: ProtectedRelease) -> None:
    found = report(release)

    assert (found.organisation, found.base, found.basin) == (
        "Mobilité Solidaire",
        "b7f3a1",
        "Thiérache",
    )
    assert (found.start, found.end, found.plan) == (SCOPE.start, SCOPE.end, "plan-1")
    assert any(
        "0 signifie de 0 à 4" in sentence.replace("\u00a0", " ") for sentence in found.method
    )
    assert found.quality == ("Âge inconnu : 0 %.",)
