"""What opens over the other pages in pictures: papers, imports, a closing, a comparison, lists."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from conseil_mobilite.cli.tour import folder
from conseil_mobilite.cli.tour.finding import assessed_twice
from conseil_mobilite.cli.tour.jotting import show_paper
from conseil_mobilite.cli.tour.photographing import (
    give_up,
    go,
    open_route,
    shoot,
    shoot_dialog,
    show_everybody,
    shows,
)
from conseil_mobilite.cli.tour.printing import save_as
from conseil_mobilite.cli.tour.seeking import open_room
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.people.people_table import PeopleTable
from conseil_mobilite.services.paper.appointment_papers import Shape
from conseil_mobilite.services.referrals.referral_list import ReferralFilter
from conseil_mobilite.store.files import make_private_folder

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_EVENTS: Final = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Agenda de la mairie//FR
BEGIN:VEVENT
UID:conseil-communautaire@exemple.fr
DTSTAMP:{day}T080000Z
DTSTART:{day}T180000Z
DTEND:{day}T193000Z
SUMMARY:Conseil communautaire
END:VEVENT
BEGIN:VEVENT
UID:formation@exemple.fr
DTSTAMP:{day}T080000Z
DTSTART:{day}T070000Z
DTEND:{day}T110000Z
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:Formation
END:VEVENT
END:VCALENDAR
"""


def look_at_lists(visit: Visit, ending: str) -> None:
    """Take the caseload and the referrals, both opened from « Aujourd’hui »."""
    hand = visit.hand
    go(visit, Qt.Key.Key_1, Screen.TODAY)
    hand.click("today_caseload")
    hand.wait(shows(visit, Screen.CASELOAD), "« Ma file active » ne s’ouvre pas.")
    shoot(visit, f"file-active{ending}")
    go(visit, Qt.Key.Key_1, Screen.TODAY)
    hand.click("today_referrals")
    hand.wait(shows(visit, Screen.REFERRALS), "« Orientations » ne s’ouvre pas.")
    hand.click(f"referrals_filter_{ReferralFilter.TO_REMIND}")
    shoot(visit, f"orientations{ending}")


def look_at_bringing(visit: Visit, ending: str) -> None:
    """Take the assistant of imports before a file is chosen, and the files that may be twins."""
    open_room(visit, "Importer votre tableau", Screen.IMPORT)
    shoot(visit, f"import-accueil{ending}")
    open_room(visit, "Doublons possibles", Screen.DUPLICATES)
    visit.hand.find("duplicates_merge", QPushButton)
    shoot(visit, f"doublons-liste{ending}")


def look_at_reassigning(visit: Visit) -> None:
    """Select everybody in the list, and take what giving them to a colleague asks."""
    hand = visit.hand
    go(visit, Qt.Key.Key_2, Screen.PEOPLE)
    show_everybody(visit)
    table = hand.find("people_table", PeopleTable)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    hand.press(Qt.Key.Key_A, _CONTROL)
    hand.wait(lambda: hand.sees("people_reassign"), "Ctrl+A ne choisit personne.")
    shoot(visit, "personnes-choisies")
    hand.click("people_reassign")
    shoot_dialog(visit, "personnes-reattribuer", "reassign_adviser")
    hand.click("people_select_none")
    visit.settle()


def look_at_her(visit: Visit, ending: str) -> None:
    """Take her referrals, and a note begun from the template of its meeting.

    Nobody fills the template: it is no note.
    """
    hand = visit.hand
    open_route(visit, Route(Screen.PERSON, visit.someone(), "pathway/referrals"))
    hand.wait(lambda: hand.sees("referrals_card"), "La carte « Orientations » ne paraît pas.")
    shoot(visit, f"personne-orientations{ending}", from_top=False)
    visit.show_tab("Rendez-vous")
    visit.settle()
    hand.click(hand.name_of("meeting_note_"))
    hand.click("note_template")
    shoot(visit, f"personne-note-modele{ending}")
    hand.click("note_new")
    visit.settle()


def look_over_her(visit: Visit) -> None:
    """Take what opens over her page: a referral, the letter, the closing, older words; a budget."""
    hand = visit.hand
    visit.show_tab("Parcours")
    visit.settle()
    hand.click("referral_send")
    shoot_dialog(visit, "orientation-nouvelle", "referral_body")
    hand.click(hand.name_of("referral_letter_"))
    _shoot_paper(visit, "lettre-apercu")
    hand.click(f"pathway_act_{PathwayAct.EXIT}")
    shoot_dialog(visit, "parcours-clore", "act_reason")
    _look_at_budget(visit)
    visit.show_tab("Rendez-vous")
    visit.settle()
    hand.click(hand.name_of("note_versions"))
    shoot_dialog(visit, "note-versions", "versions_close")


def _look_at_budget(visit: Visit) -> None:
    """Take her budget; it is begun the first time, and stays."""
    hand = visit.hand
    visit.show_tab("Mobilité")
    visit.settle()
    if hand.sees("situation_budget_begin"):
        hand.click("situation_budget_begin")
        visit.settle()
    hand.bring(hand.find("situation_budget", QWidget))
    shoot(visit, "personne-budget", from_top=False)


def look_at_papers(visit: Visit) -> None:
    """Take the slip and the card of a meeting, then the printed week."""
    hand = visit.hand
    visit.show_tab("Rendez-vous")
    visit.settle()
    name = hand.name_of("meeting_print_")
    for shape in Shape:
        hand.choose_line(name, f"{name}_{shape}_{visit.someone().hex}")
        _shoot_paper(visit, f"rendez-vous-{shape}")
    go(visit, Qt.Key.Key_3, Screen.AGENDA)
    hand.click("agenda_today")
    visit.settle()
    hand.choose_line("agenda_more", "agenda_print")
    _shoot_paper(visit, "agenda-imprime")


def look_at_import(visit: Visit) -> None:
    """Take what a calendar from elsewhere would bring, and bring nothing."""
    visit.hand.choose_line("agenda_more", "agenda_import")
    save_as(visit, str(_calendar(visit)))
    shoot_dialog(visit, "agenda-importer", "import_file")


def look_at_comparison(visit: Visit) -> None:
    """Take two assessments side by side, of somebody who had both."""
    open_route(visit, Route(Screen.COMPARISON, assessed_twice(visit)))
    shoot(visit, "bilans-compares")


def _calendar(visit: Visit) -> Path:
    """Write the calendar of another program, once."""
    path = visit.folder / folder.CALENDAR
    if not path.exists():
        make_private_folder(path.parent)
        path.write_text(_EVENTS.format(day=f"{visit.today:%Y%m%d}"), encoding="utf-8")
    return path


def _shoot_paper(visit: Visit, page: str) -> None:
    show_paper(visit)
    shoot(visit, page, from_top=False)
    give_up(visit)
