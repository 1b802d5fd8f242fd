"""What the rules ask of the list of communes; `store.reference.territories` answers."""

from collections.abc import Sequence
from typing import Protocol


class Place(Protocol):
    """A commune; `former_name` where it was found by a commune that is now part of it."""

    @property
    def insee_code(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def postcodes(self) -> tuple[str, ...]: ...

    @property
    def department_code(self) -> str: ...

    @property
    def city_code(self) -> str: ...

    @property
    def former_name(self) -> str: ...


class Places(Protocol):
    def search(self, text: str, limit: int = 12) -> Sequence[Place]: ...

    def by_postcode(self, postcode: str) -> Sequence[Place]: ...

    def by_code(self, insee_code: str) -> Place | None: ...
