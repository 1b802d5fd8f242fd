"""Initial assessments: the first validated version of a short or full one, in each pathway."""

from typing import Final

from conseil_mobilite.store.reference.reference import grid
from conseil_mobilite.store.reference.statistics_definitions import published_barrier
from conseil_mobilite.store.statistics.measured import Amounts, Frame, Population, Source
from conseil_mobilite.store.statistics.people import people
from conseil_mobilite.store.statistics.writing import (
    any_bits,
    bits,
    chosen,
    composed,
    told_bits,
)

IS_INITIAL: Final = """
  a.kind IN ('court', 'complet') AND a.corrects_id IS NULL AND a.validated_on IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM assessment b
    WHERE b.pathway_id = a.pathway_id AND b.kind IN ('court', 'complet')
      AND b.corrects_id IS NULL AND b.validated_on IS NOT NULL
      AND (b.validated_on, b.started_at, b.id) < (a.validated_on, a.started_at, a.id)
  )
"""
"""What makes an assessment `a` the initial one of its pathway."""
_INITIAL: Final = """
initial AS MATERIALIZED (
  SELECT a.rowid AS number, a.id, a.pathway_id, a.validated_on FROM assessment a
  WHERE a.validated_on BETWEEN :start AND :end AND {initial}
),
"""
_ASSESSED: Final = """
SELECT y.person_id, y.id AS pathway_id, a.number AS unit, a.validated_on AS day,
  y.epci_code, y.prescriber_kind,
  (SELECT {j03} FROM answer w INDEXED BY ix_answer_counted
    WHERE w.assessment_id = a.id AND w.question = 'J03'
    AND w.state = 'donnee') AS ecart_projet,
  (SELECT {v02} FROM answer w INDEXED BY ix_answer_counted
    WHERE w.assessment_id = a.id AND w.question = 'V02'
    AND w.state = 'donnee') AS sans_permis,
  (SELECT CASE {v04} WHEN 'oui' THEN CASE WHEN EXISTS (
      SELECT 1 FROM answer v INDEXED BY ix_answer_counted
      WHERE v.assessment_id = a.id AND v.question = 'V08'
        AND v.state = 'donnee' AND instr(' ' || v.codes || ' ', ' conducteur ') > 0
    ) THEN 'non' ELSE 'oui' END ELSE {v04} END
    FROM answer w INDEXED BY ix_answer_counted
    WHERE w.assessment_id = a.id AND w.question = 'V04'
    AND w.state = 'donnee') AS sans_moyen,
  (SELECT w.kilometres FROM answer w INDEXED BY ix_answer_counted
    WHERE w.assessment_id = a.id AND w.question = 'D05'
    AND w.state = 'donnee') AS kilometres,
  (SELECT w.minutes FROM answer w INDEXED BY ix_answer_counted
    WHERE w.assessment_id = a.id AND w.question = 'D05'
    AND w.state = 'donnee') AS minutes,
  (SELECT sum({level} << {place}) FROM axis_score s WHERE s.assessment_id = a.id) AS levels
FROM initial a
CROSS JOIN pathway y INDEXED BY ix_pathway_counted ON y.id = a.pathway_id AND +y.basin_id = :basin
  AND y.end_reason <> 'doublon_erreur'
"""
LEVEL: Final = """
CASE WHEN s.retained <= 1 THEN 1 WHEN s.retained = 2 THEN 2 WHEN s.retained >= 3 THEN 3 ELSE 0 END
"""
_TOLD: Final = """
SELECT a.pathway_id, a.validated_on AS day, {barrier} AS barrier,
  CASE b.rank WHEN 1 THEN {barrier} ELSE 0 END AS first_barrier, 0 AS renounced, 0 AS asked
FROM initial a LEFT JOIN barrier b ON b.assessment_id = a.id AND b.kept
UNION ALL
SELECT a.pathway_id, a.validated_on, 0, 0, {renounced}, 1
FROM initial a CROSS JOIN answer w ON w.assessment_id = a.id AND w.question = 'D04'
  AND w.state = 'donnee' AND w.codes <> ''
"""


def barrier_bit(frame: Frame, column: str) -> str:
    """Return the bit of what a barrier is published as."""
    published = bits(frame.items("frein"))
    found = {each.code: published[published_barrier(each.code)] for each in grid().barriers}
    return chosen(column, found, 0)


def _initial(_frame: Frame) -> str:
    return composed(_INITIAL, initial=IS_INITIAL)


def _assessed(frame: Frame) -> str:
    places: dict[str, str | int] = {
        axis: 2 * rank for rank, axis in enumerate(frame.items("niveau_axe"))
    }
    return composed(
        _ASSESSED,
        j03=_pointed("J03", below=4),
        v02=_pointed("V02", below=3),
        v04=_pointed("V04", below=1),
        level=LEVEL,
        place=chosen("s.axis", places, 0),
    )


def _pointed(question: str, below: int) -> str:
    """Say whether the answer `w` has few points; NULL where it has none."""
    found: dict[str, str | int] = {
        choice.code: "'oui'" if choice.points < below else "'non'"
        for choice in grid().question(question).choices
        if choice.points is not None
    }
    return chosen("w.codes", found, "NULL")


def _people(frame: Frame) -> str:
    reasons = frame.items("renoncement")
    events = composed(
        _TOLD,
        barrier=barrier_bit(frame, "b.code"),
        renounced=told_bits("w.codes", reasons),
    )
    own = {
        "barriers": "sum(DISTINCT e.barrier)",
        "first_barriers": "sum(DISTINCT e.first_barrier)",
        "renounced": any_bits("e.renounced", len(reasons)),
        "asked": "max(e.asked)",
    }
    return people(events, own)


def _kilometres(_frame: Frame) -> str:
    return "SELECT k.*, k.kilometres AS amount FROM known k"


def _minutes(_frame: Frame) -> str:
    return "SELECT k.*, k.minutes AS amount FROM known k"


_SOURCE: Final = Source("assessed", _assessed, _initial)
_PEOPLE: Final = Source("people_assessed", _people, _initial)
_IN_KILOMETRES: Final = Population("bilans_d05_km", _SOURCE, "kilometres IS NOT NULL")
_IN_MINUTES: Final = Population("bilans_d05_minutes", _SOURCE, "minutes IS NOT NULL")
POPULATIONS: Final = (
    Population("bilans_initiaux", _SOURCE),
    _IN_KILOMETRES,
    _IN_MINUTES,
    Population("bilans_j03", _SOURCE, "ecart_projet IS NOT NULL"),
    Population("bilans_v02", _SOURCE, "sans_permis IS NOT NULL"),
    Population("bilans_v04", _SOURCE, "sans_moyen IS NOT NULL"),
    Population("personnes_bilan", _PEOPLE),
    Population("personnes_d04", _PEOPLE, "asked"),
)
QUANTITIES: Final = (
    Amounts("perimetre_km", _IN_KILOMETRES, _kilometres),
    Amounts("perimetre_minutes", _IN_MINUTES, _minutes),
)
