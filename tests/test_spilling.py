"""What is looked for after each test is found where it is."""

from pathlib import Path

from tests.spilling import spilt, spilt_in_logs


def test_a_name_on_standard_error_or_in_the_log_is_found() -> None:
    assert spilt([("Captured stderr call", "Traceback: Benmansour")]) == ["Benmansour"]
    assert spilt([("Captured log call", "ERROR ROUSSEL")]) == ["ROUSSEL"]
    assert spilt([("Captured stderr call", "tel:+33612345678")]) == ["612345678"]


def test_a_longer_word_is_nobody() -> None:
    assert spilt([("Captured stderr call", "File /home/rousselle/x.py, line 3")]) == []


def test_what_a_test_prints_is_its_own_business() -> None:
    assert spilt([("Captured stdout call", "Benmansour")]) == []


def test_a_name_in_a_file_of_the_log_is_found(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    log = tmp_path / "inside" / "journal.log"
    log.write_text("Rien", encoding="utf-8")
    assert spilt_in_logs(tmp_path) == []

    log.write_text("Zoé Benmansour", encoding="utf-8")

    assert spilt_in_logs(tmp_path) == [str(log)]
    log.unlink()


def test_what_cannot_be_read_has_nothing_to_tell(tmp_path: Path) -> None:
    (tmp_path / "a.log").symlink_to(tmp_path / "gone")
    (tmp_path / "b.log").mkdir()
    assert spilt_in_logs(tmp_path, tmp_path / "nowhere") == []
