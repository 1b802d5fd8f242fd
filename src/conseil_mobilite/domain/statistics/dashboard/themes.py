"""The indicators grouped by what an adviser looks for."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Theme:
    """`indicators` are codes, in the order in which they are read."""

    code: str
    label: str
    indicators: tuple[str, ...]


THEMES: Final = (
    Theme("orientations", "Orientations", ("I-01", "I-02", "I-03", "I-04", "I-31")),
    Theme(
        "bilans",
        "Bilans",
        ("I-05", "I-08", "I-09", "I-10", "I-11", "I-12", "I-13", "I-14", "I-15", "I-16"),
    ),
    Theme("accompagnement", "Accompagnement", ("I-06", "I-07", "I-18", "I-19", "I-35")),
    Theme(
        "solutions",
        "Solutions et financements",
        ("I-20", "I-21", "I-17", "I-22", "I-23", "I-34"),
    ),
    Theme("sorties", "Sorties", ("I-24", "I-25", "I-26", "I-27", "I-28", "I-29", "I-30")),
    Theme("plan", "Plan et territoire", ("I-32", "I-33", "M-01", "M-02")),
)
"""Every indicator of the definitions, in one theme each."""
