"""The texts of the papers: those proposed, and those that the body made its own."""

from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.domain.paper.letter_text_checks import can_be_said, checked_words
from conseil_mobilite.domain.paper.letter_texts import (
    ASSOCIATION,
    PUBLIC,
    PaperTexts,
)
from conseil_mobilite.domain.retention.rules import Rule, told_delay
from conseil_mobilite.services.organisation import logo, settings, setup
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.retention.delays import delays
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.letters import letter_texts

_KEY: Final = "paper."
_SIGNATURES: Final = "paper_signatures"
_YES: Final = "oui"
_NOWHERE: Final = "l’accueil"
_OWN: Final = select(Setting).where(col(Setting.key).startswith(_KEY, autoescape=True))


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """`signatures`: whether the action sheet has lines to sign; `logo` is PNG, or empty."""

    texts: PaperTexts
    signatures: bool
    logo: bytes


def texts(session: Session) -> PaperTexts:
    """Return the words of the body; a text it never changed is the one proposed today."""
    body = setup.organisation(session)
    return PaperTexts(
        letter_texts(),
        PUBLIC if body.legal_basis == setup.PUBLIC_BASIS else ASSOCIATION,
        _own(session),
        _common(body, months_kept(session)),
    )


def months_kept(session: Session) -> int:
    """Return how long a file is kept after the last contact, as the body decided."""
    return delays(session)[Rule.LAST_CONTACT]


def text(session: Session, code: str, **values: str) -> str:
    """Return one text, its placeholders filled."""
    return texts(session).say(code, **values)


def choices(session: Session) -> PaperChoices:
    """Return all that the body chooses of its papers."""
    return PaperChoices(texts(session), signatures(session), logo.logo(session))


def put(session: Session, code: str, words: str) -> PaperTexts:
    """Keep the words of the body for a text, and return its texts as they now stand.

    UserError, on the field `words`, where they cannot stand on a paper. The words proposed are not
    kept: the text goes on following them.
    """
    require_manager(session)
    proposed = _proposed(code)
    kept = checked_words(letter_texts().text(proposed), words)
    if kept == letter_texts().text(proposed).default:
        back_to_default(session, proposed)
    elif kept != settings.value(session, _KEY + proposed, letter_texts().text(proposed).default):
        settings.put(session, _KEY + proposed, kept)
    return texts(session)


def back_to_default(session: Session, code: str) -> PaperTexts:
    """Go back to the words proposed."""
    require_manager(session)
    setting = session.get(Setting, _KEY + _proposed(code))
    if setting is not None:
        session.delete(setting)
        session.flush()
        audit.record(session, "setting.reset", "setting", None)
    return texts(session)


def signatures(session: Session) -> bool:
    """Tell whether the body wants lines to sign on the action sheet; none unless it says so."""
    return settings.value(session, _SIGNATURES) == _YES


def want_signatures(session: Session, *, wanted: bool) -> None:
    require_manager(session)
    settings.put(session, _SIGNATURES, _YES if wanted else "")


def _own(session: Session) -> dict[str, str]:
    """Return the words kept that can still be filled: a newer list may have lost a placeholder."""
    kept = {each.key.removeprefix(_KEY): each.value for each in session.exec(_OWN)}
    return {
        text.code: kept[text.code]
        for text in letter_texts().texts
        if text.code in kept and can_be_said(text, kept[text.code])
    }


def _proposed(code: str) -> str:
    try:
        return letter_texts().text(code).code
    except KeyError as error:
        raise UserError("Choisissez dans la liste le texte à modifier.", "code") from error


def _common(body: Organisation, months: int) -> dict[str, str]:
    """Return the placeholders that no paper gives, for they are of the body."""
    town = f"{body.postcode} {body.town}".strip()
    return {
        "organisme": body.name,
        "adresse": ", ".join(filter(None, (body.address, town))),
        "siret": body.siret,
        "duree": told_delay(months),
        "contact": body.data_protection_contact or body.email or _NOWHERE,
    }
