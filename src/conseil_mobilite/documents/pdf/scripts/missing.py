"""What the typefaces of the documents cannot write."""

from conseil_mobilite.documents.kit import characters
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.pdf.scripts import fonts


def unprintable(document: Document) -> tuple[str, ...]:
    """Name the letters of a document that the typefaces lack: others will stand for them."""
    covered = fonts.covered_by_any()
    return tuple(
        dict.fromkeys(
            letter for run in document.runs() for letter in characters.replaced(run.text, covered)
        )
    )
