"""A story and its structure, built together: paragraphs, headings, lists."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from conseil_mobilite.documents.kit.blocks import beside, columns, panel
from conseil_mobilite.documents.kit.markup import Markup, plain
from conseil_mobilite.documents.kit.pictograms import Icon, Pictogram
from conseil_mobilite.documents.kit.shapes import CheckBox
from conseil_mobilite.documents.kit.structure import Node, Tree
from conseil_mobilite.documents.kit.tag import Tag
from conseil_mobilite.documents.kit.theme import BLUE, STANDARD, WIDTH, Scale, text_style


class Sheet:
    """What a document says, in reading order. `section` is where the next block is told."""

    def __init__(self, scale: Scale = STANDARD, width: float = WIDTH) -> None:
        self.scale, self.width = scale, width
        self.tree = Tree()
        self.section = self.tree.root
        self.story: list[Flowable] = []

    def add(self, *flowables: Flowable) -> None:
        self.story.extend(flowables)

    def gap(self, height: float) -> None:
        self.story.append(Spacer(1, height))

    def paragraph(self, node: Node, markup: Markup, style: ParagraphStyle) -> Tag:
        """Make a paragraph that is the content of `node`."""
        return Tag(Paragraph(markup, style), node)

    def text(
        self, markup: Markup, *, size: float = 0, leading: float = 0, parent: Node | None = None
    ) -> Tag:
        """Make a paragraph of the section or of `parent`, in body size unless told otherwise."""
        node = (parent or self.section).add("P")
        return self.paragraph(node, markup, text_style(size or self.scale.body, leading=leading))

    def title(self, words: str) -> Tag:
        """Make the one main heading."""
        size = self.scale.title
        node = self.section.add("H1")
        node.title = words
        return self.paragraph(node, plain(words), text_style(size, bold=True, leading=size * 1.25))

    def heading(self, words: str, icon: Icon) -> Table:
        """Begin a section: its heading, a pictogram on the left and a rule under it."""
        size = self.scale.heading
        title = self._section_heading(words, size)
        left = self.scale.icon + 9
        row = columns(
            [Pictogram(icon, self.scale.icon), title],
            [left, self.width - left],
            ("LINEBELOW", (0, 0), (-1, 0), 1.4, BLUE),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        )
        row.spaceBefore, row.spaceAfter = size * 1.05, size * 0.5
        return row

    def begin(self, words: str, icon: Icon) -> None:
        """Begin a section whose heading stays with the block that follows."""
        heading = self.heading(words, icon)
        heading.keepWithNext = True
        self.add(heading)

    def callout(self, words: str, icon: Icon, content: Markup) -> None:
        """Tell a section of one sentence in a panel."""
        body = self.scale.body
        inner = self.width - 3 * body
        title = self._section_heading(words, body + 1)
        style = text_style(body + 2, bold=True)
        told = self.paragraph(self.section.add("P"), content, style)
        self.add(self.panel([beside(icon, [title, told], inner, 30)]))

    def panel(self, content: Sequence[Flowable]) -> Flowable:
        return panel(content, self.width, self.scale.body + 4)

    def bullets(self, items: Sequence[Markup], width: float) -> list[Flowable]:
        """Make a list, each item after a drawn check mark, heard as a bullet."""
        group, size = self.section.add("L"), self.scale.body
        rows: list[Flowable] = []
        for markup in items:
            item = group.add("LI")
            mark = Tag(Pictogram(Icon.CHECK, size * 1.05), item.add("Lbl", actual="•"))
            words = self.text(markup, parent=item.add("LBody"))
            row = columns(
                [mark, words],
                [size + 8, width - size - 8],
                ("TOPPADDING", (0, 0), (0, 0), size * 0.22),
            )
            row.spaceAfter = size * 0.35
            rows.append(row)
        return rows

    def checkbox(self, parent: Node, *, ticked: bool, size: float = 19) -> Tag:
        alt = "Case cochée : fait" if ticked else "Case à cocher quand c’est fait"
        return Tag(CheckBox(size, ticked=ticked), parent.add("Figure", alt=alt))

    def together(self, *flowables: Flowable) -> None:
        """Blocks that stay on one page."""
        self.add(KeepTogether(list(flowables)))

    def _section_heading(self, words: str, size: float) -> Tag:
        self.section = self.tree.root.add("Sect")
        node = self.section.add("H2")
        node.title = words
        style = text_style(size, bold=True, color=BLUE, leading=size * 1.3)
        return self.paragraph(node, plain(words), style)
