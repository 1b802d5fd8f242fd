"""A service is proposed to a person, or not, and it is said why."""

from collections.abc import Mapping
from datetime import date

import pytest
from tests.domain.directory.catalogues import TODAY, a_service, a_structure, vocabulary

from conseil_mobilite.domain.directory.matching import Match, Nearness, Offer, match, nearness_of
from conseil_mobilite.domain.directory.need import Need, Place
from conseil_mobilite.domain.directory.service import Point, service_of, structure_of

HOME = Place("02691", "Saint-Quentin", "200071892", Point(49.8465, 3.2876))
GUIDED = "mobilite--etre-accompagne-dans-son-parcours-mobilite"
LICENCE = "mobilite--preparer-un-permis"
NEED = Need(HOME, {GUIDED: ("Difficulté à lire un plan",)}, publics=frozenset({"jeunes"}))
LATER = date(2027, 3, 1)
Changes = Mapping[str, object]
NOTHING: Changes = {}


def compared(need: Need = NEED, today: date = TODAY, changes: Changes = NOTHING) -> Match:
    offer = Offer(service_of(a_service(**changes)), structure_of(a_structure()))
    return match(offer, need, vocabulary(), today)


def plain(sentences: tuple[str, ...]) -> str:
    return " ".join(sentences).replace("\N{NO-BREAK SPACE}", " ")


def test_a_service_that_suits_is_proposed_and_says_why() -> None:
    found = compared()

    assert found.proposed
    assert plain(found.reasons) == (
        "Thème : « Être accompagné dans son parcours mobilité », pour répondre au frein "
        "« Difficulté à lire un plan ». Il couvre l’intercommunalité de sa commune "
        "(Saint-Quentin). Il s’adresse à un public dont elle fait partie : jeunes. "
        "Il est gratuit."
    )
    assert found.cautions == ()
    assert found.kilometres == pytest.approx(0.06, abs=0.02)


def test_several_themes_and_barriers_are_told_together() -> None:
    themes = {GUIDED: ("Reperage", "Usage"), LICENCE: ("Usage",)}
    found = compared(Need(HOME, themes), changes={"thematiques": [GUIDED, LICENCE]})

    told = "« Préparer un permis », pour répondre aux freins « Reperage », « Usage »."
    assert found.reasons[0].startswith("Thèmes")
    assert told in plain(found.reasons)


@pytest.mark.parametrize(
    ("zones", "nearness"),
    [
        (["02691", "france"], Nearness.MUNICIPALITY),
        (["02", "200071892"], Nearness.INTERCOMMUNALITY),
        (["02"], Nearness.DEPARTMENT),
        (["france"], Nearness.COUNTRY),
        (["99100"], Nearness.COUNTRY),
        (["59", "02408"], Nearness.OUTSIDE),
        ([], Nearness.UNKNOWN),
    ],
)
def test_the_zone_is_compared_from_the_commune_to_the_country(
    zones: list[str], nearness: Nearness
) -> None:
    assert nearness_of(zones, HOME) is nearness


@pytest.mark.parametrize(
    ("home", "zone"),
    [("75112", "75056"), ("69384", "69123"), ("13208", "13055"), ("97411", "974"), ("2A004", "2A")],
)
def test_an_arrondissement_belongs_to_its_city_and_a_commune_to_its_departement(
    home: str, zone: str
) -> None:
    assert nearness_of([zone], Place(home)) in {Nearness.MUNICIPALITY, Nearness.DEPARTMENT}


def test_a_commune_without_intercommunality_matches_no_empty_code() -> None:
    assert nearness_of([""], Place("29083")) is Nearness.OUTSIDE


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"zone_eligibilite": ["59"]}, "Il ne couvre pas la commune de la personne"),
        ({"publics": ["seniors"]}, "Il s’adresse à d’autres publics : séniors."),
        ({"thematiques": [LICENCE]}, "Il ne répond à aucun frein retenu"),
        ({"date_suspension": "2026-09-01"}, "Il n’est plus proposé depuis le 1er septembre 2026."),
    ],
)
def test_a_service_that_does_not_suit_says_why(changes: Changes, why: str) -> None:
    found = compared(changes=changes)

    assert not found.proposed
    assert why in plain(found.against)


def test_a_paying_service_is_kept_out_only_where_a_free_one_is_wanted() -> None:
    wanting = Need(HOME, NEED.themes, publics=NEED.publics, wants_free=True)

    assert compared(changes={"frais": "payant"}).proposed
    assert not compared(wanting, changes={"frais": "payant"}).proposed
    assert "demandez-le" in plain(compared(wanting, changes={"frais": None}).cautions)


def test_what_is_not_known_is_a_caution_and_keeps_nothing_out() -> None:
    found = compared(changes={"zone_eligibilite": None, "publics": None})
    homeless = compared(Need(Place(), NEED.themes, publics=NEED.publics))
    unsure_need = Need(HOME, NEED.themes, unknown_publics=frozenset({"femmes"}))
    unsure = compared(unsure_need, changes={"publics": ["femmes"]})

    assert all(each.proposed for each in (found, homeless, unsure))
    assert "Sa zone n’est pas indiquée" in plain(found.cautions)
    assert "La commune de la personne n’est pas notée" in plain(homeless.cautions)
    assert "Vérifiez qu’elle en fait partie" in plain(unsure.cautions)


def test_access_is_asked_for_only_where_it_is_needed() -> None:
    needing = Need(HOME, NEED.themes, publics=NEED.publics, needs_access=True)

    assert "accessibilité" not in plain(compared().cautions)
    assert "demandez-la" in plain(compared(needing).cautions)
    remote = compared(needing, changes={"modes_accueil": ["a-distance"]})
    assert "à distance" in plain(remote.reasons)


def test_an_old_information_is_to_be_checked_unless_somebody_here_did() -> None:
    service, structure = service_of(a_service()), structure_of(a_structure())
    checked = Offer(service, structure, checked_on=date(2027, 1, 1))

    assert "vérifiez-la" in plain(compared(today=LATER).cautions)
    assert match(checked, NEED, vocabulary(), LATER).cautions == ()


def test_a_sensitive_public_or_barrier_is_named_by_no_sentence() -> None:
    need = Need(
        HOME,
        hidden_themes=frozenset({GUIDED}),
        hidden_publics=frozenset({"personnes-en-situation-de-handicap"}),
    )
    found = compared(need, changes={"publics": ["personnes-en-situation-de-handicap"]})

    assert found.proposed
    told = plain((*found.reasons, *found.cautions, *found.against)).lower()
    assert "handicap" not in told
    assert "accompagné" not in told


def test_without_an_assessment_the_themes_are_not_compared() -> None:
    found = compared(Need(HOME, publics=frozenset({"jeunes"})))

    assert found.proposed
    assert "Aucun frein n’est encore retenu" in plain(found.cautions)


def test_those_proposed_come_first_then_what_suits_most_then_what_is_near() -> None:
    best, far = compared(), compared(changes={"latitude": 50.6})
    out = compared(changes={"publics": ["seniors"]})

    assert sorted((out, far, best), key=lambda each: each.order) == [best, far, out]
