"""Say in plain words what two files agree and differ on, and what that may well mean."""

from collections.abc import Collection, Iterator
from typing import Final

from conseil_mobilite.domain.duplicates.likeness import Trait, Traits, are_crossed, is_swapped

_SAME: Final = {
    Trait.LAST_NAME: "même nom",
    Trait.FIRST_NAME: "même prénom",
    Trait.BIRTH_DATE: "même date de naissance",
    Trait.PHONE: "même téléphone",
    Trait.EMAIL: "même courriel",
}
_OTHER: Final = {
    Trait.LAST_NAME: "noms différents",
    Trait.FIRST_NAME: "prénoms différents",
    Trait.BIRTH_DATE: "dates de naissance différentes",
    Trait.PHONE: "téléphones différents",
    Trait.EMAIL: "courriels différents",
}
_ONE_SIDE: Final = {
    Trait.BIRTH_DATE: "date de naissance connue d’un seul côté",
    Trait.PHONE: "téléphone connu d’un seul côté",
    Trait.EMAIL: "courriel connu d’un seul côté",
}


def agreement_words(one: Traits, other: Traits, traits: Collection[Trait]) -> tuple[str, ...]:
    """« même nom », « prénoms proches », « même téléphone »."""
    said = dict(_SAME)
    if is_swapped(one, other) and one.first_name != other.first_name:
        del said[Trait.FIRST_NAME]
        said[Trait.LAST_NAME] = "nom et prénom inversés"
    elif one.first_name != other.first_name:
        said[Trait.FIRST_NAME] = "prénoms proches"
    agreed = tuple(words for trait, words in said.items() if trait in traits)
    return (*agreed, *_identifiers(one, other, same=True))


def difference_words(one: Traits, other: Traits, traits: Collection[Trait]) -> tuple[str, ...]:
    """« prénoms différents », « date de naissance connue d’un seul côté »."""
    differing = (_difference(one, other, trait) for trait in Trait if trait not in traits)
    return (*filter(None, differing), *_identifiers(one, other, same=False))


def meaning(one: Traits, other: Traits, traits: Collection[Trait]) -> str:
    """Say what the pair may well be; the adviser decides."""
    last, first = Trait.LAST_NAME in traits, Trait.FIRST_NAME in traits
    if last and first:
        return _same_names(one, other, traits)
    if Trait.BIRTH_DATE in traits:
        return _same_birth(last=last, first=first)
    if last:
        return "Peut-être de la même famille."
    if first:
        return "Peut-être la même personne sous un autre nom, ou un proche."
    return "Peut-être un couple, ou un proche qui répond pour l’autre."


def _same_names(one: Traits, other: Traits, traits: Collection[Trait]) -> str:
    if Trait.BIRTH_DATE in traits:
        return "Sans doute la même personne."
    if are_crossed(one.birth_date, other.birth_date):
        return "Le jour et le mois de naissance semblent inversés : sans doute la même personne."
    if one.birth_date is None or other.birth_date is None:
        return "Il manque une date de naissance pour en être sûr."
    if Trait.PHONE in traits or Trait.EMAIL in traits:
        return "Peut-être une faute dans une date, peut-être deux proches de même prénom."
    return "Peut-être des homonymes."


def _same_birth(*, last: bool, first: bool) -> str:
    if last:
        return "Peut-être des jumeaux."
    if first:
        return "Peut-être un changement de nom, ou un hasard."
    return "À vérifier : les noms n’ont rien en commun."


def _difference(one: Traits, other: Traits, trait: Trait) -> str:
    mine, theirs = _held(one, trait), _held(other, trait)
    if not mine and not theirs:
        return ""
    if trait is Trait.BIRTH_DATE and are_crossed(one.birth_date, other.birth_date):
        return "jour et mois de naissance inversés"
    return _OTHER[trait] if mine and theirs else _ONE_SIDE.get(trait, _OTHER[trait])


def _held(person: Traits, trait: Trait) -> bool:
    held = {
        Trait.LAST_NAME: person.last_names,
        Trait.FIRST_NAME: person.first_name,
        Trait.BIRTH_DATE: person.birth_date,
        Trait.PHONE: person.phones,
        Trait.EMAIL: person.emails,
    }
    return bool(held[trait])


def _identifiers(one: Traits, other: Traits, *, same: bool) -> Iterator[str]:
    held = (
        ("identifiant France Travail", one.france_travail_id, other.france_travail_id),
        ("identifiant CAF", one.caf_id, other.caf_id),
    )
    for name, mine, theirs in held:
        if mine and theirs and (mine == theirs) is same:
            yield f"même {name}" if same else f"{name} différent"
