"""A need without an offer reads as a sentence."""

from uuid import uuid4

import pytest

from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.pathway.unmet_words import need_words

NEEDS = {"covoiturage": "Covoiturage", "tad": "Transport à la demande"}
PURPOSES = {"emploi": "Aller au travail"}
SHORT = dict(
    zip(
        ("lu", "ma", "me", "je", "ve", "sa", "di"),
        ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            {
                "need": "covoiturage",
                "from_name": "Hirson",
                "to_name": "Laon",
                "days": "lu ma me je ve",
                "to_hour": "05:30",
            },
            "Covoiturage : Hirson → Laon, lun. à ven., avant 5 h 30",
        ),
        ({"need": "tad"}, "Transport à la demande"),
        ({"need": "tad", "to_name": "Laon"}, "Transport à la demande : vers Laon"),
        ({"from_name": "Guise", "from_hour": "20:00"}, "Au départ de Guise, après 20 h"),
        (
            {"purpose": "emploi", "days": "sa di", "from_hour": "22:00", "to_hour": "06:00"},
            "Aller au travail : sam. et dim., de 22 h à 6 h",
        ),
        (
            {"need": "tad", "purpose": "emploi", "from_hour": "05:00", "to_hour": "05:00"},
            "Transport à la demande : aller au travail, à 5 h",
        ),
        ({"words": "rien après 19 h"}, "Rien après 19 h"),
        ({"need": "code_d_une_autre_version"}, "code_d_une_autre_version"),
    ],
)
def test_what_was_told_is_said_and_nothing_else(told: dict[str, str], sentence: str) -> None:
    need = UnmetNeed.model_validate({"pathway_id": uuid4(), "noted_on": "2027-03-12", **told})

    said = need_words(need, NEEDS, PURPOSES, SHORT)

    assert said.replace(NO_BREAK, " ") == sentence
