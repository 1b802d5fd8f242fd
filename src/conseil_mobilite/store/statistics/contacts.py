"""Contacts with people, and the appointments they had."""

from typing import Final

from conseil_mobilite.store.statistics.measured import Amounts, Frame, Population, Source
from conseil_mobilite.store.statistics.people import people
from conseil_mobilite.store.statistics.writing import composed, yes_no

_MEETINGS: Final = """
meeting AS MATERIALIZED (
  SELECT t.pathway_id, t.status, a.cancelled_on IS NULL AS held, min(a.starts_at) AS instant
  FROM appointment a CROSS JOIN participation t ON t.appointment_id = a.id
  WHERE a.starts_at >= :from AND a.starts_at < :until AND a.deleted_at IS NULL
  GROUP BY 1, 2, 3
),
"""
"""The first appointment of the period in each pathway: of those kept, missed, cancelled…"""
_CONTACTS: Final = """
SELECT m.pathway_id, m.instant FROM meeting m WHERE m.status = 'seen' AND m.held
UNION ALL
SELECT c.pathway_id, c.attempted_at FROM contact_attempt c
WHERE c.result = 'joint' AND c.attempted_at >= :from AND c.attempted_at < :until
"""
_FIRST_MEETINGS: Final = """
SELECT y.person_id, y.id AS pathway_id, y.rowid AS unit, {day} AS day,
  y.epci_code, y.prescriber_kind,
  CAST(julianday({day}) - julianday(r.received_on) AS INTEGER) AS waited
FROM meeting m
CROSS JOIN pathway y INDEXED BY ix_pathway_counted
  ON y.id = m.pathway_id AND +y.basin_id = :basin AND y.end_reason <> 'doublon_erreur'
LEFT JOIN referral r ON r.id = y.referral_id
WHERE m.status = 'seen' AND m.held AND NOT EXISTS (
  SELECT 1 FROM participation t CROSS JOIN appointment a ON a.id = t.appointment_id
  WHERE t.pathway_id = m.pathway_id AND t.status = 'seen' AND a.starts_at < :from
    AND a.deleted_at IS NULL AND a.cancelled_on IS NULL
)
"""
_TOLD: Final = """
SELECT m.pathway_id, m.instant, m.status FROM meeting m
WHERE m.status IN ('seen', 'noshow', 'excused', 'revoked')
"""


def _meetings(_frame: Frame) -> str:
    return _MEETINGS


def _supported(frame: Frame) -> str:
    return people(_CONTACTS, {}, day=frame.days.day("min(e.instant)"))


def _first_meetings(frame: Frame) -> str:
    return composed(_FIRST_MEETINGS, day=frame.days.day("m.instant"))


def _expected(frame: Frame) -> str:
    missed = yes_no("max(e.status = 'noshow')")
    return people(_TOLD, {"absence": missed}, day=frame.days.day("min(e.instant)"))


def _waiting(_frame: Frame) -> str:
    return "SELECT k.*, k.waited AS amount FROM known k WHERE k.waited IS NOT NULL"


FIRST_MEETINGS: Final = Population(
    "premiers_rdv", Source("first_meetings", _first_meetings, _meetings)
)
POPULATIONS: Final = (
    Population("personnes_accompagnees", Source("supported", _supported, _meetings)),
    FIRST_MEETINGS,
    Population("personnes_rdv", Source("expected", _expected, _meetings)),
)
QUANTITIES: Final = (Amounts("delai_jours", FIRST_MEETINGS, _waiting),)
