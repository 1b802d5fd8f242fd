"""The table opens, sorts, pages and speaks by keyboard and for a screen reader."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table

pytestmark = pytest.mark.usefixtures("dressed")

Show = Callable[[QWidget], None]


def _people(count: int = 3) -> list[Row]:
    return [
        Row(number, (Cell(f"Personne {number}", "31 ans · Guise"), Cell("", chips=(("RSA", ""),))))
        for number in range(count)
    ]


def _table() -> Table:
    return Table(
        "people", "Personnes", (Column("Nom", stretch=True, sort="name"), Column("Publics"))
    )


def test_enter_on_a_row_opens_what_it_shows(qtbot: QtBot, shown: Show) -> None:
    table = _table()
    shown(table)
    table.show_rows(_people())
    table.show_current(1)

    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [1]


def test_a_new_list_keeps_the_current_row_where_it_is_still_there(qtbot: QtBot) -> None:
    table = _table()
    qtbot.addWidget(table)
    table.show_rows(_people())
    table.show_current(2)

    table.show_rows(list(reversed(_people(5))))
    kept = table.current_key()
    table.show_rows(_people(1))

    assert kept == 2
    assert table.current_key() is None


def test_coming_back_to_a_row_shows_whole_rows_under_the_header(shown: Show) -> None:
    table = _table()
    table.resize(400, 331)
    shown(table)
    table.show_rows(_people(40))

    table.show_current(23)

    assert table.rowAt(0) > 0
    assert table.rowViewportPosition(table.rowAt(0)) == 0


def test_a_click_on_a_header_asks_the_service_to_sort(qtbot: QtBot, shown: Show) -> None:
    table = _table()
    shown(table)
    table.show_rows(_people())
    head = table.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(0) + 20, head.height() // 2)

    with qtbot.waitSignal(table.sorted) as sorted_:
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert sorted_.args[0] == "name"


def test_more_rows_are_asked_for_at_the_end_and_only_once(qtbot: QtBot, shown: Show) -> None:
    table = _table()
    asked: list[None] = []
    table.more_wanted.connect(lambda: asked.append(None))
    shown(table)
    table.show_rows(_people(100), complete=False)

    table.scrollToBottom()
    qtbot.waitUntil(lambda: bool(asked))
    table.scrollToTop()
    table.scrollToBottom()

    assert len(asked) == 1
    table.append_rows([Row(1000, (Cell("Dernière"), Cell("")))])
    assert table.rows.rowCount() == 101


def test_a_screen_reader_hears_the_chips_and_the_second_line_of_a_cell(qtbot: QtBot) -> None:
    table = _table()
    qtbot.addWidget(table)
    table.show_rows(_people())
    role = Qt.ItemDataRole.AccessibleTextRole

    assert table.rows.index(0, 0).data(role) == "Personne 0, 31 ans · Guise"
    assert table.rows.index(0, 1).data(role) == "RSA"


def test_spare_columns_leave_first_where_room_is_short(shown: Show) -> None:
    columns = (
        Column("Nom", 200, stretch=True),
        Column("Contact", 200, spare=1),
        Column("État", 200),
    )
    table = Table("people", "Personnes", columns)
    shown(table)

    table.resize(420, 200)
    narrow = [table.isColumnHidden(rank) for rank in range(3)]
    table.resize(800, 200)

    assert narrow == [False, True, False]
    assert not table.isColumnHidden(1)


def test_a_column_that_says_the_same_on_every_row_leaves_its_room_to_the_others(
    shown: Show,
) -> None:
    columns = (
        Column("Nom", 200, stretch=True),
        Column("Suivi par", 200, sort="adviser", spare=2),
        Column("Lieu", 200, spare=1),
    )
    table = Table("people", "Personnes", columns)
    shown(table)
    table.resize(700, 200)

    table.leave_out("adviser", out=True)
    left = [table.isColumnHidden(rank) for rank in range(3)]
    table.resize(450, 200)
    narrow = [table.isColumnHidden(rank) for rank in range(3)]
    table.resize(700, 200)
    table.leave_out("adviser", out=False)

    assert left == [False, True, False]
    assert narrow == [False, True, False]
    assert not table.isColumnHidden(1)
