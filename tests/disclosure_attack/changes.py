"""What may change in a base between two releases of one period, and the quarters of a year."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from tests.disclosure_attack.people import Lines, Numbers, People
from tests.disclosure_attack.populations import newcomers

ADDED = (1, 2, 3, 5, 20)
_ACTIONS = 12
"""How many actions the busiest person has."""

_TRAITS = ("age", "sexe", "prescripteur", "epci", "qpv", "frr", "public:", "public_legal:")


def changes(size: int, seed: int) -> Mapping[str, tuple[People, People]]:
    """Return a base before and after each change, by the name of the change."""
    everybody = newcomers(size, seed)
    before = everybody.first(size)
    pairs = {f"{n} added": (before, everybody.first(size + n)) for n in ADDED}
    return pairs | {
        "1 removed": (before, before.without(seed % size)),
        "1 outcome changed": (before, with_another_outcome(before)),
        "1 person with 12 actions": (before, with_many_actions(before)),
    }


def with_another_outcome(people: People) -> People:
    """Turn the first exit that was not positive into a lasting job."""
    columns = people.columns
    left = (people.times["sorties_mesurees"] > 0) & (columns["sortie_positive"] == 1)
    person = int(np.flatnonzero(left)[0])
    better = {"motif_sortie": 0, "sortie_positive": 0, "sortie_emploi": 0}
    return replace(people, columns={**columns, **_changed(columns, person, better)})


def with_many_actions(people: People) -> People:
    """Let one person who has done nothing do twelve actions, in every group of them."""
    person = int(np.flatnonzero(people.times["personnes_actions"] == 0)[0])
    groups = [name for name in people.columns if name.startswith("action_groupe:")]
    solutions = [name.replace("action_groupe", "solution_groupe") for name in groups]
    done = dict.fromkeys([*groups, *solutions, "solution_en_place"], 0)
    acted = people.times["personnes_actions"].copy()
    acted[person] = 1
    lines = people.lines["actions"]
    busier = Lines(
        np.append(lines.person, person), np.append(lines.amount, float(_ACTIONS)), lines.labels
    )
    return replace(
        people,
        columns={**people.columns, **_changed(people.columns, person, done)},
        times={**people.times, "personnes_actions": acted},
        lines={**people.lines, "actions": busier},
    )


def comparing_few_exits(people: People, amounts: Mapping[int, int]) -> People:
    """Compare the exits of so many people of some intercommunalities (by place), of no others."""
    homes, compared = people.columns["epci"], people.times["sorties_comparees"] > 0
    kept = np.zeros(people.size, dtype=bool)
    for place, amount in amounts.items():
        kept[np.flatnonzero(compared & (homes == place))[:amount]] = True
    lines = {
        name: people.lines[name].where(kept[people.lines[name].person])
        for name in ("gain", "elargissement_km", "elargissement_minutes")
    }
    times = {**people.times, "sorties_comparees": people.times["sorties_comparees"] * kept}
    return replace(people, times=times, lines={**people.lines, **lines})


def _changed(
    columns: Mapping[str, Numbers], person: int, values: Mapping[str, int]
) -> dict[str, Numbers]:
    changed = {name: columns[name].copy() for name in values}
    for name, value in values.items():
        changed[name][person] = value
    return changed
