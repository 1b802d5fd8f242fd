"""The name under which the body signs the services it writes."""

from sqlmodel import Session

from conseil_mobilite.services.organisation import settings

_PREFIX = "conseil-mobilite"


def own_source(session: Session) -> str:
    """Return the `source` of the schema for the body's own records."""
    base = settings.value(session, settings.BASE_IDENTIFIER)
    return f"{_PREFIX}-{base}" if base else _PREFIX
