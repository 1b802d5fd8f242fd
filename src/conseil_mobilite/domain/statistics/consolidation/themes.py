"""The indicators by theme, as a reader looks for them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """`name` is short enough for the tab of a sheet."""

    name: str
    first: int
    last: int
    letter: str = "I"

    def __contains__(self, indicator: str) -> bool:
        letter, _, rank = indicator.partition("-")
        return letter == self.letter and self.first <= int(rank) <= self.last


THEMES = (
    Theme("Demandes", 1, 4),
    Theme("Bilans", 5, 5),
    Theme("Personnes accompagnées", 6, 7),
    Theme("Besoins et freins", 8, 17),
    Theme("Accompagnement", 18, 23),
    Theme("Sorties et effets", 24, 30),
    Theme("Territoire", 31, 35),
    Theme("Mesures du plan", 1, 99, "M"),
)
