"""Rows against the files of the base, against one another, and against themselves."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from uuid import UUID

import pytest
from tests.domain.imports.import_tables import ON, examined, preview_of, table, territories

from conseil_mobilite.domain.imports.decisions import Decision, Field, ImportLine
from conseil_mobilite.domain.imports.examination import Context, examine
from conseil_mobilite.domain.imports.known_people import KnownPeople, KnownPerson
from conseil_mobilite.domain.imports.mapping import propose
from conseil_mobilite.domain.imports.mending import with_mends

HEADINGS = ("Nom", "Nom d'usage", "Prénom", "Né(e) le", "Tél", "Mail", "Adresse", "N° DE")
KNOWN = KnownPerson(
    UUID(int=1),
    "2026-0001",
    "LEFÈVRE",
    "",
    "Hélène",
    date(1990, 3, 12),
    phones=("+33611223344",),
    address="3 rue du Port",
)


def judged(*row: str) -> ImportLine:
    (line,) = examined(table(HEADINGS, row), [KNOWN])
    return line


SAME = ("Lefevre", "", "HELENE", "12/03/1990")


@pytest.mark.parametrize(
    ("row", "decision"),
    [
        ((*SAME, "06 11 22 33 44", "", "", ""), Decision.DUPLICATE),
        ((*SAME, "07 99 99 99 99", "", "", ""), Decision.DUPLICATE),
        ((*SAME, "", "helene@exemple.fr", "", ""), Decision.UPDATE),
        ((*SAME, "", "", "", "1234567A"), Decision.UPDATE),
        (("MARTIN", "Lefèvre", "Hélène", "12/03/1990", "", "", "", ""), Decision.UPDATE),
        (("Lefèvre", "", "Hélène", "", "0611223344", "", "", ""), Decision.POSSIBLE_DUPLICATE),
        (("Lefèvre", "", "Hélène", "", "", "", "3, RUE DU PORT", ""), Decision.POSSIBLE_DUPLICATE),
        (("Lefèvre", "", "Hélène", "01/01/1960", "", "", "", ""), Decision.CREATE),
        (("Lefèvre", "", "Marc", "12/03/1990", "0611223344", "", "", ""), Decision.CREATE),
        (("Hélène", "", "Lefèvre", "12/03/1990", "", "", "", ""), Decision.POSSIBLE_DUPLICATE),
    ],
    ids=[
        "same",
        "other phone",
        "email",
        "identifier",
        "married",
        "phone",
        "address",
        "namesake",
        "twin",
        "swapped",
    ],
)
def test_a_row_is_compared_with_the_files_of_the_base(
    row: tuple[str, ...], decision: Decision
) -> None:
    line = judged(*row)

    told = decision in {Decision.CREATE, Decision.CREATE_TO_CHECK}
    assert (line.decision, line.known) == (decision, None if told else KNOWN.id)
    assert line.linked_to is None


def test_the_same_file_against_the_base_it_made_creates_nobody() -> None:
    rows = table(
        HEADINGS,
        ("Roux", "", "Anne", "12/03/1990", "06 11 22 33 44", "", "3 rue X", "1234567A"),
        ("Blin", "Petit", "Bruno", "31/12/1985", "", "b@exemple.fr", "", ""),
        ("d'Hermies", "", "JEAN-PIERRE", "1/1/2001", "", "", "", ""),
    )
    made = [person(line.values, rank) for rank, line in enumerate(examined(rows))]

    again = examined(rows, made)

    assert [line.decision for line in again] == [Decision.DUPLICATE] * 3
    assert [line.known for line in again] == [each.id for each in made]


def test_a_row_that_tells_nothing_but_names_is_not_created_again() -> None:
    rows = table(["Nom", "Prénom", "DDN"], ("Roux", "Anne", "31/02/1990"), ("Blin", "Luc", ""))
    made = [
        KnownPerson(UUID(int=1), "2026-0001", "ROUX", "", "Anne", None),
        KnownPerson(UUID(int=2), "2026-0002", "BLIN", "", "Luc", None, ("+33611223344",)),
    ]

    again = examined(rows, made)

    assert [line.decision for line in again] == [Decision.POSSIBLE_DUPLICATE] * 2
    assert [line.known for line in again] == [each.id for each in made]


def test_a_line_repeated_word_for_word_is_perhaps_the_same_person() -> None:
    rows = table(["Nom", "Prénom", "Ville"], ("Roux", "Anne", "Laon"), ("ROUX", "ANNE", "LAON"))

    first, second = examined(rows)

    assert (first.decision, second.decision) == (Decision.CREATE, Decision.POSSIBLE_DUPLICATE)
    assert second.linked_to == first.number


def person(values: Mapping[Field, object], rank: int) -> KnownPerson:
    """Return the file that a row makes."""
    told = {of: str(value) for of, value in values.items()}
    return KnownPerson(
        UUID(int=rank + 1),
        f"2026-000{rank}",
        told[Field.LAST_NAME],
        told.get(Field.USUAL_NAME, ""),
        told[Field.FIRST_NAME],
        date.fromisoformat(told[Field.BIRTH_DATE]),
        tuple(told[of] for of in (Field.PHONE,) if of in told),
        tuple(told[of] for of in (Field.EMAIL,) if of in told),
        told.get(Field.ADDRESS, ""),
        told.get(Field.FRANCE_TRAVAIL_ID, ""),
    )


def test_a_cell_mended_is_read_instead_of_what_the_file_holds() -> None:
    wanted = table(["Nom", "Prénom", "DDN"], ["ROUX", "Anne", "31/02/1990"])

    (line,) = examined(with_mends(wanted, {(2, 2): "28/02/1990", (9, 0): "PERDU"}))

    assert line.values[Field.BIRTH_DATE] == "1990-02-28"
    assert (line.decision, line.alerts) == (Decision.CREATE, ())
    assert wanted.rows[0].cells[2].text == "31/02/1990"


def test_a_profile_that_names_a_column_of_social_security_numbers_does_not_let_them_in() -> None:
    wanted = table(["Nom", "Prénom", "NIR"], ["ROUX", "Anne", "123"])
    mapping = propose(wanted)
    forced = type(mapping)((*mapping.fields[:2], Field.CAF_ID))

    preview = examine(wanted, forced, Context(ON, territories(), KnownPeople()))

    assert Field.CAF_ID not in preview.lines[0].values
    assert [alert.code for alert in preview.lines[0].alerts] == ["numero_retire"]


def test_progress_is_told_to_the_end_and_every_row_is_counted() -> None:
    rows = [("ROUX", "Anne", f"{1 + day % 28:02}/01/{1950 + day // 28}") for day in range(450)]
    wanted = table(["Nom", "Prénom", "DDN"], *rows)
    told: list[tuple[int, int]] = []

    context = Context(ON, territories(), KnownPeople())
    preview = examine(wanted, propose(wanted), context, lambda done, of: told.append((done, of)))

    assert told == [(200, 450), (400, 450), (450, 450)]
    assert preview.counts() == MappingProxyType({Decision.CREATE: 450})


def test_all_values_of_a_row_are_said_in_the_order_of_the_report() -> None:
    wanted = table(["Ville", "Mail", "Prénom", "Nom"], ["Laon", "a@exemple.fr", "Anne", "ROUX"])

    (line,) = preview_of(wanted).lines

    assert list(line.values) == [of for of in Field if of in line.values]
