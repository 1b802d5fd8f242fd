"""A calendar that leaves the program names nobody."""

import pytest

from conseil_mobilite.domain.agenda.discretion import Guest, Title, discreet_place, meeting_title

AWA = Guest("2026-0042", "Marie-Lou", "d’Haubersart", address="4 allée des Tilleuls, 02120 Guise")
LI = Guest("2026-0043", "Li", "Ô", usual_name="Wójcik")


@pytest.mark.parametrize(
    ("shown", "guests", "unnamed", "expected"),
    [
        (Title.BUSY, (AWA,), 0, "Occupé"),
        (Title.FILE, (AWA,), 0, "Rendez-vous mobilité – dossier 2026-0042"),
        (Title.INITIALS, (AWA,), 0, "Rendez-vous mobilité – M.-L. D."),
        (Title.INITIALS, (LI,), 0, "Rendez-vous mobilité – L. W."),
        (Title.FILE, (AWA, LI), 0, "Rendez-vous mobilité – 2 personnes"),
        (Title.INITIALS, (AWA,), 5, "Rendez-vous mobilité – 6 personnes"),
        (Title.FILE, (), 1, "Rendez-vous mobilité"),
        (Title.FILE, (), 0, "Rendez-vous mobilité"),
    ],
)
def test_the_title_says_what_was_chosen(
    shown: Title, guests: tuple[Guest, ...], unnamed: int, expected: str
) -> None:
    assert meeting_title(shown, guests, unnamed) == expected


@pytest.mark.parametrize(
    "place",
    [
        "Chez Mme d'Haubersart",
        "chez MARIE-LOU",
        "4, allée des tilleuls 02120 GUISE",
        "Domicile : 4 allée des Tilleuls, 02120 Guise, 2e étage",
        "4 allée des Tilleuls",
        "Bureau de M. Wojcik",
        "Chez Mme Ly, sa voisine",
        "Domicile",
    ],
)
def test_a_place_that_names_a_person_or_is_her_home_is_left_out(place: str) -> None:
    assert discreet_place(place, (AWA, LI)) == ""


@pytest.mark.parametrize("place", ["Mairie de Guise", "Lille, salle Ô", "", "Haubersartin"])
def test_any_other_place_stays_as_it_was_typed(place: str) -> None:
    assert discreet_place(place, (AWA, LI)) == place


def test_a_place_stays_where_the_home_is_not_known() -> None:
    assert discreet_place("4 allée des Tilleuls", (LI,)) == "4 allée des Tilleuls"
