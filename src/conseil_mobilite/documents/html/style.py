"""How the HTML twin looks: the sizes of the document, the colours of the paper."""

from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.look import MM, Format

_SHEET = """
:root { color-scheme: light; --ink: #17212b; --blue: #0c516f; --soft: #eef5f8; --line: #7a8f9c; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 48rem; color: var(--ink); background: #fff;
  font-family: Andika, "Segoe UI", Verdana, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { margin: 0; line-height: 1.3; color: var(--blue); }
h1 { color: var(--ink); margin-top: 1rem; }
p { margin: .35em 0; }
a { color: var(--blue); }
section { margin-top: 1.4rem; }
.head { display: flex; gap: .6rem; align-items: center; margin-bottom: .5rem; }
section:not(.panel) > .head { border-bottom: .15rem solid var(--blue); padding-bottom: .25rem; }
.icon { flex: none; width: 1.8em; height: 1.8em; fill: none; stroke: var(--blue);
  stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.icon .filled { fill: var(--blue); stroke: none; }
.panel { border: 1px solid var(--line); border-left: .4rem solid var(--blue);
  background: var(--soft); padding: .6rem 1rem; }
.beside, .emblem { display: flex; gap: .6rem; align-items: flex-start; }
.emblem { align-items: center; }
.emblem img { height: 3rem; }
.row, .pair, .choices { display: grid; gap: 0 1.5rem;
  grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
.choices { grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); }
.columns { columns: 15rem; }
.known { list-style-type: "✓  "; }
.flow { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: center; }
.apart { justify-content: space-between; }
.sign { display: flex; gap: .5rem; align-items: center; }
.word { font-weight: bold; }
.cards { padding-left: 2rem; }
ul.cards { list-style: none; padding-left: 0; }
.cards > li { border: 1px solid var(--line); padding: .8rem; margin-bottom: .8rem;
  break-inside: avoid; }
.scrolls { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4rem .5rem;
  border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { background: var(--blue); color: #fff; font-weight: bold; }
.facts th { font-weight: bold; width: 33%; }
.figures { text-align: right; }
.box { display: inline-block; width: 1.3em; height: 1.3em; border: .12em solid var(--ink);
  border-radius: .2em; text-align: center; line-height: 1.1em; vertical-align: middle; }
.code { width: 8rem; height: 8rem; background: #fff; fill: var(--ink); }
.line { height: 2rem; border-bottom: 1px dashed var(--line); }
footer { margin-top: 2rem; border-top: 1px solid var(--line); }
@media print {
  body { padding: 0; max-width: none; }
  .new-page { break-before: page; }
  .head { break-after: avoid; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  thead { display: table-header-group; }
  thead th { color: var(--ink); background: none; border-bottom: .15rem solid var(--blue); }
  tr, .panel { break-inside: avoid; }
}
"""


def style(document: Document) -> str:
    """Return the style sheet; a reader may still enlarge everything."""
    scale, base = document.scale, document.scale.body
    sizes = {
        "body": base / 12,
        "h1": scale.title / 12,
        "h2": scale.heading / 12,
        "h3, h4, h5, h6": scale.heading * 0.86 / 12,
        ".small, footer": scale.small / 12,
        ".lead": scale.lead / 12,
        ".large": scale.large / 12,
        ".huge": scale.huge / 12,
    }
    told = (f"{name} {{ font-size: {size:.3g}rem; }}" for name, size in sizes.items())
    leading = f"body {{ line-height: {scale.leading:g}; }}"
    return _SHEET + "\n".join((*told, leading, _page(document.format))) + "\n"


def _page(shape: Format) -> str:
    """Print on the same paper as the PDF."""
    width, height = (f"{side / MM:.0f}mm" for side in shape.size)
    margins = (shape.top, shape.margin, shape.bottom)
    told = " ".join(f"{margin / MM:.0f}mm" for margin in margins)
    return f"@page {{ size: {width} {height}; margin: {told}; }}"
