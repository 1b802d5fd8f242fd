"""The entry of the register of processing (RGPD, art. 30, 1), under the headings of the CNIL."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.access.lock_minutes import LONGEST
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.records import measures
from conseil_mobilite.domain.records.record import BodyFacts, Record, RecordLine, RecordPart

TITLE: Final = "Fiche de registre des traitements"
ABOUT: Final = "Accompagnement à la mobilité solidaire"


def register(facts: BodyFacts) -> Record:
    """Return the draft; the CNIL's model of register gives its headings."""
    return Record(TITLE, ABOUT, facts.organisation, facts.drawn_on, tuple(_parts(facts)))


def _parts(facts: BodyFacts) -> Iterator[RecordPart]:
    yield _who(facts)
    yield RecordPart(
        "Objectifs", (RecordLine("Finalités", PURPOSES), RecordLine("Usages exclus", EXCLUDED))
    )
    yield RecordPart("Base légale", tuple(_basis(facts)))
    yield RecordPart("Personnes et données", tuple(_data(facts)))
    yield RecordPart("Durées de conservation", tuple(_kept(facts)))
    yield RecordPart("Destinataires", tuple(_recipients(facts)))
    yield RecordPart("Mesures de sécurité", tuple(security(facts)), SECURITY)
    yield RecordPart("Droits des personnes", tuple(_rights(facts)))


def _who(facts: BodyFacts) -> RecordPart:
    body = facts.organisation
    named = ", ".join(
        filter(None, (body.name, facts.kind, f"SIRET {facts.siret}" if facts.siret else ""))
    )
    return RecordPart(
        "Qui est responsable",
        (
            RecordLine("Organisme", named),
            RecordLine("Adresse", body.address, "l’adresse de l’organisme"),
            RecordLine("Courriel", facts.email, "un courriel de l’organisme"),
            RecordLine("Représentant légal", "", "son nom et sa fonction"),
            RecordLine(
                "Délégué à la protection des données",
                facts.contact,
                "son nom et ses coordonnées, ou pourquoi il n’y en a pas",
            ),
            RecordLine("Responsable conjoint", "", "s’il y en a un : qui, et qui fait quoi"),
            RecordLine("Date de création de la fiche", "", "le jour où le traitement a commencé"),
        ),
    )


def _basis(facts: BodyFacts) -> Iterator[RecordLine]:
    yield RecordLine("Base légale", f"{facts.basis} ({facts.article})")
    yield RecordLine("Référentiel suivi", REFERENCE)
    yield RecordLine("Données de santé (art. 9)", HEALTH)
    yield RecordLine("Autre fondement", "", "s’il y en a un autre, à préciser avec votre délégué")


def _data(facts: BodyFacts) -> Iterator[RecordLine]:
    yield RecordLine("Personnes concernées", PEOPLE)
    yield RecordLine("Catégories de données", sorts(facts))
    yield RecordLine("Données sensibles", "\n".join(facts.sensitive))
    yield RecordLine("Données jamais gardées", measures.MINIMISING)
    yield RecordLine("Origine", "La personne elle-même, et le service qui l’a orientée.")


def sorts(facts: BodyFacts) -> str:
    """Name the sorts of data, herself first, then in the order of the alphabet."""
    first, *others = facts.data
    return f"{', '.join((first, *sorted(others, key=fold)))}."


def _kept(facts: BodyFacts) -> Iterator[RecordLine]:
    yield RecordLine("Durées réglées", "\n".join(facts.kept))
    yield RecordLine("Archivage plus long", "", "la durée et sa justification écrite, ou « aucun »")


def _recipients(facts: BodyFacts) -> Iterator[RecordLine]:
    team = "Les conseillers et conseillères de l’organisme, tenus au secret professionnel."
    yield RecordLine("En interne", f"{team} Aujourd’hui : {facts.advisers}.")
    yield RecordLine("À l’extérieur", SENT)
    yield RecordLine("Services connus de la base", "\n".join(facts.recipients), "vos partenaires")
    yield RecordLine("Sous-traitants", "", "maintenance du poste, sauvegarde externe… ou « aucun »")
    yield RecordLine("Transferts hors de l’Union européenne", "Aucun du fait du programme.")


def security(facts: BodyFacts) -> Iterator[RecordLine]:
    """Tell what the program does, then what only the body can say."""
    yield RecordLine(
        "Contrôle d’accès", measures.ACCESS.format(minutes=facts.lock_minutes, longest=LONGEST)
    )
    yield RecordLine("Chiffrement", measures.ENCRYPTION)
    yield RecordLine("Traçabilité", measures.TRACES)
    yield RecordLine("Intégrité", measures.INTEGRITY)
    yield RecordLine("Réseau", measures.NETWORK)
    yield RecordLine("Sauvegardes", measures.BACKUPS)
    yield RecordLine("Partage", measures.SHARING)
    yield RecordLine("Poste de travail", "", "mises à jour, antivirus, session personnelle, disque")
    yield RecordLine("Locaux et papiers", "", "où sont gardés les papiers imprimés, qui y accède")
    yield RecordLine("Engagement de confidentialité", "", "qui l’a signé, et quand")


def _rights(facts: BodyFacts) -> Iterator[RecordLine]:
    yield RecordLine("Information", INFORMATION)
    yield RecordLine("Exercice des droits", EXERCISE)
    yield RecordLine("À qui s’adresser", facts.contact or facts.email, "un nom ou une adresse")


SECURITY: Final = (
    "Les premières lignes disent ce que le programme fait. Les autres dépendent de vous : gardez "
    "seulement ce qui est vrai chez vous."
)
PURPOSES: Final = (
    "Recevoir les personnes orientées, établir un bilan de mobilité, convenir d’actions et les "
    "suivre ; rendre compte au prescripteur avec l’accord de la personne ; produire des "
    "statistiques anonymes pour le plan de mobilité solidaire et les financeurs."
)
EXCLUDED: Final = (
    "Aucune décision automatique. Le journal des accès ne sert pas à mesurer le travail des "
    "conseillers et conseillères."
)
REFERENCE: Final = (
    "Référentiel de la CNIL sur l’accueil et l’accompagnement social (délibération 2021-028 du "
    "11 mars 2021) ; durées : délibération 2023-095 du 14 septembre 2023."
)
HEALTH: Final = (
    "Seulement ce qui change les déplacements. L’accord de la personne se note à part, dans "
    "« Droits et données » de son dossier."
)
PEOPLE: Final = (
    "Les personnes accompagnées ; les agents des services qui orientent (nom et coordonnées "
    "professionnelles) ; les conseillers et conseillères."
)
SENT: Final = (
    "Le prescripteur ou un partenaire, avec l’accord de la personne, pour ce qu’elle accepte. Les "
    "financeurs et l’autorité organisatrice : des statistiques anonymes seulement."
)
INFORMATION: Final = (
    "Un document est remis à la personne, et sa remise est notée dans son dossier ; les papiers "
    "qu’elle reçoit rappellent ses droits."
)
EXERCISE: Final = (
    "Chaque demande est notée avec sa date ; la réponse est attendue dans le mois et rappelée à "
    "l’écran. L’accès se donne en PDF et en données ; une limitation met le dossier en lecture "
    "seule ; une opposition écarte la personne des statistiques et des transmissions."
)
