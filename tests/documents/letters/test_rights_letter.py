"""The letter that answers a request: it promises no more than what was granted."""

from dataclasses import replace
from datetime import date

import pytest
from tests.documents.conftest import Reading

from conseil_mobilite.documents.letters.rights_answer import document
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead
from conseil_mobilite.domain.paper.rights_papers import RightsLetter

ASKED = RightsLetter(
    number="2027-00012",
    organisation=Letterhead("Mobilité des Trois Vallées", "4 place de la Mairie", "+33353011200"),
    adviser=AdviserCard("Sophie", "Morel", phone="+33353011234"),
    person_name="Awa Roy",
    address=("02120 Guise",),
    issued_on=date(2027, 3, 12),
    kind="effacement",
    label="Effacement",
    article="art. 17",
    received_on=date(2027, 3, 2),
    asked="",
    answer="accordee",
    answered="Accordée",
    reason="",
)
WHOLE = {
    "acces": "Votre dossier vous est remis",
    "rectification": "Les informations sont corrigées.",
    "effacement": "Les informations concernées sont effacées",
}
PART = {
    "acces": "Ce que nous vous remettons de votre dossier",
    "rectification": "Ce que nous avons accepté de corriger",
    "effacement": "Ce que nous avons accepté d’effacer",
    "limitation": "ne limite que des dossiers entiers",
    "opposition": "ne s’arrête pas à une partie",
}


def said(kind: str, answer: str) -> str:
    content = replace(ASKED, kind=kind, answer=answer, reason="Un contrôle est en cours.")
    text = Reading(write(document(content))).text
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("kind", PART)
def test_granted_in_part_it_says_what_is_done_of_it(kind: str) -> None:
    told = said(kind, "partielle")
    assert PART[kind] in told
    assert kind not in WHOLE or WHOLE[kind] not in told


@pytest.mark.parametrize("kind", WHOLE)
def test_granted_whole_it_says_that_all_is_done(kind: str) -> None:
    assert WHOLE[kind] in said(kind, "accordee")


def test_refused_nothing_is_promised() -> None:
    assert "Et maintenant" not in said("effacement", "refusee")
