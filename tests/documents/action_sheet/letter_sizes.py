"""How large the letters of a sheet are drawn, in points."""

from tests.documents.conftest import Reading
from tests.documents.streams import numbers, operations

FOOT = 9.5


def sizes(pdf: Reading) -> set[float]:
    """Return the sizes of the letters that are drawn."""
    found: set[float] = set()
    for page in pdf.file.pages:
        size = 0.0
        for operator, operands in operations(page):
            if operator == "Tf":
                size = round(numbers(operands)[0], 1)
            elif operator in {"Tj", "TJ"}:
                found.add(size)
    return found
