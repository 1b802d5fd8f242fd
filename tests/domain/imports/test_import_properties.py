"""What holds of any value in any file: nothing is guessed, swapped or let through."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.domain.imports.import_tables import ON, examined, preview_of, table

from conseil_mobilite.domain.imports.decisions import Decision, Field
from conseil_mobilite.domain.imports.nir_shapes import hides_nir, nir_taken_out
from conseil_mobilite.domain.imports.values.days import day_in
from conseil_mobilite.domain.imports.values.name_words import first_name, last_name, tidy_name
from conseil_mobilite.domain.imports.values.phones import numbers_in
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.interchange.imports.report_json import report_of

QUICK = settings(max_examples=60, deadline=None)
DAYS = st.dates(date(1930, 1, 1), date(2011, 1, 1))
SPACES = st.sampled_from(["", " ", ".", "-", "\N{NO-BREAK SPACE}", "/"])
NIRS = st.builds(
    lambda sex, year, month, place, order: f"{sex}{year:02}{month:02}{place:05}{order:03}",
    st.sampled_from("1278"),
    st.integers(0, 99),
    st.integers(1, 12),
    st.integers(1000, 95999),
    st.integers(1, 999),
)


@QUICK
@given(st.integers(1, 31), st.integers(1, 40), st.integers(1930, 2010), st.sampled_from("/-. "))
def test_day_and_month_are_never_swapped(day: int, month: int, year: int, sign: str) -> None:
    exists = month <= 12 and day <= monthrange(year, min(month, 12))[1]

    found = day_in(sign.join((f"{day:02}", f"{month:02}", str(year))))

    assert found == (date(year, month, day) if exists else None)


@QUICK
@given(DAYS)
def test_a_day_is_the_same_in_all_its_writings(day: date) -> None:
    written = (
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%d.%m.%Y} 00:00",
        f"né le {day:%d/%m/%Y}",
    )

    assert {day_in(text) for text in written} == {day}


@QUICK
@given(st.integers(1, 9), st.integers(0, 10**8 - 1), SPACES)
def test_a_telephone_is_the_same_in_all_its_writings(first: int, rest: int, sign: str) -> None:
    pairs = f"{rest:08}"
    grouped = sign.join((str(first), *(pairs[at : at + 2] for at in range(0, 8, 2))))
    (told,) = numbers_in(f"0{first}{pairs}")

    writings = (f"0{grouped}", f"+33{sign}{grouped}", f"0033{grouped}", f"{first}{pairs}")
    assert [numbers_in(text) for text in writings] == [(told,)] * 4
    assert numbers_in(phone_display(told)) == (told,)


@QUICK
@given(st.text(alphabet="aàâçéèïœ AÉÈŒ'’-–d", max_size=24))
@example("A– -A")
def test_names_are_tidied_once_for_all(text: str) -> None:
    for kind in (last_name, first_name):
        name = kind(tidy_name(text))
        assert kind(tidy_name(name)) == name


@QUICK
@given(NIRS, SPACES, st.sampled_from(["", "n° ", "SS:", "vu le 3, NIR"]), st.booleans())
def test_a_social_security_number_is_found_nowhere(
    nir: str,
    sign: str,
    before: str,
    key: bool,  # noqa: FBT001 - drawn
) -> None:
    parts = (nir[0], nir[1:3], nir[3:5], nir[5:7], nir[7:10], nir[10:])
    written = f"{before}{sign.join((*parts, '42') if key else parts)}"
    headings = ["Nom", "Prénom", "Tél", "Mail", "Ville", "N° DE", "Remarques", "Autre"]
    rows = [["ROUX", "Anne", "", "", "", "", "", ""] for _ in range(8)]
    for rank in range(2, 8):
        rows[rank][rank] = written

    from_table = table(headings, *rows)
    report = report_of(preview_of(from_table))

    figures = "".join(sign for sign in report if sign.isdigit() or sign == ",")
    assert nir not in figures
    assert written not in report
    assert report.count("numero_retire") == 6


@QUICK
@given(st.lists(st.integers(0, 10**8 - 1), min_size=1, max_size=3))
def test_telephones_by_pairs_are_not_taken_for_it(numbers: list[int]) -> None:
    text = " ".join(f"06{number:08}" for number in numbers)
    by_pairs = " ".join(text.replace(" ", "")[at : at + 2] for at in range(0, 10 * len(numbers), 2))

    assert not hides_nir(by_pairs)
    assert nir_taken_out(by_pairs) == by_pairs


@pytest.mark.parametrize("years", [-1, 5, 13, 14, 100, 101, 121])
def test_an_age_out_of_the_usual_is_to_be_checked(years: int) -> None:
    birth = ON.replace(year=ON.year - years) - timedelta(days=1)

    (line,) = examined(table(["Nom", "Prénom", "DDN"], ["ROUX", "Anne", f"{birth:%d/%m/%Y}"]))

    usual = 14 <= years <= 100
    assert line.decision is (Decision.CREATE if usual else Decision.CREATE_TO_CHECK)
    assert (Field.BIRTH_DATE in line.values) is (0 <= years <= 120)


ODD = st.sampled_from(
    [
        *("", "née", "M. et", "6,12E+08", "()", '="x"', "@", "a@b.fr,", "Paris 99", "TOTAL", "✓"),
        *("1/1/1", "31/12/9999", "#N/A", "½", "😀", "\N{COMBINING ACUTE ACCENT}", "(née) X", "’"),
        *("de", ", ,"),
    ]
)
ANY_HEADING = st.sampled_from(["Nom", "Nom Prénom", "Né le", "Tél", "Mail", "CP", "Ville", "Truc"])


@QUICK
@given(st.data(), st.lists(ANY_HEADING, min_size=1, max_size=8, unique=True))
def test_any_row_whatever_it_holds_has_one_line(data: st.DataObject, headings: list[str]) -> None:
    row = st.lists(ODD | st.text(max_size=12), min_size=len(headings), max_size=len(headings))
    rows = data.draw(st.lists(row, max_size=5))

    lines = examined(table(headings, *rows))

    assert [line.number for line in lines] == list(range(2, len(rows) + 2))
    assert all(line.linked_to is None or line.linked_to < line.number for line in lines)
