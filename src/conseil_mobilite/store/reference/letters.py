"""The texts of the papers shipped with the product, read once."""

from functools import cache

from conseil_mobilite.domain.paper.letter_texts import LetterTexts
from conseil_mobilite.resource_files import resource


@cache
def letter_texts() -> LetterTexts:
    """Return every text that a body may word itself."""
    file = resource("letters", "texts.json")
    return LetterTexts.model_validate_json(file.read_text(encoding="utf-8"))
