"""The quick entry of an appointment, against a table written by hand."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.agenda.quick_entry_cases import TODAY, left, phrases, said

from conseil_mobilite.domain.agenda.quick.quick_entry import read_entry
from conseil_mobilite.domain.agenda.quick.quick_reading import proposals
from conseil_mobilite.domain.language.french import long_date

WORDS = (
    *("mardi", "le", "12", "h", "14h", "3h", "à", "jusqu’au", "tous les", "30", "juin", "31/02"),
    *("Martin", "suivi", "bilan", "salle", "en", "huit", "midi", "dans", "deux", "semaines", ":"),
    *("atelier", "personnes", "du soir", "premier", "du mois", "fois", "0", "999", "²", "Œ", "-"),
)
NAMES = ("Martin", "Nguyen", "Lefèvre", "Diallo", "O’Brien", "Le Gall", "Léa Petit")
KINDS = {"suivi": "suivi", "diagnostic": "diagnostic", "bilan final": "bilan_final", "": ""}
PHRASES = list(phrases())


def test_the_table_holds_enough_phrases_and_enough_that_are_unsure() -> None:
    assert len(PHRASES) >= 60
    assert len([phrase for phrase, _said, rest in PHRASES if rest]) >= 15


@pytest.mark.parametrize(
    ("phrase", "expected", "rest"), PHRASES, ids=[phrase for phrase, *_ in PHRASES]
)
def test_a_phrase_reads_as_the_table_says(phrase: str, expected: str, rest: str) -> None:
    reading = read_entry(phrase, TODAY)

    assert (said(reading), left(reading)) == (expected, rest)


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_no_text_raises_and_each_proposal_is_without_a_doubt(text: str) -> None:
    reading = read_entry(text, TODAY)

    settled = proposals(reading)
    assert settled
    assert not any(each.doubts for each in settled)
    assert all(each.minutes is None or each.minutes > 0 for each in settled)


@given(
    day=st.dates(TODAY, TODAY + timedelta(days=900)),
    at=st.times(time(8), time(20)).map(lambda at: at.replace(second=0, microsecond=0)),
    minutes=st.integers(1, 240),
    name=st.sampled_from(NAMES),
    kind=st.sampled_from(list(KINDS)),
    order=st.permutations(range(5)),
)
def test_known_parts_read_back_in_any_order(
    day: date, at: time, minutes: int, name: str, kind: str, order: list[int]
) -> None:
    parts = [long_date(day), f"{at.hour}h{at.minute:02}", f"pendant {minutes} min", name, kind]

    reading = read_entry(" ".join(parts[rank] for rank in order), TODAY)

    assert (reading.day, reading.hour, reading.minutes) == (day, at, minutes)
    assert (reading.person, reading.kind) == (name, KINDS[kind])
    assert reading.complete()


@given(day=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_a_weekday_is_never_guessed_on_that_day(day: date) -> None:
    reading = read_entry(f"{long_date(day).split()[0]} 10h Martin", day)

    assert [each.day for each in proposals(reading)] == [day, day + timedelta(days=7)]
