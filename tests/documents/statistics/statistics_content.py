"""Reports over the whole plan: one where everything is published, one under the floor."""

from dataclasses import replace

from tests.interchange.statistics.releases import EPCI, MEASURES, plan_of_base, release

from conseil_mobilite.domain.statistics.definitions.dimension import Value
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    Reason,
    Status,
    Withheld,
)
from conseil_mobilite.domain.statistics.report.building import report_of
from conseil_mobilite.domain.statistics.report.content import Publisher, StatisticsReport
from conseil_mobilite.domain.statistics.rounding.floors import Gathering

PUBLISHER = Publisher("Mobilité Solidaire de la Thiérache", "73282932000074", "b7f3a1", "Thiérache")
GATHERED = tuple(
    Gathering(population, "age", ("moins_18", "60_plus", "NSP"))
    for population in ("personnes_accompagnees", "bilans_initiaux", "orientations", "sorties")
)
LOST = (
    *(
        Withheld(Reason.NOT_BROKEN_DOWN, "…", indicator=code, partition=partition)
        for code in ("I-01", "I-04", "I-05", "I-06", "I-07", "I-24")
        for partition in ("prescripteur", "qpv", "public:ass", "public:siae", "public:apprenti")
    ),
    Withheld(Reason.FEW_UNITS, "Orientations envoyées qui ont reçu une réponse : aucun tableau."),
)


def full_report(
    epci: tuple[Value, ...] = EPCI, measures: tuple[Value, ...] = MEASURES
) -> StatisticsReport:
    """Return as much as a report may hold."""
    plan = plan_of_base(epci, measures)
    made = release(plan=plan, gathered=GATHERED)
    return report_of(replace(made, withheld=LOST), plan, PUBLISHER)


def report_under_the_floor() -> StatisticsReport:
    few = Withheld(Reason.FEW_PERSONS, "Moins de 15 personnes accompagnées.")
    made = silenced(release())
    return report_of(replace(made, withheld=(few,)), plan_of_base(), PUBLISHER)


def silenced(made: ProtectedRelease) -> ProtectedRelease:
    """Withhold every figure."""
    cells = (replace(cell, value=None, status=Status.WITHHELD, step=None) for cell in made.cells)
    return replace(made, cells=tuple(cells), gathered=())
