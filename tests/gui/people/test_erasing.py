"""A person asks that her file be erased: the responsable does it, others learn who can."""

from datetime import date
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.people.screen import opened_record

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.gui.people.rights_erasing import ErasingDialog
from conseil_mobilite.services.organisation.roles import ADVISER
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import people, rights
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.services.people.rights import RightsAnswer
from conseil_mobilite.services.retention import register
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.erasures_file import lines_beside

W = TypeVar("W", bound=QWidget)
ON = date(2027, 3, 12)


@pytest.fixture
def helene(store: Store) -> UUID:
    """Hélène was granted that her file be erased."""
    who = store.run(people.register, NewPerson("Lefèvre", "Hélène"), ON).id
    asked = store.run(rights.receive, who, "effacement", ON)
    store.run(rights.answer, asked.id, RightsAnswer("accordee", ON))
    return who


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, helene: UUID) -> RecordPage:
    return opened_record(qtbot, desk, helene, "rights")


def find(page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChildren(kind, name)[-1]
    assert isinstance(found, kind), name
    return found


def ask(qtbot: QtBot, page: RecordPage) -> ErasingDialog:
    qtbot.waitUntil(lambda: bool(page.findChildren(QPushButton, "rights_erase_0")))
    before = len(page.findChildren(ErasingDialog))
    find(page, QPushButton, "rights_erase_0").click()
    qtbot.waitUntil(lambda: len(page.findChildren(ErasingDialog)) > before)
    return find(page, ErasingDialog, "rights_erasing")


def archive(session: Session, who: UUID) -> None:
    session.get_one(Person, who).archived_on = ON


def step_down(session: Session) -> None:
    session.exec(select(Adviser)).one().role = ADVISER


@pytest.mark.parametrize("erase", [True, False], ids=["erased", "anonymous"])
def test_the_file_goes_once_it_was_asked_plainly(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID, *, erase: bool
) -> None:
    dialog = ask(qtbot, page)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Hélène Lefèvre" in words
    assert "1 demande sur ses données" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert "ne s’annule pas" in words
    assert "12 mars 2028" in words.replace("\N{NO-BREAK SPACE}", " ")
    if not erase:
        find(dialog, QRadioButton, "erasing_anonymise").setChecked(True)

    with qtbot.waitSignal(page.record_gone) as gone:
        find(dialog, QPushButton, "erasing_go").click()

    assert gone.args == [helene]
    left = store.read(lambda session: session.get(Person, helene))
    assert left is None if erase else left and left.last_name == ""
    (line,) = lines_beside(store.path)[0]
    assert (line.person_id, line.ground) == (helene, "demande")
    assert [each.id for each in store.read(register.lines)] == [line.id]


def test_granted_in_part_it_says_first_that_the_whole_file_goes(
    qtbot: QtBot, store: Store, desk: Desk, page: RecordPage
) -> None:
    assert not ask(qtbot, page).findChildren(QLabel, "erasing_in_part")
    other = store.run(people.register, NewPerson("Diop", "Awa"), ON).id
    asked = store.run(rights.receive, other, "effacement", ON)
    store.run(rights.answer, asked.id, RightsAnswer("partielle", ON, "Un contrôle est en cours."))
    hers = RecordPage(desk, other)
    qtbot.addWidget(hers)
    hers.show()
    hers.refresh()
    hers.show_part("rights")

    dialog = ask(qtbot, hers)

    assert "touche tout le dossier" in find(dialog, QLabel, "erasing_in_part").text()


def test_who_is_counted_nowhere_is_not_offered_to_be_made_anonymous(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    assert find(ask(qtbot, page), QRadioButton, "erasing_anonymise").isEnabled()
    opposed = store.run(rights.receive, helene, "opposition", ON)
    store.run(rights.answer, opposed.id, RightsAnswer("accordee", ON))

    dialog = ask(qtbot, page)

    assert not find(dialog, QRadioButton, "erasing_anonymise").isEnabled()
    assert "s’y oppose" in find(dialog, QLabel, "erasing_anonymous_said").text()


def test_cancelled_nothing_goes(qtbot: QtBot, store: Store, page: RecordPage, helene: UUID) -> None:
    dialog = ask(qtbot, page)
    find(dialog, QPushButton, "erasing_keep").click()
    assert store.read(lambda session: session.get(Person, helene))


def test_an_open_pathway_stands_in_the_way_and_it_is_said(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    store.run(pathways.open_pathway, helene, ON)
    dialog = ask(qtbot, page)
    assert "clôturez-le d’abord" in find(dialog, QLabel, "erasing_obstacle").text()
    assert not find(dialog, QPushButton, "erasing_go").isEnabled()


def test_another_adviser_learns_who_can(qtbot: QtBot, store: Store, desk: Desk) -> None:
    who = store.run(people.register, NewPerson("Lefèvre", "Hélène"), ON).id
    asked = store.run(rights.receive, who, "effacement", ON)
    store.run(rights.answer, asked.id, RightsAnswer("accordee", ON))

    def hand_over(session: Session) -> None:
        me = session.exec(select(Adviser)).one()
        other = Adviser.model_validate(
            {**me.model_dump(exclude={"id"}), "first_name": "Zineb", "last_name": "Haddad"}
        )
        me.role = ADVISER
        session.add(other)

    store.run(hand_over)
    page = RecordPage(desk, who)
    qtbot.addWidget(page)
    page.refresh()
    page.show_part("rights")
    qtbot.waitUntil(lambda: bool(page.findChildren(QLabel, "rights_erased_by_0")))
    assert "Zineb Haddad" in find(page, QLabel, "rights_erased_by_0").text()
    assert not page.findChildren(QPushButton, "rights_erase_0")


def test_an_archived_file_opens_for_the_responsable_alone(
    qtbot: QtBot, store: Store, desk: Desk, helene: UUID
) -> None:
    store.run(archive, helene)
    page = RecordPage(desk, helene)
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: any("Hélène" in label.text() for label in page.findChildren(QLabel)))

    store.run(step_down)
    page.refresh()

    qtbot.waitUntil(lambda: page.findChild(QWidget, "record_closed") is not None)
    closed = find(page, QWidget, "record_closed")
    assert any("archivé" in label.text() for label in closed.findChildren(QLabel))
    qtbot.waitUntil(lambda: page.findChild(QWidget, "record_tab_synthesis") is None)
