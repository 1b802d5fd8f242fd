"""How a route names the person for whom a service, or the list of services, is looked at."""

from typing import Final
from uuid import UUID

SERVICES: Final = "services"
OWN: Final = "own"
AIDS: Final = "aids"
_FOR: Final = "for/"


def for_person(person: UUID) -> str:
    """Return the part of a route that looks at the directory for somebody."""
    return f"{_FOR}{person.hex}"


def person_of(part: str) -> UUID | None:
    """Return the person whom the part of a route names, if it names one."""
    return UUID(part.removeprefix(_FOR)) if part.startswith(_FOR) else None
