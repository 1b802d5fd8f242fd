"""Pathways that go on, simple advice, and the right to a reduced fare."""

from typing import Final

from conseil_mobilite.store.statistics.assessments import IS_INITIAL
from conseil_mobilite.store.statistics.measured import Frame, Population, Source
from conseil_mobilite.store.statistics.people import people
from conseil_mobilite.store.statistics.writing import composed, yes_no

_OPEN: Final = """
SELECT y.person_id, y.id AS pathway_id, y.rowid AS unit, :end AS day, y.epci_code, y.prescriber_kind
FROM pathway y
WHERE +y.basin_id = :basin AND y.opened_on <= :end
  AND (y.ended_on IS NULL OR y.ended_on > :end) AND y.end_reason <> 'doublon_erreur'
"""
"""A pathway is closed from the day of its end on."""
_ADVISED: Final = """
SELECT e.pathway_id, e.happened_on AS day FROM pathway_event e
WHERE e.decision = 'conseil_simple' AND e.act = 'decider' AND e.happened_on BETWEEN :start AND :end
"""
_WITHOUT_FARE: Final = """
SELECT pathway_id, opened, opened <= :end AS opened_now
FROM (
  SELECT y.id AS pathway_id, min(
    coalesce((
      SELECT min(b.validated_on) FROM assessment b JOIN answer v ON v.assessment_id = b.id
        AND v.question = 'A04' AND v.state = 'donnee' AND v.codes = 'utilise'
      WHERE b.pathway_id = y.id AND b.validated_on > a.validated_on
    ), '9999-12-31'),
    coalesce((
      SELECT min(x.done_on) FROM action x
      WHERE x.pathway_id = y.id AND +x.kind = 'info_droits' AND +x.status = 'realisee'
        AND x.result = 'solution_en_place' AND x.deleted_at IS NULL
    ), '9999-12-31')
  ) AS opened
  FROM pathway y
  JOIN assessment a ON a.pathway_id = y.id AND a.validated_on <= :end AND {initial}
  JOIN answer w ON w.assessment_id = a.id AND w.question = 'A04' AND w.state = 'donnee'
    AND w.codes IN ('connu', 'inconnu')
  WHERE y.opened_on <= :end
    AND (y.ended_on IS NULL OR (y.ended_on > :start AND y.ended_on > y.opened_on))
)
WHERE opened >= :start
"""


def _open(_frame: Frame) -> str:
    return _OPEN


def _advised(_frame: Frame) -> str:
    return people(_ADVISED, {})


def _without_fare(_frame: Frame) -> str:
    """Take the day on which the right was opened; while it is not, the last of the period."""
    return people(
        composed(_WITHOUT_FARE, initial=IS_INITIAL),
        {"tarif_ouvert": yes_no("max(e.opened_now)")},
        day="min(min(e.opened), :end)",
    )


POPULATIONS: Final = (
    Population("file_active", Source("open", _open)),
    Population("conseils_simples", Source("advised", _advised)),
    Population("personnes_tarif", Source("without_fare", _without_fare)),
)
