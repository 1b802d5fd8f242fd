"""The common notation of opening hours is said in French; anything else is shown as it is."""

import pytest

from conseil_mobilite.domain.directory.opening_hours import in_french


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "Mo-Fr 09:00-12:00,13:30-17:00; PH off",
            (
                "Du lundi au vendredi : de 9 h à midi et de 13 h 30 à 17 h",
                "Les jours fériés : fermé",
            ),
        ),
        ("Mo,We 08:30-12:30", ("Le lundi et le mercredi : de 8 h 30 à 12 h 30",)),
        ("Mo-Tu 9:00-24:00", ("Le lundi et le mardi : de 9 h à minuit",)),
        ("Sa,Su,PH closed", ("Le samedi, le dimanche et les jours fériés : fermé",)),
        ("Sa-Mo 10:00-11:00", ("Du samedi au lundi : de 10 h à 11 h",)),
        ("09:00-18:00", ("Tous les jours : de 9 h à 18 h",)),
        ("24/7", ("Tous les jours, jour et nuit",)),
        ("", ()),
    ],
)
def test_the_common_notation_is_told_in_french(written: str, told: tuple[str, ...]) -> None:
    assert tuple(each.replace("\N{NO-BREAK SPACE}", " ") for each in in_french(written)) == told


@pytest.mark.parametrize(
    "written",
    [
        "sur rendez-vous",
        "Jan-Mar Mo 09:00-12:00",
        "Mo-Fr 09:00-12:00, Sa 10:00-12:00",
        "Mo-PH 09:00-12:00",
        "Mo-Fr",
        "Mo 09:00",
        "Mo[1] 09:00-12:00",
        'Mo-Fr 09:00-12:00 "sauf vacances"',
        "Mo-Fr 09:00-12:00; week 1-20 Sa off",
    ],
)
def test_what_is_not_understood_is_shown_as_it_is(written: str) -> None:
    assert in_french(written) == (written,)
