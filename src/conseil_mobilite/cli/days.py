"""Days typed on the command line, as AAAA-MM-JJ."""

from datetime import date

from conseil_mobilite.domain.errors import UserError


def day_option(text: str, option: str) -> date:
    """Read a day; UserError names the option where there is no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError(
            f"« {text} » n’est pas un jour pour {option} : écrivez par exemple 2026-09-30."
        ) from error
