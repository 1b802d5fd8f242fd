"""What the person was given and told, what she agreed that others be told, what she asked."""

from typing import Final

from conseil_mobilite.documents.phrases.book import french_name
from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.services.paper.person_file.telling import (
    Telling,
    by,
    coded,
    listed,
    named,
    said,
    together,
)
from conseil_mobilite.store.journal.rows import Values


def part(held: Held) -> FilePart:
    return FilePart(
        "Vos documents et vos accords",
        parts=(
            listed(
                "Les documents établis",
                DOCUMENT,
                held,
                by(held["issued_document"], "issued_at"),
            ),
            listed(
                "L’information sur vos données",
                NOTICE,
                held,
                by(held["privacy_notice"], "given_on"),
            ),
            listed(
                "Vos accords et vos refus",
                AGREEMENT,
                held,
                by(held["disclosure_agreement"], "given_on"),
            ),
            listed(
                "Vos demandes sur vos données",
                REQUEST,
                held,
                by(held["rights_request"], "received_on"),
            ),
            listed(
                "La fin annoncée de la conservation",
                RETENTION,
                held,
                by(held["retention_notice"], "announced_on"),
            ),
        ),
    )


def _said_yes(_naming: Naming, row: Values) -> str:
    return "Oui, vous êtes d’accord" if row["agreed"] else "Non, vous refusez"


DOCUMENT: Final = (
    together(
        "Document",
        said("title", ""),
        said("number", "n°"),
        Telling("Aussi en", lambda _, row: french_name(str(row["language"]))),
        share=4,
    ),
    said("issued_at", "Établi le", 3),
    Telling("Remis à", lambda _, row: str(row["recipient"]) or "vous", 3),
    named("adviser_id", "Par", 2),
)

NOTICE: Final = (
    said("version", "Version de la notice"),
    said("given_on", "Remise le"),
    named("adviser_id", "Par"),
)

AGREEMENT: Final = (
    together(
        "Pour quoi",
        coded("subject", "", "disclosure_subjects"),
        named("assessment_id", "À propos de :"),
        share=3,
    ),
    Telling("Votre réponse", _said_yes, 2),
    said("given_on", "Donnée le", 2),
    said("withdrawn_on", "Retirée le", 2),
)

REQUEST: Final = (
    together("Votre demande", coded("kind", "", "rights_kinds"), said("words", ""), share=3),
    said("received_on", "Reçue le", 2),
    together(
        "Notre réponse",
        coded("answer", "", "rights_answers"),
        said("answered_on", "Le"),
        said("reason", ""),
        said("lifted_on", "Levée le"),
        share=3,
    ),
    named("adviser_id", "Par", 2),
)

RETENTION: Final = (
    coded("rule", "Règle", "retention_rules", 3),
    said("announced_on", "Annoncée le", 2),
    said("due_on", "Départ prévu le", 2),
    together(
        "Gardé plus longtemps", said("held_until", "Jusqu’au"), said("held_reason", ""), share=3
    ),
    named("adviser_id", "Par", 2),
)
