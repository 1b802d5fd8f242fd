from pathlib import Path

from tests.campaigns import keychain_faults


def test_whatever_the_keychain_does_the_passphrase_or_the_kit_opens(tmp_path: Path) -> None:
    tally = keychain_faults.campaign(tmp_path, 18, 8)
    assert tally.passed, tally
    assert tally.by_phrase == tally.by_kit == 9


def test_a_program_that_founds_anew_is_found_out(tmp_path: Path) -> None:
    tally = keychain_faults.campaign(tmp_path, 9, 8, keychain_faults.founding_anew)
    assert not tally.passed
    assert tally.founded == 9
