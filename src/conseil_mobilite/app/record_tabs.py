"""The tabs of a person's page that come from other places, each imported when first shown."""

from uuid import UUID

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.people.record_tabs import HeaderGesture, RecordTab

# The imports below are late so that a file opens before what it does not show yet is read.
# ruff: noqa: PLC0415


def record_tabs() -> tuple[RecordTab, ...]:
    """Return the tabs that work, in the order of a support: know, assess, act, meet."""
    return (
        RecordTab("situation", "Mobilité", _situation),
        RecordTab(
            "assessments",
            "Bilans",
            _assessments,
            count=lambda header: header.assessments,
            gesture=HeaderGesture("Bilan", "compass", 1),
        ),
        RecordTab(
            "pathway",
            "Parcours",
            _pathway,
            count=lambda header: header.actions,
            gesture=HeaderGesture("Action", "flag", 3),
        ),
        RecordTab(
            "meetings",
            "Rendez-vous et notes",
            _meetings,
            gesture=HeaderGesture("Rendez-vous", "calendar-plus", 2),
            short="Rendez-vous",
        ),
        RecordTab(
            "documents",
            "Documents",
            _documents,
            count=lambda header: header.documents,
            gesture=HeaderGesture("Imprimer la fiche", "printer", 4, "Autre document…"),
        ),
    )


def _situation(desk: Desk, person: UUID) -> Page:
    from conseil_mobilite.gui.situation.tab import SituationTab

    return SituationTab(desk, person)


def _assessments(desk: Desk, person: UUID) -> Page:
    from conseil_mobilite.gui.assessment.tab import AssessmentsTab

    return AssessmentsTab(desk, person)


def _pathway(desk: Desk, person: UUID) -> Page:
    from conseil_mobilite.gui.pathway.tab import PathwayTab

    return PathwayTab(desk, person)


def _meetings(desk: Desk, person: UUID) -> Page:
    from conseil_mobilite.gui.agenda.notes.person_tab import MeetingsTab

    return MeetingsTab(desk, person)


def _documents(desk: Desk, person: UUID) -> Page:
    from conseil_mobilite.gui.people.documents_tab import DocumentsTab

    return DocumentsTab(desk, person)
