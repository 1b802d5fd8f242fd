"""Only rounded figures speak of the quality of the files."""

from datetime import date

from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.exact.tallies import UnitRecord, tally
from conseil_mobilite.domain.statistics.release.disclosure import protect
from conseil_mobilite.domain.statistics.release.protected_release import Scope
from conseil_mobilite.domain.statistics.release.release_quality import published_quality
from conseil_mobilite.store.reference.statistics_reference import indicators, tables_plan

SCOPE = Scope("BM-02", date(2027, 1, 1), date(2027, 3, 31))


def told(known: int, unknown: int) -> tuple[str, ...]:
    plan = tables_plan()
    people = [
        UnitRecord({"age": age, "sexe": "F", "public": frozenset[str]()}, weight)
        for age, weight in (("18_25", known), ("50_59", known // 3), ("NSP", unknown))
    ]
    counts = tally(plan, {"I-05": [], "I-06": people})
    release = protect(plan, indicators(), counts, SCOPE, b"a secret of sixteen")
    shown = release.figures.get(Count("I-06", (("age", ("NSP",)),)))
    assert shown is None or shown % 5 == 0
    return published_quality(release, plan)


def test_the_share_follows_from_rounded_figures() -> None:
    age, sex = told(60, 40)

    assert "l’âge n’est pas connu\u00a0: 33\u00a0%" in age
    assert "le sexe n’est pas connu\u00a0: non publiée" in sex


def test_under_thirty_people_no_share_is_given() -> None:
    (only,) = told(9, 12)

    assert only.startswith("Trop peu de personnes")
