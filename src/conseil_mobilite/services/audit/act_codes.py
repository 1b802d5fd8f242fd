"""What each code of the audit trail says in French, and the kinds of acts one can look for.

A code nobody knows is shown as it is: the trail outlives the program that wrote it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement
from sqlmodel import col, or_

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.services.audit import words_of_base, words_of_files, words_of_work

_TOLD: Final = "restitution.tell_"
_SENSITIVE: Final = "_sensitive"


@dataclass(frozen=True, slots=True)
class ActGroup:
    """A kind of act to look for. `prefix` begins other codes of it, made as the act is done."""

    code: str
    label: str
    words: Mapping[str, str]
    prefix: str = ""

    def chosen(self) -> ColumnElement[bool]:
        """Return what keeps the entries of this kind."""
        named = col(AuditEntry.act).in_(self.words)
        begun = col(AuditEntry.act).startswith(self.prefix, autoescape=True)
        return or_(named, begun) if self.prefix else named


GROUPS: Final = (
    ActGroup("reading", "Lecture de dossiers", words_of_files.READING),
    ActGroup("person", "Personnes et situation", words_of_files.PERSON),
    ActGroup("support", "Accompagnement", words_of_files.SUPPORT),
    ActGroup("assessment", "Bilans", words_of_files.ASSESSMENT),
    ActGroup("agenda", "Agenda, contacts, notes", words_of_work.AGENDA),
    ActGroup("paper", "Documents", words_of_work.PAPER, prefix=_TOLD),
    ActGroup("out", "Exports et envois", words_of_work.OUT),
    ActGroup("rights", "Droits et conservation", words_of_files.RIGHTS),
    ActGroup("directory", "Annuaire et aides", words_of_work.DIRECTORY),
    ActGroup("settings", "Réglages et imports", words_of_work.SETTINGS),
    ActGroup("access", "Accès à la base", words_of_base.ACCESS),
    ActGroup("backup", "Sauvegardes", words_of_base.BACKUP),
    ActGroup("trail", "Journal", words_of_base.TRAIL),
)

_WORDS: Final = {code: words for group in GROUPS for code, words in group.words.items()}


def group_of(code: str) -> ActGroup | None:
    """Return the kind of that code, if there is one."""
    return next((each for each in GROUPS if each.code == code), None)


def act_words(act: str) -> str:
    """Say an act in French."""
    if act.startswith(_TOLD):
        told = "Information sensible" if act.endswith(_SENSITIVE) else "Information"
        return f"{told} transmise au prescripteur"
    return spaced(_WORDS.get(act, act))
