"""The register of exports: to whom each package left, and what may still be done with it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.crowd import AT, Crowd

from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.statistics.exports.opening import REPORT
from conseil_mobilite.gui.statistics.exports.register import ExportsCard
from conseil_mobilite.interchange.statistics.package import read_package
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.store.database import Store

LATER = datetime(2027, 4, 2, 9, 0, tzinfo=UTC)


@dataclass
class Reader:
    """What shows the files of this computer."""

    opened: list[bytes] = field(default_factory=list)

    def show(self, path: Path) -> bool:
        self.opened.append(path.read_bytes())
        return True


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def store(crowded_store: Store) -> Store:
    return crowded_store


@pytest.fixture
def sent(store: Store, crowd: Crowd) -> StatisticsExport:
    return store.run(exports.keep, crowd.prepared, AT)


@pytest.fixture
def card(
    qtbot: QtBot,
    desk: Desk,
    reader: Reader,
    sent: StatisticsExport,  # noqa: ARG001 - there first
) -> ExportsCard:
    made = ExportsCard(desk, reader.show)
    qtbot.addWidget(made)
    made.refresh()
    qtbot.waitUntil(lambda: "4e trimestre 2026 · Thiérache" in texts(made))
    return made


def texts(card: ExportsCard) -> str:
    return "\n".join(each.text() for each in card.findChildren(QLabel)).replace("\u00a0", " ")


def press(card: ExportsCard, name: str) -> None:
    found = card.findChild(QPushButton, name)
    assert found is not None
    found.click()


def test_a_package_says_how_it_was_protected_and_that_it_did_not_leave_yet(
    card: ExportsCard, sent: StatisticsExport
) -> None:
    told = texts(card)

    assert "Préparé le 12 mars 2027 · méthode : arrondi" in told
    assert "Pas encore envoyé" in told
    assert sent.sha256[:16] in told
    assert sent.seed_fingerprint[:16] in told


def test_the_last_sending_is_told_and_the_others_are_counted(
    qtbot: QtBot, card: ExportsCard, store: Store, sent: StatisticsExport
) -> None:
    store.run(exports.record_sending, sent.id, "Département", AT)
    store.run(exports.record_sending, sent.id, "Région", LATER)

    card.refresh()

    line = "Sorti le 2 avril 2027 à 11 h pour Région, par Nadia Lefèvre · 1 autre envoi"
    qtbot.waitUntil(lambda: line in texts(card))


def test_the_report_opens_as_it_was_sent(
    qtbot: QtBot, card: ExportsCard, reader: Reader, sent: StatisticsExport
) -> None:
    press(card, f"export_open_{sent.file_name}")

    qtbot.waitUntil(lambda: bool(reader.opened))
    assert reader.opened == [read_package(sent.content).files[REPORT]]


@pytest.mark.parametrize(("gesture", "correct"), [("again", False), ("correct", True)])
def test_a_package_is_asked_again_or_corrected(
    qtbot: QtBot, card: ExportsCard, sent: StatisticsExport, gesture: str, *, correct: bool
) -> None:
    with qtbot.waitSignal(card.asked) as asked:
        press(card, f"export_{gesture}_{sent.file_name}")

    assert asked.args == [sent.basin_id, Quarter(2026, 4), correct]
