"""The boxes of a restitution: what is offered, proposed, chosen and named."""

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paper.restitution import (
    Box,
    Part,
    Told,
    chosen_boxes,
    family,
    variant,
)

ONE = (Told("Un"),)
GARDE = Box("barrier.garde", Part.BARRIERS, "Frein : Garde", ONE, sensitive=True, usual=True)
ATOUTS = Box("strengths", Part.STRENGTHS, "Atouts", ONE, usual=True)
EMPTY = Box("done", Part.DONE, "Étapes", (), usual=True)


def test_nothing_sensitive_nor_empty_is_proposed_ticked() -> None:
    assert [box.ticked for box in (GARDE, ATOUTS, EMPTY)] == [False, True, False]


def test_a_preview_tells_two_lines_and_counts_the_others() -> None:
    lines = (Told("Un", ("le 12",)), Told("Deux", ("",)), Told("Trois"), Told("Quatre"))

    shown = Box("x", Part.DONE, "X", lines).preview

    assert shown == "Un, le 12 · Deux · et 2\xa0autres"
    assert GARDE.preview == "Un"


def test_the_boxes_chosen_come_in_the_order_of_the_paper() -> None:
    kept = chosen_boxes((GARDE, EMPTY, ATOUTS), {"barrier.garde", "strengths"})

    assert kept == (ATOUTS, GARDE)
    assert variant(kept) == "barrier.garde strengths"
    assert [family(box.code) for box in kept] == ["strengths", "barrier"]


@pytest.mark.parametrize("chosen", [set(), {"done"}], ids=["none", "an empty one"])
def test_a_paper_without_anything_to_tell_is_refused(chosen: set[str]) -> None:
    with pytest.raises(UserError, match="Cochez au moins une rubrique"):
        chosen_boxes((ATOUTS, EMPTY), chosen)


def test_a_box_that_was_not_offered_is_refused() -> None:
    with pytest.raises(UserError, match="n’existe plus"):
        chosen_boxes((ATOUTS,), {"strengths", "barrier.garde"})
