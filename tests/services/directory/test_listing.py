"""The list of the directory keeps what is asked for, and sorts it for a person."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session, select
from tests.services.directory.directories import ON, filled, row_of, someone

from conseil_mobilite.domain.assessment.assessment import Barrier
from conseil_mobilite.domain.directory.need import Place
from conseil_mobilite.domain.referrals import known_bodies
from conseil_mobilite.services.directory import service_page
from conseil_mobilite.services.directory.listing import Listing, ListingQuery, listing
from conseil_mobilite.services.directory.needs import need_of
from conseil_mobilite.services.directory.proposals import proposals
from conseil_mobilite.services.referrals import known_bodies as known_bodies_of

ALL = ListingQuery(ON)
BOHAIN = Place("02095", "Bohain-en-Vermandois", "240200493")


@pytest.fixture(autouse=True)
def _filled(session: Session) -> None:
    filled(session)


def names(found: Listing) -> list[str]:
    return [line.stored.service.name for line in found.lines]


def test_without_a_filter_everything_is_listed_by_name(session: Session) -> None:
    found = listing(session, ALL)

    assert (len(found.lines), found.total, found.to_check) == (40, 40, 40)
    assert names(found)[0].startswith("A")


@pytest.mark.parametrize(
    ("text", "some"),
    [("atel plan", "Atelier lire un plan et des horaires de bus"), ("CLÉ fictive", "")],
)
def test_the_words_typed_begin_words_of_the_service_or_its_structure(
    session: Session, text: str, some: str
) -> None:
    found = names(listing(session, replace(ALL, text=text)))

    assert 0 < len(found) < 40
    assert not some or some in found
    assert names(listing(session, replace(ALL, text="zzz"))) == []


def test_each_filter_keeps_only_what_answers_it(session: Session) -> None:
    licence = listing(session, replace(ALL, theme="mobilite--preparer-un-permis"))
    mobility = listing(session, replace(ALL, theme="mobilite"))
    young = listing(session, replace(ALL, public="jeunes"))
    free = listing(session, replace(ALL, free=True))
    accessible = listing(session, replace(ALL, accessible=True))

    assert len(licence.lines) == 7
    assert len(mobility.lines) >= 35
    for line in young.lines:
        assert {"jeunes", "tous-publics"} & set(line.stored.service.publics)
    assert {line.stored.service.fees for line in free.lines} == {"gratuit"}
    assert all("a-distance" in line.stored.service.reception_modes for line in accessible.lines)
    assert 0 < len(accessible.lines) < 40


def test_a_commune_keeps_what_covers_it_the_nearest_first(session: Session) -> None:
    found = listing(session, replace(ALL, place=BOHAIN))

    assert 0 < len(found.lines) < 40
    zones = {"02095", "240200493", "02", "france"}
    assert all(zones & set(line.stored.service.zones) for line in found.lines)
    far = [line.kilometres for line in found.lines]
    assert None not in far
    assert far == sorted(far, key=lambda each: each or 0.0)
    assert far[0] == pytest.approx(0)


def test_favourites_and_what_is_to_check_are_found(session: Session) -> None:
    first, second = row_of(session, "001"), row_of(session, "002")
    service_page.set_favourite(session, first.id, favourite=True)
    service_page.check(session, second.id, ON)

    favourites = listing(session, replace(ALL, favourites=True))
    old = listing(session, replace(ALL, to_check=True))

    assert [line.id for line in favourites.lines] == [first.id]
    assert second.id not in {line.id for line in old.lines}
    assert (len(old.lines), old.to_check, old.total) == (39, 39, 40)


def test_for_a_person_what_is_proposed_comes_first(session: Session) -> None:
    awa = someone(session, "aucun_moyen", publics=("rsa",))

    found = listing(session, replace(ALL, person_id=awa.id))
    told = [line.match.proposed for line in found.lines if line.match]

    assert len(told) == 40
    assert told == sorted(told, reverse=True)
    assert set(told) == {True, False}


def test_the_proposals_of_a_person_answer_her_barriers_her_home_and_her_publics(
    session: Session,
) -> None:
    awa = someone(session, "aucun_moyen", "sans_permis", publics=("rsa",))

    found = proposals(session, awa.id, ON)

    assert len(found.proposed) + len(found.others) == 40
    for each in found.proposed:
        themes = set(each.stored.service.themes)
        assert {"mobilite--acceder-a-un-vehicule", "mobilite--preparer-un-permis"} & themes
        assert {"02691", "200071892", "02"} & set(each.stored.service.zones)
    assert all(each.match.against for each in found.others)


def test_a_lifted_barrier_asks_for_nothing_any_more(session: Session) -> None:
    awa = someone(session, "aucun_moyen", "sans_permis")
    barrier = session.exec(select(Barrier).where(Barrier.code == "aucun_moyen")).one()
    barrier.status = "leve"
    dropped = session.exec(select(Barrier).where(Barrier.code == "sans_permis")).one()
    before = need_of(session, awa.id, ON).themes
    dropped.kept = False

    assert set(before) == {"mobilite--preparer-un-permis"}
    assert not need_of(session, awa.id, ON).has_themes


def test_the_publics_of_identity_are_told_and_what_is_not_noted_is_unknown(
    session: Session,
) -> None:
    awa = someone(session)
    awa.sex, awa.birth_date, awa.qpv, awa.frr = "F", date(2006, 5, 4), "oui", "non"
    told = need_of(session, awa.id, ON)
    awa.sex, awa.birth_date, awa.qpv = "NSP", None, "nsp"
    unknown = need_of(session, awa.id, ON)

    assert told.publics == {"femmes", "jeunes", "residents-qpv-frr"}
    assert not {"femmes", "jeunes", "seniors", "residents-qpv-frr"} & told.unknown_publics
    assert unknown.publics == frozenset()
    assert {"femmes", "jeunes", "seniors", "residents-qpv-frr"} <= unknown.unknown_publics
    assert "personnes-exilees" in told.unknown_publics


def test_what_is_sensitive_weighs_but_is_written_nowhere(session: Session) -> None:
    awa = someone(session, "sante_deplacement", publics=("aah", "handicap"))

    found = proposals(session, awa.id, ON)
    told = json.dumps(
        [(each.match.reasons, each.match.cautions) for each in found.proposed], ensure_ascii=False
    ).lower()

    assert "personnes-en-situation-de-handicap" in found.need.hidden_publics
    assert found.proposed
    assert "handicap" not in told
    assert "santé" not in told
    assert "allocat" not in told
    assert "minimas" not in told


def test_the_structures_of_the_directory_complete_a_referral_or_a_partner(
    session: Session,
) -> None:
    known = known_bodies.matching(known_bodies_of.every(session), "garage clé", 5)

    assert [each.name for each in known] == ["Garage solidaire La Clé Fictive"]
    assert known[0].address == "3 zone des Essais, 02430 Gauchy"
    assert (known[0].phone, known[0].email) == ("+33199000102", "contact@garage.example")
