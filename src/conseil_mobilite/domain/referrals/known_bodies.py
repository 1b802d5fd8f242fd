"""The bodies that a base knows by its own past, proposed while one is typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from conseil_mobilite.domain.language.folding import fold


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body met before. `sender_kind` is a code of `prescriber_kinds`, `partner_kind` another."""

    name: str
    sender_kind: str = ""
    partner_kind: str = ""
    agent_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


def gathered(bodies: Iterable[KnownBody]) -> tuple[KnownBody, ...]:
    """Say each body once, by its name: what the first tells, the next ones complete."""
    found: dict[str, KnownBody] = {}
    for body in bodies:
        key = fold(body.name)
        if key:
            found[key] = _completed(found[key], body) if key in found else body
    return tuple(found.values())


def matching(bodies: Sequence[KnownBody], typed: str, most: int) -> list[KnownBody]:
    """Return the bodies whose name has a word that begins with each word typed."""
    wanted = fold(typed).split()
    if not wanted:
        return []
    found = [body for body in bodies if _answers(fold(body.name).split(), wanted)]
    return sorted(found, key=lambda body: fold(body.name))[:most]


def _completed(known: KnownBody, other: KnownBody) -> KnownBody:
    lacking = [field.name for field in fields(KnownBody) if not getattr(known, field.name)]
    return replace(known, **{name: getattr(other, name) for name in lacking})


def _answers(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in wanted)
