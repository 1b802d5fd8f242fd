"""How the « version simplifiée » speaks: one sentence a line, the person and the adviser named."""

from collections.abc import Iterator
from dataclasses import dataclass

from conseil_mobilite.documents.action_sheet.simple_phrases import simple_phrases
from conseil_mobilite.documents.kit.blocks import Beside, Block, Section
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, text
from conseil_mobilite.documents.kit.words import plain, strong
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet
from conseil_mobilite.domain.paper.simple_text import simple_sentences, written_out


@dataclass(frozen=True, slots=True)
class Teller:
    """Says the fixed sentences and the free text of one sheet."""

    content: ActionSheet

    def said(self, key: str, **filled: str) -> str:
        """Say a fixed sentence; who is the adviser is known in each."""
        adviser, organisation = self.content.adviser, self.content.organisation.name
        known = {
            "adviser": adviser.first_name.strip() or organisation,
            "adviser_name": adviser.full_name or organisation,
            "organisation": organisation,
        }
        return simple_phrases().said(key, known | filled)

    def free(self, typed: str) -> tuple[str, ...]:
        """Cut what was typed into sentences, written out."""
        return simple_sentences(typed, simple_phrases().abbreviations)

    def words(self, typed: str) -> str:
        """Write out what was typed and is no sentence."""
        return written_out(typed, simple_phrases().abbreviations).rstrip(".")

    def line(self, typed: str) -> str:
        """Write out what stands on a line of its own, with its capital."""
        told = self.words(typed)
        return f"{told[:1].upper()}{told[1:]}"

    def lines(self, *sentences: str, under: str = "") -> Iterator[Block]:
        """Set one sentence a line, and what its hard words mean.

        `under` is the key of a heading that explains its own already.
        """
        heading = self.said(under) if under else ""
        for sentence in simple_phrases().with_explanations(*sentences, after=heading):
            yield text(sentence)

    def meaning(self, key: str) -> Iterator[Block]:
        """Explain the hard words of a heading."""
        _, *meanings = simple_phrases().with_explanations(self.said(key))
        for sentence in meanings:
            yield text(sentence)

    def section(self, key: str, icon: Icon, *blocks: Block, framed: bool = False) -> Section:
        """Put blocks under a heading."""
        return Section(plain(self.said(key)), blocks, icon, framed=framed)


def beside(icon: Icon, *sentences: str) -> Iterator[Beside]:
    """Put a few words beside their pictogram; nothing where there are none."""
    told = tuple(text(sentence) for sentence in sentences if sentence)
    if told:
        yield Beside(icon, told)


def telephone(number: str) -> Beside:
    """Show a telephone number to be read from afar."""
    return Beside(Icon.PHONE, (Paragraph(strong(phone_display(number)), Size.HUGE),))
