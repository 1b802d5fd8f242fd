from sqlmodel import Session


class JournaledSession(Session):
    """A session of the store."""
