"""What a person is told of her data, as the program proposes it, without a base to read it from."""

from typing import Final

from conseil_mobilite.domain.paper.action_sheet import DataNotice
from conseil_mobilite.domain.paper.letter_texts import ASSOCIATION, PUBLIC, PaperTexts
from conseil_mobilite.domain.retention.rules import told_delay
from conseil_mobilite.store.reference.letters import letter_texts

_MONTHS: Final = 24


def data_notice(organisation: str, *, public_body: bool, contact: str) -> DataNotice:
    common = {
        "organisme": organisation,
        "duree": told_delay(_MONTHS),
        "contact": contact or "l’accueil",
    }
    texts = PaperTexts(letter_texts(), PUBLIC if public_body else ASSOCIATION, common=common)
    return DataNotice(texts.say("notice"), contact, complete=True, months=_MONTHS)
