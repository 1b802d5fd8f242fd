"""How the trail, and what a reading of it finds, are said."""

from typing import Final

from conseil_mobilite.domain.language.french import counted, hour, long_date, number, spaced
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.services.audit.checking import Verification

ROLE: Final = (
    "Qui a lu ou modifié quoi, et quand : jamais ce qui a été écrit. Ce journal protège les "
    "personnes accompagnées ; il n’est jamais une mesure du travail de quelqu’un."
)
MANAGING: Final = "lire, vérifier et exporter ce journal"
HINT: Final = (
    "Si une personne vous demande qui a ouvert son dossier, faites la demande avec elle : tout ce "
    "qui la concerne est dans « Droits et données »."
)
ACTS_HELP: Final = (
    "Un acte par ligne, le dernier en premier : ouverture de la base, dossier lu, changement, "
    "document, export. Choisissez des jours, une personne ou une sorte d’acte pour en voir moins."
)
CHECK_HELP: Final = (
    "« Vérifier le journal » relit tous les actes, dans l’ordre, et les compare à ce qu’en gardent "
    "les sauvegardes. Si quelque chose manque ou a changé, la première différence est nommée."
)
EXPORT_NOTE: Final = (
    "Le fichier ne nomme aucune personne accompagnée. Il n’est pas chiffré : gardez-le à l’abri."
)
EXPORT_HELP: Final = (
    f"{EXPORT_NOTE} Avec les numéros de dossier, il permet de retrouver qui : ne le remettez alors "
    "qu’à qui a le droit de le savoir. L’export est lui-même noté dans le journal."
)
KEPT: Final = (
    "Les actes plus anciens sont retirés peu à peu ; une marque signée garde leur place, pour que "
    "le journal reste vérifiable. La CNIL recommande de six mois à un an, et trois ans au plus."
)
NOTHING: Final = "Aucun acte ne correspond à ces choix."


def verified(found: Verification) -> tuple[str, str]:
    """Return what a reading of the whole trail found, and the tone to say it in."""
    report = found.report
    read = counted(report.entries, "acte relu", "actes relus")
    if report.first_bad is not None:
        return spaced(_broken(report.first_bad, report.entries + report.after)), "danger"
    parts = [f"Journal intact : {read}, aucun n’a été changé, retiré ni ajouté."]
    if report.cut_at is not None:
        day = long_date(paris_day(report.cut_at), weekday=False)
        rank = number(report.after + 1)
        parts.append(f"Il commence à l’acte n° {rank} : les précédents ont été retirés le {day}.")
    if found.witness is not None:
        day = long_date(paris_day(found.witness), weekday=False)
        moment = hour(paris_time(found.witness))
        parts.append(f"Il concorde avec la sauvegarde du {day} à {moment}.")
    return spaced(" ".join(parts)), "success"


def _broken(first_bad: int, last: int) -> str:
    rank = number(max(first_bad, 0))
    where = f"à l’acte n° {rank}" if first_bad <= last else f"après l’acte n° {number(last)}"
    return (
        f"Le journal ne concorde plus {where} : un acte y manque, y a été changé ou ajouté. Ne "
        "supprimez rien, faites une sauvegarde et prévenez votre service informatique ou votre "
        "délégué à la protection des données."
    )
