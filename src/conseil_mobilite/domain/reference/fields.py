"""Read a data file field by field, naming the place of whatever is wrong in it."""

from collections.abc import Mapping

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced


class Fields:
    """The fields of one JSON object; `place` is how an error names it, in French.

    A field that nobody knows is refused: a misspelt "sensitive" would silently lift a protection.
    """

    def __init__(self, value: object, place: str, within: str = "") -> None:
        self._within = within
        self.place = f"{within}, {place}" if within else place
        if not isinstance(value, Mapping):
            raise self.fault("un objet JSON est attendu")
        self._values: dict[str, object] = {str(key): item for key, item in value.items()}

    def named(self, place: str) -> "Fields":
        """Return the same fields under a more telling name than their number in the list."""
        return Fields(self._values, place, self._within)

    def only(self, *names: str) -> None:
        unknown = sorted(self._values.keys() - set(names))
        if unknown:
            raise self.fault(f"le champ « {unknown[0]} » est inconnu")

    def text(self, name: str) -> str:
        value = self._values.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"le champ « {name} » doit être un texte")
        return value

    def optional_text(self, name: str) -> str:
        return self.text(name) if name in self._values else ""

    def possible_text(self, name: str) -> str:
        """Return a text that may be empty, or missing."""
        return self.text(name) if self._values.get(name) else ""

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self._values.get(name, default)
        if not isinstance(value, bool):
            raise self.fault(f"le champ « {name} » doit être true ou false")
        return value

    def optional_integer(self, name: str) -> int | None:
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(f"le champ « {name} » doit être un nombre entier")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        values = self._list(name)
        texts = tuple(value for value in values if isinstance(value, str) and value.strip())
        if len(texts) != len(values):
            raise self.fault(f"le champ « {name} » doit être une liste de textes")
        return texts

    def objects(self, name: str) -> tuple["Fields", ...]:
        return tuple(
            Fields(value, f"{name} n° {number}", self.place)
            for number, value in enumerate(self._list(name), start=1)
        )

    def optional_object(self, name: str) -> "Fields | None":
        return Fields(self._values[name], name, self.place) if name in self._values else None

    def all_texts(self) -> dict[str, str]:
        """Return every field, all of them texts."""
        return {name: self.text(name) for name in self._values}

    def fault(self, problem: str) -> UserError:
        return UserError(spaced(f"{self.place} : {problem}."))

    def _list(self, name: str) -> list[object]:
        value = self._values.get(name, [])
        if not isinstance(value, list):
            raise self.fault(f"le champ « {name} » doit être une liste")
        return list(value)
