"""The end of a document: optional signatures, and what becomes of the data."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from conseil_mobilite.documents.kit.blocks import columns
from conseil_mobilite.documents.kit.markup import Markup, joined, plain, strong
from conseil_mobilite.documents.kit.shapes import Rule
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.structure import Node
from conseil_mobilite.documents.kit.theme import text_style
from conseil_mobilite.domain.paper.action_sheet import DataNotice

_GUTTER = 24


def signatures(sheet: Sheet, names: Sequence[str]) -> list[Flowable]:
    """Leave a line for each of two people, and say that signing is no condition."""
    width = (sheet.width - _GUTTER) / 2
    free = "Signer n’est pas obligatoire. Votre accompagnement continue sans signature."
    sides: list[Sequence[Flowable]] = [
        [sheet.text(plain(name)), Spacer(1, 30), Rule(width)] for name in names
    ]
    row = columns([sides[0], "", sides[1]], [width, _GUTTER, width])
    return [Spacer(1, 16), row, Spacer(1, 5), sheet.text(plain(free), size=sheet.scale.small)]


def data_protection(sheet: Sheet, notice: DataNotice) -> list[Flowable]:
    """Say who holds the data, for how long, and whom to write to."""
    node = sheet.section.add("P")
    words = joined(strong("Vos informations."), plain(notice.text), _contact(sheet, node, notice))
    style = text_style(sheet.scale.small, leading=sheet.scale.small * 1.45)
    return [Spacer(1, 14), sheet.paragraph(node, words, style)]


def _contact(sheet: Sheet, node: Node, notice: DataNotice) -> Markup:
    contact = notice.contact.strip()
    if not contact:
        return plain("Pour cela, parlez-en à votre contact.")
    if "@" not in contact or " " in contact:
        return plain(f"Pour cela, écrivez à : {contact}.")
    link = sheet.tree.link(node, contact, f"mailto:{contact}")
    return Markup(f"{plain('Pour cela, écrivez à :')} {link}.")
