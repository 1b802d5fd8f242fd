"""A short version of the campaign of access exports, held against two exports that must fail it."""

from pathlib import Path

from tests.campaigns.access_export.campaign import campaign


def test_an_export_holds_all_of_a_person_and_nothing_of_another(tmp_path: Path) -> None:
    tally = campaign(tmp_path, 4)

    assert tally.passed, [str(tally), *tally.missing[:9], *tally.foreign[:9]]
    assert tally.words > 50


def test_a_table_left_out_is_told(tmp_path: Path) -> None:
    tally = campaign(tmp_path, 3, unsafe="table")

    assert any("journey" in each for each in tally.missing)


def test_whoever_comes_to_the_same_appointment_is_told(tmp_path: Path) -> None:
    tally = campaign(tmp_path, 4, unsafe="guest")

    assert any("participation" in each for each in tally.foreign)
