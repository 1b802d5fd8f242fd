"""Referrals received, and those sent to other bodies."""

from typing import Final

from conseil_mobilite.domain.referrals.referral_rules import REFERRAL_LIFE
from conseil_mobilite.store.statistics.measured import Frame, Population, Source
from conseil_mobilite.store.statistics.writing import among, composed

_RECEIVED: Final = """
SELECT r.person_id, y.id AS pathway_id, r.rowid AS unit, r.received_on AS day, y.epci_code,
  coalesce(y.prescriber_kind, r.prescriber_kind) AS prescriber_kind,
  CASE r.state WHEN 'acceptee' THEN 'oui' WHEN 'refusee' THEN 'non' WHEN 'annulee' THEN NULL
    ELSE CASE WHEN date(r.received_on, '+{life} days') < :today THEN 'non' END
  END AS orientation_acceptee,
  r.state,
  CASE WHEN r.refusal_reason IN {reasons} THEN r.refusal_reason ELSE 'NSP' END AS motif_refus
FROM referral r LEFT JOIN pathway y ON y.id = (
  SELECT z.id FROM pathway z WHERE z.referral_id = r.id
  ORDER BY z.opened_on DESC, z.id DESC LIMIT 1
)
WHERE r.direction = 'recue' AND r.received_on BETWEEN :start AND :end
  AND CASE WHEN y.id IS NULL THEN r.basin_id ELSE y.basin_id END = :basin
  AND coalesce(y.end_reason, '') <> 'doublon_erreur'
"""
_SENT: Final = """
SELECT r.person_id, y.id AS pathway_id, r.rowid AS unit, r.answered_on AS day, y.epci_code,
  coalesce(y.prescriber_kind, '') AS prescriber_kind,
  CASE WHEN r.state = 'refusee' AND r.refusal_reason = 'bénéficiaire-non-mobile'
    THEN 'oui' ELSE 'non' END AS refus_non_mobilite
FROM referral r LEFT JOIN pathway y ON y.id = (
  SELECT z.id FROM pathway z
  WHERE z.person_id = r.person_id AND z.opened_on <= r.received_on
    AND z.end_reason <> 'doublon_erreur'
  ORDER BY z.opened_on DESC, z.id DESC LIMIT 1
)
WHERE r.direction = 'envoyee' AND +r.state IN ('acceptee', 'refusee')
  AND r.answered_on BETWEEN :start AND :end
  AND CASE WHEN y.id IS NULL THEN r.basin_id ELSE y.basin_id END = :basin
"""


def _received(frame: Frame) -> str:
    reasons = among(frame.items("motif_refus"))
    return composed(_RECEIVED, life=str(REFERRAL_LIFE.days), reasons=reasons)


def _sent(_frame: Frame) -> str:
    return _SENT


_SOURCE: Final = Source("received", _received)
POPULATIONS: Final = (
    Population("orientations", _SOURCE),
    Population("orientations_repondues", _SOURCE, "orientation_acceptee IS NOT NULL"),
    Population("orientations_refusees", _SOURCE, "state = 'refusee'"),
    Population("orientations_envoyees", Source("sent", _sent)),
)
