"""How the section « Conservation » says what leaves, when, and what remains."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted, long_date, lower_first, spaced
from conseil_mobilite.domain.retention.rules import Rule
from conseil_mobilite.services.retention.leaving import Departure, Outlook, Stage

ROLE: Final = (
    "Un dossier ne reste pas plus longtemps qu’il n’est utile. Le programme compte les délais "
    "et propose ; rien ne s’efface sans vous."
)
MANAGING: Final = "choisir ici les durées, et ce qui part"
HINT: Final = "Vous pouvez lui signaler un dossier à garder ; y noter un contact le garde aussi."
DELAYS_NOTE: Final = (
    "De 1 à 36 mois après le dernier événement qui compte : rendez-vous, contact, action, "
    "document, suivi. Jamais tant qu’un parcours est ouvert, ni tant que la personne a fait "
    "limiter l’usage de ses données. Pour garder plus longtemps, archivez le dossier en écrivant "
    "pourquoi."
)
SINCE: Final[Mapping[Rule, str]] = MappingProxyType(
    {
        Rule.NEVER_MET: "Après le dernier événement, si la personne n’est jamais venue",
        Rule.LAST_CONTACT: "Après le dernier événement ; la CNIL recommande 24 mois",
        Rule.SENSITIVE: "Après le dernier événement ; peut partir avant le reste",
        Rule.DOCUMENTS: "Après la sortie",
        Rule.CONTACTS: "Après la sortie, une fois le suivi à 6 mois fait",
    }
)
WHAT: Final[Mapping[Rule, str]] = MappingProxyType(
    {
        Rule.NEVER_MET: "Dossier entier, personne jamais rencontrée",
        Rule.LAST_CONTACT: "Dossier entier",
        Rule.SENSITIVE: "Santé et budget",
        Rule.DOCUMENTS: "Documents remis",
        Rule.CONTACTS: "Téléphone et courriel",
    }
)
_DUE: Final[Mapping[Rule, str]] = MappingProxyType(
    {
        Rule.NEVER_MET: "en entier, personne jamais rencontrée",
        Rule.LAST_CONTACT: "en entier, sans nouveau contact",
        Rule.SENSITIVE: "pour la santé et le budget",
        Rule.DOCUMENTS: "pour les documents remis",
        Rule.CONTACTS: "pour le téléphone et le courriel",
    }
)
HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "retention_due": "Ce que les durées demandent de laisser partir. Rien ne part d’ici : "
        "annoncer donne trente jours pour revoir chaque dossier.",
        "retention_announced": "Un nouveau contact retire le départ de lui-même. « Garder plus "
        "longtemps… » demande une durée, de 1 à 120 mois, et un motif écrit : un dossier entier "
        "est alors archivé. « Ne pas attendre » passe les trente jours.",
        "retention_ready": "« Laisser partir… » montre d’abord qui est concerné et, pour un "
        "dossier entier, laisse le choix entre anonymiser et effacer. Rien ne part avant ce choix, "
        "et il ne s’annule pas.",
        "retention_held": "Gardés plus longtemps pour un motif écrit, hors des listes et de la "
        "recherche. Un dossier peut revenir en base active à tout moment.",
    }
)
NOTHING_DUE: Final = "Aucun dossier n’atteint sa durée aujourd’hui."
NOTHING_ANNOUNCED: Final = "Aucun départ n’est annoncé."
NOTHING_READY: Final = "Aucun départ n’est arrivé à son terme."
NOTHING_HELD: Final = "Aucun dossier n’est archivé."
NOTHING_ERASED: Final = "Rien n’a encore été effacé de cette base."
ANNOUNCE_NOTE: Final = (
    "Annoncer laisse trente jours pour noter un nouveau contact, archiver un dossier, ou le "
    "laisser partir."
)
READY_NOTE: Final = (
    "Leurs trente jours sont passés, ou vous n’avez pas voulu attendre. Vous verrez leurs noms une "
    "dernière fois ; un dossier entier s’anonymise ou s’efface, à votre choix."
)
ANONYMISE: Final = (
    "Ce qui dit qui était la personne disparaît : nom, coordonnées, adresse, notes, documents, "
    "santé, budget, dates précises. Ce que comptent les statistiques reste : année de naissance, "
    "intercommunalité, publics, mois, niveaux, actions."
)
ERASE: Final = (
    "Tout disparaît, sans rien garder. Les statistiques des périodes passées baisseront d’autant."
)
PART_ALONE: Final = "Le reste du dossier est gardé."
PARTS: Final = "Quand une partie seulement est nommée, le reste du dossier est gardé."
NO_WAY_BACK: Final = (
    "Ce geste ne s’annule pas, et aucune sauvegarde n’est faite avant. Les sauvegardes déjà faites "
    "gardent encore ces données, douze mois au plus si elles se renouvellent chaque mois. En "
    "restaurer une les efface de nouveau."
)
RARE: Final = (
    "Dans un petit territoire, un âge et un public rares peuvent encore désigner quelqu’un : un "
    "tel dossier, laissez-le partir seul, et effacez-le."
)
LONGEST_SHOWN: Final = 12


def months(count: int) -> str:
    return f"{count} mois"


def months_read(text: str) -> int:
    """Read « 24 » or « 24 mois »; UserError elsewhere."""
    typed = text.replace("mois", "").strip()
    if not typed.isdecimal() or len(typed) > len("999"):
        raise UserError("Indiquez un nombre de mois, par exemple 24.")
    return int(typed)


def summary(found: Outlook) -> str:
    """Say how many files, and parts of files, are due."""
    due = found.at(Stage.DUE)
    if not due:
        return doubt(found) if found.doubt else NOTHING_DUE
    told = (
        f"{sum(each.rule is rule for each in due)} {_DUE[rule]}"
        for rule in Rule
        if any(each.rule is rule for each in due)
    )
    files = counted(len({each.person_id for each in due}), "dossier")
    return " ".join((f"{files} : {' ; '.join(told)}.", *([doubt(found)] if found.doubt else [])))


def detail(departure: Departure) -> str:
    """Say what leaves of a file, why, and when."""
    last = long_date(departure.last_event, weekday=False)
    told = [f"{WHAT[departure.rule]} · dernier événement le {last}"]
    if departure.in_bin:
        told.append("à la corbeille")
    if departure.leaves is None:
        since = long_date(departure.since, weekday=False)
        told.append(f"durée atteinte le {since}")
    elif departure.stage is Stage.ANNOUNCED and departure.announced_on:
        leaves = long_date(departure.leaves, weekday=False)
        told.append(f"annoncé, part le {leaves}")
    return " · ".join(told)


def held_detail(departure: Departure) -> str:
    until = long_date(departure.leaves, weekday=False) if departure.leaves else ""
    return f"Jusqu’au {until} · {departure.reason}"


def title(departure: Departure) -> str:
    return f"{departure.name} · dossier {departure.file_number}"


def names(departures: Sequence[Departure]) -> list[str]:
    """Name what leaves, each with what leaves of it."""
    return [f"{title(each)} — {lower_first(WHAT[each.rule])}" for each in departures]


def doubt(found: Outlook) -> str:
    """Ask whether the date of this computer is right."""
    today = long_date(found.today)
    odd = long_date(found.odd, weekday=False) if found.odd else ""
    return spaced(
        f"Cet ordinateur se croit le {today}, et la base a servi le {odd}. Vérifiez la date de "
        "l’ordinateur avant de laisser partir quoi que ce soit."
    )


def right_date(found: Outlook) -> str:
    return f"Nous sommes bien le {long_date(found.today)}"


def gone(done: int, kept: int) -> str:
    """Say what was done."""
    left = counted(done, "départ fait", "départs faits")
    stays = counted(kept, "dossier gardé", "dossiers gardés")
    return f"{left}, {stays}" if kept else left
