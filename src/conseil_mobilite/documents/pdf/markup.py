"""Turn words into the markup of a ReportLab paragraph, with letters of the typeface only.

ReportLab reads a paragraph as markup, so that a name such as "<b>" would break it: what was typed
is escaped here and nowhere else.
"""

from xml.sax.saxutils import escape

from conseil_mobilite.documents.kit import characters
from conseil_mobilite.documents.kit.words import Run, Words
from conseil_mobilite.documents.pdf.scripts import fonts
from conseil_mobilite.documents.pdf.tagging.structure import Node, Tree
from conseil_mobilite.documents.pdf.theme import LINK


def markup(words: Words, lang: str, node: Node, tree: Tree) -> str:
    """Write words as a paragraph of `node`, whose language is `lang`.

    A link, or a passage in another language, becomes an element of its own within it.
    """
    return "".join(_run(run, lang, node, tree) for run in words)


def printable(text: str) -> str:
    """Return the text with the letters that the typeface of the pages has."""
    return characters.printable(text, fonts.covered())


def _run(run: Run, lang: str, node: Node, tree: Tree) -> str:
    told = escape(printable(run.text)).replace("\n", "<br/>")
    if run.strong:
        told = f"<b>{told}</b>"
    foreign = run.lang if run.lang != lang else ""
    if run.url:
        number = tree.within(
            node, Node("Link", lang=foreign, alt=characters.visible(run.text), url=run.url)
        )
        return _inside(number, f'<a href="node:{number}" color="{LINK}"><u>{told}</u></a>')
    return _inside(tree.within(node, Node("Span", lang=foreign)), told) if foreign else told


def _inside(number: int, told: str) -> str:
    return f'<onDraw name="inline" label="{number}"/>{told}<onDraw name="inline" label=""/>'
