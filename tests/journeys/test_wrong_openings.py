"""What stops a base from being made or opened is said in French, and nothing typed is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from sqlmodel import Session
from tests.journeys.conftest import said_beside, type_passphrase

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.store import vault
from conseil_mobilite.store.keys.slots_file import slots_path

FIRST, SECOND = "first_run_passphrase_first", "first_run_passphrase_second"


def made_by_a_newer_version(base: Path) -> None:
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    store.run(_write_newer)
    store.close()


def _write_newer(session: Session) -> None:
    session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")


def damaged(base: Path) -> None:
    content = bytearray(base.read_bytes())
    content[20:4000] = bytes(3980)
    base.write_bytes(content)


def without_its_keys(base: Path) -> None:
    slots_path(base).unlink()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (made_by_a_newer_version, "une version plus récente"),
        (damaged, "abîmé"),
        (without_its_keys, "Le fichier des clés"),
    ],
)
def test_a_base_that_cannot_be_opened_is_told_on_a_page_and_stays_as_it_is(
    sitting: Sitting, hand: Hand, base: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    spoil(base)
    before = base.read_bytes()

    sitting.begin(base)
    if spoil is not without_its_keys:  # whose lack is told before anything is asked
        type_passphrase(hand)

    hand.wait(
        lambda: hand.sees("closed_why") and sentence in hand.find("closed_why", QLabel).text(),
        f"« {sentence} » is not said.",
    )
    assert base.read_bytes() == before
    assert sitting.workspace is None


def test_a_weak_passphrase_is_refused_on_its_step_and_stays(
    sitting: Sitting, hand: Hand, tmp_path: Path
) -> None:
    founding(sitting, hand, tmp_path / "suivi.base")

    hand.write(FIRST, "soleil")
    hand.write(SECOND, "soleil")
    hand.click("first_run_next")

    hand.wait(lambda: bool(said_beside(hand, FIRST)), "The weak passphrase is not refused.")
    assert hand.reads("Étape 3 sur 5")
    assert hand.find(FIRST, QLineEdit).text() == "soleil"
    assert not (tmp_path / "suivi.base").exists()


def test_a_folder_that_cannot_be_written_is_said_at_the_end_and_all_stays(
    sitting: Sitting, hand: Hand, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("pas un dossier")
    founding(sitting, hand, tmp_path / "fichier" / "suivi.base")
    hand.write(FIRST, PHRASE)
    hand.write(SECOND, PHRASE)
    hand.click("first_run_next")
    hand.wait(lambda: hand.reads("Étape 4 sur 5"), "The basin is not asked for.")
    hand.click("first_run_next")
    hand.wait(lambda: hand.reads("Étape 5 sur 5"), "The summary does not show.")

    hand.click("first_run_next")

    hand.wait(lambda: "ne permet pas d’enregistrer" in hand.shown_errors(), "Nothing is said.")
    assert hand.reads("Étape 5 sur 5")
    hand.wait(lambda: hand.sees("first_run_next"), "The base cannot be asked for again.")
    hand.click("first_run_back")
    hand.click("first_run_back")
    assert hand.find(FIRST, QLineEdit).text() == PHRASE


def founding(sitting: Sitting, hand: Hand, base: Path) -> None:
    """Go through the first run up to the passphrase."""
    sitting.begin(base)
    hand.write("first_run_adviser_first_name", "Nadia")
    hand.write("first_run_adviser_last_name", "Lefèvre")
    hand.click("first_run_next")
    hand.write("first_run_body_name", "Mobilité Solidaire")
    hand.choose("first_run_body_kind", "plateforme_association")
    hand.write("first_run_body_siret", "73282932000074")
    hand.pick_first("first_run_body_place", "Guise")
    hand.press(Qt.Key.Key_Tab)
    hand.click("first_run_next")
    hand.wait(lambda: hand.reads("Étape 3 sur 5"), "The passphrase is not asked for.")
