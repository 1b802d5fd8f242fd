"""The attacks of the rules on releases of simulated bases (A1 to A8), and on weaker exporters."""

import io
import os
import re
import subprocess
import sys
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure_attack.additivity import broken_sums, is_counted, true_count
from tests.disclosure_attack.amounts import amounts_found
from tests.disclosure_attack.attacked import assert_nobody_is_found
from tests.disclosure_attack.changes import changes, comparing_few_exits
from tests.disclosure_attack.joint import attack_world
from tests.disclosure_attack.margins import attack_margins, attack_quickly
from tests.disclosure_attack.plans import plan, plan_of
from tests.disclosure_attack.populations import people_in, population
from tests.disclosure_attack.quarters import year
from tests.disclosure_attack.releases import QUARTERS, SCOPE, YEAR, Exporter
from tests.disclosure_attack.search import Findings
from tests.disclosure_attack.successive import Increment, attack_pair, attack_year
from tests.disclosure_attack.weak_exporters import (
    Weak,
    group_of,
    nearest,
    one_by_one,
    suppressed,
    unprotected,
)
from tests.disclosure_attack.worlds import worlds

from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease
from conseil_mobilite.domain.statistics.suppression.suppressing import suppress

SIZES = (60, 200, 600, 2_000)
SMALL = ("I-05", "I-06", "I-14")
TRAPS = (
    (1, 0, 0, 0, 1, 0, 0, 0, 1, 30, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0),
    (0, 0, 0, 20, 1, 0, 20, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0),
    (4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4),
    (0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    (0, 0, 0, 16, 14, 1, 15, 15, 0, 14, 16, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
)
"""People by age and sex: alone in a row, alone beside others, all of four, all of one kind."""


def exporter(*indicators: str, key: int = 0) -> Exporter:
    return Exporter(plan_of(*indicators) if indicators else plan(), key.to_bytes(32, "big"))


@cache
def release(size: int, seed: int = 1) -> ProtectedRelease:
    return exporter(key=seed).release(population(size, seed).figures(plan()))


@pytest.mark.parametrize("size", SIZES)
def test_nobody_is_found_in_all_the_tables_of_a_quarter(size: int) -> None:
    # given the package of a quarter, as it is received
    published = exporter(key=1).as_read(release(size))
    # when all its tables are attacked together, what was gathered or dropped too
    found = attack_margins(published)
    # then no small count is exact, no interval narrow, no group all in one category
    assert found.bounded > 2_000
    assert (found.narrow, found.one_category) == ({}, ())


@pytest.mark.parametrize("size", SIZES)
def test_all_that_the_attacker_reads_is_true_and_adds_up(size: int) -> None:
    """He would find nothing by reading badly."""
    published = exporter(key=1).as_read(release(size))
    counts = population(size, 1).figures(plan()).counts
    counted = [fact for fact in published.facts if is_counted(counts, fact.group)]
    assert len(counted) > 100
    for fact in counted:
        assert fact.least <= true_count(counts, fact.group) <= fact.most
    assert not list(broken_sums(published))


@pytest.mark.parametrize("size", SIZES)
def test_nobody_is_found_in_the_joint_tables_behind_a_quarter(size: int) -> None:
    published = exporter(key=1).as_read(release(size))
    found = sum((attack_world(published, world) for world in worlds()[:: len(SIZES)]), Findings())
    assert found.bounded > 0
    assert (found.narrow, found.one_category) == ({}, ())


def test_the_attacker_who_knows_that_people_are_whole_finds_no_more() -> None:
    published = exporter(key=1).as_read(release(200))
    found = sum((attack_world(published, world, whole=True) for world in worlds()[:8]), Findings())
    assert found.nothing


@settings(deadline=None, max_examples=8)
@given(st.lists(st.integers(0, 12), min_size=21, max_size=21), st.integers(0, 2**32))
def test_nobody_is_found_in_any_small_table(cells: list[int], key: int) -> None:
    small = exporter(*SMALL, key=key)
    figures = people_in(cells, key).figures(small.plan)
    assert_nobody_is_found(small.packed(small.release(figures)).content)


@pytest.mark.parametrize("name", changes(60, 1))
def test_nobody_is_found_from_a_correction_and_what_it_corrects(name: str) -> None:
    """A3: the correction waits, or both releases together tell no increment of 1 to 4."""
    base = exporter(*SMALL, key=8)
    before, after = (each.figures(base.plan) for each in changes(60, 8)[name])
    first = base.release(before)
    second = base.correction(after, first)
    if second is None:
        return  # nothing is sent: there is nothing to attack
    assert_nobody_is_found(base.packed(first).content, base.packed(second, 2).content)
    for only_added in (False, True):
        found = attack_pair(base.as_read(first), base.as_read(second, 1), only_added=only_added)
        assert found.narrow == {}


def test_nobody_is_found_from_the_medians_of_two_groups_of_eleven() -> None:
    """They are known to be twenty-two, more than a total of twenty would leave room for."""
    people = comparing_few_exits(population(600, 3), {0: 11, 1: 11})
    for key in range(5):
        base = exporter("I-06", "I-24", "I-27", "I-29", key=key)
        release = base.release(people.figures(base.plan))
        medians = [c for c in release.cells if c.table == "I-29_km_epci" and c.value is not None]
        assert len(medians) == 2
        assert_nobody_is_found(base.packed(release).content)


def test_some_corrections_are_sent_and_some_wait() -> None:
    base = exporter(*SMALL, key=8)
    first = base.release(population(60, 8).figures(base.plan))
    sent = {
        name: base.correction(changes(60, 8)[name][1].figures(base.plan), first)
        for name in ("1 added", "20 added")
    }
    assert sent["20 added"] is None
    assert sent["1 added"] is not None
    assert sent["1 added"].cells != first.cells


@pytest.mark.parametrize("size", [120])
def test_nobody_is_found_from_four_quarters_and_their_year(size: int) -> None:
    """A4: year minus quarters; total minus basins is the sum of packages that are public anyway."""
    base = exporter(*SMALL, "I-19", key=3)
    simulated = year(size, 3, base.plan)
    quarters = [
        base.release(figures, scope)
        for figures, scope in zip(simulated.quarters, QUARTERS, strict=True)
    ]
    whole = base.year(simulated.whole, quarters)
    assert whole.scope == YEAR
    found = attack_year(
        [base.as_read(quarter, number) for number, quarter in enumerate(quarters)],
        base.as_read(whole, 4),
    )
    assert found.narrow == {}


def test_quarters_and_a_year_rounded_without_regard_for_each_other_are_broken() -> None:
    # given five roundings of which each alone is safe
    some = exporter("I-05")
    simulated = year(120, 3, some.plan)
    releases = [
        one_by_one(figures.counts, some.words, number, seed=number)
        for number, figures in enumerate((*simulated.quarters, simulated.whole))
    ]
    assert all(attack_quickly(each, bold=False).nothing for each in releases)
    # when they are held together
    found = attack_year(releases[:4], releases[4], bold=False)
    # then some cells of a quarter are known too nearly
    assert found.narrow


def test_two_unprotected_exports_three_persons_apart_give_every_increment() -> None:
    base = exporter(*SMALL)
    before, after = (each.figures(base.plan).counts for each in changes(200, 1)["3 added"])
    first, second = unprotected(before, base.words), unprotected(after, base.words, 1)
    found = attack_pair(first, second, only_added=False)
    increments = {n: i for n, i in found.narrow.items() if isinstance(n, Increment)}
    assert len(increments) == len(before)
    assert all(least == most for least, most in increments.values())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("weak", [nearest, suppressed], ids=["nearest", "no_complement"])
def test_the_same_attack_breaks_weaker_exporters(weak: Weak, size: int) -> None:
    base = exporter(*SMALL)
    published = weak(population(size, 1).figures(base.plan).counts, base.words, 0)
    assert attack_quickly(published).narrow


def test_a_release_computed_in_another_process_has_the_same_cells() -> None:
    """A6: the figures depend on the data and the secret alone, not on the order of sets."""
    script = "from tests.campaigns.test_disclosure import digest; print(digest(200, 5), end='')"
    ran = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": "11", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == digest(200, 5)
    assert digest(200, 6) != digest(200, 5)


def digest(size: int, key: int) -> str:
    base = exporter(*SMALL, key=key)
    return base.packed(base.release(population(size, 1).figures(base.plan))).sha256


def test_eight_bases_add_up() -> None:
    """A7: the sums of eight releases are additive, and at most four a cell and base away."""
    base = exporter(*SMALL)
    exact = [population(200, seed).figures(base.plan).counts for seed in range(1, 9)]
    shown = [
        Exporter(base.plan, bytes([n] * 32)).as_read(
            Exporter(base.plan, bytes([n] * 32)).release(population(200, n).figures(base.plan))
        )
        for n in range(1, 9)
    ]
    groups = [{fact.group: fact for fact in each.facts} for each in shown]
    common = [group for group in groups[0] if all(group in each for each in groups)]
    everywhere = {group_of(count): count for count in exact[0]}
    compared = [group for group in common if group in everywhere]
    assert len(compared) > 50
    for group in compared:
        true = sum(each[everywhere[group]] for each in exact)
        least, most = (
            sum(getattr(each[group], side) for each in groups) for side in ("least", "most")
        )
        assert least <= true <= most <= least + 8 * 8


@pytest.mark.parametrize("size", SIZES)
def test_no_withheld_amount_is_found_by_subtraction(size: int) -> None:
    assert not list(amounts_found(exporter(key=1).packed(release(size)).content))


@pytest.mark.parametrize("size", SIZES)
def test_a_release_with_complementary_suppression_resists_the_same_attack(size: int) -> None:
    """What is hidden stays within intervals at least five wide."""
    base = exporter(*SMALL, "I-13")
    release = suppress(base.plan, population(size, 1).figures(base.plan), SCOPE, 11, ())
    published = base.as_read(release)
    assert published.exact
    found = attack_margins(published)
    assert found.bounded > len(published.exact)
    assert (found.narrow, found.one_category) == ({}, ())


def test_a_base_under_the_floor_publishes_nothing_and_says_so() -> None:
    base = exporter()
    few = base.release(population(60, 2).first(9).figures(plan()))
    published = base.as_read(few)
    assert published.facts == ()
    assert few.withheld


def test_a_textbook_trap_is_repaired() -> None:
    """A8: one small cell in each row and column, which a margin or a second table would tell."""
    base = exporter(*SMALL)
    for trap in TRAPS:
        figures = people_in(trap, 1).figures(base.plan)
        assert_nobody_is_found(base.packed(base.release(figures)).content)


def test_no_day_but_those_of_the_period_is_in_the_bytes() -> None:
    """A9, for what the package itself writes; the canaries of a base are the services' matter."""
    package = exporter(key=1).packed(release(200)).content
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        texts = [archive.read(name) for name in archive.namelist() if not name.endswith(".pdf")]
    days = {day for text in texts for day in re.findall(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)}
    assert days <= {str(SCOPE.start).encode(), str(SCOPE.end).encode()}
