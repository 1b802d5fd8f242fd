from datetime import date

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.audience_codes import codes_to_copy, external_codes
from conseil_mobilite.domain.people.audiences import (
    DerivedPublic,
    derived_publics,
    told_with_address,
    with_sources,
)
from conseil_mobilite.domain.people.belonging_rules import Period, checked_period, refuse_overlap
from conseil_mobilite.store.reference.reference import code_lists

PUBLICS = code_lists()["publics"]
BIRTH = date(1992, 6, 4)
TODAY = date(2027, 3, 12)
SPRING = Period(date(2026, 3, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("declared", "at_home", "found"),
    [
        ((), (), ()),
        (("parent_isole", "jeune"), (), ()),
        (("rsa",), (), (DerivedPublic("vulnerabilite", ("rsa",)),)),
        (("aah", "rsa", "siae"), (), (DerivedPublic("vulnerabilite", ("rsa", "aah")),)),
        (("vulnerabilite", "rsa"), (), ()),
        ((), ("qpv",), (DerivedPublic("qpv", ()),)),
        (("qpv",), ("qpv", "frr"), (DerivedPublic("frr", ()),)),
    ],
)
def test_what_follows_is_told_with_what_it_follows_from(
    declared: tuple[str, ...], at_home: tuple[str, ...], found: tuple[DerivedPublic, ...]
) -> None:
    assert derived_publics(PUBLICS, declared, at_home) == found


@pytest.mark.parametrize(
    ("qpv", "frr", "told"),
    [("oui", "non", {"qpv"}), ("nsp", "oui", {"frr"}), ("non", "nsp", set())],
)
def test_the_address_tells_two_publics(qpv: str, frr: str, told: set[str]) -> None:
    assert told_with_address(qpv, frr) == told


def test_who_looks_for_a_derived_public_looks_for_those_that_make_it_true() -> None:
    assert with_sources(PUBLICS, ("jeune", "vulnerabilite")) == (
        *("jeune", "vulnerabilite"),
        *("rsa", "ass", "aah", "salarie_precaire", "sans_hebergement"),
    )
    assert with_sources(PUBLICS, ("rsa",)) == ("rsa",)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("deld", "IAE : DELD (niveau 2) · data·inclusion : demandeurs-emploi"),
        ("detld", "IAE : DETLD (niveau 1) · data·inclusion : demandeurs-emploi"),
        ("rsa", "IAE : RSA (niveau 1) · data·inclusion : beneficiaires-des-minimas-sociaux"),
        ("handicap", "IAE : TH · data·inclusion : personnes-en-situation-de-handicap"),
        ("apprenti", "data·inclusion : jeunes, actifs"),
        ("mobilite", "IAE : PM (niveau 2)"),
        ("vulnerabilite", ""),
    ],
)
def test_the_codes_of_other_programs_are_said_in_one_line(code: str, said: str) -> None:
    assert external_codes(PUBLICS[code]) == said


def test_the_codes_are_copied_as_plain_lines_in_the_order_of_the_list() -> None:
    assert codes_to_copy(PUBLICS, ("cap_bep", "vulnerabilite", "demandeur_emploi")) == (
        "Demandeur d’emploi inscrit – data·inclusion : demandeurs-emploi\n"
        "Niveau de formation 3 ou moins (CAP, BEP) – IAE : CAP_BEP"
    )


@pytest.mark.parametrize(
    ("since", "until"),
    [(BIRTH, None), (TODAY, TODAY), (date(2020, 1, 1), date(2020, 1, 1)), (BIRTH, TODAY)],
)
def test_a_period_runs_from_birth_to_today_at_most(since: date, until: date | None) -> None:
    assert checked_period(since, until, birth=BIRTH, on=TODAY) == Period(since, until)
    assert checked_period(since, until, birth=None, on=TODAY) == Period(since, until)


@pytest.mark.parametrize(
    ("since", "until", "field"),
    [
        (None, None, "since"),
        (date(1992, 6, 3), None, "since"),
        (date(2027, 3, 13), None, "since"),
        (date(2026, 3, 2), date(2026, 3, 1), "until"),
        (date(2026, 3, 2), date(2027, 3, 13), "until"),
    ],
)
def test_a_period_that_cannot_be_names_the_day_at_fault(
    since: date | None, until: date | None, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        checked_period(since, until, birth=BIRTH, on=TODAY)

    assert refused.value.field == field


def test_a_period_older_than_any_life_is_refused_even_without_a_birth_date() -> None:
    with pytest.raises(UserError, match="plus de 120 ans") as refused:
        checked_period(date(1900, 1, 1), None, birth=None, on=TODAY)

    assert refused.value.field == "since"


@pytest.mark.parametrize(
    ("other", "field"),
    [
        (Period(date(2026, 5, 31)), "until"),
        (Period(date(2025, 1, 1)), "since"),
        (Period(date(2025, 1, 1), date(2026, 3, 1)), "since"),
        (Period(date(2026, 4, 1), date(2026, 4, 2)), "until"),
        (SPRING, "since"),
    ],
)
def test_two_periods_with_a_day_in_common_are_refused(other: Period, field: str) -> None:
    with pytest.raises(UserError) as refused:
        refuse_overlap(SPRING, [other])

    assert other.meets(SPRING)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "other", [Period(date(2026, 6, 1)), Period(date(2025, 1, 1), date(2026, 2, 28))]
)
def test_two_periods_may_follow_one_another(other: Period) -> None:
    refuse_overlap(SPRING, [other])

    assert not SPRING.meets(other)
    assert not other.meets(SPRING)
