class ContentLine:
    name: str
    params: dict[str, list[str]]
    value: str

class Container(list[ContentLine]):
    name: str
