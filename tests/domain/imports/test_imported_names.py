"""Names of imported rows, when a cell holds far more than a name."""

import pytest

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.raw_table import RawCell
from conseil_mobilite.domain.imports.values.names import read_names
from conseil_mobilite.domain.imports.values.reading import Given


@pytest.mark.parametrize("sign", ["(", "[", " "])
def test_a_cell_without_end_is_no_name(sign: str) -> None:
    text = "Lefèvre " + sign * 200_000  # reading it sign by sign from each sign took minutes

    given = Given("Nom", RawCell(text, text), text)

    names = read_names({Field.LAST_NAME: (given,), Field.FIRST_NAME: ()}, None)

    assert names.why
