"""A code typed from a paper: forgiven what means nothing, caught where it is wrong."""

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.access.recovery_code import (
    ALPHABET,
    BITS,
    GROUPS,
    SIZE,
    RecoveryCode,
    parse,
)
from conseil_mobilite.domain.errors import UserError

CODES = st.integers(0, (1 << BITS) - 1).map(RecoveryCode.of_bits)
PLACES = st.integers(0, GROUPS - 1)
GIVEN = RecoveryCode.of_bits(0x5A5A_1234_DEAD_BEEF_0FED_CBA9_8765_4321_0AB)


def _with(code: RecoveryCode, place: int, group: str) -> str:
    return "-".join((*code.groups[:place], group, *code.groups[place + 1 :]))


@given(CODES)
def test_a_code_typed_as_it_is_written_is_read(code: RecoveryCode) -> None:
    assert parse(code.written) == code


@given(CODES, st.sampled_from(["", " ", " - ", "\n", "–", "\u00a0", "  ", "."]))
def test_case_spaces_dashes_and_look_alikes_are_forgiven(code: RecoveryCode, between: str) -> None:
    typed = between.join(code.groups).lower().replace("0", "o").replace("1", "l")

    assert parse(f" {typed}\n") == code
    assert parse(typed.upper().replace("L", "i")) == code


def test_every_wrong_sign_is_caught_and_its_group_named() -> None:
    wrong = [
        (place, group[:rank] + other + group[rank + 1 :])
        for place, group in enumerate(GIVEN.groups)
        for rank in range(SIZE)
        for other in ALPHABET
        if other != group[rank]
    ]

    for place, group in wrong:
        with pytest.raises(UserError, match=f"^Groupe {place + 1}\\b"):
            parse(_with(GIVEN, place, group))
    assert len(wrong) == GROUPS * SIZE * (len(ALPHABET) - 1)


@given(CODES, PLACES, st.integers(0, SIZE - 2))
def test_every_swap_of_neighbours_is_caught(code: RecoveryCode, place: int, rank: int) -> None:
    group = code.groups[place]
    swapped = group[:rank] + group[rank + 1] + group[rank] + group[rank + 2 :]
    if swapped == group:
        return

    with pytest.raises(UserError, match=f"^Groupe {place + 1}\\b"):
        parse(_with(code, place, swapped))


@given(CODES, PLACES, PLACES)
def test_two_groups_swapped_are_caught_even_where_they_are_far_apart(
    code: RecoveryCode, one: int, other: int
) -> None:
    if one == other:
        return
    groups = list(code.groups)
    groups[one], groups[other] = groups[other], groups[one]

    with pytest.raises(UserError) as caught:
        parse("-".join(groups))

    first, last = sorted((one + 1, other + 1))
    assert str(caught.value).startswith(f"Groupe {first}")
    assert f"c’est le groupe {last} du papier" in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Tapez le code"),
        (" - ", "Tapez le code"),
        (_with(GIVEN, 2, GIVEN.groups[2][:3]), "Groupe 3\u00a0: il manque 2 signes"),
        (_with(GIVEN, 4, GIVEN.groups[4] + "Z"), "Groupe 5\u00a0: il a 1 signe de trop"),
        (
            _with(GIVEN, 1, "U" + GIVEN.groups[1][1:]),
            "Groupe 2\u00a0: «\u00a0U\u00a0» n’existe pas",
        ),
        ("-".join(GIVEN.groups[:6]), "Groupe 7\u00a0: il manque 5 signes"),
        (f"{GIVEN.written}-{GIVEN.groups[0]}", "ce qui suit le groupe 7"),
        ("".join(GIVEN.groups)[:-1], "Groupe 7\u00a0: il manque 1 signe"),
    ],
)
def test_what_is_wrong_is_said_with_its_group(typed: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(typed)

    assert said.replace("\u00a0", " ") in str(caught.value).replace("\u00a0", " ")
    assert caught.value.field == "code"


@given(st.text(max_size=300))
def test_any_text_is_either_a_code_or_refused_in_words(text: str) -> None:
    with suppress(UserError):
        code = parse(text)
        assert parse(code.written) == code


@given(st.integers(0, (1 << BITS) - 1), st.integers(0, BITS - 1))
def test_each_bit_drawn_makes_another_code(drawn: int, bit: int) -> None:
    assert RecoveryCode.of_bits(drawn) != RecoveryCode.of_bits(drawn ^ 1 << bit)


def test_a_code_never_shows_by_itself() -> None:
    assert not any(group in repr(GIVEN) for group in GIVEN.groups)


def test_signs_that_look_alike_are_not_in_the_alphabet() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 1 << 5
    assert not set("ILOU") & set(ALPHABET)
    assert all(one < other for one, other in pairwise(ALPHABET))
