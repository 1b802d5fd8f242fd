"""What becomes of each column of a person's file when it is made anonymous, in one table.

What is counted keeps its shape: codes, statuses, levels, amounts, and months instead of days. All
that names, reaches, places or tells of somebody goes. A column that is not told of here fails a
test, so that none is kept by oversight.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.assessment.assessment import COUNTED_QUESTIONS


class Fate(StrEnum):
    """What becomes of a column."""

    KEEP = "keep"
    MONTH = "month"  # its month, and its place among what happened in it
    YEAR = "year"  # its year alone
    CLEAR = "clear"  # empty, or nothing
    NEW = "new"  # another value that says nothing, where one is needed to tell rows apart


@dataclass(frozen=True, slots=True)
class Shape:
    """What stays of a table; of its rows, only those whose column has one of the values, if told.

    `columns` names what does not simply go: the others are cleared.
    """

    columns: Mapping[str, Fate]
    only: tuple[tuple[str, tuple[str | None, ...]], ...] = ()


def _shape(
    keep: str,
    *,
    month: str = "",
    clear: str = "",
    only: tuple[tuple[str, tuple[str | None, ...]], ...] = (),
    **others: Fate,
) -> Shape:
    told = dict.fromkeys(keep.split(), Fate.KEEP)
    told |= dict.fromkeys(month.split(), Fate.MONTH)
    told |= dict.fromkeys(clear.split(), Fate.CLEAR)
    return Shape(MappingProxyType(told | others), only)


_IN_USE: Final = (("deleted_at", (None,)),)

KEPT: Final[Mapping[str, Shape]] = MappingProxyType(
    {
        "person": _shape(
            "id sex epci_code qpv frr",
            month="registered_on",
            clear="civility last_name first_name usual_name address postcode insee_code "
            "municipality_name france_travail_id caf_id contact_preference easy_read adviser_id "
            "search_text deleted_at archived_on",
            birth_date=Fate.YEAR,
            file_number=Fate.NEW,
            anonymised_on=Fate.CLEAR,
        ),
        "person_audience": _shape("id person_id code", month="since until"),
        "referral": _shape(
            "id person_id direction prescriber_kind urgency state refusal_reason basin_id",
            month="received_on answered_on",
            clear="prescriber_id prescriber_name agent_name reason documents_joined person_agreed "
            "address phone email answer reminded_on adviser_id",
        ),
        "pathway": _shape(
            "id person_id referral_id state intensity basin_id epci_code prescriber_kind "
            "end_reason end_situation final_skipped",
            month="opened_on ended_on",
            clear="adviser_id review_on",
        ),
        "pathway_event": _shape(
            "id pathway_id act decision state_before state_after",
            month="happened_on recorded_at",
            clear="adviser_id reason barrier_code partner review_on",
        ),
        "post_exit_followup": _shape(
            "id pathway_id months situation", month="due_on done_on cancelled_on"
        ),
        "assessment": _shape(
            "id pathway_id kind grid_version duration_minutes version corrects_id "
            "profile_computed profile_retained intensity",
            month="started_at validated_on",
            clear="adviser_id place last_question goal correction_note profile_comment",
        ),
        "answer": _shape(
            "assessment_id question state codes kilometres minutes",
            month="answered_at",
            clear="text cents",
            only=(("question", COUNTED_QUESTIONS),),
        ),
        "axis_score": _shape("assessment_id axis computed retained", clear="comment"),
        "barrier": _shape(
            "id assessment_id code kept by_hand rank intensity status",
            month="noted_on lifted_on",
            clear="reasons",
        ),
        "action": _shape(
            "id pathway_id kind status theme barrier_code partner_kind partner_name result "
            "abandon_reason cost_cents measure_id",
            month="created_on done_on abandoned_on",
            clear="goal_id wording reasons partner_phone partner_address papers due_on note "
            "on_sheet position deleted_at",
            only=_IN_USE,
        ),
        "funding_line": _shape(
            "id action_id funder_kind aid_code asked_cents granted_cents payer",
            month="asked_on granted_on paid_on",
            clear="funder_name",
        ),
        "unmet_need": _shape(
            "id pathway_id action_id need days from_hour to_hour",
            month="noted_on met_on",
            clear="purpose from_name from_insee to_name to_insee words",
        ),
        "participation": _shape("appointment_id person_id pathway_id status"),
        "appointment": _shape(
            "id kind modality duration_minutes initiator unnamed_participants unnamed_attended",
            month="starts_at cancelled_on",
            clear="adviser_id title place room directions insee_code organisation_name series_id "
            "occurrence_at sequence revised_at deleted_at",
            uid=Fate.NEW,
            only=_IN_USE,
        ),
        "contact_attempt": _shape(
            "id person_id pathway_id channel result duration_minutes followup_id",
            month="attempted_at",
            clear="adviser_id words",
        ),
        "issued_document": _shape(
            "id person_id pathway_id kind variant media_type recipient",
            month="issued_at",
            clear="adviser_id title content sha256 twin language",
            number=Fate.NEW,
            only=(("kind", ("fiche_action",)), ("recipient", ("",))),
        ),
    }
)
"""The tables whose rows are counted. Documents: that a sheet was handed out, never the sheet."""

DELETED: Final = frozenset(
    {
        "contact_point",
        "note",
        "goal",
        "strength",
        "observed_test",
        "situation_topic",
        "vehicle",
        "licence",
        "licence_process",
        "licence_exam",
        "journey",
        "renunciation",
        "mobility_budget",
        "budget_line",
        "privacy_notice",
        "disclosure_agreement",
        "rights_request",
        "retention_notice",
        "distinct_pair",
        "person_merge",
    }
)
"""The tables of a file that nothing counts: their rows go."""

OF_NO_FILE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "organisation": "the body itself",
        "organisation_logo": "the body itself",
        "adviser": "who works there",
        "prescriber": "other bodies",
        "mobility_basin": "territory",
        "basin_intercommunality": "territory",
        "working_hours": "the diary of advisers",
        "unavailability": "the diary of advisers",
        "appointment_series": "a rule of the diary, without words: goes with its last meeting",
        "statistics_export": "protected counts",
        "statistics_sending": "who received them",
        "plan_body": "the plan of the basin",
        "plan_measure": "the plan of the basin",
        "measure_condition": "the plan of the basin",
        "directory_structure": "public services",
        "directory_service": "public services",
        "benefit": "public aids",
        "import_profile": "headings of files",
        "import_run": "reports that name her are emptied apart",
        "local_grid": "questions, never answers",
        "erasure": "the register: identifiers alone",
        "audit_entry": "acts by identifiers, for twelve months",
        "audit_seal": "acts by identifiers",
        "audit_checkpoint": "acts by identifiers",
        "change": "the history of her rows is taken out apart",
        "setting": "choices of the body",
    }
)
"""The tables that hold nothing of a file, each with what it holds."""

SENSITIVE: Final = frozenset({"mobility_budget", "budget_line"})
"""The tables of health and budget: they go first. Sensitive answers go with them."""
