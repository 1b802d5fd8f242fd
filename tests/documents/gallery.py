"""Documents that hold every kind of block: plain, nested, in two languages, long, in cells."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

from PIL import Image

from conseil_mobilite.documents.kit.blocks import (
    Beside,
    Block,
    Emblem,
    Ending,
    Entry,
    Flow,
    Fold,
    Gap,
    Logo,
    NewPage,
    Numbered,
    Panel,
    QrCode,
    Row,
    Section,
    Together,
)
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.forms import CheckBox, Choices, Signatures, WritingLines
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import (
    CARD,
    DENSE,
    LARGE,
    ON_CARD,
    ON_SLIP,
    PAGE,
    SIMPLE,
    SLIP,
    STANDARD,
    Format,
    Scale,
)
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Bars, Cell, Column, Facts, Table
from conseil_mobilite.documents.kit.words import FRENCH, Words, joined, link, plain, strong
from conseil_mobilite.documents.pdf.writing import write

UKRAINIAN = "Ваша зустріч відбудеться у вівторок"
SHAPES = {
    "standard": (PAGE, STANDARD),
    "dense": (PAGE, DENSE),
    "simple": (PAGE, SIMPLE),
    "large": (PAGE, LARGE),
    "slip": (SLIP, ON_SLIP),
    "card": (CARD, ON_CARD),
}
EXTRA = (text("S’il reste de la place"), WritingLines())
ADDRESS = "https://mobilite.example/" + "parcours-et-solutions/" * 8
MIXED: Words = joined(
    plain("Écrivez à", FRENCH),
    link("donnees@trois-vallees.example", "mailto:donnees@trois-vallees.example"),
    plain("ou dites :", FRENCH),
    plain(UKRAINIAN, "uk"),
    strong("avant mardi.", FRENCH),
)


def logo(width: int, height: int, kind: str = "PNG") -> Logo:
    drawn = BytesIO()
    Image.new("RGB", (width, height), "#0C516F").save(drawn, kind)
    return Logo(drawn.getvalue(), f"image/{kind.lower()}")


def beside(french: str) -> Paragraph:
    return Paragraph(plain(french), beside=plain(UKRAINIAN, "uk"))


def cells() -> tuple[Cell, ...]:
    return (
        (text("La carte de bus"),),
        (Paragraph(MIXED), text("agence de la gare", Size.SMALL)),
        (text("42"),),
        (CheckBox(),),
    )


def heads() -> tuple[Column, ...]:
    told = ("À faire", "Avec qui", "Combien", "Fait")
    return tuple(
        Column(plain(head), 4 - rank, figures=head == "Combien") for rank, head in enumerate(told)
    )


def table(rows: int = 3, *, numbered: bool = False) -> Table:
    return Table(heads(), tuple(cells() for _ in range(rows)), numbered=numbered)


def bars() -> Table:
    columns = (Column(plain("Sexe")), Column(plain("Bilans"), figures=True))
    rows = (((text("Femme"),), (text("75"),)), ((text("Homme"),), (text("non publié"),)))
    return Table(columns, rows, bars=Bars(("Bilans",), ((75, None),)))


def kinds() -> dict[str, Block]:
    """One of each kind of block, and of each way to make it."""
    entry = Entry((Paragraph(strong("Appeler")), text("le garage")), Icon.PHONE, plain("Appel"))
    called = Beside(Icon.PHONE, (text("03 53 01 20 00"), text("le matin")))
    headed = replace(entry, head=plain("Étape 1"))
    return {
        "sentence": text("Une phrase."),
        "passages": Paragraph(MIXED),
        "two languages": beside("Votre rendez-vous est mardi"),
        "long address": Paragraph(joined(plain("Voyez :"), link(ADDRESS, ADDRESS))),
        "section": Section(plain("Vos étapes"), (text("Une."),), Icon.STEPS),
        "bare section": Section(plain("Vos aides"), (Gap(4), text("Une aide."))),
        "section in two languages": Section(
            plain("Vos droits"), (beside("Un droit"),), Icon.EURO, plain("Ваші права", "uk")
        ),
        "nested": Section(plain("Un"), (Section(plain("Deux"), (text("Trois."),)),)),
        "framed": Section(plain("Votre but"), (text("Travailler."),), Icon.FLAG, framed=True),
        "framed, two languages": Section(
            plain("Le but"), (beside("Aller"),), Icon.FLAG, plain("Мета", "uk"), framed=True
        ),
        "bullets": Bullets((text("Lire"), beside("Compter"), Paragraph(MIXED))),
        "what is known": Bullets((text("Lire"), Paragraph(MIXED)), known=True),
        "bullets in columns": Bullets(tuple(text(f"Point {n}") for n in range(5)), columns=2),
        "lines after bullets": Section(plain("Notes"), (Bullets((text("a"),)), WritingLines(2))),
        "numbered": Numbered((entry, Entry((beside("Venir"),)))),
        "cards": Numbered((entry, Entry((text("Sans numéro"),))), numbered=False),
        "cards under a head": Numbered((headed, replace(headed, icon=None, word=()))),
        "bare cards under a head": Numbered((headed,), numbered=False),
        "flow": Flow((called, Beside(Icon.PLACE, (text("Gare"),)), CheckBox(plain("Fait")))),
        "flow apart": Flow((beside("Long " * 30), Paragraph(MIXED), called), apart=True),
        "box": CheckBox(plain("Je suis d’accord"), ticked=True),
        "choices": Choices(tuple(CheckBox(plain(f"Choix numéro {n}")) for n in range(7))),
        "table": table(),
        "numbered table": table(numbered=True),
        "bars": bars(),
        "facts": Facts(((plain("Nom"), (text("Amina"),)), (plain("Né"), (CheckBox(),)))),
        "panel": Panel((text("À retenir", Size.LEAD), Beside(Icon.PLACE, (text("Gare"),)))),
        "table in a panel": Panel((table(),)),
        "row": Row(((text("À gauche"),), (), (text("À droite"),)), (1, 2, 1), gutter=10),
        "together": Together((text("Avec"), Together((text("moi"),)))),
        "together in a panel": Panel((Together((text("Dedans"), NewPage())),)),
        "emblem": Emblem("Plateforme des Trois Vallées"),
        "wide logo": Emblem("Plateforme large", logo(900, 60)),
        "tall logo": Emblem("Plateforme haute", logo(60, 600, "JPEG")),
        "lines": WritingLines(3),
        "signatures": Signatures((plain("Amina"), plain("Sophie"))),
        "code": QrCode("ABCDE-12345", "Un code à lire"),
        "fold": Fold(),
    }


def document(
    *blocks: Block, shape: Format = PAGE, scale: Scale = STANDARD, paired: bool = False
) -> Document:
    title = Title(plain("Une feuille"), plain("Аркуш паперу", "uk") if paired else ())
    return Document(
        "Une feuille", "Mobilité", date(2027, 3, 9), (title, *blocks), ("Un pied",), shape, scale
    )


@cache
def written(shape: Format, scale: Scale) -> bytes:
    """Write everything once for all who read it."""
    return write(everything(shape, scale))


def everything(shape: Format = PAGE, scale: Scale = STANDARD) -> Document:
    """Every kind, then once more in a section, on a page begun, with an ending."""
    sections = (
        Section(plain(f"Dans : {name}"), (Gap(3), block)) for name, block in kinds().items()
    )
    ending = Ending((text("Fin"),), EXTRA, (Gap(2),))
    blocks = (*kinds().values(), NewPage(), *sections, ending)
    return document(*blocks, shape=shape, scale=scale, paired=True)
