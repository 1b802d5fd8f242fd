"""The top of a document: who gives it, and whom to call."""

from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.blocks import ALL, beside, columns
from conseil_mobilite.documents.kit.fonts import BOLD
from conseil_mobilite.documents.kit.markup import EMPTY, joined, plain, strong
from conseil_mobilite.documents.kit.pictograms import Icon
from conseil_mobilite.documents.kit.shapes import Emblem
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead

_EMBLEM = 34
_NAME = 12


def letterhead(sheet: Sheet, organisation: Letterhead, adviser: AdviserCard) -> None:
    """Set the organisation on the left, its mark beside its name, and the adviser on the right."""
    left = sheet.width / 2 + 24
    emblem = organisation_mark(sheet, organisation.name, left)
    icon = Icon.PHONE if adviser.phone or organisation.phone else Icon.PERSON
    contact = beside(icon, _contact(sheet, organisation, adviser), sheet.width - left, 20)
    sheet.add(columns([emblem, contact], [left, sheet.width - left]))


def organisation_mark(sheet: Sheet, name: str, width: float) -> Flowable:
    """Put the mark beside the name of the organisation in words."""
    words = sheet.text(strong(name), size=_NAME, leading=16)
    room = _balanced(name, width - _EMBLEM - 30)
    return columns([Emblem(_EMBLEM), [words]], [_EMBLEM + 10, room], ("VALIGN", *ALL, "MIDDLE"))


def _balanced(name: str, width: float) -> float:
    """Narrow a name over several lines, so that the last one is not left with a single word."""
    count = len(simpleSplit(name, BOLD, _NAME, width))
    while len(simpleSplit(name, BOLD, _NAME, width - 4)) == count > 1:
        width -= 4
    return width


def _contact(sheet: Sheet, organisation: Letterhead, adviser: AdviserCard) -> list[Flowable]:
    known_as = plain(f"Votre {adviser.title or 'contact'} :")
    words = [sheet.text(joined(known_as, strong(adviser.full_name)))]
    if phone := adviser.phone or organisation.phone:
        words.append(sheet.text(strong(phone_display(phone)), size=13))
    hours = plain(organisation.opening_hours)
    return [*words, *([sheet.text(hours, size=sheet.scale.small)] if hours != EMPTY else [])]
