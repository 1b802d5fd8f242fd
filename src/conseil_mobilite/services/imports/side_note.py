"""The note that keeps, in a file, what its row said and no input can hold."""

from collections.abc import Iterable

from conseil_mobilite.domain.agenda.notes.note_text import keepable
from conseil_mobilite.domain.imports.decisions import Field, ImportLine
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.services.imports.told import Told


def note_text(source: str, line: ImportLine, sentences: Iterable[str]) -> str:
    """Return « Importé de « suivi.xlsx », ligne 12. » and the sentences; empty without any.

    A number that looks like that of the social security is taken out, wherever it was.
    """
    told = [sentence for sentence in sentences if sentence]
    if original := Told(line).text(Field.SOURCE_NOTE):
        told.append(original)
    if not told:
        return ""
    begun = f"Importé de « {source} », ligne {line.number}."
    text, _why = keepable("\n".join([spaced(begun), *told]))
    return text
