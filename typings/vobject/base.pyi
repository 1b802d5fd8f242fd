from datetime import date, datetime

class ContentLine:
    name: str
    value: str | date | datetime | list[date] | list[datetime] | list[str]
    params: dict[str, list[str]]

class Component(ContentLine):
    contents: dict[str, list[Component]]
