from ics.event import Event

class Calendar:
    events: set[Event]
    def __init__(self, imports: str) -> None: ...
