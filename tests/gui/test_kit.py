"""The widgets of the kit do what their words say, by keyboard and for a screen reader too."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.french import phone_display
from conseil_mobilite.domain.identity import parse_phone
from conseil_mobilite.gui.kit import fonts, spoken, theme
from conseil_mobilite.gui.kit.answer import Answer, Answers
from conseil_mobilite.gui.kit.buttons import Segments, button, literal
from conseil_mobilite.gui.kit.cards import entry
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.charts import Bars, Pair
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.dates import DateField, with_whole_year
from conseil_mobilite.gui.kit.dialogs import Confirmation, Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.funding_bar import FundingBar, Share
from conseil_mobilite.gui.kit.labels import Line, label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.kit.timeline import Moment, Timeline
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.gui.kit.undo_bar import UndoBar

TODAY = date(2027, 3, 30)
CHOICES = (("non", "Non"), ("organise", "Oui, organisé"), ("sans", "Oui, sans solution"))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, LIGHT, 1.0, fonts.load())
    yield
    theme.apply(qapp, LIGHT, 1.0)


def _shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def _answer(answers: Answers, name: str) -> Answer:
    made = answers.findChild(Answer, name)
    assert made is not None
    return made


def _people(count: int = 3) -> list[Row]:
    return [
        Row(number, (Cell(f"Personne {number}", "31 ans · Guise"), Cell("", chips=(("RSA", ""),))))
        for number in range(count)
    ]


def _table() -> Table:
    return Table(
        "people", "Personnes", (Column("Nom", stretch=True, sort="name"), Column("Publics"))
    )


def test_a_name_with_markup_shows_as_it_was_typed(qtbot: QtBot) -> None:
    made, line = label("<b>Léa</b>"), Line("<b>Léa</b>")
    for widget in (made, line):
        qtbot.addWidget(widget)

    assert made.textFormat() is Qt.TextFormat.PlainText
    assert line.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" not in line.toolTip()
    assert "&lt;b&gt;" in line.toolTip()


def test_french_spaces_do_not_break(qtbot: QtBot) -> None:
    made = label("Êtes-vous prêt ?")
    qtbot.addWidget(made)

    assert made.text() == "Êtes-vous prêt\u00a0?"


def test_an_ampersand_in_a_name_is_not_a_mnemonic(qtbot: QtBot) -> None:
    made = button("resume", literal("Dupont & fils"))
    qtbot.addWidget(made)

    assert made.accessibleName() == "Dupont & fils"
    assert made.shortcut().isEmpty()


def test_the_digit_of_an_answer_chooses_it(qtbot: QtBot) -> None:
    answers = Answers("care", "Garde", CHOICES)
    _shown(qtbot, answers)
    first = _answer(answers, "care_non")

    with qtbot.waitSignal(answers.answered) as answered:
        qtbot.keyClick(first, Qt.Key.Key_3)

    assert answered.args == [("sans",)]
    assert answers.chosen() == ("sans",)


def test_another_answer_takes_the_place_of_the_first_where_one_is_asked(qtbot: QtBot) -> None:
    answers = Answers("care", "Garde", CHOICES, chosen=("non",))
    _shown(qtbot, answers)

    qtbot.keyClick(_answer(answers, "care_non"), Qt.Key.Key_2)

    assert answers.chosen() == ("organise",)


def test_several_answers_stay_where_several_are_asked(qtbot: QtBot) -> None:
    answers = Answers("care", "Garde", CHOICES, several=True)
    _shown(qtbot, answers)
    first = _answer(answers, "care_non")

    qtbot.keyClick(first, Qt.Key.Key_1)
    qtbot.keyClick(first, Qt.Key.Key_3)
    qtbot.keyClick(first, Qt.Key.Key_1)

    assert answers.chosen() == ("sans",)


def test_arrows_move_between_answers_without_answering(qtbot: QtBot) -> None:
    answers = Answers("care", "Garde", CHOICES)
    _shown(qtbot, answers)
    first = _answer(answers, "care_non")
    first.setFocus()
    given: list[object] = []
    answers.answered.connect(given.append)

    qtbot.keyClick(first, Qt.Key.Key_Right)

    assert _answer(answers, "care_organise").hasFocus()
    assert given == []
    assert answers.chosen() == ()


def test_showing_stored_answers_emits_nothing(qtbot: QtBot) -> None:
    answers, choice = Answers("care", "Garde", CHOICES), Choice("kind", CHOICES)
    segments = Segments("view", "Vue", CHOICES)
    emitted: list[object] = []
    for widget, signal in (
        (answers, answers.answered),
        (choice, choice.chosen),
        (segments, segments.chosen),
    ):
        qtbot.addWidget(widget)
        signal.connect(emitted.append)

    answers.show_chosen(("sans",))
    choice.show_code("sans")
    segments.show_current("sans")

    assert emitted == []
    assert (answers.chosen(), choice.code(), segments.current()) == (("sans",), "sans", "sans")


@pytest.mark.parametrize("width", [320, 500, 900])
def test_no_answer_is_cut_whatever_the_width(qtbot: QtBot, width: int) -> None:
    long = "Horaires variables et imprévisibles d’une semaine à l’autre"
    answers = Answers("hours", "Horaires", (*CHOICES, ("variable", long)))
    answers.resize(width, 400)
    _shown(qtbot, answers)

    made = _answer(answers, "hours_variable")
    room = made.width() - theme.dp(36 + 8) - 7
    metrics = QFontMetrics(theme.font())
    words = metrics.boundingRect(0, 0, room, 1000, int(Qt.TextFlag.TextWordWrap), long)
    assert words.height() <= made.height() - 8
    assert words.width() <= room


def test_an_error_shows_beside_its_field_in_words_and_for_a_screen_reader(qtbot: QtBot) -> None:
    field = Field("SIRET", TextField("siret"), "Quatorze chiffres.")
    _shown(qtbot, field)

    Form(siret=field).show_error(UserError("Il manque un chiffre.", "siret"))

    heard = QAccessible.queryAccessibleInterface(field.widget)
    assert heard is not None
    assert field.error() == "Il manque un chiffre."
    assert field.widget.property("tone") == "danger"
    assert heard.text(QAccessible.Text.Name) == "SIRET"
    assert heard.text(QAccessible.Text.Description) == "Il manque un chiffre."


def test_the_note_comes_back_once_the_error_is_mended(qtbot: QtBot) -> None:
    field = Field("SIRET", TextField("siret"), "Quatorze chiffres.")
    qtbot.addWidget(field)
    field.show_error("Il manque un chiffre.")

    field.clear_error()

    assert field.error() == ""
    assert field.widget.accessibleDescription() == "Quatorze chiffres."


def test_an_error_that_names_no_field_of_the_form_is_left_to_the_page(qtbot: QtBot) -> None:
    field = Field("SIRET", TextField("siret"))
    qtbot.addWidget(field)

    assert not Form(siret=field).show_error(UserError("Le disque est plein."))
    assert not Form(siret=field).show_error(UserError("Nom trop long.", "name"))
    assert field.error() == ""


@pytest.mark.parametrize(
    ("typed", "birth", "shown"),
    [
        ("12/3/27", False, "12/03/2027"),
        ("120327", False, "12/03/2027"),
        ("12 mars 2027", False, "12/03/2027"),
        ("4/6/98", True, "04/06/1998"),
        ("4/6/26", True, "04/06/2026"),
    ],
)
def test_a_date_is_read_as_it_is_typed_and_written_back_whole(
    qtbot: QtBot, typed: str, *, birth: bool, shown: str
) -> None:
    field = DateField("day", TODAY, birth=birth)
    _shown(qtbot, field)

    qtbot.keyClicks(field, typed)
    with qtbot.waitSignal(field.accepted):
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == shown


def test_a_date_that_does_not_exist_stays_as_typed_with_its_reason(qtbot: QtBot) -> None:
    day = DateField("day", TODAY)
    field = Field("Date", day)
    _shown(qtbot, field)

    qtbot.keyClicks(day, "31/02/2027")
    qtbot.keyClick(day, Qt.Key.Key_Return)

    assert day.text() == "31/02/2027"
    assert "février 2027 n’existe pas" in field.error()


def test_a_year_of_four_figures_is_left_alone() -> None:
    assert with_whole_year("12/03/1927", TODAY) == "12/03/1927"


def test_the_arrows_move_a_date_by_a_day(qtbot: QtBot) -> None:
    field = DateField("day", TODAY)
    _shown(qtbot, field)
    field.show_value(date(2027, 2, 28))

    qtbot.keyClick(field, Qt.Key.Key_Up)

    assert field.text() == "01/03/2027"


def test_a_phone_is_read_and_written_back_in_pairs(qtbot: QtBot) -> None:
    phone = CheckedField("phone", parse_phone, phone_display)
    _shown(qtbot, phone)

    qtbot.keyClicks(phone, "0612345678")
    with qtbot.waitSignal(phone.accepted) as accepted:
        qtbot.keyClick(phone, Qt.Key.Key_Return)

    assert accepted.args == ["+33612345678"]
    assert phone.text().replace("\u00a0", " ") == "06 12 34 56 78"


def test_leaving_a_field_untouched_emits_nothing(qtbot: QtBot) -> None:
    phone = CheckedField("phone", parse_phone, phone_display)
    _shown(qtbot, phone)
    phone.show_value("+33612345678")
    emitted: list[object] = []
    phone.accepted.connect(emitted.append)

    qtbot.keyClick(phone, Qt.Key.Key_Return)

    assert emitted == []


def test_the_wheel_over_a_choice_does_not_change_it(qtbot: QtBot) -> None:
    choice = Choice("kind", CHOICES)
    _shown(qtbot, choice)
    turn = QWheelEvent(
        QPoint(5, 5),
        choice.mapToGlobal(QPoint(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - the signature of Qt
    )

    QApplication.sendEvent(choice, turn)

    assert choice.code() == "non"


def test_new_choices_keep_the_one_that_is_still_there(qtbot: QtBot) -> None:
    choice = Choice("kind", CHOICES)
    qtbot.addWidget(choice)
    choice.show_code("sans")

    choice.offer((("sans", "Sans"), ("autre", "Autre")), none="Non renseigné")

    assert choice.code() == "sans"
    assert choice.count() == 3


def test_what_is_typed_is_searched_and_enter_takes_the_proposal(qtbot: QtBot) -> None:
    field = CompletionField("town", placeholder="Commune")
    _shown(qtbot, field)
    field.setFocus()
    field.searched.connect(
        lambda _text: field.offer((Proposal("02361", "Guise", "02120"), Proposal("02300", "Gus")))
    )

    with qtbot.waitSignal(field.searched) as searched:
        qtbot.keyClicks(field, "gui")
    with qtbot.waitSignal(field.picked) as picked:
        qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)

    assert searched.args == ["gui"]
    assert picked.args == ["02361"]
    assert field.text() == "Guise"


def test_enter_on_a_row_opens_what_it_shows(qtbot: QtBot) -> None:
    table = _table()
    _shown(qtbot, table)
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


def test_a_click_on_a_header_asks_the_service_to_sort(qtbot: QtBot) -> None:
    table = _table()
    _shown(qtbot, table)
    table.show_rows(_people())
    head = table.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(0) + 20, head.height() // 2)

    with qtbot.waitSignal(table.sorted) as sorted_:
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert sorted_.args[0] == "name"


def test_more_rows_are_asked_for_at_the_end_and_only_once(qtbot: QtBot) -> None:
    table = _table()
    asked: list[None] = []
    table.more_wanted.connect(lambda: asked.append(None))
    _shown(qtbot, table)
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


def test_spare_columns_leave_first_where_room_is_short(qtbot: QtBot) -> None:
    columns = (
        Column("Nom", 200, stretch=True),
        Column("Contact", 200, spare=1),
        Column("État", 200),
    )
    table = Table("people", "Personnes", columns)
    _shown(qtbot, table)

    table.resize(420, 200)
    narrow = [table.isColumnHidden(rank) for rank in range(3)]
    table.resize(800, 200)

    assert narrow == [False, True, False]
    assert not table.isColumnHidden(1)


def test_a_row_of_a_card_is_opened_by_keyboard(qtbot: QtBot) -> None:
    opened: list[str] = []
    made = entry("Permis B", "Hélène").can_open("open_action", lambda: opened.append("open"))
    _shown(qtbot, made)
    made.setFocus()

    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.keyClick(made, Qt.Key.Key_Space)

    assert opened == ["open", "open"]
    assert made.accessibleName() == "Permis B, Hélène"


def test_a_screen_reader_meets_a_row_that_opens_as_a_button(qtbot: QtBot) -> None:
    spoken.install()
    opened: list[str] = []
    made = entry("Permis B", "Hélène").can_open("open_action", lambda: opened.append("open"))
    qtbot.addWidget(made)

    heard = QAccessible.queryAccessibleInterface(made)
    heard.actionInterface().doAction("Press")

    assert heard.role() is QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Name) == "Permis B, Hélène"
    assert "Press" in heard.actionInterface().actionNames()
    assert opened == ["open"]


def test_undo_is_offered_then_goes_away_by_itself(qtbot: QtBot) -> None:
    bar = UndoBar(lasts_ms=30)
    qtbot.addWidget(bar)
    undone: list[str] = []

    bar.offer("Action supprimée", lambda: undone.append("undone"))
    assert bar.isVisible()

    qtbot.waitUntil(lambda: not bar.isVisible())
    bar.undo()
    assert undone == []


def test_undoing_takes_back_the_last_thing_offered_once(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    undone: list[str] = []
    bar.offer("Action supprimée", lambda: undone.append("action"))
    bar.offer("Note supprimée", lambda: undone.append("note"))

    qtbot.mouseClick(bar.findChild(QWidget, "undo"), Qt.MouseButton.LeftButton)
    bar.undo()

    assert undone == ["note"]
    assert not bar.isVisible()


def test_a_creation_stays_open_with_what_was_typed_until_it_worked(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(900, 700)
    _shown(qtbot, page)
    name = TextField("last_name")
    field = Field("Nom", name)
    dialog = Creation("new_person", "Nouvelle personne", column(field), page)
    dialog.form = Form(last_name=field)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    qtbot.keyClicks(name, "Lefevre")

    with qtbot.waitSignal(dialog.asked):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.show_error(UserError("Ce nom contient un chiffre.", "last_name"))

    assert dialog.isVisible()
    assert name.text() == "Lefevre"
    assert field.error() == "Ce nom contient un chiffre."
    dialog.done_with()


def test_a_confirmation_keeps_by_default(qtbot: QtBot) -> None:
    page = QWidget()
    _shown(qtbot, page)
    done: list[str] = []
    asked = Confirmation(
        "Effacer ?", "Tout partira.", "Effacer", page, lambda: done.append("erased")
    )
    asked.open()

    qtbot.keyClick(asked, Qt.Key.Key_Return)

    assert done == []
    assert not asked.isVisible()


def test_charts_and_bars_say_their_figures_to_a_screen_reader(qtbot: QtBot) -> None:
    bars = Bars("bars", "Freins", ("constatés", "levés"))
    fund = FundingBar("fund", (Share(80_000, "accordés", "success"), Share(0, "rien", "primary")))
    thread = Timeline("thread", (Moment("16 mars", "check-circle", "Frein levé", "Seule."),))
    for widget in (bars, fund, thread):
        qtbot.addWidget(widget)

    bars.show_pairs((Pair("Permis", 64, 19), Pair("Coût", 58)))

    said = bars.accessibleDescription().replace("\u00a0", " ")
    assert said == "Permis : 64 constatés, 19 levés ; Coût : 58 constatés"
    assert fund.accessibleName().replace("\u00a0", " ") == "800 € accordés"
    assert any("16 mars" in child.accessibleName() for child in thread.findChildren(QWidget))


def test_every_control_of_the_kit_has_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    page = QWidget()
    page.setLayout(
        column(
            button("go", "&Ouvrir"),
            Tick("keep", "&Garder"),
            Field("Nom", TextField("name")),
            Field("Type", Choice("kind", CHOICES)),
            Answers("care", "Garde", CHOICES),
            Segments("view", "Vue", CHOICES),
            _table(),
        )
    )
    _shown(qtbot, page)

    unnamed = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _heard(widget)
    ]

    assert unnamed == []


def _heard(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)
