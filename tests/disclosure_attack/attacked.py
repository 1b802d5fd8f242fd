"""What every test that makes a package calls on it."""

from itertools import combinations

from tests.disclosure_attack.margins import attack_quickly
from tests.disclosure_attack.published import read
from tests.disclosure_attack.successive import attack_pair


def assert_nobody_is_found(package: bytes, *earlier: bytes, bold: bool = True) -> None:
    """Attack a package alone, then with earlier ones of the same period; nothing may come out.

    `bold`: believe what holds as a rule (who is 55 is a senior, who had an assessment was met). A
    test whose people are not like that passes False, since what its attacker believes is false.
    """
    published = read(package)
    found = attack_quickly(published, bold=bold)
    assert not found.narrow, f"known too nearly: {_first(found.narrow)}"
    assert not found.one_category, f"all in one category: {found.one_category[0]}"
    releases = [read(each, number).briefly() for number, each in enumerate((*earlier, package))]
    for first, second in combinations(releases, 2):
        together = attack_pair(first, second, only_added=False, bold=bold)
        assert not together.narrow, f"known from two releases: {_first(together.narrow)}"


def _first(found: object) -> str:
    return str(next(iter(found.items()))) if isinstance(found, dict) else str(found)
