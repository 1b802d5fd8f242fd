"""The words of the papers, as the body keeps them and as the papers say them."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from sqlmodel import Session, select
from tests.documents.conftest import Reading

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.domain.paper.letter_texts import PaperText
from conseil_mobilite.services.organisation import settings, setup
from conseil_mobilite.services.paper import heads, referral_answers
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.paper.wording import paper_samples, paper_texts
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.services.referrals import referrals
from conseil_mobilite.services.referrals.referrals import Origin
from conseil_mobilite.store.reference.letters import letter_texts

AT: Final = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
ON: Final = date(2027, 3, 12)
LATE: Final = ON - timedelta(days=9)
WORDED: Final = [text for text in letter_texts().texts if text.least is None]
"""The texts of words: the others are numbers."""


def kept(session: Session) -> dict[str, str]:
    rows = session.exec(select(Setting)).all()
    return {row.key: row.value for row in rows if row.key.startswith("paper.")}


def be_public(session: Session) -> None:
    body = setup.organisation(session)
    body.legal_basis = setup.PUBLIC_BASIS
    session.flush()


def be_private(session: Session) -> None:
    body = setup.organisation(session)
    body.legal_basis = setup.PRIVATE_BASIS
    session.flush()


def test_a_text_never_changed_is_not_kept_so_that_it_follows_a_better_one(
    session: Session,
) -> None:
    proposed = letter_texts().text("reponse.cloture").default

    paper_texts.put(session, "reponse.cloture", f"  {proposed} ")
    assert kept(session) == {}

    paper_texts.put(session, "reponse.cloture", "Bien à vous,")
    assert kept(session) == {"paper.reponse.cloture": "Bien à vous,"}
    assert paper_texts.text(session, "reponse.cloture") == "Bien à vous,"

    paper_texts.put(session, "reponse.cloture", proposed)
    assert kept(session) == {}


def test_going_back_gives_the_proposed_words_and_leaves_a_trace(session: Session) -> None:
    paper_texts.put(session, "reponse.retard", "")
    assert paper_texts.text(session, "reponse.retard") == ""

    standing = paper_texts.back_to_default(session, "reponse.retard")

    assert standing.say("reponse.retard").startswith("Nous vous prions")
    acts = session.exec(select(AuditEntry.act)).all()
    assert acts.count("setting.put") == acts.count("setting.reset") == 1


def test_what_is_refused_changes_nothing(session: Session) -> None:
    with pytest.raises(UserError) as refusal:
        paper_texts.put(session, "reponse.refusee", "Non, {nom}.")

    assert refusal.value.field == "words"
    assert kept(session) == {}
    with pytest.raises(UserError, match="dans la liste"):
        paper_texts.put(session, "reponse.inconnue", "Oui")


def test_words_kept_that_a_newer_list_can_no_longer_fill_give_way(session: Session) -> None:
    settings.put(session, "paper.reponse.acceptee", "Oui pour {ancien}.")
    settings.put(session, "paper.texte.disparu", "Oui.")
    settings.put(session, "paper.attestation.validite_mois", "zéro")

    assert paper_texts.texts(session).number("attestation.validite_mois") == 6
    assert "accueillons Awa" in paper_texts.text(session, "reponse.acceptee", personne="Awa")


def test_the_notice_follows_the_kind_of_the_body_and_names_its_contact(session: Session) -> None:
    body = setup.organisation(session)
    body.data_protection_contact = "donnees@ville.example"
    be_public(session)
    public = heads.notice(session)
    be_private(session)

    assert "mission d’intérêt public" in public.text
    assert "intérêt légitime" in heads.notice(session).text
    assert "donnees@ville.example" in public.text
    assert public.complete


def test_without_a_contact_the_notice_leads_to_the_reception(session: Session) -> None:
    body = setup.organisation(session)
    body.data_protection_contact = body.email = ""
    session.flush()

    assert "adressez-vous à l’accueil" in heads.notice(session).text
    assert heads.notice(session, heads.SHORT_NOTICE).text.endswith(": l’accueil.")


def test_a_notice_that_does_not_name_the_contact_is_followed_by_it(session: Session) -> None:
    setup.organisation(session).data_protection_contact = "donnees@ville.example"
    be_public(session)
    paper_texts.put(session, "notice.public", "{organisme} garde ceci deux ans.")

    text = Reading(paper_samples.preview(session, "notice.public", AT).pdf).text

    assert "garde ceci deux ans. Pour cela, écrivez à : donnees@ville.example." in text


def test_the_foot_of_the_body_is_on_its_papers(session: Session) -> None:
    paper_texts.put(session, "pied", "{organisme}, SIRET {siret}")
    body = setup.organisation(session)

    assert heads.letterhead(session).foot == f"{body.name}, SIRET {body.siret}"
    assert f"SIRET {body.siret}" in Reading(paper_samples.preview(session, "pied", AT).pdf).text


def test_the_sheet_has_no_line_to_sign_unless_the_body_wants_it(session: Session) -> None:
    amina = people.welcome(session, NewPerson("Haddad", "Amina"), people.Origin(), ON)
    without = Reading(action_sheets.preview(session, amina.id, AT).pdf).text

    paper_texts.want_signatures(session, wanted=True)
    paper_texts.put(session, "signature.personne", "Lu par {personne}")
    wanted = Reading(action_sheets.preview(session, amina.id, AT).pdf).text
    paper_texts.want_signatures(session, wanted=False)

    assert "Signer n’est pas obligatoire" not in without
    assert "Lu par Amina Haddad" in wanted
    assert "Signer n’est pas obligatoire" in wanted
    assert not paper_texts.signatures(session)


@pytest.mark.parametrize("accepted", [True, False])
def test_the_answer_to_a_prescriber_is_in_the_words_of_the_body(
    session: Session, *, accepted: bool
) -> None:
    awa = people.register(session, NewPerson("Roy", "Awa"), ON)
    origin = Origin("ML", "", "Mme Payen", "", accepted=False)
    referral = referrals.receive_again(session, awa.id, origin, LATE)
    if accepted:
        referrals.accept(session, referral.id, ON)
    else:
        referrals.refuse(session, referral.id, "session-complète", ON)
    for code, words in {
        "reponse.ouverture": "Pour {personne}, merci à {prescripteur}.",
        "reponse.retard": "Pardon du retard.",
        "reponse.acceptee": "C’est oui pour {personne}.",
        "reponse.refusee": "C’est non : {motif}.",
        "reponse.discretion": "Entre nous.",
    }.items():
        paper_texts.put(session, code, words)

    text = Reading(referral_answers.preview(session, referral.id, AT).pdf).text

    assert "Pour Awa Roy, merci à Mission locale. Pardon du retard." in text
    assert ("C’est oui pour Awa Roy." in text) == accepted
    assert ("C’est non : Session complète." in text) != accepted
    assert "Entre nous." in text


def everything(text: PaperText) -> str:
    """Return words that use every placeholder of a text."""
    return "Zut " + " ".join(f"{{{name}}}" for name in text.values)


@pytest.mark.parametrize("text", WORDED, ids=[text.code for text in WORDED])
def test_every_text_is_seen_on_its_paper_with_all_it_may_use(
    session: Session, text: PaperText
) -> None:
    (be_public if text.basis == "public" else be_private)(session)

    shown = paper_samples.preview(session, text.code, AT, everything(text))

    assert "Zut" in Reading(shown.pdf).text
    assert "{" not in Reading(shown.pdf).text
    assert kept(session) == {}


def test_an_empty_answer_leaves_no_hole_on_the_paper(session: Session) -> None:
    text = Reading(paper_samples.preview(session, "convocation.apporter", AT, "").pdf).text

    assert "À apporter" not in text
    assert "Il vous manque" not in text


def test_a_preview_of_words_that_cannot_stand_says_why(session: Session) -> None:
    with pytest.raises(UserError, match="doit contenir"):
        paper_samples.preview(session, "reponse.refusee", AT, "Non.")
