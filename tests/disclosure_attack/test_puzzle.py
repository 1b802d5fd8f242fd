"""The attacker's algebra, on tables small enough to be followed by hand (textbook traps, A8)."""

import io
import zipfile
from itertools import combinations, product

import pytest
from tests.disclosure_attack.amounts import amounts_found
from tests.disclosure_attack.puzzle import Puzzle
from tests.disclosure_attack.search import Claim, ContradictionError

WOMEN, MEN = "F", "H"


def people(total: tuple[float, float], women: tuple[float, float]) -> tuple[Puzzle, int, int]:
    puzzle = Puzzle()
    f, h = puzzle.unknown(WOMEN), puzzle.unknown(MEN)
    puzzle.line({f: 1, h: 1}, *total)
    puzzle.line({f: 1}, *women)
    return puzzle, f, h


def test_what_a_margin_gives_away_is_found() -> None:
    puzzle, _, h = people(total=(20, 20), women=(17, 17))
    found = puzzle.attack({MEN: {h: 1.0}})
    assert found.narrow == {MEN: (3, 3)}
    assert found.exact_small == [MEN]


def test_an_interval_wide_enough_is_no_finding() -> None:
    puzzle, f, h = people(total=(16, 24), women=(11, 19))
    found = puzzle.attack({WOMEN: {f: 1.0}, MEN: {h: 1.0}})
    assert (found.bounded, found.nothing) == (2, True)
    assert found.narrowest >= 3


def test_a_hidden_cell_of_a_two_way_table_is_found_by_subtracting_twice() -> None:
    # given a table of two by two with all its margins, where one hidden cell has no complement
    puzzle = Puzzle()
    cells = {(a, b): puzzle.unknown((a, b)) for a in "FH" for b in "XY"}
    for fixed, total in (("F", 20), ("H", 9), ("X", 14), ("Y", 15)):
        puzzle.line({place: 1 for name, place in cells.items() if fixed in name}, total, total)
    puzzle.line({cells["F", "X"]: 1}, 12, 12)
    found = puzzle.attack({name: {place: 1.0} for name, place in cells.items()})
    assert found.narrow["H", "X"] == (2, 2)
    assert found.narrow["H", "Y"] == (7, 7)


def test_three_published_faces_of_a_cube_may_tell_its_inside() -> None:
    # given the three two-way tables of a three-way table, no cell of them under 5
    truth = dict(zip(product((0, 1), repeat=3), (0, 7, 8, 6, 9, 5, 7, 0), strict=True))
    puzzle = Puzzle()
    place = {cell: puzzle.unknown(cell) for cell in truth}
    for kept in combinations(range(3), 2):
        for face in product((0, 1), repeat=2):
            inside = [c for c in truth if tuple(c[axis] for axis in kept) == face]
            total = sum(truth[cell] for cell in inside)
            assert total >= 5
            puzzle.line({place[cell]: 1 for cell in inside}, total, total)
    # when each cell of the three-way table is bounded
    found = puzzle.attack({cell: {p: 1.0} for cell, p in place.items()})
    # then all are exact, though nobody published them
    assert found.narrow == {cell: (value, value) for cell, value in truth.items()}


def test_a_group_that_is_all_in_one_category_is_found() -> None:
    puzzle = Puzzle()
    young, old = puzzle.unknown("young women"), puzzle.unknown("old women")
    puzzle.line({young: 1, old: 1}, 7, 9)
    puzzle.line({old: 1}, 0, 0)
    claim = Claim("all young", {young: 1.0, old: 1.0}, {old: 1.0})
    assert puzzle.attack({}, [claim]).one_category == ("all young",)


def test_a_group_that_may_be_empty_is_not_in_one_category() -> None:
    puzzle = Puzzle()
    young, old = puzzle.unknown("young women"), puzzle.unknown("old women")
    puzzle.line({young: 1, old: 1}, 0, 4)
    puzzle.line({old: 1}, 0, 0)
    assert puzzle.attack({}, [Claim("all", {young: 1.0, old: 1.0}, {old: 1.0})]).nothing


def test_lines_that_contradict_are_said_to() -> None:
    puzzle, f, _ = people(total=(3, 3), women=(5, 9))
    with pytest.raises(ContradictionError):
        puzzle.attack({WOMEN: {f: 1.0}})


def test_knowing_that_people_are_whole_tells_more() -> None:
    # given twice as many women as an odd number of people: halves only would do
    puzzle = Puzzle()
    f, h = puzzle.unknown(WOMEN), puzzle.unknown(MEN)
    puzzle.line({f: 2, h: 3}, 7, 7)
    whole = puzzle.attack({WOMEN: {f: 1.0}}, whole=True)
    assert whole.narrow == {WOMEN: (2, 2)}
    assert puzzle.attack({WOMEN: {f: 1.0}}).nothing


def test_the_only_withheld_part_of_a_sum_is_found_by_subtraction() -> None:
    lines = ("I-22,,10000", "I-22_aide,bourse,3000", "I-22_aide,pret,2000", "I-22_aide,don,")
    assert [name for name, _ in amounts_found(sums(*lines))] == [("I-22_aide", "don")]


def test_two_withheld_parts_of_a_sum_hide_each_other() -> None:
    lines = ("I-22,,10000", "I-22_aide,bourse,3000", "I-22_aide,pret,", "I-22_aide,don,")
    assert not list(amounts_found(sums(*lines)))


def sums(*lines: str) -> bytes:
    """Return a package of sums rounded to 100, and nothing else."""
    table = "\n".join(["tableau,modalite_1,valeur,pas", *(f"{line},100" for line in lines)])
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("statistiques.csv", table)
    return content.getvalue()
