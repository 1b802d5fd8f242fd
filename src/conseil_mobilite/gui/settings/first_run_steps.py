"""The pages of the first run: what each asks, and how it says what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.fields import Form, fact
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, refill, row
from conseil_mobilite.gui.settings.adviser_fields import AdviserFields
from conseil_mobilite.gui.settings.basin_fields import BasinFields
from conseil_mobilite.gui.settings.founding_place import FoundingPlace
from conseil_mobilite.gui.settings.organisation_fields import OrganisationFields
from conseil_mobilite.gui.settings.passphrase_fields import PassphraseFields
from conseil_mobilite.gui.settings.wording import NO_RECOVERY

CARD_PAD = (24, 20, 24, 24)
KEYCHAIN_NOTE = (
    "Votre session suffira alors à ouvrir les dossiers, sur cet ordinateur seulement. Refusez si "
    "d’autres personnes l’utilisent. La phrase secrète reste toujours valable."
)
Check = Callable[[], object]
"""Raises UserError with the field at fault."""


@dataclass(frozen=True, slots=True)
class Step:
    """`short` is its name on the panel, `first` where the keyboard goes."""

    short: str
    title: str
    detail: str
    card: QFrame
    form: Form
    check: Check
    first: QWidget


def adviser_step(fields: AdviserFields, check: Check) -> Step:
    return Step(
        "Vous",
        "Bonjour ! Qui êtes-vous ?",
        "Votre nom et vos coordonnées figurent sur les fiches que les personnes emportent.",
        _card(fields.body()),
        fields.form,
        check,
        fields.first_name,
    )


def organisation_step(fields: OrganisationFields, check: Check) -> Step:
    return Step(
        "Votre organisme",
        "Votre organisme",
        "Ces informations signent les documents remis aux personnes et à leurs référents.",
        _card(fields.body()),
        fields.form,
        check,
        fields.name,
    )


def passphrase_step(fields: PassphraseFields, keychain: Tick | None, check: Check) -> Step:
    """`keychain` is offered only where this computer has one that can be trusted."""
    warning = column(
        label("À garder en lieu sûr", "strong"), label(NO_RECOVERY, "muted", wrap=True), gap=4
    )
    sign = column(glyph("key", "warning", 22), None)
    note = frame(row(sign, (warning, 1), gap=12, pad=(16, 12, 16, 12)), "note")
    items: list[Item] = [fields.body(), note]
    if keychain is not None:
        items.append(column(keychain, label(KEYCHAIN_NOTE, "small", wrap=True), gap=0))
    return Step(
        "Phrase secrète",
        "Votre phrase secrète",
        "Elle ouvre les dossiers, chiffrés sur ce poste. Vous la saisirez à chaque ouverture.",
        _card(column(*items, gap=16)),
        fields.form,
        check,
        fields.first,
    )


def basin_step(fields: BasinFields, check: Check) -> Step:
    return Step(
        "Votre bassin de mobilité",
        "Votre bassin de mobilité",
        "Composez-le avec ses intercommunalités : les statistiques du plan se comptent par bassin.",
        _card(fields.body()),
        fields.form,
        check,
        fields.name,
    )


class Summary(QFrame):
    """What is about to be made, to be read once more, and where."""

    def __init__(self, place: FoundingPlace) -> None:
        super().__init__()
        self.place = place
        self._facts = frame(column(gap=14))
        self.setLayout(column(self._facts, place, gap=14, pad=CARD_PAD))
        self.setProperty("role", "card")

    def say(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show pairs of a name and what was said of it."""
        refill(self._facts, *(fact(name, text) for name, text in facts))


def summary_step(summary: Summary, first: QWidget) -> Step:
    return Step(
        "Vérifier et créer",
        "Un dernier coup d’œil",
        "Vérifiez avant de créer : tout se corrige ensuite dans les réglages.",
        summary,
        Form(base_place=summary.place.field),
        lambda: None,
        first,
    )


def _card(body: QLayout) -> QFrame:
    return frame(column(body, pad=CARD_PAD), "card")
