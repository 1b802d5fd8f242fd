"""Every printed document and its variants, with the content of random people.

A new document is one more entry of the parts of `MAKERS`: a function of chance and of a person to a
document. What is said of a person holds her own words, which nobody else has.
"""

import random
from collections.abc import Iterator

from tests.campaigns.made_papers.chance import Dice, Extent, Person
from tests.campaigns.made_papers.diary import MEETINGS
from tests.campaigns.made_papers.letters import LETTERS
from tests.campaigns.made_papers.long import FILES
from tests.campaigns.made_papers.rights import RIGHTS
from tests.campaigns.made_papers.sheets import SHEETS, Maker

from conseil_mobilite.documents.kit.document import Document

MAKERS: dict[str, Maker] = {**SHEETS, **MEETINGS, **LETTERS, **FILES, **RIGHTS}
_ROUNDS = (Extent.BARE, Extent.FULL)


def written(count: int) -> Iterator[tuple[str, Person, Document]]:
    """Yield as many documents, each kind in turn, each of a person of her own.

    The first of each kind says as little as it may, the second as much as it may.
    """
    chance = random.Random(count)  # noqa: S311 - chance, not security
    kinds = tuple(MAKERS)
    for number in range(count):
        turn, which = divmod(number, len(kinds))
        extent = _ROUNDS[turn] if turn < len(_ROUNDS) else Extent.ANY
        person, kind = Person(number), kinds[which]
        yield kind, person, MAKERS[kind](Dice(chance, extent), person)
