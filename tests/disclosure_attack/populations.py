"""Simulated bases of any size."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from tests.disclosure_attack.columns import has, yes
from tests.disclosure_attack.drawing import Draw
from tests.disclosure_attack.people import People
from tests.disclosure_attack.ties import SENIOR, YOUNG

SPARE = 20
"""People of a base who are not there yet, for the changes of it."""

_SEXES = 3


def population(size: int, seed: int) -> People:
    """Return a base of `size` people met in the period."""
    return newcomers(size, seed).first(size)


def newcomers(size: int, seed: int) -> People:
    """Return the same base with people who come after."""
    return Draw(size + SPARE, np.random.default_rng([size, seed])).people()


def people_in(cells: Sequence[int], seed: int) -> People:
    """Return people of whom each age of each sex has as many as `cells` says, age by age."""
    place = np.repeat(np.arange(len(cells)), cells)
    age, sex = place // _SEXES, place % _SEXES
    drawn = Draw(len(place), np.random.default_rng([len(place), seed])).people()
    named = {"public:senior": has(age, "age", SENIOR), "public:jeune": has(age, "age", YOUNG)}
    columns = {name: yes(mask) for name, mask in named.items()} | {"age": age, "sexe": sex}
    return replace(drawn, columns={**drawn.columns, **columns})
