"""A commune is found in the field by its name, a former name, its postcode or its code."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import popups

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.municipality_field import MunicipalityField


@pytest.fixture
def field(desk: Desk, window: QWidget) -> MunicipalityField:
    field = MunicipalityField("commune", desk)
    field.setParent(window)
    field.resize(400, 40)
    field.show()
    field.setFocus()
    return field


def offered(qtbot: QtBot, field: MunicipalityField, typed: str) -> list[str]:
    """Type, and return what a screen reader says of each proposal."""
    qtbot.keyClicks(field, typed)
    qtbot.waitUntil(lambda: bool(popups()))
    shown = popups()[0].model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(shown.index(row, 0).data(role)) for row in range(shown.rowCount())]


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("tergn", "02738", "Aisne"),
        ("fargniers", "02738", "ancienne commune\N{NO-BREAK SPACE}: Fargniers"),
        ("02700", "02738", "02700"),
        ("02738", "02738", "CA Chauny Tergnier La Fère"),
        ("st quentin 02", "02691", "Aisne"),
    ],
    ids=["name", "former name", "postcode", "code", "département"],
)
def test_a_commune_is_chosen_as_people_write_it(
    qtbot: QtBot, field: MunicipalityField, typed: str, code: str, told: str
) -> None:
    words = offered(qtbot, field, typed)
    rank = list(field.known()).index(code)
    assert told in words[rank]

    for _ in range(rank):
        qtbot.keyClick(popups()[0], Qt.Key.Key_Down)
    qtbot.keyClick(popups()[0], Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not popups())
    place = field.place()
    assert place is not None
    assert place.insee_code == code


def test_homonyms_are_told_apart_by_their_departement(
    qtbot: QtBot, field: MunicipalityField
) -> None:
    words = offered(qtbot, field, "saint-denis")

    same = [said for said in words if said.startswith("Saint-Denis,")]
    assert any("Seine-Saint-Denis" in said for said in same)
    assert any("La Réunion" in said for said in same)
    assert len(set(same)) == len(same) > 2
