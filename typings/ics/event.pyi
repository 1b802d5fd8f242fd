from datetime import datetime
from ics.grammar.parse import Container

class Moment:
    datetime: datetime

class Event:
    uid: str
    name: str | None
    begin: Moment
    end: Moment
    all_day: bool
    location: str | None
    status: str | None
    classification: str | None
    extra: Container
