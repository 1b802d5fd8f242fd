"""The journeys of a fictitious person and what she gave up, as her last interview told them.

Drawn by dice of their own, seeded by the person: they change no life of the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.cli.demonstration.heard import Heard
from conseil_mobilite.domain.situation.journey_rules import AIMED, MADE
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.domain.situation.situation import Journey, Renunciation

_TOWNS: Final = (
    Place("Laon", "02408"),
    Place("Saint-Quentin", "02691"),
    Place("Hirson", "02381"),
    Place("Guise", "02361"),
    Place("Vervins", "02789"),
    Place("Fourmies", "59249"),
)
_SPOTS: Final = {
    "emploi": ("Zone industrielle", "Centre hospitalier", "Entrepôt Sud", ""),
    "formation": ("AFPA", "GRETA", ""),
    "cfa": ("CFA",),
    "recherche": ("Agence France Travail", "Mission locale"),
    "garde": ("École", "Crèche"),
    "soins": ("Maison de santé", "Centre hospitalier"),
    "demarches": ("France services", "Sous-préfecture"),
    "courses": ("Supermarché", "Marché"),
    "vie_sociale": ("", "Gare"),
    "proche": ("Chez un proche",),
}
_DAILY: Final = ("lu ma me je ve", "lu ma je ve", "ma me je ve sa", "lu ma me je ve sa")
_ONCE: Final = ("sa", "me", "ma ve", "lu")
_REGULAR: Final = frozenset({"emploi", "formation", "cfa", "garde"})
_PACE: Final = {"marche": (10, 40), "velo": (15, 45)}
_FREE: Final = frozenset({"marche", "velo"})
_JOBS: Final = (
    "Agent de production",
    "Aide à domicile",
    "Préparateur de commandes",
    "Employé libre-service",
    "Agent d’entretien",
)
_TRAININGS: Final = ("Titre professionnel de soudeur", "Aide-soignant", "Remise à niveau")


@dataclass(frozen=True, slots=True)
class Aim:
    """A journey before its details: what for, and whether it is made or asked for."""

    purpose: str
    standing: str = MADE


def journeys_of(dice: Dice, heard: Heard) -> Iterator[Journey]:
    """Draw one to three journeys made, and now and then the one that the project asks for."""
    for purpose in dice.some(tuple(_SPOTS), 3):
        yield _journey(dice, heard, Aim(purpose))
    if dice.likely(0.45):
        yield _journey(dice, heard, Aim(dice.one(("emploi", "formation", "cfa")), AIMED))


def renunciations_of(dice: Dice, heard: Heard) -> Iterator[Renunciation]:
    """Say when and where, for what she answered to have given up."""
    for what in heard.codes("D04"):
        if what != "rien":
            yield _renunciation(dice, heard, what)


def _journey(dice: Dice, heard: Heard, aim: Aim) -> Journey:
    mode = _mode(dice, heard)
    to = _destination(dice, heard, aim.purpose)
    regular = aim.purpose in _REGULAR
    leaves = 60 * dice.between(5, 8) + dice.one((0, 10, 20, 30, 45))
    duration_state = _state(dice, Knowledge.NONE)
    cost_state = Knowledge.NONE if mode in _FREE else _state(dice)
    known_cost, known_time = cost_state is Knowledge.KNOWN, duration_state is Knowledge.KNOWN
    per = dice.weighted({"mois": 6.0, "semaine": 2.0, "aller_retour": 3.0})
    ended = aim.standing == MADE and dice.likely(0.12)
    return Journey(
        id=dice.identifier(),
        person_id=heard.person.id,
        standing=aim.standing,
        purpose=aim.purpose,
        from_name=heard.person.municipality_name,
        from_insee=heard.person.insee_code,
        to_name=to.name,
        to_insee=to.insee,
        days=dice.one(_DAILY if regular else _ONCE),
        leaves_at=_hour(leaves),
        returns_at=_hour(leaves + 60 * dice.between(2, 9)) if regular else "",
        mode=mode,
        duration_state=duration_state,
        duration_minutes=dice.between(*_PACE.get(mode, (15, 85))) if known_time else None,
        cost_state=cost_state,
        cost_cents=_price(dice, per) if known_cost else None,
        cost_per=per,
        noted_on=heard.on,
        ended_on=_after(dice, heard) if ended else None,
    )


def _renunciation(dice: Dice, heard: Heard, what: str) -> Renunciation:
    state = _state(dice, Knowledge.NONE)
    happened = heard.on - timedelta(days=dice.between(10, 360))
    place = dice.one(_TOWNS)
    words: Sequence[str] = {"emploi": _JOBS, "formation": _TRAININGS}.get(what, ())
    return Renunciation(
        id=dice.identifier(),
        person_id=heard.person.id,
        what=what,
        words=dice.one(words) if words and dice.likely(0.8) else "",
        place_name=place.name,
        place_insee=place.insee,
        happened_state=state,
        happened_on=happened if state is Knowledge.KNOWN else None,
        noted_on=heard.on,
    )


def _mode(dice: Dice, heard: Heard) -> str:
    said = heard.codes("V08")
    return dice.one(said) if said else "aucun"


def _destination(dice: Dice, heard: Heard, purpose: str) -> Place:
    """Name a building in a town that is not hers, or in hers where it has a name."""
    town = dice.one(_TOWNS)
    spot = dice.one(_SPOTS[purpose])
    if not spot and town.insee == heard.person.insee_code:
        spot = "Centre"
    return Place(f"{spot}, {town.name}" if spot else town.name, town.insee)


def _state(dice: Dice, *without: Knowledge) -> Knowledge:
    """Draw what is known, most often the value itself."""
    weights = {
        Knowledge.KNOWN: 72.0,
        Knowledge.UNKNOWN: 12.0,
        Knowledge.NONE: 6.0,
        Knowledge.REFUSED: 5.0,
        Knowledge.NOT_DISCUSSED: 5.0,
    }
    return dice.weighted(
        {state: weight for state, weight in weights.items() if state not in without}
    )


def _price(dice: Dice, per: str) -> int:
    """Draw a price in cents, in tens of cents."""
    if per == "aller_retour":
        return 10 * dice.between(20, 120)
    return 10 * dice.between(100, 600) if per == "semaine" else 10 * dice.between(250, 2200)


def _hour(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _after(dice: Dice, heard: Heard) -> date:
    return min(heard.on + timedelta(days=dice.between(20, 200)), heard.today)
