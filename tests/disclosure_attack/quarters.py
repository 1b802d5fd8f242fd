"""Four quarters of a base and their year: events add up, a person of two quarters is one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from tests.disclosure_attack.drawing import Draw
from tests.disclosure_attack.people import Lines, Numbers, People, added
from tests.disclosure_attack.ties import is_trait

from conseil_mobilite.domain.statistics.definitions.indicator import OverTime
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import ExactFigures

_QUARTERS = 4
_ONCE = {
    "bilan": ("bilans_", "personnes_bilan", "personnes_d04"),
    "sortie": ("sorties", "personnes_sorties"),
}
"""What happens to a person once a year, and the populations it puts her into."""


@dataclass(frozen=True, slots=True)
class Year:
    quarters: tuple[ExactFigures, ...]
    whole: ExactFigures


def year(size: int, seed: int, plan: Plan) -> Year:
    """Return the exact figures of four quarters and their year, for `size` people met in it."""
    chance = np.random.default_rng([size, seed, _QUARTERS])
    pool = Draw(size, chance).people()
    when = {event: chance.integers(0, _QUARTERS, size) for event in _ONCE}
    people = [_quarter(pool, chance, number, when) for number in range(_QUARTERS)]
    quarters = tuple(each.figures(plan) for each in people)
    kinds = {code: each.over_time for code, each in plan.definitions.populations.items()}
    events = frozenset(code for code, kind in kinds.items() if kind is OverTime.SUM)
    stocks = {
        count: value
        for count, value in quarters[-1].counts.items()
        if kinds[count.population] is OverTime.LAST
    }
    whole = _whole(pool, people, plan).figures(plan)
    counts = {**whole.counts, **added(quarters, events), **stocks}
    return Year(quarters, replace(whole, counts=counts))


def _quarter(
    pool: People, chance: np.random.Generator, number: int, when: Mapping[str, Numbers]
) -> People:
    drawn = Draw(pool.size, chance).people()
    traits = {name: pool.columns[name] for name in pool.columns if is_trait(name)}
    times = {
        population: times * (when[event] == number) if event else times
        for population, times in drawn.times.items()
        for event in [_event(population)]
    }
    lines = {name: _of_members(name, lines, times) for name, lines in drawn.lines.items()}
    whole = replace(
        drawn,
        columns={**drawn.columns, **traits},
        times={**times, "file_active": drawn.times["file_active"] * (times["sorties"] == 0)},
        lines=lines,
        homes=pool.homes,
        partners=pool.partners,
    )
    return whole.only(chance.random(pool.size) < 0.45)


def _of_members(quantity: str, lines: Lines, times: Mapping[str, Numbers]) -> Lines:
    owners = {"perimetre_km": "bilans_d05_km", "perimetre_minutes": "bilans_d05_minutes"}
    owners |= dict.fromkeys(("contacts", "heures"), "sorties_suivies")
    owners |= dict.fromkeys(
        ("gain", "elargissement_km", "elargissement_minutes"), "sorties_comparees"
    )
    if quantity not in owners:
        return lines
    return lines.where(times[owners[quantity]][lines.person] > 0)


def _whole(pool: People, people: Sequence[People], plan: Plan) -> People:
    """Return the people of the year: the best that any quarter says of each of them."""
    columns = dict(pool.columns)
    for table in plan.tables:
        for crossing in plan.crossings(table):
            for name in (part.code for part in crossing if not is_trait(part.code)):
                columns[name] = _best(people, table.population, name)
    times = {
        population: np.max([each.times[population] for each in people], axis=0)
        for population in pool.times
    }
    lines = {name: _joined([each.lines[name] for each in people]) for name in pool.lines}
    return replace(pool, columns=columns, times=times, lines=lines)


def _best(people: Sequence[People], population: str, name: str) -> Numbers:
    if population not in people[0].times:
        return people[0].columns.get(name, np.zeros(people[0].size, dtype=np.int64))
    values = [
        np.where(each.times[population] > 0, each.columns[name], np.iinfo(np.int64).max)
        for each in people
    ]
    best = np.min(values, axis=0)
    return np.where(best == np.iinfo(np.int64).max, 0, best)


def _joined(lines: Sequence[Lines]) -> Lines:
    return Lines(
        np.concatenate([each.person for each in lines]),
        np.concatenate([each.amount for each in lines]),
        {name: np.concatenate([each.labels[name] for each in lines]) for name in lines[0].labels},
    )


def _event(population: str) -> str:
    found = (event for event, starts in _ONCE.items() if population.startswith(starts))
    return next(found, "")
