"""The passphrases that a base refuses: weak ones, made of what it knows, or its own of today."""

from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.passphrase import strength
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys import known_to_base
from conseil_mobilite.store.keys.passphrases import common_words

MADE_OF: Final = (
    "On y reconnaît {known} : sans cela elle serait trop faible. Allongez-la, ou choisissez autre "
    "chose."
)
SAME: Final = "C’est déjà votre phrase secrète : choisissez-en une autre."


def refuse_weak(passphrase: str, label: str) -> None:
    """Raise UserError with the advice where the passphrase will not do."""
    judged = strength(passphrase, (label,), common_words())
    if not judged.accepted:
        raise UserError(judged.advice, "passphrase")


def refuse_known(store: Store, passphrase: str, label: str) -> None:
    """Raise UserError where it is weak, or made of what the base knows: its kind alone is told."""
    refuse_weak(passphrase, label)
    known = store.read(known_to_base.made_of, passphrase)
    if known is not None:
        raise UserError(MADE_OF.format(known=known.value), "passphrase")
