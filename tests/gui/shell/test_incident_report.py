"""The log and the incident report hold nothing of anybody, whatever failed."""

import errno
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.faults import Faults
from conseil_mobilite.app.journal import LARGEST, OLDEST, stop_journal, write_journal
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.incidents.report import Incident, magnitude, report_text
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.shell.incident import IncidentDialog, gathered
from conseil_mobilite.gui.shell.troubles import TroubleDialog, Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.services.audit import magnitudes
from conseil_mobilite.store.database import Store

CANARY = "Zéphyrine Oukaléï"
pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def window(window: Window) -> Window:
    window.show()
    return window


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "journaux" / "journal.log"
    handler = write_journal(path)
    yield path
    stop_journal(handler)


@pytest.fixture
def troubles(window: Window, journal: Path) -> Iterator[Troubles]:
    """Catch everything, as the program does, and give the hooks back."""
    hooks = sys.excepthook, threading.excepthook
    troubles = Troubles(window, journal)
    faults = Faults(troubles.show)
    faults.watch()
    yield troubles
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(None)


def _wrong_value() -> None:
    int(CANARY)


def _absent_file() -> None:
    Path(f"/{CANARY}/{CANARY}.pdf").read_bytes()


def _unknown_name() -> None:
    raise KeyError(CANARY) from ValueError(CANARY)


@pytest.mark.parametrize(
    ("fail", "told"),
    [(_wrong_value, "ValueError"), (_absent_file, "ENOENT"), (_unknown_name, "KeyError après")],
)
def test_a_failure_is_told_by_its_kind_and_its_place(
    troubles: Troubles, journal: Path, fail: Callable[[], None], told: str
) -> None:
    try:
        fail()
    except (ValueError, OSError, KeyError) as error:
        troubles.show(error)

    kept = journal.read_text("utf-8")
    assert told in kept
    assert "test_incident_report.py" in kept
    assert CANARY not in kept
    assert str(Path(__file__).parent) not in kept


def test_a_statement_is_kept_without_its_parameters(
    troubles: Troubles, journal: Path, store: Store
) -> None:
    def add_twice(session: Session) -> None:
        for _ in range(2):
            day = now().date()
            session.add(
                Person(file_number="1", last_name=CANARY, first_name=CANARY, registered_on=day)
            )
            session.flush()

    with pytest.raises(IntegrityError) as raised:
        store.run(add_twice)
    troubles.show(raised.value)

    kept = journal.read_text("utf-8")
    assert "IntegrityError SQLITE_CONSTRAINT" in kept
    assert CANARY not in kept


@pytest.mark.usefixtures("troubles")
def test_threads_qt_and_libraries_tell_nothing_of_anybody(
    qtbot: QtBot, journal: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    threading.Thread(target=_wrong_value).start()
    qtbot.waitUntil(lambda: "ValueError" in journal.read_text("utf-8"))
    qWarning(f"QPainter::begin: {CANARY} QuentinOukaléï.pdf")
    qWarning("QuentinOukaléï QOukaléï")
    logging.getLogger("openpyxl.reader").warning("cell of %s", CANARY)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(CANARY, stacklevel=1)
    try:
        _wrong_value()
    except ValueError:
        logging.getLogger("conseil_mobilite").exception("Failed")

    kept = journal.read_text("utf-8")
    assert "Qt : QPainter::begin" in kept
    assert "WARNING openpyxl test_incident_report:" in kept
    assert CANARY not in kept
    assert "Oukaléï" not in kept
    assert CANARY not in "".join(capfd.readouterr())


def test_a_file_that_cannot_be_imported_leaves_no_name(
    troubles: Troubles, journal: Path, tmp_path: Path
) -> None:
    broken = tmp_path / f"{CANARY}.xlsx"
    broken.write_bytes(b"PK\x03\x04" + CANARY.encode() * 20)
    with pytest.raises(UserError) as raised:
        read_table(broken)
    troubles.show(raised.value)
    assert CANARY not in journal.read_text("utf-8")


def test_the_log_turns_by_size_and_age_and_stays_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "journaux" / "journal.log"
    path.parent.mkdir(mode=0o755)
    old = now() - OLDEST - timedelta(days=2)
    path.write_text(f"{old:%Y-%m-%d} 08:00:00 ERROR Old\n", encoding="utf-8")
    handler = write_journal(path)
    assert path.read_text("utf-8") == ""
    assert "Old" in path.with_name("journal.log.1").read_text("utf-8")
    for _ in range(3):
        logging.getLogger("conseil_mobilite").error("x" * (LARGEST - 100))
    stop_journal(handler)
    kept = sorted(path.parent.iterdir())
    assert [each.name for each in kept] == ["journal.log", "journal.log.1", "journal.log.2"]
    if sys.platform != "win32":
        assert path.parent.stat().st_mode & 0o077 == 0
        assert path.stat().st_mode & 0o077 == 0


def test_the_report_tells_no_count_and_no_folder_of_the_user() -> None:
    incident = Incident("1.0", {"Système": "Linux"}, {}, {"Personnes": 1234}, ["/home/jeanne/x"])
    text = report_text(incident, "/home/jeanne").replace("\u00a0", " ")
    assert "Personnes : de 1 000 à 9 999" in text
    assert "~/x" in text
    assert "jeanne" not in text
    assert "1234" not in text
    assert [magnitude(count) for count in (0, 1, 9, 10, 1234)] == [
        "aucune",
        "de 1 à 9",
        "de 1 à 9",
        "de 10 à 99",
        "de 1\u00a0000 à 9\u00a0999",
    ]


@pytest.fixture
def dialog(troubles: Troubles, window: Window, store: Store) -> IncidentDialog:
    """Open the report from the message of a trouble."""
    troubles.know(store.read(magnitudes.counts))
    troubles.show(OSError(errno.EIO, CANARY))
    trouble = window.findChild(TroubleDialog, "trouble")
    assert trouble is not None
    _push(trouble.findChild(QPushButton, "trouble_report"))
    dialog = window.findChild(IncidentDialog, "incident")
    assert dialog is not None
    return dialog


def test_the_report_is_read_and_lines_are_struck_before_it_is_copied(
    dialog: IncidentDialog,
) -> None:
    assert "OSError EIO" in dialog.text()
    assert CANARY not in dialog.text()
    first = dialog.text().split("\n")[0]
    text = dialog.findChild(QPlainTextEdit, "incident_text")
    assert text is not None
    assert text.isReadOnly()

    text.moveCursor(QTextCursor.MoveOperation.Start)
    _push(dialog.findChild(QPushButton, "incident_strike"))
    _push(dialog.findChild(QPushButton, "incident_copy"))

    assert first not in dialog.text()
    assert QGuiApplication.clipboard().text() == dialog.text()
    _push(dialog.findChild(QPushButton, "incident_whole"))
    assert dialog.text().startswith(first)


def test_the_report_is_saved_for_its_owner_alone(dialog: IncidentDialog, tmp_path: Path) -> None:
    _push(dialog.findChild(QPushButton, "incident_save"))
    chooser = dialog.findChild(QFileDialog, "save_file")
    assert chooser is not None
    target = tmp_path / "rapport.txt"
    chooser.fileSelected.emit(str(target))
    chooser.close()
    assert target.read_text("utf-8") == dialog.text()
    if sys.platform != "win32":
        assert target.stat().st_mode & 0o077 == 0


def test_a_base_that_is_not_open_and_a_log_that_is_not_there_are_no_trouble(tmp_path: Path) -> None:
    text = report_text(gathered(tmp_path / "absent.log", None), str(tmp_path))
    assert "La base n’était pas ouverte" in text
    assert "Aucune erreur n’est notée" in text


def _push(button: object) -> None:
    assert isinstance(button, QPushButton)
    button.click()
