"""A profile of an import is read from a file, or what is wrong in it is said."""

import json
from pathlib import Path

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange.imports.profile_json import read_profile


@pytest.mark.parametrize("field", [{"a": 1}, ["nom"], 12, "inconnu", True])
def test_a_column_that_names_no_field_is_told(tmp_path: Path, field: object) -> None:
    path = tmp_path / "profil.json"
    path.write_text(json.dumps({"colonnes": {"Nom": field}}), encoding="utf-8")

    with pytest.raises(UserError, match="Nom"):
        read_profile(path)
