"""The restitution tells the boxes chosen, with the agreement of the person, and nothing else."""

import random
import re
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

import pypdfium2
import pytest
from pypdf import PdfReader
from sqlmodel import Session, select
from tests.conftest import NOW
from tests.made_once import Base, Made
from tests.services.supported import pathway, person
from tests.services.told_person import CANARIES, NEVER, ON

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.people.agreement import TO_PRESCRIBER
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.services.paper.restitution import restitutions
from conseil_mobilite.services.people import person_preview, privacy

DAY = timedelta(days=1)
ONE = frozenset({"strengths"})


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


def read(shown: PaperPreview) -> tuple[str, str]:
    """Return what is read in the PDF and in its twin, without a space: a line may end anywhere."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(shown.pdf)]
    file = PdfReader(BytesIO(shown.pdf))
    about = f"{''.join(pages)} {file.metadata} {file.outline}"
    return letters(about), letters(shown.html.decode())


@pytest.fixture(scope="module")
def first_base(made: Made[UUID]) -> Base:
    return made.base


@pytest.fixture
def unasked(made: Made[UUID]) -> UUID:
    """Give the person before she said whether anything may be told."""
    return made.told


@pytest.fixture
def awa(session: Session, unasked: UUID) -> UUID:
    privacy.agree(session, unasked, TO_PRESCRIBER, ON - DAY, agreed=True)
    return unasked


def test_every_box_is_offered_and_has_something_to_tell(session: Session, awa: UUID) -> None:
    offer = restitutions.offered(session, awa)

    assert {box.code for box in offer.boxes} == set(CANARIES)
    assert all(box.told and box.preview for box in offer.boxes)
    assert (offer.recipient, offer.agreed) == ("Mme Payen, Mission locale de Thiérache", True)


def test_what_is_sensitive_is_told_apart_and_never_proposed_ticked(
    session: Session, awa: UUID
) -> None:
    boxes = {box.code: box for box in restitutions.offered(session, awa).boxes}

    assert {code for code, box in boxes.items() if box.sensitive} == {
        "goal.logement",
        "strength.marche",
        "barrier.logement_instable",
        "barrier.sante_conduite",
        "needs",
        "levels",
        "level.SANTE",
        "profile",
        "action.amenagement",
        "action.info_offre",
        "action.relais_referent",
        "action.avis_medical",
        "action.relais_sante",
        "action.transport_solidaire",
        "relay_sensitive",
        "budget",
    }
    assert {code for code, box in boxes.items() if box.ticked} == {
        "goals",
        "strengths",
        "barriers",
        "decision",
        "planned",
        "recommended",
        "done",
        "meetings",
        "relay",
    }


def test_nothing_of_a_box_that_is_not_chosen_reaches_the_paper(session: Session, awa: UUID) -> None:
    draw = random.Random(20270312)  # noqa: S311 — draws cases, no secret
    several = [frozenset(draw.sample(sorted(CANARIES), draw.randint(2, 20))) for _ in range(6)]
    every = frozenset(CANARIES)

    for chosen in (*(frozenset({code}) for code in CANARIES), *several, every):
        for said in read(restitutions.preview(session, awa, NOW, chosen)):
            told = {code for code, words in CANARIES.items() if letters(words) in said}
            assert told == chosen
            assert not [words for words in NEVER if letters(words) in said]
            assert "AwaRoy" in said


def test_a_box_that_is_not_offered_is_refused(session: Session, awa: UUID) -> None:
    with pytest.raises(UserError, match="n’existe plus"):
        restitutions.preview(session, awa, NOW, frozenset({"strengths", "barrier.garde"}))


def test_a_paper_that_would_say_nothing_is_refused(session: Session, awa: UUID) -> None:
    with pytest.raises(UserError, match="Cochez au moins une rubrique"):
        restitutions.preview(session, awa, NOW, frozenset())


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([], "n’a pas encore dit"),
        ([(-1, False, False)], "a refusé le 11 mars 2027"),
        ([(-2, True, False), (-1, False, False)], "a refusé"),
        ([(0, True, False), (0, False, False)], "a refusé"),
        ([(0, False, False), (0, True, False)], "a refusé"),
        ([(-2, True, True)], "a retiré son accord le 12 mars 2027"),
        ([(-3, False, False), (-2, True, True)], "a retiré son accord"),
        ([(-3, True, False), (-2, False, True)], "n’a pas encore dit"),
        ([(1, True, False)], "n’a pas encore dit"),
        ([(-20, True, False)], "valait pour un autre prescripteur"),
    ],
    ids=[
        "never asked",
        "refused",
        "refused since",
        "refused the same day",
        "agreed and refused in any order",
        "withdrawn",
        "refused, agreed, withdrawn",
        "agreed, then a refusal taken back",
        "dated tomorrow",
        "before this referral",
    ],
)
def test_without_an_agreement_in_force_nothing_leaves_and_a_sentence_says_what_to_do(
    session: Session, unasked: UUID, answers: list[tuple[int, bool, bool]], sentence: str
) -> None:
    for days, agreed, withdrawn in answers:
        made = privacy.agree(session, unasked, TO_PRESCRIBER, ON + days * DAY, agreed=agreed)
        if withdrawn:
            privacy.withdraw(session, made.id, ON)

    offer = restitutions.offered(session, unasked)

    assert sentence in offer.refusal
    assert "« Droits et données »" in offer.refusal
    for act in (restitutions.preview, restitutions.issue):
        with pytest.raises(UserError, match=sentence):
            act(session, unasked, NOW, ONE)
    assert session.exec(select(IssuedDocument)).all() == []


def test_who_changes_her_mind_the_same_day_takes_her_refusal_back(
    session: Session, unasked: UUID
) -> None:
    refused = privacy.agree(session, unasked, TO_PRESCRIBER, ON, agreed=False)
    privacy.agree(session, unasked, TO_PRESCRIBER, ON, agreed=True)
    assert "retirez ce refus" in restitutions.offered(session, unasked).refusal

    privacy.withdraw(session, refused.id, ON)

    assert restitutions.offered(session, unasked).agreed


def test_the_card_of_the_person_tells_the_same_last_word(session: Session, awa: UUID) -> None:
    agreed = person_preview.preview(session, awa, NOW).agreement
    assert (agreed is not None, agreed and agreed.agreed) == (True, True)

    last = privacy.agree(session, awa, TO_PRESCRIBER, ON, agreed=False)
    refused = person_preview.preview(session, awa, NOW).agreement
    assert (refused is not None, refused and refused.agreed) == (True, False)

    privacy.withdraw(session, last.id, ON)
    assert person_preview.preview(session, awa, NOW).agreement is None


@pytest.mark.parametrize("why", ["spontaneous", "cancelled", "none"])
def test_without_a_prescriber_there_is_nobody_to_tell(
    session: Session, awa: UUID, why: str
) -> None:
    referral = session.exec(select(Referral)).one()
    if why == "spontaneous":
        referral.prescriber_kind = "SPONTANE"
    elif why == "cancelled":
        referral.state = "annulee"
    else:
        referral.direction = "envoyee"
    session.flush()

    with pytest.raises(UserError, match="Aucun prescripteur"):
        restitutions.issue(session, awa, NOW, ONE)


def test_the_prescriber_of_an_earlier_support_is_not_told_of_this_one(
    session: Session, awa: UUID
) -> None:
    first = session.exec(select(Pathway).where(Pathway.person_id == awa)).one()
    first.ended_on, first.end_reason = ON - DAY, "autonomie"
    session.flush()
    session.add(Pathway(person_id=awa, opened_on=ON))
    session.flush()

    offer = restitutions.offered(session, awa)

    assert (offer.agreed, offer.prescriber) == (False, "")
    assert not any(box.told for box in offer.boxes if box.code in {"barriers", "planned", "levels"})


def test_issued_it_is_kept_with_its_boxes_and_its_recipient(session: Session, awa: UUID) -> None:
    chosen = frozenset({"strengths", "barrier.sante_conduite"})

    kept = restitutions.issue(session, awa, NOW, chosen)

    assert (kept.kind, kept.variant) == ("restitution", "barrier.sante_conduite strengths")
    assert kept.recipient == "Mme Payen, Mission locale de Thiérache"
    assert kept.twin is not None
    acts = [entry.act for entry in session.exec(select(AuditEntry))]
    assert {act for act in acts if act.startswith("restitution")} == {
        "restitution.tell_strengths",
        "restitution.tell_barrier_sensitive",
    }


def test_the_day_of_the_agreement_and_the_secret_are_written(session: Session, awa: UUID) -> None:
    for said in read(restitutions.preview(session, awa, NOW, ONE)):
        assert letters("avec l’accord de la personne") in said
        assert letters("donné le 11 mars 2027") in said
        assert letters("secret professionnel") in said


def test_a_decision_of_hers_is_never_proposed_ticked(session: Session, awa: UUID) -> None:
    session.exec(select(PathwayEvent)).one().decision = "refus_personne"
    session.flush()

    (box,) = (b for b in restitutions.offered(session, awa).boxes if b.code == "decision")

    assert (box.told, box.ticked) == (True, False)


def test_before_a_validated_assessment_nothing_of_it_is_told(session: Session) -> None:
    who = person(session, "Nguyễn")
    pathway(session, who, date(2027, 3, 1))

    boxes = restitutions.offered(session, who.id).boxes

    assert [box.code for box in boxes if box.told] == []
