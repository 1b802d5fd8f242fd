"""The bodies the base knows, proposed while one is typed."""

from conseil_mobilite.domain.referrals.known_bodies import KnownBody, gathered, matching

GARAGE = KnownBody("Garage solidaire de Guise", partner_kind="garage_solidaire", phone="+33323")
SAME = KnownBody("GARAGE SOLIDAIRE de Guise", address="3 rue du Gué", phone="+33399")


def test_a_body_is_said_once_and_completed_by_what_is_older() -> None:
    (found,) = gathered([GARAGE, SAME, KnownBody("  ")])

    assert found.name == "Garage solidaire de Guise"
    assert (found.phone, found.address) == ("+33323", "3 rue du Gué")


def test_words_are_found_by_their_beginnings_without_accents_or_order() -> None:
    bodies = (GARAGE, KnownBody("Mission locale"), KnownBody("Vélo-école de l’Oise"))

    assert matching(bodies, "guise gar", 5) == [GARAGE]
    assert [body.name for body in matching(bodies, "velo", 5)] == ["Vélo-école de l’Oise"]
    assert matching(bodies, "", 5) == matching(bodies, "xyz", 5) == []


def test_no_more_are_proposed_than_asked() -> None:
    bodies = tuple(KnownBody(f"Garage {rank}") for rank in range(9))

    assert [body.name for body in matching(bodies, "garage", 3)] == [
        "Garage 0",
        "Garage 1",
        "Garage 2",
    ]
