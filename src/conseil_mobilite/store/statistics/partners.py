"""Partners with at least one action done: told apart by kind and by folded name."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.store.statistics.asking import Asked
from conseil_mobilite.store.statistics.measured import Frame, Source
from conseil_mobilite.store.statistics.writing import among, composed

_DONE: Final = """
SELECT y.person_id, y.id AS pathway_id, x.rowid AS unit, x.done_on AS day,
  y.epci_code, y.prescriber_kind, x.partner_name,
  CASE WHEN x.partner_kind IN {kinds} THEN x.partner_kind ELSE 'autre' END AS partner_kind
FROM action x JOIN pathway y ON y.id = x.pathway_id AND +y.basin_id = :basin
  AND y.end_reason <> 'doublon_erreur'
WHERE +x.status = 'realisee' AND x.done_on BETWEEN :start AND :end AND x.deleted_at IS NULL
  AND x.partner_name <> ''
"""
_NAMES: Final = "SELECT DISTINCT partner_kind, partner_name FROM known"


def _done(frame: Frame) -> str:
    return composed(_DONE, kinds=among(frame.items("type_partenaire")))


WITH_PARTNER: Final = Source("with_partner", _done)


def partners(asked: Asked) -> Mapping[str, int]:
    """Return the number of partners of each kind; those without a name are not told apart."""
    return Counter(kind for kind, _ in spellings(asked))


def spellings(asked: Asked) -> Mapping[tuple[str, str], list[str]]:
    """Return each partner, by kind and folded name, with the ways its name was written."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, name in asked.rows(asked.units(WITH_PARTNER) + _NAMES):
        if folded := fold(str(name)):
            found[str(kind), folded].append(str(name))
    return found
