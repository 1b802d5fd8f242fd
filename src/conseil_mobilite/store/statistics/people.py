"""People of whom something happened in the period: each counts once, whole.

What happened is looked at in every basin; she is counted in that of her latest pathway of it.
"""

from collections.abc import Mapping

from conseil_mobilite.store.statistics.writing import composed

MADE_IN_ERROR = "doublon_erreur"

_PEOPLE = """
WITH event AS ({events}), whose AS (
  SELECT y.person_id, max(y.opened_on || y.id) AS latest, {day} AS day{aggregates}
  FROM event e CROSS JOIN pathway y INDEXED BY ix_pathway_counted
    ON y.id = e.pathway_id AND y.end_reason <> 'doublon_erreur'
  GROUP BY y.person_id
)
SELECT w.person_id, y.id AS pathway_id, p.rowid AS unit, w.day, y.epci_code, y.prescriber_kind
{names}
FROM whose w CROSS JOIN pathway y INDEXED BY ix_pathway_counted ON y.id = substr(w.latest, 11)
CROSS JOIN person p ON p.id = w.person_id
WHERE +y.basin_id = :basin
"""


def people(events: str, own: Mapping[str, str], day: str = "min(e.day)") -> str:
    """Gather events (`pathway_id`, `day`…) by person; `own` gives aggregates of them by name."""
    return composed(
        _PEOPLE,
        events=events,
        day=day,
        aggregates="".join(f", {sql} AS {name}" for name, sql in own.items()),
        names="".join(f", w.{name}" for name in own),
    )
