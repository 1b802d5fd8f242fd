"""Count the units of every population over every table of a plan, one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from uuid import UUID

from tests.naive_statistics import (
    actions,
    assessments,
    contacts,
    exits,
    fares,
    papers,
    places,
    referrals,
)
from tests.naive_statistics.question import Question, Thing, Unit, asked_for
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.plan import Plan, cells
from conseil_mobilite.domain.statistics.exact.figures import (
    NOTHING_MEASURED,
    Condition,
    Count,
    ExactFigures,
    Measured,
    Quantity,
)

Units = Mapping[str, Sequence[Unit]]
"""The units of each population."""


def populations(base: Base, asked: Question) -> Units:
    """Return the units of every population that the question asks for."""
    everybody = {
        "orientations": referrals.received(base, asked),
        "orientations_repondues": referrals.answered(base, asked),
        "orientations_refusees": referrals.refused(base, asked),
        "orientations_envoyees": referrals.sent(base, asked),
        "premiers_rdv": contacts.first_appointments(base, asked),
        "conseils_simples": contacts.simply_advised(base, asked),
        "bilans_initiaux": assessments.made(base, asked),
        "bilans_d05_km": assessments.with_distance(base, asked, "km"),
        "bilans_d05_minutes": assessments.with_distance(base, asked, "minutes"),
        "bilans_j03": assessments.about_project(base, asked),
        "bilans_v02": assessments.about_licence(base, asked),
        "bilans_v04": assessments.about_vehicle(base, asked),
        "personnes_bilan": assessments.persons_assessed(base, asked),
        "personnes_d04": assessments.persons_who_gave_up(base, asked),
        "personnes_tarif": fares.without_fare(base, asked),
        "personnes_accompagnees": contacts.supported(base, asked),
        "file_active": contacts.caseload(base, asked),
        "sorties": exits.all_exits(base, asked),
        "sorties_suivies": exits.followed(base, asked),
        "sorties_mesurees": exits.measured(base, asked),
        "sorties_comparees": exits.compared(base, asked),
        "personnes_sorties": exits.persons_gone(base, asked),
        "sorties_6_mois": exits.six_months_on(base, asked),
        "personnes_rdv": contacts.expected(base, asked),
        "personnes_actions": actions.persons_with_actions(base, asked),
        "personnes_financees": actions.persons_financed(base, asked),
        "personnes_abandon": actions.persons_who_gave_up_actions(base, asked),
        "personnes_fiche": papers.persons_with_sheets(base, asked),
        "communes": places.communes(base, asked),
        "partenaires": actions.partners(base, asked),
        "personnes_mesures": actions.persons_of_measures(base, asked),
    }
    return {
        code: [one for one in units if asked_for(one, asked)] for code, units in everybody.items()
    }


def naive_figures(units: Units, plan: Plan) -> ExactFigures:
    """Return every count and quantity of the plan."""
    return ExactFigures(dict(_counts(units, plan)), dict(_quantities(units, plan)))


def counted_by(units: Units, plan: Plan, count: Count) -> list[Unit]:
    """Return the units that one count counts."""
    partitions = {
        partition.code: partition
        for dimension in plan.definitions.dimensions.values()
        for partition in dimension.partitions
    }
    return [
        one
        for one in units[count.population]
        if all(_value(one, partitions[code]) in values for code, values in count.condition)
    ]


def _counts(units: Units, plan: Plan) -> Iterator[tuple[Count, int]]:
    for table in plan.tables:
        for crossing in plan.crossings(table):
            found = Counter(
                place for one in units[table.population] for place in _places(one, crossing)
            )
            for count in cells(table.population, crossing):
                yield count, found[count.condition]


def _places(one: Unit, crossing: Sequence[Partition]) -> Iterator[Condition]:
    """Give the cells of a table where a unit stands: its own, and those of the margins."""
    own = [[(), ((partition.code, (_value(one, partition),)),)] for partition in crossing]
    for chosen in product(*own):
        yield tuple(pair for pairs in chosen for pair in pairs)


def _quantities(units: Units, plan: Plan) -> Iterator[tuple[Quantity, Measured]]:
    for _, reading in plan.quantities:
        brought = [
            (one, thing)
            for one in units[reading.population]
            for thing in one.things
            if thing.quantity == reading.quantity
        ]
        yield Quantity(reading.quantity), measured(brought)
        for dimension in reading.by:
            for partition in plan.definitions.dimensions[dimension].partitions:
                for value in partition.codes:
                    kept = [each for each in brought if _thing_value(each, partition) == value]
                    yield Quantity(reading.quantity, ((partition.code, (value,)),)), measured(kept)


def measured(brought: Sequence[tuple[Unit, Thing]]) -> Measured:
    """Add up what the units bring: together, one by one, and of the person who brings most."""
    of_unit: dict[int, Decimal] = defaultdict(Decimal)
    of_person: dict[UUID | str, Decimal] = defaultdict(Decimal)
    for one, thing in brought:
        of_unit[id(one)] += thing.amount
        of_person[one.who] += thing.amount
    if not brought:
        return NOTHING_MEASURED
    amounts, total = sorted(of_unit.values()), sum(of_unit.values(), Decimal(0))
    middle = (amounts[(len(amounts) - 1) // 2] + amounts[len(amounts) // 2]) / 2
    largest = max(of_person.values())
    return Measured(len(of_unit), len(of_person), total, largest, total / len(amounts), middle)


def _thing_value(brought: tuple[Unit, Thing], partition: Partition) -> str:
    """Return the value of the thing where it has one of its own, else that of the unit."""
    one, thing = brought
    listed, _, item = partition.code.partition(":")
    if listed in thing.items:
        return thing.items[listed].get(item, partition.codes[-1])
    return thing.values.get(partition.code) or _value(one, partition)


def _value(one: Unit, partition: Partition) -> str:
    listed, _, item = partition.code.partition(":")
    if item:
        return one.items.get(listed, {}).get(item, partition.codes[-1])
    return one.values[partition.code]
