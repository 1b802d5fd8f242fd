"""Open a base from the terminal: by the keychain, a file or a variable, never by an argument."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Final

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.opening import NOBODY
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.access import advisers
from conseil_mobilite.services.audit import openings
from conseil_mobilite.services.audit.openings import Way
from conseil_mobilite.services.retention import register_file
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import (
    MissingKeychainEntryError,
    StoreError,
    UnavailableKeychainError,
)
from conseil_mobilite.store.folders import default_base
from conseil_mobilite.store.keys import keychain

PHRASE_VARIABLE: Final = "CONSEIL_MOBILITE_PHRASE"

BaseOption = Annotated[
    Path | None,
    typer.Option("--base", metavar="FICHIER", help="La base ; sinon, celle du poste."),
]
PhraseOption = Annotated[
    Path | None,
    typer.Option(
        "--phrase-fichier",
        metavar="FICHIER",
        help=f"Fichier qui contient la phrase secrète ; sinon la variable {PHRASE_VARIABLE},"
        " sinon le trousseau du système.",
    ),
]


@contextmanager
def open_base(
    base: Path | None, phrase_file: Path | None, *, noted: bool = True
) -> Generator[Store]:
    """Give the open base and close it. Raise UserError where it cannot be opened.

    The trail keeps that it was opened from here, unless the disk refuses: a base can still be read.
    Without `noted`, nothing is written, nor is it asked who comes in, as in a base that may be
    damaged.
    """
    store = opened(base or default_base(), phrase_file)
    try:
        if noted:
            require_somebody(store)
            with suppress(StoreError):
                store.run(openings.note_opening, Way.TERMINAL)
                register_file.reconcile(store)
        yield store
    finally:
        store.close()


def require_somebody(store: Store) -> None:
    """Raise UserError where the key is of nobody who works on the base, as the window does."""
    known = store.read(advisers.everyone)
    if known and not any(each.active and each.id == store.adviser for each in known):
        raise UserError(NOBODY)


def opened(path: Path, phrase_file: Path | None) -> Store:
    """Open a base, which the caller closes. Raise UserError where it cannot be opened."""
    phrase = typed_phrase(phrase_file)
    if phrase:
        return vault.open_with_passphrase(path, phrase, clock=now)
    return by_keychain(path)


def by_keychain(path: Path) -> Store:
    """Open a base by the keychain of the system. Raise UserError where it does not know it."""
    try:
        return vault.open_with_keychain(path, keychain.find_keychain(), clock=now)
    except (MissingKeychainEntryError, UnavailableKeychainError) as error:
        raise UserError(
            "Il faut la phrase secrète de la base : donnez --phrase-fichier, ou la variable"
            f" {PHRASE_VARIABLE}."
        ) from error


def typed_phrase(file: Path | None) -> str:
    """Return the passphrase that the file or the variable gives, or nothing."""
    if file is None:
        return os.environ.get(PHRASE_VARIABLE, "")
    try:
        return file.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"Le fichier de la phrase secrète ne se lit pas : {file}") from error
