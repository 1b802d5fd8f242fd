"""Each code that the program writes in the audit trail is said in French."""

from tests.services.audit.recorded_codes import recorded_codes

from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.domain.referrals.referral_rules import ReferralAct
from conseil_mobilite.services.audit import act_codes
from conseil_mobilite.services.audit.act_codes import GROUPS, act_words

PATTERNS = {
    "*.restore": {"directory_service.restore", "directory_structure.restore"},
    "pathway.*": {f"pathway.{act}" for act in PathwayAct},
    "referral.*": {f"referral.{act.name.lower()}" for act in ReferralAct},
    "retention.*": {
        f"retention.{act}"
        for act in ("erase", "anonymise", "drop_sensitive", "drop_documents", "drop_contacts")
    },
    "restitution.tell_*": {"restitution.tell_goal"},
    "restitution.tell_*_sensitive": {"restitution.tell_goal_sensitive"},
}
"""What stands for the codes that are only known as they are written."""


def test_every_code_written_in_the_source_has_words() -> None:
    found = recorded_codes()
    patterns = {code for code in found if "*" in code}
    assert patterns <= PATTERNS.keys(), "say here what these patterns may be"
    codes = (found.keys() - patterns).union(*(PATTERNS[each] for each in patterns))
    assert len(codes) > 150
    assert sorted(code for code in codes if act_words(code) == code) == []


def test_the_source_is_read_through_names_branches_and_callers() -> None:
    found = recorded_codes()
    assert {"calendar.export", "note.share", "appointment.delete", "synthesis.set_goal"} <= (
        found.keys()
    )


def test_a_code_is_of_one_kind_only_and_its_words_are_of_no_other() -> None:
    codes = [code for group in GROUPS for code in group.words]
    words = [text for group in GROUPS for text in group.words.values()]
    assert len(codes) == len(set(codes))
    assert len(words) == len(set(words))


def test_a_code_of_another_version_is_shown_as_it_is() -> None:
    assert act_words("thing.verb") == "thing.verb"
    assert act_words("thing.verb") == "thing.verb"
    assert act_codes.group_of("thing") is None
