"""The files behind a figure of the page of statistics, and why some figures have none."""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.services.statistics import figures
from conseil_mobilite.services.statistics.asked import Asked, plan_of
from conseil_mobilite.services.statistics.figures import FileLine

_PEOPLE: Final = "I-06"
_WITHOUT_FILES: Final[Mapping[str, str]] = {
    "communes": "Les communes ne se comptent pas par dossier : ce chiffre dit dans combien d’entre "
    "elles habite au moins une personne accompagnée, sans dire lesquelles.",
    "partenaires": "Les partenaires ne se comptent pas par dossier : leurs fiches sont dans la "
    "liste des partenaires.",
}
_NO_LIST: Final = (
    "Ce chiffre réunit ce que chaque dossier apporte à plusieurs lignes à la fois : il n’a pas de "
    "liste à lui. Ouvrez les dossiers du total."
)


def files(session: Session, asked: Asked, count: Count) -> Sequence[FileLine]:
    """Return the files behind a figure; UserError says why it has none, where it has none."""
    if why := _WITHOUT_FILES.get(count.population):
        raise UserError(why)
    plan = plan_of(session, asked)
    if not _leads_to_files(plan, count):
        raise UserError(_NO_LIST)
    return figures.files_behind(session, asked.scope, plan, count)


def _leads_to_files(plan: Plan, count: Count) -> bool:
    """Say whether a file has that characteristic: an amount by funder is that of one line of many.

    It has those by which its population is counted, and those of any person.
    """
    tables = (table for table in plan.tables if table.population == count.population)
    known = {code for table in tables for code in table.dimensions}
    known |= set(plan.definitions.indicators[_PEOPLE].main.by)
    return all(partition.partition(":")[0] in known for partition, _values in count.condition)
