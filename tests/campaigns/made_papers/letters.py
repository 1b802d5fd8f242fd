"""The papers for others: the answer, the restitution, the attestation, the funding plan."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from tests.campaigns.made_papers.chance import START, Dice, Person
from tests.campaigns.made_papers.sheet_content import meeting
from tests.campaigns.made_papers.sheets import Maker
from tests.documents.notices import data_notice
from tests.documents.papers import PROPOSED

from conseil_mobilite.documents import funding_plan
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.letters import certificate, referral_answer, restitution
from conseil_mobilite.domain.paper.action_sheet import Signing
from conseil_mobilite.domain.paper.certificate import Certificate, role_words
from conseil_mobilite.domain.paper.funding_plan import ActionFunding, FundingShare
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer
from conseil_mobilite.domain.paper.restitution import Box, Part, Restitution, Told, in_order
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.pathway.funding import funding_plan as added_up

_DETAILS = {Part.LEVELS: 1, Part.ACTIONS: 2, Part.DONE: 2, Part.BUDGET: 2}


def answer(dice: Dice, person: Person) -> Document:
    content = ReferralAnswer(
        number=f"2027-{person.number:05}",
        organisation=dice.organisation(),
        adviser=dice.adviser(),
        issued_on=START,
        prescriber=dice.text(2, 30),
        agent=dice.much("", dice.name()),
        person_name=f"{dice.name()} {person.word}",
        received_on=START - timedelta(days=20),
        answered_on=START,
        refusal=dice.one(("", dice.text(8))),
        agreed=dice.maybe(),
        late=dice.maybe(),
        next_appointment=dice.much(None, meeting(dice)),
        texts=PROPOSED,
    )
    return referral_answer.document(content)


def told_boxes(dice: Dice, person: Person) -> Document:
    """Make a restitution of some of the boxes, sensitive ones among them."""
    parts = [part for part in Part if part is not Part.IDENTITY]
    chosen = dice.chance.sample(parts, dice.much(1, 4, len(parts)))
    content = Restitution(
        number=f"2027-{person.number:05}",
        organisation=dice.organisation(),
        adviser=dice.adviser(),
        issued_on=START,
        prescriber=dice.text(2, 30),
        agent=dice.much("", dice.name()),
        person_name=f"{dice.name()} {person.word}",
        agreed_on=START,
        assessed_on=dice.much(None, START),
        boxes=in_order(_box(dice, part) for part in chosen for _ in range(dice.much(1, 3))),
        texts=PROPOSED,
    )
    return restitution.document(content)


def _box(dice: Dice, part: Part) -> Box:
    cells = _DETAILS.get(part, 0)
    lines = tuple(
        Told(dice.typed(3, 20), tuple(dice.text(2, 30) for _ in range(cells)))
        for _ in range(dice.much(1, 5, 12))
    )
    return Box(part.name, part, part.value, lines, sensitive=dice.maybe())


def attestation(dice: Dice, person: Person, *, authorised: bool) -> Document:
    content = Certificate(
        number=f"2027-{person.number:05}",
        organisation=dice.organisation(),
        kind=dice.text(2),
        siret="73282932000074",
        town=dice.text(0, 2),
        authorised=authorised,
        adviser=dice.adviser(),
        role=role_words(dice.one(("conseiller", "responsable"))),
        person_name=f"{dice.name()} {person.word}",
        birth_date=dice.much(None, START - timedelta(days=12_000)),
        assessed_on=START,
        issued_on=START,
        valid_until=START + timedelta(days=180),
        texts=PROPOSED,
    )
    return certificate.document(content)


def funding(dice: Dice, person: Person) -> Document:
    shares = tuple(_share(dice) for _ in range(dice.much(0, 1, 3, 12)))
    cost, body = dice.much(None, 180_000), dice.organisation()
    name = f"{dice.name()} {person.word}"
    content = ActionFunding(
        number=f"2027-{person.number:05}",
        organisation=body,
        adviser=dice.adviser(),
        person_name=name,
        issued_on=START,
        notice=data_notice(body.name, public_body=dice.maybe(), contact=dice.mail()),
        purpose=dice.text(3, 20),
        cost=cost,
        sums=added_up(cost, map(_line, shares)),
        partner=dice.text(0, 50)[:300],
        due_on=dice.much(None, dice.day()),
        shares=shares,
        signing=dice.much(None, Signing((name, "Sophie, conseillère"), dice.text(9))),
    )
    return funding_plan.document(content)


def _line(share: FundingShare) -> FundingLine:
    asked, granted = share.asked, share.granted
    return FundingLine(
        action_id=uuid4(), funder_kind="aid", asked_cents=asked, granted_cents=granted
    )


def _share(dice: Dice) -> FundingShare:
    granted = dice.much(None, 0, 45_000)
    return FundingShare(
        funder=dice.text(2, 30),
        aid=dice.text(0, 6),
        asked=60_000,
        asked_on=dice.much(None, START),
        granted=granted,
        granted_on=None if granted is None else dice.much(None, START),
        payer=dice.text(0, 4),
        paid_on=START if granted else None,
    )


LETTERS: dict[str, Maker] = {
    "reponse": answer,
    "restitution": told_boxes,
    "attestation_habilitee": partial(attestation, authorised=True),
    "attestation_simple": partial(attestation, authorised=False),
    "financement": funding,
}
