"""The action sheet in each presentation, and beside each second language, read over or not."""

from collections.abc import Callable
from functools import partial

from tests.campaigns.made_papers.chance import Dice, Person
from tests.campaigns.made_papers.sheet_content import sheet

from conseil_mobilite.documents.action_sheet import bilingual, large_print, simplified, standard
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.phrases.book import book, languages
from conseil_mobilite.domain.paper.action_sheet import ActionSheet

Maker = Callable[[Dice, Person], Document]


def _french(write: Callable[[ActionSheet], Document], dice: Dice, person: Person) -> Document:
    return write(sheet(dice, person))


def _paired(tag: str, proofread: bool, dice: Dice, person: Person) -> Document:  # noqa: FBT001
    return bilingual.document(sheet(dice, person), book(tag), proofread=proofread)


SHEETS: dict[str, Maker] = {
    "fiche_standard": partial(_french, standard.document),
    "fiche_simplifiee": partial(_french, simplified.document),
    "fiche_grands_caracteres": partial(_french, large_print.document),
    **{
        f"fiche_{tag}_{'relue' if proofread else 'provisoire'}": partial(_paired, tag, proofread)
        for tag in languages()
        for proofread in (True, False)
    },
}
