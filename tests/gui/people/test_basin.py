"""The record warns where the commune of a person is in several basins, until one is chosen."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.people.identity_tab import IdentityTab
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
CENTRE = Member("240200444", "CC de la Thiérache du Centre")


def _two_basins(session: Session) -> tuple[UUID, UUID]:
    made = [basins.compose(session, name, "", [CENTRE], ON) for name in ("Nord", "Sud")]
    person = people.welcome(session, NewPerson("Roux", "Eva", epci_code=CENTRE.code), Origin(), ON)
    return person.id, made[1].id


def test_a_basin_is_chosen_in_the_record_and_the_warning_goes(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    person, sud = store.run(_two_basins)
    tab = IdentityTab(desk, person)
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    field = tab.findChild(QWidget, "person_basin_field")
    choice = tab.findChild(Choice, "person_basin")
    assert field is not None
    assert choice is not None
    qtbot.waitUntil(field.isVisible)
    assert "deux bassins" in choice.accessibleDescription()
    assert choice.code() == ""

    choice.show_code(str(sud))
    with qtbot.waitSignal(desk.background.saved):
        choice.chosen.emit(str(sud))

    qtbot.waitUntil(lambda: not choice.accessibleDescription())
    assert store.read(lambda session: session.exec(select(Pathway.basin_id)).one()) == sud
    assert choice.findText("À choisir") == -1


def test_nothing_is_asked_of_a_commune_with_one_basin(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    store.run(basins.compose, "Nord", "", [CENTRE], ON)
    new = NewPerson("Roux", "Eva", epci_code=CENTRE.code)
    person = store.run(people.welcome, new, Origin(), ON)
    tab = IdentityTab(desk, person.id)
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    name = tab.findChild(QWidget, "person_last_name")
    assert name is not None
    qtbot.waitUntil(lambda: name.property("text") == "Roux")

    field = tab.findChild(QWidget, "person_basin_field")
    assert field is not None
    assert not field.isVisible()
