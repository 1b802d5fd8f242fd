"""What a measure of the plan asks for, beside what is known of a pathway."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.domain.organisation.measure_conditions import (
    MeasureTerms,
    PathwayFacts,
    Standing,
    Verdict,
    in_force,
    standing,
)

_: Final = NO_BREAK
ON: Final = date(2027, 3, 12)
RSA: Final = {"rsa": "aux personnes au RSA"}
FACTS: Final = PathwayFacts(
    on=ON,
    publics=frozenset({"apprenti"}),
    prescriber="FT",
    decision="accompagnement",
    epci="240200444",
    referred_on=date(2027, 1, 4),
    first_met_on=date(2027, 1, 26),
    contacts=4,
)
BEST_FIRST: Final = (Verdict.MET, Verdict.TO_CHECK, Verdict.NOT_MET)
LATE: Final = (
    f"Le délai de 15{_}jours entre l’orientation et le premier rendez-vous est dépassé "
    f"(22{_}jours)."
)
CODES: Final = ("a", "b", "c")

accepted = st.sets(st.sampled_from(CODES)).map(lambda codes: {each: each for each in codes})
known = st.sampled_from((*CODES, ""))
days = st.dates(date(2027, 1, 1), date(2027, 6, 30))
terms_of_measures = st.builds(
    MeasureTerms,
    publics=accepted,
    prescribers=accepted,
    intensities=accepted,
    territories=accepted,
    delay_days=st.none() | st.integers(1, 60),
    least_contacts=st.none() | st.integers(1, 6),
)
facts_of_pathways = st.builds(
    PathwayFacts,
    on=days,
    publics=st.frozensets(st.sampled_from(CODES)),
    prescriber=known,
    decision=known,
    epci=known,
    referred=st.booleans(),
    referred_on=st.none() | days,
    first_met_on=st.none() | days,
    contacts=st.integers(0, 8),
    closed=st.booleans(),
)


def test_a_measure_without_conditions_is_for_everybody() -> None:
    assert standing(MeasureTerms(), PathwayFacts(on=ON)) == Standing(Verdict.MET)


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        (MeasureTerms(publics=RSA), "Cette mesure s’adresse aux personnes au RSA."),
        (
            MeasureTerms(publics={**RSA, "ass": "aux allocataires de l’ASS"}),
            "Cette mesure s’adresse aux personnes au RSA ou aux allocataires de l’ASS.",
        ),
        (
            MeasureTerms(prescribers={"ML": "Mission locale"}),
            "Cette mesure demande une orientation par : Mission locale.",
        ),
        (
            MeasureTerms(intensities={"conseil_simple": "Conseil simple"}),
            "Cette mesure suit la décision « Conseil simple », qui n’est pas celle de ce parcours.",
        ),
        (
            MeasureTerms(territories={"200071983": "CC du Vexin"}),
            "Cette mesure concerne ce territoire : CC du Vexin.",
        ),
        (
            MeasureTerms(delay_days=15),
            LATE,
        ),
    ],
)
def test_what_is_not_met_says_what_the_measure_asks_for(terms: MeasureTerms, sentence: str) -> None:
    assert standing(terms, FACTS) == Standing(Verdict.NOT_MET, (sentence,))


@pytest.mark.parametrize(
    ("terms", "facts", "sentence"),
    [
        (
            MeasureTerms(publics=RSA),
            replace(FACTS, publics=frozenset()),
            "À vérifier : le public n’est pas renseigné.",
        ),
        (
            MeasureTerms(territories={"1": "CC"}),
            replace(FACTS, epci=""),
            "À vérifier : la commune n’est pas renseignée.",
        ),
        (
            MeasureTerms(intensities={"accompagnement": "Accompagnement"}),
            replace(FACTS, decision=""),
            "À vérifier : la décision n’est pas encore prise.",
        ),
        (
            MeasureTerms(delay_days=90),
            replace(FACTS, first_met_on=None),
            "À vérifier : le premier rendez-vous est à honorer au plus tard le 4 avril 2027.",
        ),
        (
            MeasureTerms(delay_days=15),
            replace(FACTS, referred_on=None),
            "À vérifier : la date de l’orientation n’est pas renseignée.",
        ),
        (
            MeasureTerms(least_contacts=6),
            FACTS,
            f"À vérifier : 4{_}contacts sur les 6 que la mesure prévoit, à ce jour.",
        ),
    ],
)
def test_a_fact_that_lacks_is_named(
    terms: MeasureTerms, facts: PathwayFacts, sentence: str
) -> None:
    assert standing(terms, facts) == Standing(Verdict.TO_CHECK, (sentence,))


def test_nobody_met_yet_is_late_once_the_delay_went_by() -> None:
    waiting = replace(FACTS, first_met_on=None)

    assert standing(MeasureTerms(delay_days=67), waiting).verdict is Verdict.TO_CHECK
    assert standing(MeasureTerms(delay_days=66), waiting).verdict is Verdict.NOT_MET


def test_who_came_by_herself_waited_for_no_referral() -> None:
    alone = replace(FACTS, referred=False, referred_on=None, first_met_on=None)

    assert standing(MeasureTerms(delay_days=1), alone).verdict is Verdict.MET


def test_a_closed_pathway_has_no_more_contacts_to_come() -> None:
    closed = replace(FACTS, contacts=1, closed=True)

    assert standing(MeasureTerms(least_contacts=3), closed) == Standing(
        Verdict.NOT_MET, (f"Le parcours compte 1{_}contact sur les 3 que la mesure prévoit.",)
    )


def test_what_is_not_met_comes_before_what_is_to_be_checked() -> None:
    found = standing(MeasureTerms(publics=RSA, delay_days=15), replace(FACTS, publics=frozenset()))

    assert found.verdict is Verdict.NOT_MET
    assert [reason.startswith("À vérifier") for reason in found.reasons] == [False, True]


def test_a_measure_is_in_force_on_its_first_and_last_day() -> None:
    start, end, day = date(2027, 1, 1), date(2027, 6, 30), timedelta(days=1)

    assert in_force(start, end, end, end + day)
    assert in_force(start, None, start - day, start)
    assert not in_force(start, end, end + day, end + 2 * day)
    assert not in_force(start, end, start - 2 * day, start - day)


@given(terms_of_measures, facts_of_pathways)
def test_the_verdict_is_that_of_its_conditions_one_by_one(
    terms: MeasureTerms, facts: PathwayFacts
) -> None:
    alone = [
        standing(MeasureTerms(publics=terms.publics), facts),
        standing(MeasureTerms(prescribers=terms.prescribers), facts),
        standing(MeasureTerms(intensities=terms.intensities), facts),
        standing(MeasureTerms(territories=terms.territories), facts),
        standing(MeasureTerms(delay_days=terms.delay_days), facts),
        standing(MeasureTerms(least_contacts=terms.least_contacts), facts),
    ]

    found = standing(terms, facts)

    verdicts = {each.verdict for each in alone}
    worst = next(
        each for each in (Verdict.NOT_MET, Verdict.TO_CHECK, Verdict.MET) if each in verdicts
    )
    assert found.verdict is worst
    assert sorted(found.reasons) == sorted(reason for each in alone for reason in each.reasons)


@given(terms_of_measures, facts_of_pathways)
def test_one_more_condition_never_opens_a_measure(terms: MeasureTerms, facts: PathwayFacts) -> None:
    looser = standing(replace(terms, publics={}, delay_days=None), facts)

    assert BEST_FIRST.index(looser.verdict) <= BEST_FIRST.index(standing(terms, facts).verdict)


@given(terms_of_measures, facts_of_pathways)
def test_what_can_be_checked_is_met_or_not_once_the_fact_is_known(
    terms: MeasureTerms, facts: PathwayFacts
) -> None:
    """Every fact of a pathway that ended is known, save what was never written down."""
    whole = replace(
        facts,
        publics=facts.publics or frozenset("a"),
        prescriber=facts.prescriber or "a",
        decision=facts.decision or "a",
        epci=facts.epci or "a",
        referred_on=facts.referred_on or date(2027, 1, 1),
        closed=True,
    )

    assert standing(terms, whole).verdict is not Verdict.TO_CHECK
