"""The pictogram of a step, with the French word that says the same."""

from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.words import EMPTY, FRENCH, Words, plain
from conseil_mobilite.domain.paper.action_sheet import Step


def sign(step: Step) -> tuple[Icon | None, Words]:
    """Return both, or neither: a pictogram never stands without its word."""
    if step.sign not in Icon.__members__ or not step.word.strip():
        return None, EMPTY
    return Icon[step.sign], plain(step.word, FRENCH)
