from datetime import date

import pytest

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.person_search import answers, search_text
from conseil_mobilite.domain.people.search_words import search_words


def helene() -> Person:
    return Person(
        file_number="2026-0012",
        last_name="Lefèvre-Nguyễn",
        first_name="Hélène",
        birth_date=date(1992, 6, 4),
        postcode="02120",
        municipality_name="Guise",
        registered_on=date(2026, 10, 20),
    )


def finds(typed: str, text: str) -> bool:
    return answers(text, search_words(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "lefevre",
        "HÉLÈNE lef",
        "nguyen hel",
        "lefevre 0645",
        "06 45 12 7",
        "+33 6 45 12",
        "06.45.12.78.90",
        "1992",
        "4/6/1992",
        "04.06.1992",
        "4 06 1992 guise",
        "04061992",
        "2026-0012",
        "02120 lefevre",
        "",
    ],
)
def test_a_person_is_found_by_what_an_adviser_types(typed: str) -> None:
    assert finds(typed, search_text(helene(), ["+33645127890"]))


@pytest.mark.parametrize("typed", ["efevre", "lefevre paul", "0646", "1993", "4/6/1993", "guisee"])
def test_a_person_is_not_found_by_what_she_is_not(typed: str) -> None:
    assert not finds(typed, search_text(helene(), ["+33645127890"]))


def test_a_person_is_found_by_her_birth_name_and_sorted_by_the_name_she_uses() -> None:
    person = helene()
    person.usual_name = "Durand"

    text = search_text(person)

    assert text.startswith(" durand\t helene")
    assert finds("lefevre", text)


def test_names_sort_whole_before_first_names() -> None:
    martin = Person(file_number="1", last_name="Martin", first_name="Zoé", registered_on=date.max)
    longer = Person(
        file_number="2", last_name="Martin Dupont", first_name="Anne", registered_on=date.max
    )
    other = Person(file_number="3", last_name="Martinez", first_name="Al", registered_on=date.max)

    texts = [search_text(person) for person in (other, longer, martin)]

    assert sorted(texts) == texts[::-1]
