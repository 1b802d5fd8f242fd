"""How the person reads her sheet: its presentation, and a second language beside the French."""

from typing import Final

from conseil_mobilite.domain.paper.presentation import Presentation, SheetChoice
from conseil_mobilite.gui.paper.choices.paper_choices import (
    Chosen,
    Group,
    Groups,
    Need,
    Option,
    one_of,
)
from conseil_mobilite.gui.paper.paper_wording import PRESENTATIONS
from conseil_mobilite.services.paper.sheet.sheet_offers import SheetOffer
from conseil_mobilite.services.paper.wording.languages import SheetLanguage

PRESENTATION: Final = "presentation"
LANGUAGE: Final = "language"
PROVISIONAL: Final = "provisoire"
_HELP: Final = {
    Presentation.STANDARD: "Le plus souvent, deux pages.",
    Presentation.SIMPLIFIED: "Des phrases courtes, de grandes lettres et des dessins.",
    Presentation.LARGE_PRINT: "Les mêmes mots, en lettres presque deux fois plus grandes.",
}
_WHY: Final = "Une seconde langue va seulement avec la présentation standard."
_BESIDE: Final = (
    "Les phrases du programme sont dans les deux langues ; ce que vous écrivez reste en français."
)


def sheet_groups(offer: SheetOffer) -> Groups:
    """Return the choices as the person was last given her sheet."""
    last = offer.last
    presentation = Group(
        PRESENTATION,
        "Pré&sentation",
        tuple(Option(each.value, words, _HELP[each]) for each, words in PRESENTATIONS.items()),
        frozenset({last.presentation.value}),
    )
    return (presentation, _languages(offer)) if offer.languages else (presentation,)


def chosen_sheet(chosen: Chosen) -> SheetChoice:
    presentation = Presentation(one_of(chosen, PRESENTATION) or Presentation.STANDARD)
    return SheetChoice(presentation, one_of(chosen, LANGUAGE))


def _languages(offer: SheetOffer) -> Group:
    known = {each.tag for each in offer.languages}
    return Group(
        LANGUAGE,
        "Seconde &langue",
        (Option("", "Aucune"), *(_option(each) for each in offer.languages)),
        frozenset({offer.last.language} if offer.last.language in known else {""}),
        listed=True,
        help=_BESIDE,
        need=Need(PRESENTATION, Presentation.STANDARD.value, _WHY),
    )


def _option(language: SheetLanguage) -> Option:
    words = f"{language.endonym} — {language.french_name}"
    return Option(language.tag, words, mark=PROVISIONAL if language.provisional else "")
