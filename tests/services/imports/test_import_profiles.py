"""The columns of a source, kept under its name."""

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.imports import profiles


def test_a_profile_is_kept_replaced_and_forgotten(session: Session) -> None:
    profiles.keep(session, "Suivi Excel", {"nom": "nom", "ne le": ""})
    kept = profiles.keep(session, " Suivi  Excel ", {"nom": "nom_usage"})
    profiles.keep(session, "Ancien logiciel", {"prenom": "prenom"})

    names = [profile.name for profile in profiles.profiles(session)]
    profiles.forget(session, kept.id)

    assert names == ["Ancien logiciel", "Suivi Excel"]
    assert kept.columns == {"nom": "nom_usage"}
    assert [profile.name for profile in profiles.profiles(session)] == ["Ancien logiciel"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "2 92 06 02 361 001 22"])
def test_a_name_that_cannot_be_is_refused_beside_its_field(session: Session, name: str) -> None:
    with pytest.raises(UserError) as refused:
        profiles.keep(session, name, {"nom": "nom"})

    assert refused.value.field == "name"
