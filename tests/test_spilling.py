"""What is looked for after each test is found where it is."""

from pathlib import Path

from tests.spilling import spilt, spilt_in_logs


def test_a_name_on_standard_error_or_in_the_log_is_found() -> None:
    assert spilt([("Captured stderr call", "Traceback: Benmansour")]) == ["Benmansour"]
    assert spilt([("Captured log call", "ERROR ROUSSEL")]) == ["ROUSSEL"]


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
