"""The « fiche d’action mobilité » in « grands caractères »: the standard one, at 20 points."""

from dataclasses import replace

from conseil_mobilite.documents.action_sheet import standard
from conseil_mobilite.documents.action_sheet.cards import in_cards
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.look import FULL_PAGE, LARGE
from conseil_mobilite.domain.paper.action_sheet import ActionSheet

VERSION = "grands caractères"


def document(content: ActionSheet) -> Document:
    """Return the sheet for somebody who sees little; it says all that the standard one says."""
    usual = standard.document(content)
    title = usual.title.replace(standard.TITLE, f"{standard.TITLE} ({VERSION})", 1)
    return replace(usual, title=title, blocks=in_cards(usual.blocks), format=FULL_PAGE, scale=LARGE)
