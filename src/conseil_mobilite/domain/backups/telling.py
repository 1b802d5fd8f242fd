"""What a base or a backup holds, in a few words."""

from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, counted

_MEGABYTE: Final = 1_000_000
_WHOLE: Final = 10


def holdings(people: int, pathways: int, appointments: int) -> str:
    """« 12 personnes · 14 parcours · 30 rendez-vous »."""
    return " · ".join(
        (
            counted(people, "personne"),
            counted(pathways, "parcours", "parcours"),
            counted(appointments, "rendez-vous", "rendez-vous"),
        )
    )


def in_megabytes(size: int) -> str:
    """« 0,4 Mo », « 12 Mo »: a size in bytes as a reader thinks of it."""
    amount = size / _MEGABYTE
    written = f"{amount:.0f}" if amount >= _WHOLE else f"{amount:.1f}".replace(".", ",")
    return f"{written}{NO_BREAK}Mo"
