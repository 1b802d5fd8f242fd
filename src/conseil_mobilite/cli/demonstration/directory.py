"""The fictitious catalogue of services, whose structures the partners of the people belong to."""

from datetime import timedelta
from typing import Final

from sqlmodel import SQLModel

from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.domain.directory.directory_rows import DirectoryService, DirectoryStructure
from conseil_mobilite.domain.directory.value_checks import as_day
from conseil_mobilite.interchange.directory.catalogue_files import read_catalogue
from conseil_mobilite.resource_files import resource
from conseil_mobilite.services.directory.stored_services import written

_NOTES: Final = (
    "Répondent mieux par téléphone, le matin.",
    "Délai d’une quinzaine de jours en ce moment.",
    "Demandent une fiche de prescription.",
)


def directory_rows(seed: int) -> list[SQLModel]:
    """Return its rows, with what the body noted of some: its own chance, that moves no life."""
    dice = Dice(seed)
    catalogue = read_catalogue([resource("demonstration", "catalogue.json")])
    homes = {
        str(record["id"]): DirectoryStructure(
            id=dice.identifier(), external_id=str(record["id"]), record=written(record)
        )
        for record in catalogue.structures
    }
    services = [
        DirectoryService(
            id=dice.identifier(),
            structure_id=homes[str(record["structure_id"])].id,
            external_id=str(record["id"]),
            record=written(record),
        )
        for record in catalogue.services
    ]
    for service, record in zip(services, catalogue.services, strict=True):
        _know(dice, service, str(record["date_maj"]))
    return [*homes.values(), *services]


def _know(dice: Dice, service: DirectoryService, told_on: str) -> None:
    service.favourite = dice.likely(0.2)
    if dice.likely(0.25):
        service.note = dice.one(_NOTES)
    day = as_day(told_on)
    if day is not None and dice.likely(0.5):
        service.checked_on = day + timedelta(days=dice.between(1, 60))
