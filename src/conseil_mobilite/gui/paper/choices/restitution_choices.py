"""The boxes of the restitution, by the parts of the paper: nothing sensitive is ticked first."""

from typing import Final

from conseil_mobilite.domain.paper.restitution import Box, Part
from conseil_mobilite.gui.paper.choices.paper_choices import Group, Groups, Option
from conseil_mobilite.services.paper.restitution.restitutions import Offer

NOTHING: Final = "Rien n’est noté à ce sujet."


def restitution_groups(offer: Offer) -> Groups:
    """Return a group a part; none at all where nothing may be told."""
    if offer.refusal:
        return ()
    found = [(part, [box for box in offer.boxes if box.part is part]) for part in Part]
    return tuple(_group(part, boxes) for part, boxes in found if boxes)


def _group(part: Part, boxes: list[Box]) -> Group:
    options = tuple(
        Option(
            box.code,
            box.label,
            box.preview if box.told else "",
            sensitive=box.sensitive,
            refused="" if box.told else NOTHING,
        )
        for box in boxes
    )
    ticked = frozenset(box.code for box in boxes if box.ticked)
    return Group(part.name.lower(), part.value, options, ticked, boxes=True)
