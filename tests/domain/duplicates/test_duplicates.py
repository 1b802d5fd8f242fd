"""What makes two files a possible pair, and that no such pair is missed."""

import random
from datetime import date
from itertools import combinations
from uuid import UUID

import pytest

from conseil_mobilite.domain.duplicates import blocking
from conseil_mobilite.domain.duplicates.likeness import (
    Trait,
    Traits,
    agreeing,
    are_close,
    bare,
    bare_names,
    bare_phones,
    is_possible,
)
from conseil_mobilite.domain.duplicates.pair import PairSearch, all_pairs, pair_key, score
from conseil_mobilite.domain.duplicates.pair_words import (
    agreement_words,
    difference_words,
    meaning,
)

BIRTH = date(1992, 6, 4)
NAMES = (
    *("martin", "nguyen", "delatour", "lefevre", "marie", "paul", "helene", "helena", "elene"),
    *("lea", "leo", "jean", "jaen", "joanna"),
)


def file(  # noqa: PLR0913, PLR0917 - a short way to write a file
    last: str = "Lefèvre",
    first: str = "Hélène",
    birth: date | None = None,
    phone: str = "",
    email: str = "",
    usual: str = "",
    number: int = 1,
) -> Traits:
    return Traits(
        id=UUID(int=number),
        last_names=bare_names(last, usual),
        first_name=bare(first),
        birth_date=birth,
        phones=frozenset({phone} if phone else ()),
        emails=frozenset({email} if email else ()),
    )


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("Hélène", "HELENE", True),
        ("Hélène", "Helne", True),
        ("Hélène", "Hellène", True),
        ("Hélène", "Hélèna", True),
        ("Hélène", "Héèlne", True),
        ("Jean-Noël", "Jean Noel", True),
        ("Marc", "Mark", True),
        ("Hélène", "Hlne", False),
        ("Léa", "Léo", False),
        ("Ali", "Alin", False),
        ("Paul", "Lupa", False),
        ("", "", False),
    ],
)
def test_first_names_are_close_where_one_letter_differs(
    one: str, other: str, *, close: bool
) -> None:
    assert are_close(bare(one), bare(other)) is close
    assert are_close(bare(other), bare(one)) is close


@pytest.mark.parametrize(
    ("one", "other", "traits"),
    [
        (file(), file("LEFEVRE", "helene"), (Trait.LAST_NAME, Trait.FIRST_NAME)),
        (file("De La Tour"), file("Delatour", "Zoé"), (Trait.LAST_NAME,)),
        (file("Roy", usual="Lefèvre"), file(), (Trait.LAST_NAME, Trait.FIRST_NAME)),
        (file(), file("Hélène", "Lefèvre"), (Trait.LAST_NAME, Trait.FIRST_NAME)),
        (file("Roy", "Awa", BIRTH), file("Sy", "Ali", BIRTH), (Trait.BIRTH_DATE,)),
        (file("Roy", "Awa"), file("Sy", "Ali"), ()),
        (file("Roy", "Awa", phone="1"), file("Sy", "Ali", phone="1"), (Trait.PHONE,)),
        (file("Roy", "Awa", email="a@b"), file("Sy", "Ali", email="a@b"), (Trait.EMAIL,)),
        (file("Martin", "Zoé"), file("Zoé", "Ali"), ()),
    ],
)
def test_what_agrees_is_told_either_way(
    one: Traits, other: Traits, traits: tuple[Trait, ...]
) -> None:
    assert agreeing(one, other) == traits
    assert agreeing(other, one) == traits


@pytest.mark.parametrize(
    ("one", "other", "agreed", "differing", "said"),
    [
        (
            file(first="Zoé", birth=BIRTH),
            file(first="Paul", birth=BIRTH),
            ("même nom", "même date de naissance"),
            ("prénoms différents",),
            "Peut-être des jumeaux.",
        ),
        (
            file(first="Zoé", phone="1"),
            file(first="Paul", phone="1", birth=BIRTH),
            ("même nom", "même téléphone"),
            ("prénoms différents", "date de naissance connue d’un seul côté"),
            "Peut-être de la même famille.",
        ),
        (
            file(birth=BIRTH),
            file(birth=date(1971, 2, 3)),
            ("même nom", "même prénom"),
            ("dates de naissance différentes",),
            "Peut-être des homonymes.",
        ),
        (
            file(birth=BIRTH),
            file("Lefevre", "Hélèna", date(1992, 4, 6)),
            ("même nom", "prénoms proches"),
            ("jour et mois de naissance inversés",),
            "Le jour et le mois de naissance semblent inversés : sans doute la même personne.",
        ),
        (
            file("Roy", "Awa", phone="1", email="a@b"),
            file("Sy", "Ali", phone="1", email="a@b"),
            ("même téléphone", "même courriel"),
            ("noms différents", "prénoms différents"),
            "Peut-être un couple, ou un proche qui répond pour l’autre.",
        ),
    ],
)
def test_a_pair_is_described_as_what_it_may_be(
    one: Traits,
    other: Traits,
    agreed: tuple[str, ...],
    differing: tuple[str, ...],
    said: str,
) -> None:
    traits = agreeing(one, other)

    assert agreement_words(one, other, traits) == agreed
    assert difference_words(one, other, traits) == differing
    assert meaning(one, other, traits) == said


def test_an_overseas_number_is_the_same_under_either_code() -> None:
    assert bare_phones(["+33639123456"]) == bare_phones(["+262639123456"]) == {"0639123456"}
    assert bare_phones(["+32470123456"]) != bare_phones(["+33470123456"])


def test_the_surest_pairs_come_first() -> None:
    same = score(file(birth=BIRTH, phone="1"), file(birth=BIRTH, phone="1"))
    twins = score(file(first="Zoé", birth=BIRTH), file(first="Paul", birth=BIRTH))
    namesakes = score(file(birth=BIRTH), file(birth=date(1971, 2, 3)))
    reception = score(file(phone="1"), file(first="Paul", phone="1"), frozenset({"1"}))
    household = score(file(phone="1"), file(first="Paul", phone="1"))

    assert same > twins > namesakes
    assert household > reception


@pytest.mark.parametrize("seed", range(6))
def test_no_pair_is_missed_that_a_scan_of_all_pairs_finds(seed: int) -> None:
    people = _crowd(seed)
    naive = {
        pair_key(one.id, other.id)
        for one, other in combinations(people, 2)
        if is_possible(agreeing(one, other))
    }

    found = all_pairs(people)

    assert {pair.key for pair in found} == naive
    assert len(found) == len(naive) > 0


def test_a_telephone_of_many_is_not_compared_each_with_each() -> None:
    people = [
        file(f"N{rank}", f"P{rank}{rank}", phone="1", number=rank + 1) for rank in range(2_000)
    ]
    people += [file("N7", "Zoé", phone="1", number=9_001)]

    compared = list(blocking.candidates(people))

    assert len(compared) < 3 * len(people)
    assert {pair.key for pair in all_pairs(people)} == {(UUID(int=8), UUID(int=9_001))}


def test_pairs_told_apart_are_left_out() -> None:
    people = [file(number=1), file(number=2), file(number=3)]
    apart = frozenset({(UUID(int=1), UUID(int=3))})

    search = PairSearch(people, apart)
    while search.go_on(1):
        pass

    assert {pair.key for pair in search.pairs()} == {
        (UUID(int=1), UUID(int=2)),
        (UUID(int=2), UUID(int=3)),
    }


def _crowd(seed: int) -> list[Traits]:
    """Draw people with few names, so that all sorts of pairs are among them."""
    dice = random.Random(seed)  # noqa: S311 - not a secret
    phones = (3, 60, 900)[seed % 3]
    return [
        Traits(
            id=UUID(int=dice.getrandbits(128)),
            last_names=bare_names(dice.choice(NAMES), dice.choice((*NAMES, *[""] * 30))),
            first_name=dice.choice(NAMES),
            birth_date=date(1990, 1, dice.randint(1, 28)) if dice.random() < 0.8 else None,
            phones=frozenset(str(dice.randrange(phones)) for _ in range(dice.randrange(3))),
            emails=frozenset(f"{dice.randrange(phones)}@" for _ in range(dice.randrange(2))),
        )
        for _ in range(220)
    ]
