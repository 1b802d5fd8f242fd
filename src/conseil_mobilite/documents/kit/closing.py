"""The end of a document: optional signatures, and what becomes of the data."""

from conseil_mobilite.documents.kit.blocks import Block, Gap, Paragraph, Signatures, Size
from conseil_mobilite.documents.kit.words import Words, joined, link, plain, strong
from conseil_mobilite.domain.paper.action_sheet import DataNotice

_FREE = "Signer n’est pas obligatoire. Votre accompagnement continue sans signature."


def signatures(*names: str) -> tuple[Block, ...]:
    """Leave a line for each of two people, and say that signing is no condition."""
    lines = Signatures(tuple(plain(name) for name in names))
    return Gap(16), lines, Gap(5), Paragraph(plain(_FREE), Size.SMALL)


def data_protection(notice: DataNotice) -> tuple[Block, ...]:
    """Say who holds the data, for how long, and whom to write to."""
    told = joined(strong("Vos informations."), plain(notice.text), contact_words(notice))
    return Gap(14), Paragraph(told, Size.SMALL)


def contact_words(notice: DataNotice) -> Words:
    """Say whom to write to about the data."""
    contact = notice.contact.strip()
    if not contact:
        return plain("Pour cela, parlez-en à votre contact.")
    if "@" not in contact or " " in contact:
        return plain(f"Pour cela, écrivez à : {contact}.")
    address = link(contact, f"mailto:{contact}")
    return joined(joined(plain("Pour cela, écrivez à :"), address), plain("."), between="")
