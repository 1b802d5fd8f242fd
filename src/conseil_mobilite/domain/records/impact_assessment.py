"""The impact assessment (RGPD, art. 35, 7), under the headings of the CNIL's method (PIA)."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.records import measures
from conseil_mobilite.domain.records import processing_register as words
from conseil_mobilite.domain.records.record import BodyFacts, Record, RecordLine, RecordPart

TITLE: Final = "Analyse d’impact (AIPD)"


def impact(facts: BodyFacts) -> Record:
    """Return the draft: what is judged, as gravity and likelihood, is left to the body."""
    return Record(TITLE, words.ABOUT, facts.organisation, facts.drawn_on, tuple(_parts(facts)))


def _parts(facts: BodyFacts) -> Iterator[RecordPart]:
    yield RecordPart("1. Le contexte", tuple(_context(facts)))
    yield RecordPart("2. Nécessité et proportionnalité", tuple(_needed(facts)))
    yield RecordPart("3. Les droits des personnes", tuple(_rights()))
    yield RecordPart("4. Les mesures de sécurité", tuple(words.security(facts)), words.SECURITY)
    for number, (title, lines) in enumerate(_RISKS, 5):
        yield RecordPart(f"{number}. Risque : {title}", (*lines, *_judged()), _JUDGE)
    yield RecordPart("8. Validation", tuple(_validation()))


def _context(facts: BodyFacts) -> Iterator[RecordLine]:
    body = facts.organisation
    yield RecordLine("Traitement", words.PURPOSES)
    yield RecordLine("Responsable", f"{body.name}, {facts.kind}")
    yield RecordLine("Pourquoi une analyse", _WHY)
    yield RecordLine("Référentiels", words.REFERENCE)
    yield RecordLine("Données", words.sorts(facts))
    yield RecordLine("Données sensibles", "\n".join(facts.sensitive))
    yield RecordLine("Supports", _SUPPORTS)
    yield RecordLine("Ampleur", "", "combien de personnes par an, combien de postes et de lieux")


def _needed(facts: BodyFacts) -> Iterator[RecordLine]:
    yield RecordLine("Finalités", words.PURPOSES)
    yield RecordLine("Base légale", f"{facts.basis} ({facts.article})")
    yield RecordLine("Données de santé", words.HEALTH)
    yield RecordLine("Minimisation", measures.MINIMISING)
    yield RecordLine("Exactitude", measures.INTEGRITY)
    yield RecordLine("Durées", "\n".join(facts.kept))
    yield RecordLine("Votre appréciation", "", "pourquoi chacune est nécessaire chez vous")


def _rights() -> Iterator[RecordLine]:
    yield RecordLine("Information", words.INFORMATION)
    yield RecordLine("Accords", _AGREEMENTS)
    yield RecordLine("Accès, rectification, effacement, limitation, opposition", words.EXERCISE)
    yield RecordLine("Portabilité", "Elle ne s’applique pas à cette base légale (art. 20).")
    yield RecordLine("Sous-traitants", "", "les contrats (art. 28), ou « aucun »")
    yield RecordLine("Transferts", "Aucun du fait du programme.")


def _judged() -> Iterator[RecordLine]:
    yield RecordLine("Gravité", "", _SCALE)
    yield RecordLine("Vraisemblance", "", _SCALE)
    yield RecordLine("Mesures à ajouter", "", "lesquelles, par qui, pour quand")


def _validation() -> Iterator[RecordLine]:
    yield RecordLine("Avis du délégué à la protection des données", "", "son avis et sa date")
    yield RecordLine(
        "Avis des personnes concernées", "", "comment il est recueilli, ou pourquoi pas"
    )
    yield RecordLine("Plan d’action", "", "ce qui reste à faire, par qui, pour quand")
    yield RecordLine("Décision du responsable", "", "validée, à revoir ou refusée ; nom et date")
    yield RecordLine("À revoir le", "", "une date, trois ans au plus tard")


_SCALE: Final = "négligeable, limitée, importante ou maximale, et pourquoi"
_WHY: Final = (
    "Accompagnement social de personnes vulnérables, avec des données qui touchent à la santé : "
    "deux critères des lignes directrices européennes. La CNIL cite l’accompagnement social parmi "
    "les traitements qui demandent une analyse."
)
_SUPPORTS: Final = (
    "Une base chiffrée sur un ou plusieurs postes, ses sauvegardes, et les papiers remis. "
    + measures.NETWORK
)
_AGREEMENTS: Final = (
    "Notés un par un, avec leur date ; la personne les retire quand elle veut, et le retrait est "
    "noté. L’accompagnement n’en dépend pas."
)
_JUDGE: Final = (
    "Les impacts, les menaces et les mesures sont proposés : relisez-les. La gravité et la "
    "vraisemblance sont à juger par vous."
)
_RISKS: Final = (
    (
        "accès illégitime aux données",
        (
            RecordLine("Impacts possibles", "Perte d’intimité, rejet, refus d’un service."),
            RecordLine("Menaces", "Poste volé, phrase secrète connue d’un tiers, papier égaré."),
            RecordLine("Mesures", f"{measures.ENCRYPTION} {measures.TRACES}"),
        ),
    ),
    (
        "modification non désirée",
        (
            RecordLine("Impacts possibles", "Une aide mal orientée, un rendez-vous manqué."),
            RecordLine("Menaces", "Erreur de saisie, dossiers confondus, fichier abîmé."),
            RecordLine("Mesures", measures.INTEGRITY),
        ),
    ),
    (
        "disparition des données",
        (
            RecordLine("Impacts possibles", "Un accompagnement à reprendre depuis le début."),
            RecordLine("Menaces", "Poste perdu ou en panne, phrase secrète oubliée."),
            RecordLine("Mesures", measures.BACKUPS),
        ),
    ),
)
