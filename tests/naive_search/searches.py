"""What an adviser types of a person, in every form, and what she means by it."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.naive_search.people import Someone

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import phone_display

LEAST = 4
Draw = Callable[[random.Random, Someone], tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Typed:
    """What is typed, and the words meant: dates and phones by their figures alone."""

    text: str
    words: tuple[str, ...]


def searches(people: Sequence[Someone], many: int, *, seed: int = 11) -> list[Typed]:
    chance = random.Random(seed)  # noqa: S311 - the same searches each time
    return [_drawn(chance, people) for _ in range(many)]


def found(people: Sequence[tuple[Someone, frozenset[str], str]], typed: Typed) -> list[Someone]:
    """Scan everybody: each word begins a folded word, or is four figures of a telephone."""
    return [
        each
        for each, words, phones in people
        if each.person.deleted_at is None and all(_has(words, phones, word) for word in typed.words)
    ]


def folded(people: Sequence[Someone]) -> list[tuple[Someone, frozenset[str], str]]:
    """Fold everybody once: the words of the record, the figures of the telephones."""
    return [(each, _words(each), " ".join(map(_figures, each.phones))) for each in people]


def _words(someone: Someone) -> frozenset[str]:
    person = someone.person
    born = person.birth_date
    dates = [born.strftime(form) for form in ("%d%m%Y", "%Y%m%d", "%Y")] if born else []
    fields = (person.last_name, person.usual_name, person.first_name, person.municipality_name)
    return frozenset(fold(" ".join((*fields, person.postcode, person.file_number, *dates))).split())


def _has(words: frozenset[str], phones: str, word: str) -> bool:
    if any(each.startswith(word) for each in words):
        return True
    return word.isdecimal() and len(word) >= LEAST and word in phones


def _figures(phone: str) -> str:
    return "".join(sign for sign in phone_display(phone) if sign.isdecimal())


def _drawn(chance: random.Random, people: Sequence[Someone]) -> Typed:
    someone = chance.choice(people)
    draws = [chance.choice(DRAWS)]
    if chance.random() < 0.2:
        draws.append(_name_begun)
    parts = [draw(chance, someone) for draw in draws]
    return Typed(" ".join(text for text, _ in parts), tuple(w for _, words in parts for w in words))


def _full_name(chance: random.Random, someone: Someone) -> tuple[str, tuple[str, ...]]:
    person = someone.person
    names = [person.first_name, person.usual_name or person.last_name]
    chance.shuffle(names)
    return _accented(chance, " ".join(names))


def _name_begun(chance: random.Random, someone: Someone) -> tuple[str, tuple[str, ...]]:
    person = someone.person
    words = fold(f"{person.last_name} {person.usual_name} {person.first_name}").split()
    chosen = chance.sample(words, k=min(len(words), chance.randint(1, 3)))
    begun = tuple(word[: chance.randint(1, len(word))] for word in chosen)
    return chance.choice((" ", "-", "  ", "’")).join(begun), begun


def _place(chance: random.Random, someone: Someone) -> tuple[str, tuple[str, ...]]:
    person = someone.person
    text = chance.choice((person.municipality_name, person.postcode, person.file_number))
    return _accented(chance, text)


def _birth(chance: random.Random, someone: Someone) -> tuple[str, tuple[str, ...]]:
    born = someone.person.birth_date
    if born is None:
        return _place(chance, someone)
    day, iso = f"{born:%d%m%Y}", f"{born:%Y%m%d}"
    plain = f"{born.day}/{born.month}/{born.year}"
    forms = [
        (born.strftime(form), (day,)) for form in ("%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%d%m%Y")
    ]
    forms += [(plain, (day,)), (born.isoformat(), (iso,)), (iso, (iso,)), (iso[:4], (iso[:4],))]
    forms += [(f"{born:%d/%m}", (day[:4],)), (f"{born:%d/%m/}{iso[:2]}", (day[:6],))]
    return chance.choice(forms)


def _phone(chance: random.Random, someone: Someone) -> tuple[str, tuple[str, ...]]:
    if not someone.phones:
        return _place(chance, someone)
    phone = chance.choice(someone.phones)
    figures = _figures(phone)
    start = chance.randint(0, len(figures) - LEAST)
    part = figures[start : start + chance.randint(LEAST, len(figures))]
    begun = figures[: 2 * chance.randint(2, 5)]
    forms = [(figures, (figures,)), (part, (part,)), (phone, (figures,))]
    forms += [(sign.join(_pairs(begun)), (begun,)) for sign in " .-"]
    if phone.startswith("+33"):
        forms += [
            (f"+33 {figures[1]} {' '.join(_pairs(figures[2:]))}", (figures,)),
            (f"0033{begun[1:]}", (begun,)),
            (f"0033 {begun[1]} {' '.join(_pairs(begun[2:]))}", (begun,)),
            (f"+33 (0){figures[1:]}", (figures,)),
        ]
    return chance.choice(forms)


def _pairs(figures: str) -> list[str]:
    return [figures[start : start + 2] for start in range(0, len(figures), 2)]


def _accented(chance: random.Random, text: str) -> tuple[str, tuple[str, ...]]:
    """Type a text as it is written, in capitals, or as it sounds without an accent."""
    shown = chance.choice((text, text.upper(), fold(text)))
    return shown, tuple(fold(text).split())


DRAWS: tuple[Draw, ...] = (_full_name, _name_begun, _name_begun, _place, _birth, _phone, _phone)
