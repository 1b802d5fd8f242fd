"""The profile of a person, read from the levels of her axes. Never printed on her sheet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Levels = Mapping[str, int | None]
"""The retained level of each axis, None where it was not evaluated."""


@dataclass(frozen=True, slots=True)
class Profile:
    code: str
    label: str
    suggested_intensity: str


def profile_of(levels: Levels) -> Profile:
    """Return the first profile whose rule holds; every vector of levels has exactly one."""
    return next(profile for profile, rule in _RULES if rule(levels))


def profile(code: str) -> Profile:
    return next(known for known in PROFILES if known.code == code)


_AXES = ("ADMIN", "OFFRE", "MOYENS", "BUDGET", "COMPET", "SAVOIRS", "SANTE", "FAMILLE", "CONF")
"""PROJET has no say: it speaks of the project, not of the person's autonomy."""

_ENOUGH_AXES = 6


def _evaluated(levels: Levels) -> list[int]:
    return [level for axis in _AXES if (level := levels.get(axis)) is not None]


def _too_few_evaluated(levels: Levels) -> bool:
    return len(_evaluated(levels)) < _ENOUGH_AXES


def _many_weak(levels: Levels) -> bool:
    evaluated = _evaluated(levels)
    return _at_most(evaluated, 2) >= 4 or _at_most(evaluated, 1) >= 2  # noqa: PLR2004


def _at_most(evaluated: Sequence[int], level: int) -> int:
    return sum(value <= level for value in evaluated)


def _one_weak_of(*axes: str) -> Callable[[Levels], bool]:
    def rule(levels: Levels) -> bool:
        return any((level := levels.get(axis)) is not None and level <= 2 for axis in axes)  # noqa: PLR2004

    return rule


_RULES: tuple[tuple[Profile, Callable[[Levels], bool]], ...] = (
    (Profile("P_NA", "Profil non déterminé", "Compléter le bilan"), _too_few_evaluated),
    (Profile("P_CUMUL", "Cumul de freins", "Accompagnement renforcé"), _many_weak),
    (
        Profile(
            "P_SANTE",
            "Frein santé ou handicap dominant",
            "Accompagnement renforcé, avec Cap emploi ou la MDPH",
        ),
        _one_weak_of("SANTE"),
    ),
    (
        Profile("P_COMPET", "Compétences à construire", "Ateliers et mises en situation"),
        _one_weak_of("COMPET", "SAVOIRS", "CONF"),
    ),
    (
        Profile(
            "P_MATERIEL",
            "Frein matériel ou financier",
            "Aide ponctuelle, plan de financement",
        ),
        _one_weak_of("MOYENS", "BUDGET", "ADMIN"),
    ),
    (
        Profile(
            "P_TERRITOIRE",
            "Frein de territoire ou d’organisation",
            "Solution de trajet (transport à la demande, covoiturage, horaires)",
        ),
        _one_weak_of("OFFRE", "FAMILLE"),
    ),
    (
        Profile("P_INFO", "Autonome, besoin d’information", "Conseil simple"),
        lambda _levels: True,
    ),
)

PROFILES: tuple[Profile, ...] = tuple(profile for profile, _ in _RULES)
