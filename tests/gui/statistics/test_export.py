"""The export assistant by real keys, on a real base: what leaves is protected, once, and kept."""

import stat
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.crowd import NOON, Crowd, support
from tests.disclosure_attack.attacked import assert_nobody_is_found
from tests.gui.statistics.export_screen import PROTECTING_MS, ExportScreen

from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.domain.statistics.release.protected_release import Status
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Work
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.statistics.page import StatisticsPage
from conseil_mobilite.interchange.statistics.package import read_package
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.store.database import Store


@pytest.fixture
def store(crowded_store: Store) -> Store:
    """Give the page a base where 48 people were supported, 4 of them men."""
    return crowded_store


@pytest.fixture
def published(store: Store, crowd: Crowd) -> StatisticsExport:
    """Let their quarter have left already: nothing is protected again."""
    return store.run(exports.keep, crowd.prepared, NOON)


@pytest.fixture
def open_page(
    qtbot: QtBot, store: Store, desk: Desk, shown: Callable[[QWidget], None]
) -> Callable[[], ExportScreen]:
    def make() -> ExportScreen:
        page = StatisticsPage(desk)
        page.resize(1270, 684)
        shown(page)
        page.refresh()
        return ExportScreen(page, qtbot, store)

    return make


@pytest.fixture
def screen(open_page: Callable[[], ExportScreen]) -> ExportScreen:
    return open_page()


@pytest.fixture
def hold_reader(desk: Desk) -> Iterator[Callable[[], Event]]:
    """Keep the reading thread busy, when asked, until the event returned is set."""
    held: list[Event] = []

    def hold() -> Event:
        held.append(Event())
        desk.background.work(held[-1].wait)
        return held[-1]

    yield hold
    for event in held:
        event.set()


def cells(table: Table) -> list[list[str]]:
    model = table.rows
    columns = range(model.columnCount())
    lines = range(model.rowCount())
    return [[str(model.data(model.index(line, each))) for each in columns] for line in lines]


def test_a_quarter_leaves_protected_by_the_keyboard_alone(
    screen: ExportScreen, tmp_path: Path
) -> None:
    path = screen.export_to(tmp_path / "envoi")

    assert path.parent == tmp_path / "envoi"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    read = read_package(path.read_bytes())
    counts = [each.value for each in read.cells if each.status is Status.ROUNDED]
    assert counts
    assert not any(value % 5 for value in counts if value is not None)
    assert read.manifest.scope.end == date(2026, 12, 31)
    assert path.name == screen.kept()[0].file_name
    assert b"Canari" not in b"".join(read.files.values())
    assert_nobody_is_found(path.read_bytes())
    assert "gardée dans la base" in screen.text("export_story")
    assert screen.acts() == ["statistics.export", "statistics.send"]


def test_the_preview_sets_any_table_beside_what_leaves(screen: ExportScreen) -> None:
    screen.open_assistant()
    screen.protect()
    pick = screen.find(Choice, "export_indicator")
    assert pick.hasFocus()
    assert pick.currentText().startswith("I-06")

    before = cells(screen.find(Table, "export_before"))
    after = cells(screen.find(Table, "export_after"))

    assert [line[0] for line in before] == ["Femme", "Homme", "Non précisé", "Total"]
    assert before[1][1] == "* 4"
    assert before[-1][1] == "48"
    assert [line[0] for line in after][-1] == "Total"
    assert after[-1][1] in {"45", "50"}
    assert "Vérifié" in screen.text("export_checked")
    assert "Ce qui est réuni ou retenu dans ce tableau" in screen.texts()

    screen.press(Qt.Key.Key_Down)
    assert pick.currentText().startswith("I-05")
    tables = screen.find(Choice, "export_table")
    assert tables.currentText().startswith("1 sur 7")
    screen.bot.keyClick(tables, Qt.Key.Key_Down)
    screen.bot.waitUntil(lambda: len(cells(screen.find(Table, "export_before"))) == 8)
    assert "18 à 25 ans" in [line[0] for line in cells(screen.find(Table, "export_before"))]


def test_what_already_left_goes_out_again_the_same_and_may_be_told_to_somebody_else(
    store: Store,
    crowd: Crowd,
    published: StatisticsExport,
    open_page: Callable[[], ExportScreen],
    tmp_path: Path,
) -> None:
    store.run(exports.record_sending, published.id, "Région", NOON)
    store.run(support, crowd.basin, 6, 20, "H")
    screen = open_page()
    screen.open_assistant()
    screen.wait("export_known")
    assert "déjà sortie le 5 novembre 2026" in screen.text("export_known")
    screen.protect()
    assert "à l’octet près" in screen.texts()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_recipient")
    assert screen.find(QLineEdit, "export_recipient").text() == "Région"
    screen.fill(tmp_path)
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_written")

    assert (tmp_path / published.file_name).read_bytes() == published.content
    assert "C’est le fichier déjà sorti" in screen.text("export_story")
    (line,) = store.read(exports.exports)
    assert [sending.recipient for sending in line.sendings] == ["Pilotes du plan", "Région"]


def test_a_correction_that_changes_nothing_gives_the_same_file(
    screen: ExportScreen, published: StatisticsExport
) -> None:
    screen.open_assistant()
    screen.wait("export_known")
    screen.find(QPushButton, "export_purpose_correction").click()

    screen.protect()

    assert "à l’octet près" in screen.texts()
    assert [kept.sha256 for kept in screen.kept()] == [published.sha256]


def test_the_report_can_go_beside_the_file_as_a_page(
    screen: ExportScreen, published: StatisticsExport, tmp_path: Path
) -> None:
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(tmp_path)
    screen.find(Tick, "export_twin").setChecked(True)

    screen.find(QLineEdit, "export_folder").setFocus()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_written")

    page = (tmp_path / published.file_name).with_suffix(".html").read_text(encoding="utf-8")
    assert "Statistiques pour le plan" in page
    assert "Canari" not in page


def test_a_quarter_under_way_is_refused_with_the_day_it_can_leave(screen: ExportScreen) -> None:
    screen.open_assistant()
    period = screen.find(Choice, "export_period")
    screen.bot.keyClick(period, Qt.Key.Key_Up)

    field = screen.find(Field, "export_period_field")
    assert "se termine le 31 mars 2027" in field.error().replace("\u00a0", " ")

    screen.press(Qt.Key.Key_Return)

    assert period.isVisible()
    assert not screen.sees("export_progress")

    screen.bot.keyClick(period, Qt.Key.Key_Down)
    assert not field.error()


def test_a_year_names_the_quarters_that_lack(
    screen: ExportScreen, published: StatisticsExport
) -> None:
    screen.open_assistant()
    period = screen.find(Choice, "export_period")
    period.setFocus()
    period.show_code("2026")
    period.chosen.emit("2026")

    screen.press(Qt.Key.Key_Return)

    screen.wait("export_period")
    field = screen.find(Field, "export_period_field")
    screen.bot.waitUntil(lambda: "Il manque" in field.error())
    assert "3e trimestre 2026." in field.error()
    assert "4e" not in field.error()
    assert published.number == 1
    assert period.code() == "2026"


def test_without_a_siret_it_is_said_where_to_write_it(screen: ExportScreen, store: Store) -> None:
    def forget(session: Session) -> None:
        session.exec(select(Organisation)).one().siret = ""

    store.run(forget)
    screen.open_assistant()

    screen.press(Qt.Key.Key_Return)

    screen.wait("export_content_trouble")
    assert "SIRET de votre organisme manque" in screen.text("export_content_trouble")


def test_a_folder_that_refuses_the_file_is_told_and_nothing_typed_is_lost(
    screen: ExportScreen, published: StatisticsExport, tmp_path: Path
) -> None:
    wall = tmp_path / "mur"
    wall.write_text("", encoding="utf-8")
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(wall / "envoi")

    screen.press(Qt.Key.Key_Return)

    field = screen.find(Field, "export_folder_field")
    screen.bot.waitUntil(lambda: "ne peut pas être écrit" in field.error())
    assert screen.find(QLineEdit, "export_recipient").text() == "Pilotes du plan"
    assert screen.acts()[-1] != "statistics.send"
    wall.unlink()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_written")
    assert [kept.id for kept in screen.kept()] == [published.id]


def test_another_file_of_the_same_name_is_never_replaced(
    screen: ExportScreen, published: StatisticsExport, tmp_path: Path
) -> None:
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(tmp_path)
    assert screen.text("export_file_name") == published.file_name
    (tmp_path / published.file_name).write_text("à moi", encoding="utf-8")

    screen.press(Qt.Key.Key_Return)

    field = screen.find(Field, "export_folder_field")
    screen.bot.waitUntil(lambda: "n’a pas été touché" in field.error())
    assert (tmp_path / published.file_name).read_text(encoding="utf-8") == "à moi"


def test_a_recipient_that_cannot_be_kept_is_told_before_anything_is_written(
    screen: ExportScreen, published: StatisticsExport, tmp_path: Path
) -> None:
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(tmp_path / "envoi")
    whom = screen.find(QLineEdit, "export_recipient")
    whom.setText("1 85 05 78 006 084 36")

    screen.press(Qt.Key.Key_Return)

    assert "sécurité sociale" in screen.find(Field, "export_recipient_field").error()
    assert whom.hasFocus()
    assert not (tmp_path / "envoi").exists()
    whom.setText("Région")
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_written")
    assert (tmp_path / "envoi" / published.file_name).exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [("export_folder", "Choisissez le dossier"), ("export_recipient", "à qui vous enverrez")],
)
@pytest.mark.usefixtures("published")
def test_an_empty_field_is_told_beside_it(
    screen: ExportScreen, tmp_path: Path, name: str, told: str
) -> None:
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(tmp_path)
    field = screen.find(QLineEdit, name)
    field.setFocus()
    field.clear()

    screen.press(Qt.Key.Key_Return)

    assert told in screen.find(Field, f"{name}_field").error()
    assert field.hasFocus()
    assert not list(tmp_path.glob("*.zip"))


@pytest.mark.usefixtures("published")
def test_a_double_click_on_the_last_button_sends_once(
    screen: ExportScreen, desk: Desk, tmp_path: Path
) -> None:
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(tmp_path)
    last = screen.find(QPushButton, "export_go")

    screen.bot.mouseClick(last, Qt.MouseButton.LeftButton)
    screen.bot.mouseClick(last, Qt.MouseButton.LeftButton)

    screen.wait("export_written")
    with screen.bot.waitSignal(desk.background.saved):  # whatever was asked before is done too
        desk.background.run(settings.put, "essai", "après")
    assert screen.acts()[-2:] == ["statistics.send_again", "statistics.send"]
    assert screen.acts().count("statistics.send") == 1
    assert len(list(tmp_path.glob("*.zip"))) == 1


def test_a_low_threshold_asks_why_and_the_other_method_says_what_it_costs(
    screen: ExportScreen, store: Store
) -> None:
    screen.open_assistant()
    screen.protect()
    screen.find(QPushButton, "export_method_masquage").click()
    screen.bot.waitUntil(lambda: "Beaucoup de cases disparaissent" in screen.texts())

    screen.find(QPushButton, "export_threshold_5").click()
    why = screen.find(QLineEdit, "export_threshold_reason")
    assert why.hasFocus()
    assert store.read(exports.threshold).value == 11
    screen.bot.keyClicks(why, "Deliberation du 3 mars")
    screen.press(Qt.Key.Key_Tab)

    screen.bot.waitUntil(lambda: store.read(exports.threshold).value == 5)
    assert store.read(exports.threshold).reason == "Deliberation du 3 mars"


def test_under_fifteen_people_the_file_says_it_and_shows_no_figure(
    screen: ExportScreen, store: Store, crowd: Crowd
) -> None:
    screen.open_assistant()
    period = screen.find(Choice, "export_period")
    screen.bot.keyClick(period, Qt.Key.Key_Down)
    assert period.code() == "2026-T3"

    screen.press(Qt.Key.Key_Return)

    screen.bot.waitUntil(
        lambda: "Aucun chiffre pour cette période" in screen.texts(), timeout=PROTECTING_MS
    )
    assert screen.find(QPushButton, "export_go").hasFocus()
    screen.press(Qt.Key.Key_Return)
    screen.bot.waitUntil(screen.find(QLineEdit, "export_recipient").hasFocus)
    assert store.read(exports.latest, crowd.basin, Quarter(2026, 3)) is None


def test_work_interrupted_from_the_status_line_comes_back_to_the_choices(
    screen: ExportScreen, desk: Desk, hold_reader: Callable[[], Event]
) -> None:
    works: list[Work] = []
    desk.background.work_started.connect(works.append)
    screen.open_assistant()
    released = hold_reader()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_progress")

    works[0].cancel()
    released.set()

    screen.wait("export_content_trouble")
    assert "aucun fichier n’a été créé" in screen.text("export_content_trouble")
    assert screen.sees("export_period")


def test_escape_while_it_is_prepared_comes_back_to_the_figures(
    screen: ExportScreen, hold_reader: Callable[[], Event]
) -> None:
    screen.open_assistant()
    released = hold_reader()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_progress")

    screen.press(Qt.Key.Key_Escape)
    released.set()

    screen.wait("statistics_export")
    assert screen.find(QPushButton, "statistics_export").hasFocus()
    assert not screen.sees("export_assistant")
    assert not screen.kept()


@pytest.mark.usefixtures("published")
def test_enter_held_down_does_not_run_to_the_last_step(screen: ExportScreen) -> None:
    screen.open_assistant()
    held = QApplication.focusWidget()
    assert held is not None

    for repeated in (False, True, True, True):
        kind, no_modifier = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, Qt.Key.Key_Return, no_modifier, "\r", repeated)
        QApplication.sendEvent(held, event)
        screen.wait("export_table")
        held = screen.find(Choice, "export_table")

    assert not screen.sees("export_folder")


@pytest.mark.usefixtures("published")
def test_one_can_go_back_step_by_step(screen: ExportScreen) -> None:
    screen.open_assistant()
    screen.protect()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_folder")

    screen.bot.keyClick(screen.find(QPushButton, "export_back"), Qt.Key.Key_Space)
    screen.wait("export_table")
    screen.bot.keyClick(screen.find(QPushButton, "export_back"), Qt.Key.Key_Space)

    screen.wait("export_period")
    assert screen.find(Choice, "export_period").hasFocus()


def test_tab_follows_the_reading_order(screen: ExportScreen) -> None:
    screen.open_assistant()
    screen.find(Choice, "export_basin").setFocus()
    met = []
    for _ in range(4):
        held = screen.page.focusWidget()
        assert held is not None
        met.append(held.objectName())
        screen.press(Qt.Key.Key_Tab)

    assert met == ["export_basin", "export_period", "export_cancel", "export_go"]


def test_each_step_has_its_help(screen: ExportScreen, published: StatisticsExport) -> None:
    assert "restent sur ce poste" in _help(screen.find(QPushButton, "statistics_export"))
    assert "ne change que l’écran" in _help(screen.find(Choice, "statistics_public"))
    screen.open_assistant()
    assert _help(screen.find(Choice, "export_period")).startswith("Première étape")
    screen.protect()
    assert _help(screen.find(Choice, "export_table")).startswith("Deuxième étape")
    assert _help(screen.find(QPushButton, "export_go")).startswith("Deuxième étape")
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_folder")
    assert _help(screen.find(QLineEdit, "export_folder")).startswith("Troisième étape")
    assert screen.text("export_file_name") == published.file_name


def _help(widget: QWidget) -> str:
    """Return what F1 says of a widget, or of what holds it."""
    place: QWidget | None = widget
    while place is not None and not place.whatsThis():
        place = place.parentWidget()
    return place.whatsThis() if place is not None else ""


@pytest.mark.parametrize(("part", "seen"), [("export", "export_period"), ("exports", "exports_")])
def test_the_palette_opens_the_assistant_and_the_register(
    screen: ExportScreen, part: str, seen: str
) -> None:
    screen.page.refresh()
    screen.page.show_part(part)

    screen.bot.waitUntil(
        lambda: any(
            each.isVisible() and each.objectName().startswith(seen)
            for each in screen.page.findChildren(QWidget)
        )
    )
