"""Exits: why, after how many contacts, with what gain, and how people are six months later."""

from typing import Final

from conseil_mobilite.domain.pathway.exits import POSITIVE
from conseil_mobilite.store.reference.reference import code_lists
from conseil_mobilite.store.statistics.assessments import IS_INITIAL, barrier_bit
from conseil_mobilite.store.statistics.measured import Amounts, Frame, Population, Source
from conseil_mobilite.store.statistics.people import people
from conseil_mobilite.store.statistics.writing import among, composed, yes_no

_GONE: Final = """
gone AS MATERIALIZED (
  SELECT y.rowid AS number, y.id, y.person_id, y.basin_id, y.ended_on, y.end_reason,
    y.end_situation, y.epci_code, y.prescriber_kind,
    (SELECT a.id FROM assessment a WHERE a.pathway_id = y.id AND {initial}) AS first,
    (SELECT a.id FROM assessment a
      WHERE a.pathway_id = y.id AND a.kind = 'final' AND a.validated_on IS NOT NULL
      ORDER BY a.validated_on DESC, a.version DESC, a.id DESC LIMIT 1) AS last,
    {over} AS over
  FROM pathway y WHERE +y.state = 'sorti' AND y.ended_on BETWEEN :start AND :end
), contact AS MATERIALIZED (
  SELECT g.id AS pathway_id, a.kind, count(*) AS number, sum(a.duration_minutes) AS minutes
  FROM gone g CROSS JOIN participation t ON t.pathway_id = g.id AND t.status = 'seen'
  CROSS JOIN appointment a ON a.id = t.appointment_id AND a.starts_at < g.over
    AND a.deleted_at IS NULL AND a.cancelled_on IS NULL
  WHERE g.basin_id = :basin
  GROUP BY g.id, a.kind
  UNION ALL
  SELECT g.id, 'tentative', count(*), sum(c.duration_minutes)
  FROM gone g CROSS JOIN contact_attempt c ON c.pathway_id = g.id AND c.result = 'joint'
    AND c.attempted_at < g.over
  WHERE g.basin_id = :basin
  GROUP BY g.id
),
"""
"""Exits of every basin, with their first assessment and the last made for the exit; the contacts
of those of the basin until the exit, by kind: what comes after it, as a follow-up, is no support.
"""
_EXITS: Final = """
WITH had AS MATERIALIZED (
  SELECT pathway_id, sum(number) AS contacts FROM contact GROUP BY pathway_id
), counted AS MATERIALIZED (
  SELECT g.*, coalesce(h.contacts, 0) AS contacts FROM gone g LEFT JOIN had h ON h.pathway_id = g.id
  WHERE g.basin_id = :basin
)
SELECT g.person_id, g.id AS pathway_id, g.number AS unit, g.ended_on AS day,
  g.epci_code, g.prescriber_kind, g.end_reason AS motif_sortie, g.end_situation,
  g.first, g.last, g.contacts,
  {positive} AS sortie_positive, {job} AS sortie_emploi, {training} AS sortie_formation,
  CASE WHEN g.contacts <= 2 THEN '2_ou_moins' WHEN g.contacts <= 5 THEN '3_a_5'
    ELSE '6_et_plus' END AS tranche_contacts,
  CASE WHEN g.first IS NOT NULL AND g.last IS NOT NULL THEN CASE WHEN EXISTS (
    SELECT 1 FROM axis_score i
    JOIN axis_score f ON f.assessment_id = g.last AND f.axis = i.axis
    WHERE i.assessment_id = g.first AND i.retained <= 1 AND f.retained >= 2
  ) THEN 'oui' ELSE 'non' END END AS impact_leve
FROM counted g
"""
_BARRIERS: Final = """
SELECT g.id AS pathway_id, g.ended_on AS day, {barrier} AS barrier,
  CASE WHEN (
    SELECT l.status FROM assessment v CROSS JOIN barrier l ON l.assessment_id = v.id
      AND l.code = b.code AND l.kept
    WHERE v.pathway_id = g.id AND v.kind = a.kind AND v.validated_on = a.validated_on
    ORDER BY v.version DESC LIMIT 1
  ) IN {lifted} THEN {barrier} ELSE 0 END AS lifted
FROM gone g
CROSS JOIN assessment a ON a.pathway_id = g.id AND +a.id = g.first
LEFT JOIN barrier b ON b.assessment_id = a.id AND b.kept
"""
"""The status of a barrier is told to the version of the assessment that stands."""
_SIX_MONTHS: Final = """
SELECT y.person_id, y.id AS pathway_id, y.rowid AS unit, y.ended_on AS day,
  y.epci_code, y.prescriber_kind, coalesce((
    SELECT CASE WHEN f.situation IN {situations} THEN f.situation END FROM post_exit_followup f
    WHERE f.pathway_id = y.id AND f.months = 6 AND f.cancelled_on IS NULL
      AND f.done_on IS NOT NULL
    ORDER BY f.due_on DESC, f.id DESC LIMIT 1
  ), 'NSP') AS situation_6_mois
FROM pathway y
WHERE +y.basin_id = :basin AND +y.state = 'sorti'
  AND y.ended_on BETWEEN :six_months_start AND :six_months_end
  AND y.end_reason <> 'doublon_erreur'
"""
_HOURS: Final = """
SELECT k.who, k.unit, c.minutes AS amount, c.kind AS moyen_contact
FROM known k JOIN contact c ON c.pathway_id = k.pathway_id
"""
_GAIN: Final = """
SELECT k.*, f.retained - i.retained AS amount, i.axis AS axe
FROM known k CROSS JOIN axis_score i ON i.assessment_id = k.first
CROSS JOIN axis_score f ON f.assessment_id = k.last AND f.axis = i.axis
WHERE i.retained IS NOT NULL AND f.retained IS NOT NULL
"""
_WIDENING: Final = """
SELECT k.*, f.{measure} - i.{measure} AS amount
FROM known k
CROSS JOIN answer i ON i.assessment_id = k.first AND i.question = 'D05' AND i.state = 'donnee'
CROSS JOIN answer f ON f.assessment_id = k.last AND f.question = 'D05' AND f.state = 'donnee'
WHERE i.{measure} IS NOT NULL AND f.{measure} IS NOT NULL
"""
_JOBS: Final = ("emploi_durable", "emploi_transition")
_TRAINING: Final = ("formation",)


def _gone(frame: Frame) -> str:
    return composed(_GONE, initial=IS_INITIAL, over=frame.days.day_over("y.ended_on"))


def _exits(_frame: Frame) -> str:
    positive = [entry.code for entry in code_lists()["exit_reasons"].in_group(POSITIVE)]
    return composed(
        _EXITS,
        positive=yes_no(f"g.end_reason IN {among(positive)}"),
        job=yes_no(f"g.end_reason IN {among(_JOBS)}"),
        training=yes_no(f"g.end_reason IN {among(_TRAINING)}"),
    )


def _barriers(frame: Frame) -> str:
    statuses = code_lists()["barrier_statuses"]
    events = composed(
        _BARRIERS,
        barrier=barrier_bit(frame, "b.code"),
        lifted=among(entry.code for entry in statuses if entry.flag("lifted")),
    )
    own = {"barriers": "sum(DISTINCT e.barrier)", "lifted": "sum(DISTINCT e.lifted)"}
    return people(events, own)


def _six_months(_frame: Frame) -> str:
    situations = among(entry.code for entry in code_lists()["exit_situations"])
    return composed(_SIX_MONTHS, situations=situations)


def _contacts(_frame: Frame) -> str:
    return "SELECT k.*, k.contacts AS amount FROM known k"


def _hours(_frame: Frame) -> str:
    return _HOURS


def _gain(_frame: Frame) -> str:
    return _GAIN


def _wider_kilometres(_frame: Frame) -> str:
    return composed(_WIDENING, measure="kilometres")


def _wider_minutes(_frame: Frame) -> str:
    return composed(_WIDENING, measure="minutes")


_SOURCE: Final = Source("exits", _exits, _gone)
_FOLLOWED: Final = Population("sorties_suivies", _SOURCE, "motif_sortie <> 'doublon_erreur'")
_COMPARED: Final = Population(
    "sorties_comparees", _SOURCE, "impact_leve IS NOT NULL AND motif_sortie <> 'doublon_erreur'"
)
POPULATIONS: Final = (
    Population("sorties", _SOURCE),
    _FOLLOWED,
    Population(
        "sorties_mesurees",
        _SOURCE,
        "motif_sortie NOT IN ('deces', 'doublon_erreur', 'demenagement')",
    ),
    _COMPARED,
    Population("personnes_sorties", Source("people_gone", _barriers, _gone)),
    Population("sorties_6_mois", Source("six_months", _six_months)),
)
QUANTITIES: Final = (
    Amounts("contacts", _FOLLOWED, _contacts),
    Amounts("heures", _FOLLOWED, _hours, scale=60),
    Amounts("gain", _COMPARED, _gain),
    Amounts("elargissement_km", _COMPARED, _wider_kilometres),
    Amounts("elargissement_minutes", _COMPARED, _wider_minutes),
)
