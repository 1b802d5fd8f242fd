"""The papers about the data of a person, and the drafts that the body completes."""

from tests.campaigns.made_papers.chance import START, Dice, Person
from tests.campaigns.made_papers.sheets import Maker
from tests.documents.notices import data_notice

from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.letters import privacy_information, rights_answer
from conseil_mobilite.documents.records import draft
from conseil_mobilite.domain.paper.rights_papers import PrivacyInformation, RightsLetter
from conseil_mobilite.domain.records.impact_assessment import impact
from conseil_mobilite.domain.records.processing_register import register
from conseil_mobilite.domain.records.record import BodyFacts

KINDS = ("acces", "rectification", "effacement", "limitation", "opposition")


def information(dice: Dice, person: Person) -> Document:
    body = dice.organisation()
    content = PrivacyInformation(
        number=f"2027-{person.number:05}",
        organisation=body,
        adviser=dice.adviser(),
        person_name=f"{dice.name()} {person.word}",
        issued_on=START,
        version="2026.1",
        basis=dice.text(2, 6),
        article="art. 6, 1, f du RGPD",
        notice=data_notice(body.name, public_body=dice.maybe(), contact=dice.mail()),
        kept=tuple(dice.text(3, 12) for _ in range(dice.much(1, 5, 12))),
    )
    return privacy_information.document(content)


def answer(dice: Dice, person: Person) -> Document:
    content = RightsLetter(
        number=f"2027-{person.number:05}",
        organisation=dice.organisation(),
        adviser=dice.adviser(),
        person_name=f"{dice.name()} {person.word}",
        address=tuple(dice.text(3) for _ in range(dice.much(0, 2))),
        issued_on=START,
        kind=dice.one(KINDS),
        label=dice.text(2, 6),
        article="art. 15",
        received_on=START,
        asked=dice.typed(0, 60),
        answer=dice.one(("accordee", "partielle", "refusee")),
        answered=dice.text(1, 3),
        reason=dice.typed(0, 60),
        told=tuple(dice.text(4, 20) for _ in range(dice.much(0, 2, 12))),
    )
    return rights_answer.document(content)


def entry(dice: Dice, person: Person) -> Document:
    return draft.document(register(_facts(dice, person)))


def assessment(dice: Dice, person: Person) -> Document:
    return draft.document(impact(_facts(dice, person)))


def _facts(dice: Dice, person: Person) -> BodyFacts:
    """Tell of a body: it is nobody's, the word stands among the bodies known and in its kind."""
    return BodyFacts(
        organisation=dice.organisation(),
        kind=f"{dice.text(1, 4)} {person.word}",
        siret=dice.much("", "73282932000074"),
        email=dice.much("", dice.mail()),
        contact=dice.much("", dice.text(2, 8)),
        basis=dice.text(2, 6),
        article="art. 6, 1, f du RGPD",
        data=tuple(dice.text(2, 6) for _ in range(dice.much(1, 20))),
        sensitive=tuple(dice.text(3, 30) for _ in range(dice.much(1, 8))),
        recipients=tuple(dice.text(2, 8) for _ in range(dice.much(0, 12))),
        kept=tuple(dice.text(3, 8) for _ in range(dice.much(1, 5))),
        advisers=dice.much(1, 12),
        lock_minutes=10,
        drawn_on=START,
    )


RIGHTS: dict[str, Maker] = {
    "information_donnees": information,
    "reponse_droits": answer,
    "registre": entry,
    "aipd": assessment,
}
