"""What each paper is for, in one sentence; how a document that was given is told in the list."""

from typing import Final

from conseil_mobilite.domain.language.french import hour, long_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.paper.presentation import Presentation
from conseil_mobilite.services.paper.person_papers import Offered, PersonPaper
from conseil_mobilite.services.people.person_documents import DocumentLine

TITLES: Final = {
    PersonPaper.SHEET: "Fiche mobilité",
    PersonPaper.SLIP: "Fiche de rendez-vous (A5)",
    PersonPaper.CARD: "Carte de rendez-vous (A6)",
    PersonPaper.CONVOCATION: "Lettre d’invitation",
    PersonPaper.FUNDING: "Plan de financement",
    PersonPaper.RESTITUTION: "Restitution au prescripteur",
    PersonPaper.LETTER: "Réponse à l’orientation",
    PersonPaper.CERTIFICATE: "Attestation de diagnostic mobilité",
    PersonPaper.FILE: "Dossier de la personne",
}
PURPOSES: Final = {
    PersonPaper.SHEET: "Les étapes convenues et le prochain rendez-vous, à garder sur le frigo.",
    PersonPaper.SLIP: "Le jour, l’heure, le lieu et qui appeler, en grand.",
    PersonPaper.CARD: "Le même rendez-vous, à plier dans un portefeuille.",
    PersonPaper.CONVOCATION: "La lettre à envoyer pour inviter la personne à son rendez-vous.",
    PersonPaper.FUNDING: "Qui paie quoi pour une action, pour la personne et les financeurs.",
    PersonPaper.RESTITUTION: "Ce que le prescripteur apprend du bilan, case par case.",
    PersonPaper.LETTER: "Dit au prescripteur si l’accompagnement commence ou non.",
    PersonPaper.CERTIFICATE: "Atteste que le bilan a eu lieu, sans donnée de santé.",
    PersonPaper.FILE: "Tout ce que la base garde sur elle, pour son droit d’accès.",
}
ICONS: Final = {
    PersonPaper.SHEET: "list-checks",
    PersonPaper.SLIP: "calendar-check",
    PersonPaper.CARD: "wallet",
    PersonPaper.CONVOCATION: "envelope",
    PersonPaper.FUNDING: "hand-coins",
    PersonPaper.RESTITUTION: "handshake",
    PersonPaper.LETTER: "chat-circle",
    PersonPaper.CERTIFICATE: "seal-check",
    PersonPaper.FILE: "folder-open",
}
PRESENTATIONS: Final = {
    Presentation.STANDARD: "Standard",
    Presentation.SIMPLIFIED: "Version simplifiée",
    Presentation.LARGE_PRINT: "Grands caractères",
}


def offered_title(offered: Offered) -> str:
    """« Plan de financement : Permis B », « Lettre d’invitation, mardi 16 mars 2027 à 10 h »."""
    title = TITLES[offered.paper]
    if offered.at is not None:
        day, at = long_date(paris_day(offered.at)), hour(paris_time(offered.at))
        return f"{title}, {day} à {at}"
    return f"{title} : {offered.words}" if offered.words else title


def given(document: DocumentLine) -> str:
    """« Remis le 12 mars 2027 à 14 h 30 à Mission locale, par Nadia Lefèvre »."""
    day = long_date(paris_day(document.issued_at), weekday=False)
    told = f"Remis le {day} à {hour(paris_time(document.issued_at))}"
    whom = f"pour {document.recipient}" if document.recipient else "à la personne"
    by = f"par {document.adviser}" if document.adviser else ""
    return ", ".join(part for part in (told, whom, by) if part)


def presentation(document: DocumentLine) -> str:
    """Return the presentation of a sheet that is not the standard one."""
    special = {each.value: PRESENTATIONS[each] for each in Presentation}
    return special.get(document.variant, "") if document.variant != Presentation.STANDARD else ""
