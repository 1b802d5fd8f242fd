"""Actions done, given up, attached to a measure of the plan; sheets handed out."""

from typing import Final

from conseil_mobilite.store.reference.reference import code_lists
from conseil_mobilite.store.statistics.measured import Amounts, Frame, Population, Source
from conseil_mobilite.store.statistics.people import people
from conseil_mobilite.store.statistics.writing import (
    bit_of,
    bits,
    chosen,
    composed,
    constant,
    yes_no,
)

_DONE: Final = """
SELECT x.pathway_id, x.done_on AS day, {group} AS action_group, {theme} AS theme,
  {partner} AS partner, x.result = 'solution_en_place' AS solved
FROM action x
WHERE +x.status = 'realisee' AND x.done_on BETWEEN :start AND :end AND x.deleted_at IS NULL
"""
_ABANDONED: Final = """
SELECT x.pathway_id, x.abandoned_on AS day, {group} AS action_group,
  x.abandon_reason = 'pas_d_offre' AS unmet
FROM action x
WHERE +x.status = 'abandonnee' AND x.abandoned_on BETWEEN :start AND :end AND x.deleted_at IS NULL
"""
_MEASURED: Final = """
SELECT x.pathway_id, x.done_on AS day, {measure} AS measure,
  x.result = 'solution_en_place' AS solved
FROM action x JOIN plan_measure m ON m.id = x.measure_id
WHERE +x.status = 'realisee' AND x.done_on BETWEEN :start AND :end AND x.deleted_at IS NULL
"""
_MEASURED_ACTIONS: Final = """
SELECT k.who, k.unit, 1 AS amount,
  CASE WHEN m.basin_id = :basin THEN m.code ELSE '' END AS mesure,
  x.result = 'solution_en_place' AS solved
FROM known k
JOIN pathway y ON y.person_id = k.person_id AND y.end_reason <> 'doublon_erreur'
JOIN action x ON x.pathway_id = y.id
JOIN plan_measure m ON m.id = x.measure_id
WHERE +x.status = 'realisee' AND x.done_on BETWEEN :start AND :end AND x.deleted_at IS NULL
"""
_SHEETS: Final = """
SELECT d.pathway_id, d.issued_at AS instant, d.variant = 'simplifiee' AS simplified
FROM issued_document d
WHERE d.kind = 'fiche_action' AND d.recipient = '' AND d.issued_at >= :from AND d.issued_at < :until
"""


def group_of(kind: str) -> str:
    """Return the SQL of the group of a kind of action."""
    found: dict[str, str | int] = {
        entry.code: constant(entry.group) for entry in code_lists()["action_types"]
    }
    return chosen(kind, found, "''")


def _group_bit(frame: Frame) -> str:
    groups = bits(frame.items("action_groupe"))
    found = {entry.code: groups[entry.group] for entry in code_lists()["action_types"]}
    return chosen("x.kind", found, 0)


def _done(frame: Frame) -> str:
    events = composed(
        _DONE,
        group=_group_bit(frame),
        theme=bit_of("x.theme", frame.items("theme")),
        partner=bit_of("x.partner_kind", frame.items("partenaire_type")),
    )
    own = {
        "action_groups": "sum(DISTINCT e.action_group)",
        "solved_groups": "sum(DISTINCT e.action_group * e.solved)",
        "themes": "sum(DISTINCT e.theme)",
        "partners": "sum(DISTINCT e.partner)",
        "solution_en_place": yes_no("max(e.solved)"),
        "actions": "count(*)",
    }
    return people(events, own)


def _abandoned(frame: Frame) -> str:
    own = {
        "action_groups": "sum(DISTINCT e.action_group)",
        "unmet_groups": "sum(DISTINCT e.action_group * e.unmet)",
        "pas_d_offre": yes_no("max(e.unmet)"),
    }
    return people(composed(_ABANDONED, group=_group_bit(frame)), own)


def _measured(frame: Frame) -> str:
    measure = bit_of("CASE WHEN m.basin_id = :basin THEN m.code END", frame.items("mesure"))
    own = {
        "measures": "sum(DISTINCT e.measure)",
        "solved_measures": "sum(DISTINCT e.measure * e.solved)",
    }
    return people(composed(_MEASURED, measure=measure), own)


def _sheets(frame: Frame) -> str:
    own = {"version_simplifiee": yes_no("max(e.simplified)")}
    return people(_SHEETS, own, day=frame.days.day("min(e.instant)"))


def _actions(_frame: Frame) -> str:
    return "SELECT k.*, k.actions AS amount FROM known k"


def _measured_actions(_frame: Frame) -> str:
    return _MEASURED_ACTIONS


_PEOPLE: Final = Population("personnes_actions", Source("done", _done))
_BY_MEASURE: Final = Population("personnes_mesures", Source("measured", _measured))
POPULATIONS: Final = (
    _PEOPLE,
    Population("personnes_abandon", Source("abandoned", _abandoned)),
    _BY_MEASURE,
    Population("personnes_fiche", Source("sheets", _sheets)),
)
QUANTITIES: Final = (
    Amounts("actions", _PEOPLE, _actions),
    Amounts("actions_mesure", _BY_MEASURE, _measured_actions),
)
