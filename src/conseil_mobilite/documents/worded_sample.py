"""The texts of one paper under the head of the body, where nobody’s file can fill the rest."""

from collections.abc import Sequence
from datetime import date

from conseil_mobilite.documents.kit.blocks import Gap, Title, text
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.words import plain
from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead


def document(
    title: str, organisation: Letterhead, adviser: AdviserCard, said: Sequence[str], day: date
) -> Document:
    """Return a page that says the sentences one under the other."""
    sentences = [block for sentence in said if sentence for block in (text(sentence), Gap(10))]
    return Document(
        title=title,
        author=organisation.name,
        day=day,
        foot=foot(title, organisation),
        blocks=(
            letterhead(organisation, adviser),
            Gap(22),
            Title(plain(title)),
            Gap(12),
            *sentences,
        ),
    )
