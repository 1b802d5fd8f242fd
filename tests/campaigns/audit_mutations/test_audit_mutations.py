"""A short version of the mutations of the audit trail, and a verifier that must fail them."""

from pathlib import Path

from tests.campaigns.audit_mutations.campaign import naive, run


def test_no_change_of_the_audit_trail_goes_unseen(tmp_path: Path) -> None:
    outcome = run(tmp_path, 300, seed=4)
    assert outcome.passed, outcome
    assert sum(outcome.made.values()) == 300


def test_a_verifier_that_looks_at_codes_one_by_one_misses_some(tmp_path: Path) -> None:
    outcome = run(tmp_path, 60, seed=4, verifier=naive)
    assert outcome.unnoticed["truncate_end"]
    assert not outcome.passed
