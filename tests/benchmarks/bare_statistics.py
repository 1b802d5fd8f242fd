"""The statistics of a year as somebody would write them by hand who wants no more: the bare SQL.

One plain statement for each population, over covering indexes, written apart from the product. Each
groups its units by all the single-valued characteristics that the plan breaks it down by (of which
its tables are margins), or by its own items, in 21 statements. What is not done: cells of nought
and margins, publics but those of initial assessments, the derived publics, people who came back
counted once where they were last (but for people supported), the versions of a corrected
assessment, the exact medians, the partners told apart by folded names, the municipalities, the
actions attached to measures, the sheets handed out, the Paris day of each instant (the bounds of
the year are right).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.exact.figures import Count

_WHO = """({day} / 1 - p.birth_date / 1) / 10 AS band, p.sex, y.prescriber_kind, y.epci_code,
  p.qpv, p.frr"""
"""The ages by tens of years, from the years alone."""
_PATHWAY = "CROSS JOIN pathway y INDEXED BY ix_pathway_counted ON y.id = {key}"
_PERSON = "CROSS JOIN person p ON p.id = y.person_id AND p.deleted_at IS NULL"
_COUNTED = "y.basin_id = :basin AND y.end_reason <> 'doublon_erreur'"
_INITIAL = """(
  SELECT a.pathway_id, a.id, min(a.validated_on) AS day FROM assessment a
  WHERE a.kind IN ('court', 'complet') AND a.corrects_id IS NULL AND a.validated_on <= :end
  GROUP BY a.pathway_id HAVING day >= :start
) i"""
_QUESTION = " OR ".join(
    f"w.question = '{code}'" for code in ("A04", "D04", "D05", "J03", "V02", "V04", "V08")
)
_SEEN = (
    """appointment a CROSS JOIN participation t ON t.appointment_id = a.id AND t.status = 'seen'"""
)
_HELD = "a.deleted_at IS NULL AND a.cancelled_on IS NULL"
_DURING = "a.starts_at >= :from AND a.starts_at < :until"
_DONE = "x.done_on BETWEEN :start AND :end AND +x.status = 'realisee' AND x.deleted_at IS NULL"
_GONE = """pathway y {person}
WHERE y.ended_on BETWEEN :start AND :end AND +y.state = 'sorti' AND +y.basin_id = :basin"""
_ON_DAY = """CROSS JOIN person_audience h ON h.person_id = y.person_id
  AND h.since <= {day} AND (h.until IS NULL OR h.until >= {day})"""


@dataclass(frozen=True)
class Bare:
    """`counted`: the figure that the numbers of its rows add up to, where they do exactly."""

    sql: str
    counted: Count | None = None


def _written(sql: str, *, key: str = "", day: str = "") -> str:
    pieces = {
        "who": _WHO,
        "pathway": _PATHWAY,
        "gone": _GONE,
        "on_day": _ON_DAY,
        "person": _PERSON,
        "counted": _COUNTED,
        "initial": _INITIAL,
        "seen": _SEEN,
        "held": _HELD,
        "during": _DURING,
        "done": _DONE,
        "question": _QUESTION,
    }
    for name, piece in pieces.items():
        sql = sql.replace(f"{{{name}}}", piece)
    return sql.replace("{key}", key).replace("{day}", day)


STATEMENTS: Mapping[str, Bare] = {
    "initial assessments": Bare(
        _written(
            "SELECT {who}, count(*) FROM {initial} {pathway} {person} WHERE {counted} "
            "GROUP BY 1, 2, 3, 4, 5, 6",
            key="i.pathway_id",
            day="i.day",
        ),
        Count("bilans_initiaux"),
    ),
    "initial assessments, by public": Bare(
        _written(
            "SELECT h.code, count(DISTINCT i.id) FROM {initial} {pathway} {person} {on_day} "
            "WHERE {counted} GROUP BY 1",
            key="i.pathway_id",
            day="i.day",
        )
    ),
    "answers": Bare(
        _written(
            """
SELECT {who}, w.question, w.codes, count(*)
FROM {initial} CROSS JOIN answer w INDEXED BY ix_answer_counted ON w.assessment_id = i.id
  AND ({question}) AND w.state = 'donnee'
{pathway} {person} WHERE {counted} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8""",
            key="i.pathway_id",
            day="i.day",
        )
    ),
    "perimeter": Bare(
        _written(
            "SELECT w.kilometres, w.minutes, y.epci_code, count(*) FROM {initial} "
            "CROSS JOIN answer w INDEXED BY ix_answer_counted ON w.assessment_id = i.id "
            "AND w.question = 'D05' AND w.state = 'donnee' {pathway} {person} WHERE {counted} "
            "GROUP BY 1, 2, 3",
            key="i.pathway_id",
        )
    ),
    "levels": Bare(
        _written(
            "SELECT s.axis, s.retained, count(*) FROM {initial} CROSS JOIN axis_score s "
            "ON s.assessment_id = i.id {pathway} {person} WHERE {counted} GROUP BY 1, 2",
            key="i.pathway_id",
        )
    ),
    "barriers": Bare(
        _written(
            "SELECT b.code, b.rank, count(DISTINCT y.person_id) FROM {initial} "
            "CROSS JOIN barrier b ON b.assessment_id = i.id AND b.kept "
            "{pathway} {person} WHERE {counted} GROUP BY 1, 2",
            key="i.pathway_id",
        )
    ),
    "people supported": Bare(
        _written(
            """
SELECT {who}, count(*) FROM (
  SELECT max(y.opened_on || y.id) AS latest, min(c.day) AS day FROM (
    SELECT t.pathway_id, min(date(a.starts_at)) AS day FROM {seen} WHERE {during} AND {held}
    GROUP BY 1
    UNION ALL
    SELECT pathway_id, date(attempted_at) FROM contact_attempt
    WHERE attempted_at >= :from AND attempted_at < :until AND result = 'joint'
  ) c CROSS JOIN pathway y INDEXED BY ix_pathway_counted ON y.id = c.pathway_id
    AND y.end_reason <> 'doublon_erreur'
  GROUP BY y.person_id
) i {pathway} {person} WHERE {counted} GROUP BY 1, 2, 3, 4, 5, 6""",
            key="substr(i.latest, 11)",
            day="i.day",
        ),
        Count("personnes_accompagnees"),
    ),
    "missed appointments": Bare(
        _written(
            "SELECT i.status, count(DISTINCT y.person_id) FROM (SELECT t.pathway_id, t.status "
            "FROM appointment a CROSS JOIN participation t ON t.appointment_id = a.id "
            "WHERE {during} AND a.deleted_at IS NULL GROUP BY 1, 2) i "
            "{pathway} {person} WHERE {counted} GROUP BY 1",
            key="i.pathway_id",
        )
    ),
    "first appointments": Bare(
        _written(
            """
SELECT CAST(julianday(i.day) - julianday(r.received_on) AS INTEGER), y.epci_code, count(*)
FROM (
  SELECT t.pathway_id, min(a.starts_at) AS day FROM {seen}
  WHERE a.starts_at < :until AND {held} GROUP BY 1 HAVING day >= :from
) i {pathway} {person} LEFT JOIN referral r ON r.id = y.referral_id
WHERE {counted} GROUP BY 1, 2""",
            key="i.pathway_id",
        )
    ),
    "referrals": Bare(
        _written(
            "SELECT {who}, r.state, r.refusal_reason, count(*) FROM referral r "
            "CROSS JOIN pathway y ON y.referral_id = r.id {person} "
            "WHERE r.received_on BETWEEN :start AND :end AND r.direction = 'recue' "
            "AND +y.basin_id = :basin GROUP BY 1, 2, 3, 4, 5, 6, 7, 8",
            day="r.received_on",
        )
    ),
    "referrals sent": Bare(
        "SELECT r.state, r.refusal_reason, count(*) FROM referral r WHERE r.direction = 'envoyee' "
        "AND r.answered_on BETWEEN :start AND :end GROUP BY 1, 2"
    ),
    "open pathways": Bare(
        _written(
            "SELECT {who}, count(*) FROM pathway y {person} WHERE y.opened_on <= :end "
            "AND (y.ended_on IS NULL OR y.ended_on > :end) AND +y.basin_id = :basin "
            "AND y.end_reason <> 'doublon_erreur' GROUP BY 1, 2, 3, 4, 5, 6",
            day=":end",
        ),
        Count("file_active"),
    ),
    "simple advice": Bare(
        _written(
            "SELECT {who}, count(DISTINCT p.id) FROM pathway_event e {pathway} {person} "
            "WHERE e.decision = 'conseil_simple' AND e.happened_on BETWEEN :start AND :end "
            "AND {counted} GROUP BY 1, 2, 3, 4, 5, 6",
            key="e.pathway_id",
            day="e.happened_on",
        )
    ),
    "exits": Bare(
        _written(
            "SELECT {who}, y.end_reason, count(*) FROM {gone} GROUP BY 1, 2, 3, 4, 5, 6, 7",
            day="y.ended_on",
        ),
        Count("sorties"),
    ),
    "contacts until the exit": Bare(
        _written(
            "SELECT contacts, count(*), sum(minutes) FROM (SELECT y.id, count(*) AS contacts, "
            "sum(a.duration_minutes) AS minutes FROM pathway y CROSS JOIN participation t "
            "ON t.pathway_id = y.id AND t.status = 'seen' CROSS JOIN appointment a "
            "ON a.id = t.appointment_id AND a.starts_at < y.ended_on AND {held} "
            "WHERE y.ended_on BETWEEN :start AND :end AND +y.state = 'sorti' "
            "GROUP BY +y.id) GROUP BY 1"
        )
    ),
    "gain": Bare(
        """
SELECT s.axis, a.kind, count(*), sum(s.retained) FROM pathway y
CROSS JOIN assessment a ON a.pathway_id = y.id AND a.validated_on IS NOT NULL
CROSS JOIN axis_score s ON s.assessment_id = a.id
WHERE y.ended_on BETWEEN :start AND :end AND +y.state = 'sorti' GROUP BY 1, 2"""
    ),
    "barriers at the exit": Bare(
        """
SELECT b.code, b.status, count(DISTINCT y.person_id) FROM pathway y
CROSS JOIN assessment a ON a.pathway_id = y.id AND a.validated_on IS NOT NULL
CROSS JOIN barrier b ON b.assessment_id = a.id AND b.kept
WHERE y.ended_on BETWEEN :start AND :end AND +y.state = 'sorti' GROUP BY 1, 2"""
    ),
    "six months later": Bare(
        _written(
            "SELECT {who}, f.situation, count(*) FROM post_exit_followup f "
            "CROSS JOIN pathway y ON y.id = f.pathway_id {person} "
            "WHERE f.due_on BETWEEN :start AND :end AND f.months = 6 GROUP BY 1, 2, 3, 4, 5, 6, 7",
            day="y.ended_on",
        )
    ),
    "actions": Bare(
        _written(
            "SELECT x.kind, x.theme, x.partner_kind, x.result, count(*), "
            "count(DISTINCT y.person_id) FROM action x {pathway} {person} "
            "WHERE {done} AND {counted} GROUP BY 1, 2, 3, 4",
            key="x.pathway_id",
        )
    ),
    "given up": Bare(
        _written(
            "SELECT x.kind, x.abandon_reason, count(DISTINCT y.person_id) FROM action x "
            "{pathway} {person} WHERE x.abandoned_on BETWEEN :start AND :end AND {counted} "
            "GROUP BY 1, 2",
            key="x.pathway_id",
        )
    ),
    "money": Bare(
        _written(
            "SELECT l.funder_kind, l.aid_code, x.kind, count(DISTINCT y.person_id), "
            "sum(l.granted_cents), sum(x.cost_cents) FROM funding_line l "
            "CROSS JOIN action x ON x.id = l.action_id {pathway} {person} "
            "WHERE l.granted_on BETWEEN :start AND :end AND l.granted_cents > 0 AND {counted} "
            "GROUP BY 1, 2, 3",
            key="x.pathway_id",
        )
    ),
}
