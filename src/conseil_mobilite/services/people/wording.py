"""Short texts written by an adviser."""

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.identity import refuse_nir


def words(text: str, field: str, longest: int) -> str:
    """Return the text on one line. Too long, or holding a social security number: UserError."""
    written = " ".join(text.split())
    if len(written) > longest:
        raise UserError(f"Ce texte est trop long : {longest} caractères au plus.", field)
    refuse_nir(written, field)
    return written
