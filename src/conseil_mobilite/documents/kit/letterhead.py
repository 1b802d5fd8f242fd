"""The top of a document: who gives it, and whom to call."""

from conseil_mobilite.documents.kit.blocks import Beside, Block, Emblem, Logo, Row
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size
from conseil_mobilite.documents.kit.words import joined, plain, strong
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead

_LEFT, _RIGHT = 55.0, 45.0


def emblem(organisation: Letterhead) -> Emblem:
    logo = Logo(organisation.logo) if organisation.logo else None
    return Emblem(organisation.name, logo)


def foot(told: str, organisation: Letterhead) -> tuple[str, ...]:
    """Return the foot of the pages: which paper, of whom, and what the body wants there."""
    return tuple(filter(None, (f"{told} · {organisation.name}", organisation.foot)))


def letterhead(organisation: Letterhead, adviser: AdviserCard) -> Row:
    """Set the organisation on the left, its mark beside its name, and the adviser on the right."""
    icon = Icon.PHONE if adviser.phone or organisation.phone else Icon.PERSON
    contact = Beside(icon, _contact(organisation, adviser))
    return Row(((emblem(organisation),), (contact,)), (_LEFT, _RIGHT))


def _contact(organisation: Letterhead, adviser: AdviserCard) -> tuple[Block, ...]:
    known_as = plain(f"Votre {adviser.title or 'contact'} :")
    said: list[Block] = [Paragraph(joined(known_as, strong(adviser.full_name)))]
    if phone := adviser.phone or organisation.phone:
        said.append(Paragraph(strong(phone_display(phone)), Size.LEAD))
    if organisation.opening_hours:
        said.append(Paragraph(plain(organisation.opening_hours), Size.SMALL))
    return tuple(said)
