"""Money granted to people, and what is left to them."""

from typing import Final

from conseil_mobilite.store.statistics.actions import group_of
from conseil_mobilite.store.statistics.measured import Amounts, Frame, Population, Source
from conseil_mobilite.store.statistics.people import people
from conseil_mobilite.store.statistics.writing import among, composed

_GRANTED: Final = """
SELECT x.pathway_id, l.granted_on AS day
FROM funding_line l JOIN action x ON x.id = l.action_id AND x.deleted_at IS NULL
WHERE l.granted_on BETWEEN :start AND :end AND l.granted_cents > 0
"""
_LINES: Final = """
SELECT k.who, k.unit, l.granted_cents AS amount,
  CASE WHEN l.funder_kind IN {funders} THEN l.funder_kind ELSE 'autre' END AS type_financeur,
  CASE WHEN l.aid_code IN {aids} THEN l.aid_code ELSE 'NSP' END AS aide
FROM funding_line l
JOIN action x ON x.id = l.action_id AND x.deleted_at IS NULL
JOIN pathway y ON y.id = x.pathway_id AND y.end_reason <> 'doublon_erreur'
JOIN known k ON k.person_id = y.person_id
WHERE l.granted_on BETWEEN :start AND :end AND l.granted_cents > 0
"""
_SHARES: Final = """
SELECT k.who, k.unit, {group} AS action_groupe, max(x.cost_cents - (
    SELECT sum(coalesce(a.granted_cents, a.asked_cents)) FROM funding_line a
    WHERE a.action_id = x.id
  ), 0) AS amount
FROM (
  SELECT DISTINCT l.action_id FROM funding_line l
  WHERE l.granted_on BETWEEN :start AND :end AND l.granted_cents > 0
) p
JOIN action x ON x.id = p.action_id AND x.deleted_at IS NULL AND x.cost_cents IS NOT NULL
JOIN pathway y ON y.id = x.pathway_id AND y.end_reason <> 'doublon_erreur'
JOIN known k ON k.person_id = y.person_id
"""
"""A line without an answer counts for what was asked, as in the plan the adviser reads."""
_CENTS: Final = 100


def _granted(_frame: Frame) -> str:
    return people(_GRANTED, {})


def _lines(frame: Frame) -> str:
    aids = [code for code in frame.items("aide") if code != "NSP"]
    return composed(_LINES, funders=among(frame.items("type_financeur")), aids=among(aids))


def _shares(_frame: Frame) -> str:
    return composed(_SHARES, group=group_of("x.kind"))


_PEOPLE: Final = Population("personnes_financees", Source("granted", _granted))
POPULATIONS: Final = (_PEOPLE,)
QUANTITIES: Final = (
    Amounts("montants", _PEOPLE, _lines, scale=_CENTS),
    Amounts("reste_a_charge", _PEOPLE, _shares, scale=_CENTS),
)
