"""The decision of each row, taken in the order of the file.

Precedence: ignored; a further line without a name; rejected; a further line that repeats the name
just above; the same person as an earlier row; as a known file (completed or not); perhaps the same;
created, to be checked or not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias
from uuid import UUID

from conseil_mobilite.domain.imports.decisions import Alert, Decision, Field, Value
from conseil_mobilite.domain.imports.known_people import KnownPeople, KnownPerson
from conseil_mobilite.domain.imports.row_reading import RowRead
from conseil_mobilite.domain.imports.same_person import Identity, PeopleIndex, folded, names_equal
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import spaced

_DETAILS: Final = (
    *(Field.SOLUTIONS, Field.ASSESSED_ON, Field.REFERRED_ON, Field.ENTERED_ON, Field.ENDED_ON),
    *(Field.REGISTERED_FT_ON, Field.PRESCRIBER, Field.SOURCE_NOTE),
)
_Detail: TypeAlias = tuple[Field, Value]


@dataclass(frozen=True, slots=True)
class Verdict:
    decision: Decision
    alerts: tuple[Alert, ...] = ()
    linked_to: int | None = None
    known: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Above:
    """The person just above, the row she began with, and what was told of her."""

    number: int
    identity: Identity
    told: frozenset[_Detail]


@dataclass(slots=True)
class Judge:
    """Remembers the rows judged. Each row costs the same, however many came before."""

    known: KnownPeople
    _rows: PeopleIndex[int] = field(default_factory=PeopleIndex)
    _whole: dict[frozenset[_Detail], int] = field(default_factory=dict)
    _above: _Above | None = None

    def ignored(self) -> Verdict:
        """Judge a row of nobody; what follows it is no further line of who came before."""
        self._above = None
        return Verdict(Decision.IGNORE)

    def judge(self, number: int, read: RowRead) -> Verdict:
        one, told = _identity(read), _details(read)
        if (above := self._above) and _goes_on(above, one, told, read):
            self._above = replace(above, told=above.told | told)
            return Verdict(Decision.ATTACH, linked_to=above.number)
        if alert := _refusal(read):
            self._above = None
            return Verdict(Decision.REJECT, (alert,))
        verdict = self._compared(one, read)
        root = verdict.linked_to if verdict.decision is Decision.DUPLICATE else None
        self._rows.add(one, root or number)
        self._whole.setdefault(_whole(read), root or number)
        self._above = _Above(root or number, one, told)
        return verdict

    def _compared(self, one: Identity, read: RowRead) -> Verdict:
        if (row := self._rows.same(one)) is not None:
            said = f"Même personne que la ligne {row}."
            return Verdict(Decision.DUPLICATE, (_alert("deja_dans_le_fichier", said),), row)
        if person := self.known.same(one):
            return _known(person, one)
        if (row := self._rows.perhaps(one) or self._whole.get(_whole(read))) is not None:
            said = f"Peut-être la même personne que la ligne {row} : à comparer avant de créer."
            return Verdict(Decision.POSSIBLE_DUPLICATE, (_alert("peut_etre_ligne", said),), row)
        if person := self.known.perhaps(one):
            said = (
                f"Peut-être la personne du dossier {person.file_number} : à comparer "
                f"avant de créer."
            )
            alert = _alert("peut_etre_dossier", said)
            return Verdict(Decision.POSSIBLE_DUPLICATE, (alert,), known=person.id)
        check = any(doubt.to_check for doubt in read.doubts)
        created = Decision.CREATE_TO_CHECK if check else Decision.CREATE
        return Verdict(created, tuple(self._others(one)))

    def _others(self, one: Identity) -> Iterator[Alert]:
        """Yield what is good to know of a person who is created beside others."""
        if row := self._rows.sharing_identifier(one):
            said = f"La ligne {row} porte le même identifiant France Travail sous un autre nom."
            yield Alert("identifiant_partage", Field.FRANCE_TRAVAIL_ID, spaced(said))
        elif other := self.known.sharing_identifier(one):
            said = f"Le dossier {other.file_number} porte le même identifiant France Travail."
            yield Alert("identifiant_partage", Field.FRANCE_TRAVAIL_ID, spaced(said))
        if row := self._rows.namesake(one):
            yield _alert("homonyme", f"La ligne {row} porte les mêmes nom et prénom.")
        elif other := self.known.namesake(one):
            yield _alert("homonyme", f"Le dossier {other.file_number} porte les mêmes noms.")


def _identity(read: RowRead) -> Identity:
    phones = (read.text(of) for of in (Field.PHONE, Field.PHONE_2))
    email = read.text(Field.EMAIL)
    return Identity(
        last_names=folded(read.text(Field.LAST_NAME), read.text(Field.USUAL_NAME)),
        first_name=fold(read.text(Field.FIRST_NAME)),
        birth_date=read.text(Field.BIRTH_DATE),
        phones=tuple(filter(None, phones)),
        emails=(email,) if email else (),
        address=fold(read.text(Field.ADDRESS)),
        france_travail_id=read.text(Field.FRANCE_TRAVAIL_ID),
    )


def _whole(read: RowRead) -> frozenset[_Detail]:
    """Return all that a row tells: a line that comes again word for word is perhaps one person."""
    return frozenset(read.values.items())


def _details(read: RowRead) -> frozenset[_Detail]:
    return frozenset((of, read.values[of]) for of in _DETAILS if of in read.values)


def _goes_on(above: _Above, one: Identity, told: frozenset[_Detail], read: RowRead) -> bool:
    """Tell whether a row is a further line of the person above: an action, a second assessment.

    It has no name, or the very same ones; it says something new, and contradicts nothing.
    """
    if _contradicts(above.identity, one):
        return False
    if read.nameless:
        return bool(told)
    news = {of for of, _ in told - above.told} & {Field.SOLUTIONS, Field.ASSESSED_ON}
    return not read.names.why and names_equal(above.identity, one) and bool(news)


def _contradicts(above: Identity, one: Identity) -> bool:
    """Tell whether a row says of itself what the person above is not, or is not known to be."""
    return (
        one.birth_date not in {"", above.birth_date}
        or one.france_travail_id not in {"", above.france_travail_id}
        or not {*one.phones, *one.emails} <= {*above.phones, *above.emails}
    )


def _refusal(read: RowRead) -> Alert | None:
    if read.names.why:
        return _alert(read.names.why, read.names.said, Field.LAST_NAME)
    return None


def _known(person: KnownPerson, one: Identity) -> Verdict:
    if _completes(person, one):
        said = f"Le dossier {person.file_number} existe : cette ligne le complète."
        return Verdict(Decision.UPDATE, (_alert("complete_dossier", said),), known=person.id)
    said = f"Le dossier {person.file_number} existe déjà et cette ligne n’y ajoute rien."
    return Verdict(Decision.DUPLICATE, (_alert("deja_un_dossier", said),), known=person.id)


def _completes(person: KnownPerson, one: Identity) -> bool:
    """Tell whether a row fills what the file lacks; what the file has is never replaced."""
    lacking = person.identity()
    pairs = (
        (one.birth_date, lacking.birth_date),
        (one.phones, lacking.phones),
        (one.emails, lacking.emails),
        (one.address, lacking.address),
        (one.france_travail_id, lacking.france_travail_id),
        (one.last_names[1:], lacking.last_names[1:]),
    )
    return any(new and not old for new, old in pairs)


def _alert(code: str, said: str, of: Field | None = None) -> Alert:
    return Alert(code, of, spaced(said))
