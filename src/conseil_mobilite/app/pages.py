"""The places and rooms of the window, each page imported when it is first visited."""

from functools import partial
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Page, Screen
from conseil_mobilite.gui.settings.headings import HEADINGS
from conseil_mobilite.gui.shell.places import Part, Place, Room

# The imports below are late so that the window shows its first page before it reads the others.
# ruff: noqa: PLC0415

_SOLUTIONS: Final = (
    Part("aids", "Aides", "hand-coins", "Solutions — catalogue des aides"),
    Part("own", "Services de mon organisme", "buildings", "Solutions — annuaire"),
)
_PUBLISHED: Final = (
    Part("export", "Préparer l’export pour le plan", "shield-check"),
    Part("exports", "Registre des exports", "export"),
)
_SECTIONS: Final = tuple(
    Part(each.code, each.title, each.icon, f"Réglages — {lower_first(each.detail)}", each.also)
    for each in HEADINGS
)


def places(desk: Desk) -> tuple[Place, ...]:
    """Return the places, in the order of the rail."""
    directory, statistics = partial(_directory, desk), partial(_statistics, desk)
    return (
        Place(Screen.TODAY, "Aujourd’hui", "sun-horizon", "Alt+1", partial(_today, desk)),
        Place(Screen.PEOPLE, "Personnes", "users", "Alt+2", partial(_people, desk)),
        Place(Screen.AGENDA, "Agenda", "calendar-blank", "Alt+3", partial(_agenda, desk)),
        Place(Screen.DIRECTORY, "Solutions", "signpost", "Alt+4", directory, _SOLUTIONS),
        Place(Screen.STATISTICS, "Statistiques", "chart-bar", "Alt+5", statistics, _PUBLISHED),
        Place(Screen.SETTINGS, "Réglages", "gear", "Alt+6", partial(_settings, desk), _SECTIONS),
    )


def rooms(desk: Desk) -> tuple[Room, ...]:
    """Return the pages about one record."""
    return (
        Room(Screen.PERSON, Screen.PEOPLE, partial(_person, desk)),
        Room(Screen.ASSESSMENT, Screen.PEOPLE, partial(_assessment, desk)),
        Room(Screen.COMPARISON, Screen.PEOPLE, partial(_comparison, desk)),
        Room(Screen.DIRECTORY, Screen.DIRECTORY, partial(_service, desk)),
        *_own_rooms(desk),
    )


def _own_rooms(desk: Desk) -> tuple[Room, ...]:
    """Return those of the adviser, which the palette proposes by their name."""
    mine = desk.adviser.id
    caseload, referrals = partial(_caseload, desk), partial(_referrals, desk)
    doubles, bring = partial(_duplicates, desk), partial(_importing, desk)
    return (
        Room(Screen.CASELOAD, Screen.TODAY, caseload, "Ma file active", "users-three", mine),
        Room(Screen.REFERRALS, Screen.TODAY, referrals, "Orientations", "tray", mine),
        Room(Screen.DUPLICATES, Screen.PEOPLE, doubles, "Doublons possibles", "users", mine),
        Room(
            Screen.CONSOLIDATION,
            Screen.STATISTICS,
            _consolidation,
            "Consolider des paquets",
            "files",
            mine,
        ),
        Room(
            Screen.IMPORT, Screen.PEOPLE, bring, "Importer votre tableau", "download-simple", mine
        ),
    )


def _today(desk: Desk) -> Page:
    from conseil_mobilite.gui.today.page import TodayPage

    return TodayPage(desk)


def _people(desk: Desk) -> Page:
    from conseil_mobilite.gui.people.page import PeoplePage

    return PeoplePage(desk)


def _agenda(desk: Desk) -> Page:
    from conseil_mobilite.gui.agenda.page import AgendaPage

    return AgendaPage(desk)


def _directory(desk: Desk) -> Page:
    from conseil_mobilite.gui.directory.page import DirectoryPage

    return DirectoryPage(desk)


def _statistics(desk: Desk) -> Page:
    from conseil_mobilite.gui.statistics.page import StatisticsPage

    return StatisticsPage(desk)


def _settings(desk: Desk) -> Page:
    from conseil_mobilite.gui.settings.page import SettingsPage

    return SettingsPage(desk)


def _person(desk: Desk, subject: UUID) -> Page:
    from conseil_mobilite.app.record_tabs import record_tabs
    from conseil_mobilite.gui.people.record import RecordPage

    return RecordPage(desk, subject, record_tabs())


def _assessment(desk: Desk, subject: UUID) -> Page:
    from conseil_mobilite.gui.assessment.page import AssessmentPage

    return AssessmentPage(desk, subject)


def _comparison(desk: Desk, subject: UUID) -> Page:
    from conseil_mobilite.gui.assessment.comparison_page import ComparisonPage

    return ComparisonPage(desk, subject)


def _service(desk: Desk, service: UUID) -> Page:
    from conseil_mobilite.gui.directory.service_room import ServiceRoom

    return ServiceRoom(desk, service)


def _caseload(desk: Desk, _adviser: UUID) -> Page:
    from conseil_mobilite.gui.today.caseload_page import CaseloadPage

    return CaseloadPage(desk)


def _referrals(desk: Desk, _adviser: UUID) -> Page:
    from conseil_mobilite.gui.referrals.referrals_page import ReferralsPage

    return ReferralsPage(desk)


def _duplicates(desk: Desk, _adviser: UUID) -> Page:
    from conseil_mobilite.gui.duplicates.page import DuplicatesPage

    return DuplicatesPage(desk)


def _consolidation(_adviser: UUID) -> Page:
    from conseil_mobilite.gui.statistics.consolidation.page import ConsolidationPage

    return ConsolidationPage()


def _importing(desk: Desk, _adviser: UUID) -> Page:
    from conseil_mobilite.gui.imports.intake import intake_of
    from conseil_mobilite.gui.imports.page import ImportPage

    return ImportPage(desk, intake_of(desk))
