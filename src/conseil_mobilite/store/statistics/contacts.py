"""Contacts with people, and the appointments they had."""

from typing import Final

from conseil_mobilite.store.statistics.measured import Amounts, Frame, Population, Source
from conseil_mobilite.store.statistics.people import people
from conseil_mobilite.store.statistics.writing import composed, yes_no

_CONTACTS: Final = """
SELECT t.pathway_id, a.starts_at AS instant
FROM appointment a JOIN participation t ON t.appointment_id = a.id AND t.status = 'seen'
WHERE a.starts_at >= :from AND a.starts_at < :until
  AND a.deleted_at IS NULL AND a.cancelled_on IS NULL
UNION ALL
SELECT c.pathway_id, c.attempted_at FROM contact_attempt c
WHERE c.result = 'joint' AND c.attempted_at >= :from AND c.attempted_at < :until
"""
_FIRST_MEETINGS: Final = """
WITH met AS (
  SELECT t.pathway_id, min(a.starts_at) AS instant
  FROM appointment a JOIN participation t ON t.appointment_id = a.id AND t.status = 'seen'
  WHERE a.starts_at >= :from AND a.starts_at < :until
    AND a.deleted_at IS NULL AND a.cancelled_on IS NULL
  GROUP BY t.pathway_id
)
SELECT y.person_id, y.id AS pathway_id, y.id AS unit, {day} AS day, y.epci_code, y.prescriber_kind,
  CAST(julianday({day}) - julianday(r.received_on) AS INTEGER) AS waited
FROM met m
JOIN pathway y ON y.id = m.pathway_id AND +y.basin_id = :basin AND y.end_reason <> 'doublon_erreur'
LEFT JOIN referral r ON r.id = y.referral_id
WHERE NOT EXISTS (
  SELECT 1 FROM participation t JOIN appointment a ON a.id = t.appointment_id
  WHERE t.pathway_id = m.pathway_id AND t.status = 'seen' AND a.starts_at < :from
    AND a.deleted_at IS NULL AND a.cancelled_on IS NULL
)
"""
_TOLD: Final = """
SELECT t.pathway_id, a.starts_at AS instant, t.status
FROM appointment a JOIN participation t ON t.appointment_id = a.id
WHERE a.starts_at >= :from AND a.starts_at < :until AND a.deleted_at IS NULL
  AND t.status IN ('seen', 'noshow', 'excused', 'revoked')
"""


def _supported(frame: Frame) -> str:
    return people(_CONTACTS, {}, day=frame.days.day("min(e.instant)"))


def _first_meetings(frame: Frame) -> str:
    return composed(_FIRST_MEETINGS, day=frame.days.day("m.instant"))


def _expected(frame: Frame) -> str:
    missed = yes_no("max(e.status = 'noshow')")
    return people(_TOLD, {"absence": missed}, day=frame.days.day("min(e.instant)"))


def _waiting(_frame: Frame) -> str:
    return "SELECT k.*, k.waited AS amount FROM known k WHERE k.waited IS NOT NULL"


FIRST_MEETINGS: Final = Population("premiers_rdv", Source("first_meetings", _first_meetings))
POPULATIONS: Final = (
    Population("personnes_accompagnees", Source("supported", _supported)),
    FIRST_MEETINGS,
    Population("personnes_rdv", Source("expected", _expected)),
)
QUANTITIES: Final = (Amounts("delai_jours", FIRST_MEETINGS, _waiting),)
