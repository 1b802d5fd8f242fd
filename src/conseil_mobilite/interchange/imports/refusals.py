"""Say what a file is that cannot be read, and what to do about it."""

from typing import Final

from conseil_mobilite.domain.errors import UserError

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
SAVE_AS: Final = "Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx"
_OTHERS: Final = (
    (b"%PDF", "Ce fichier est un PDF : demandez la liste au format .xlsx ou .csv."),
    (b"\x89PNG", "Ce fichier est une image : demandez la liste au format .xlsx ou .csv."),
    (b"\xff\xd8\xff", "Ce fichier est une image : demandez la liste au format .xlsx ou .csv."),
    (b"{\\rtf", "Ce fichier est un texte mis en page : copiez son tableau dans un tableur."),
    (b"SQLite format 3", "Ce fichier est une base de données : exportez-en une liste en .csv."),
    (b"Rar!", "Ce fichier est une archive : ouvrez-la et choisissez la liste qu’elle contient."),
    (
        b"7z\xbc\xaf",
        "Ce fichier est une archive : ouvrez-la et choisissez la liste qu’elle contient.",
    ),
    (
        b"\x1f\x8b",
        "Ce fichier est une archive : ouvrez-la et choisissez la liste qu’elle contient.",
    ),
)
_PAGES: Final = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<workbook")
EMPTY: Final = "Ce fichier est vide : il n’y a rien à importer."
DAMAGED: Final = (
    "Ce classeur est abîmé ou incomplet. Ouvrez-le dans votre tableur, enregistrez-le de nouveau "
    "au format .xlsx, puis choisissez-le ici."
)
TOO_LARGE: Final = (
    "Ce classeur est démesurément gros une fois déplié : il ne sera pas lu. Copiez votre liste "
    "dans un classeur neuf et enregistrez-le au format .xlsx."
)
PROTECTED: Final = (
    "Ce classeur est protégé par un mot de passe. Ouvrez-le dans votre tableur, retirez le mot de "
    "passe, enregistrez-le au format .xlsx, puis choisissez-le ici."
)
ENTITIES: Final = (
    "Ce classeur contient des instructions cachées qui n’ont pas leur place dans une liste : il ne "
    "sera pas lu. Copiez votre liste dans un classeur neuf et enregistrez-le au format .xlsx."
)
_OLD_FORMAT: Final = f"Ce fichier est d’un ancien format (.xls). {SAVE_AS}, puis choisissez-le ici."
_PAGE: Final = (
    f"Ce fichier est une page ou un tableau d’un autre format. {SAVE_AS}, puis choisissez-le ici."
)
_OPEN_DOCUMENT: Final = (
    f"Ce fichier vient de LibreOffice (.ods). {SAVE_AS}, puis choisissez-le ici."
)


def refuse_known_kinds(content: bytes) -> None:
    """Raise UserError where the first bytes are those of a file that is no table we read."""
    if content.startswith(_OLE):
        raise UserError(PROTECTED if _ENCRYPTED in content else _OLD_FORMAT)
    for start, sentence in _OTHERS:
        if content.startswith(start):
            raise UserError(sentence)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_PAGES):
        raise UserError(_PAGE)


def refuse_other_packages(names: frozenset[str]) -> None:
    """Raise UserError where a ZIP file is something else than a workbook."""
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        raise UserError(_OPEN_DOCUMENT)
    if "xl/workbook.bin" in names:
        raise UserError(
            f"Ce fichier est un classeur binaire (.xlsb). {SAVE_AS}, puis choisissez-le."
        )
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        raise UserError("Ce fichier vient de Numbers : exportez-le au format Excel (.xlsx).")
    if any(name.startswith("word/") for name in names):
        raise UserError(
            "Ce fichier est un document Word : copiez son tableau dans un classeur .xlsx."
        )
    if not any(name.endswith(".rels") for name in names):
        raise UserError(
            "Ce fichier est une archive : ouvrez-la et choisissez la liste qu’elle contient."
        )
