"""The end of a document: optional signatures, and what becomes of the data."""

from conseil_mobilite.documents.kit.blocks import Block, Gap
from conseil_mobilite.documents.kit.emphasis import around
from conseil_mobilite.documents.kit.forms import Signatures
from conseil_mobilite.documents.kit.links import email_link, is_email
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size
from conseil_mobilite.documents.kit.words import (
    Run,
    Words,
    joined,
    plain,
    stressed,
)
from conseil_mobilite.documents.phrases.book import french
from conseil_mobilite.domain.paper.action_sheet import DataNotice, Signing


def signatures(signing: Signing) -> tuple[Block, ...]:
    """Leave a line for each of two people, and say that signing is no condition."""
    lines = Signatures(tuple(plain(name) for name in signing.names))
    return Gap(16), lines, Gap(5), Paragraph(plain(signing.free), Size.SMALL)


def data_protection(notice: DataNotice) -> tuple[Block, ...]:
    """Say who holds the data, for how long, and whom to write to."""
    told = joined(stressed(french().words("notice")), notice_words(notice))
    return Gap(14), Paragraph(told, Size.SMALL)


def notice_words(notice: DataNotice) -> Words:
    """Say the notice; an e-mail address that it names can be followed."""
    if not notice.complete:
        return joined(plain(notice.text), contact_words(notice))
    contact = notice.contact.strip()
    if not is_email(contact):
        return plain(notice.text)
    return around(notice.text, contact, Run(contact, url=f"mailto:{contact}"))


def contact_words(notice: DataNotice) -> Words:
    """Say whom to write to about the data."""
    contact = notice.contact.strip()
    if not contact:
        return french().words("notice_ask")
    if not is_email(contact):
        return french().words("notice_write", contact=contact)
    return french().words("notice_write", contact=email_link(contact))
