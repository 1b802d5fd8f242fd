"""Publics as files name them, to the codes of the list `publics`."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.values.answers import answer
from conseil_mobilite.domain.imports.values.reading import Cells, Doubt, Given, Reading
from conseil_mobilite.domain.language.folding import fold

_DE = r"(?:demandeu(?:r|se)s?|demandeur euse)(?: (?:d )?emplois?)?"
_WORDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ("detld"): (
            rf"detld|(?:{_DE} )?(?:de )?tres longue duree.*|.*(?:plus de|\+) ?(?:24 "
            rf"mois|2 ans|deux ans).*"
        ),
        ("deld"): (
            rf"deld|(?:{_DE} )?(?:de )?longue duree(?: 12 a 24 mois| 12 mois)?|"
            rf"chomeu(?:r|se) (?:de )?longue duree"
            r"|deld 12.*"
        ),
        ("demandeur_emploi"): (
            rf"{_DE}(?: inscrite?s?)?(?: (?:a )?(?:pole emploi|france travail))?|de|d e"
            r"|inscrite? (?:a )?(?:pole emploi|france travail|ft|pe)|chomeu(?:r|se)|"
            r"chomage|en recherche d emploi"
            r"|recherche d emploi|sans emploi"
        ),
        "eloigne_emploi": r"(?:personne |public )?eloignee?s? (?:de )?l emploi",
        ("apprenti"): (
            r"(?:jeune (?:en )?)?(?:contrat d )?apprentie?s?|(?:en )?(?:contrat d "
            r")?apprentissage"
            r"|(?:jeune en )?contrat d apprentissage|(?:en )?alternan(?:ce|te?)"
        ),
        ("rsa"): (
            r"(?:b|j|beneficiaires?(?: du| d)?|allocataires?(?: du)?|rsa)? ?rsa(?: "
            r"(?:socle|majore|activite))?"
            r"|brsa|revenu de solidarite active|minima rsa|personnes? au rsa"
        ),
        ("ass"): (
            r"(?:beneficiaires?(?: de l)?|allocataires?(?: de l)?)? ?ass|allocation "
            r"(?:de )?solidarite specifique"
            r"|allocataires ass"
        ),
        ("aah"): (
            r"(?:beneficiaires?(?: de l)?|allocataires?(?: de l)?)? ?aah|allocation "
            r"(?:aux )?adultes? handicapes?"
        ),
        "handicap": r"(?:b)?rqth|th|boe|boeth|travailleu(?:r|se)s? handicapee?s?|(?:personnes? )?"
        r"(?:en )?(?:situation de )?handicap(?:ee?s?)?(?: rqth)?",
        "pmr": r"pmr|(?:personnes? )?(?:a )?mobilite reduite.*",
        ("jeune"): (
            r"jeunes?(?: (?:de )?(?:16|18) ?(?:a )?(?:25|26)(?: ans)?)?|(?:moins de "
            r")?26 ans|16 25 ans?|16 a 25 ans"
            r"|18 25(?: ans)?|jeunes? (?:moins (?:de )?)?(?:26|25) ans|jeunes? ml|"
            r"(?:jeune )?mission locale|moins de 25 ans"
        ),
        ("senior"): (
            r"seniors?(?: (?:plus (?:de )?)?50 ans(?: et plus)?)?|(?:plus (?:de "
            r")?)?50 ans(?: et plus| et)?|50 ans"
            r"|(?:plus de )?55 ans(?: et plus)?"
        ),
        ("salarie_precaire"): (
            r"salariee?s? (?:precaires?|en cdd|en interim|a temps partiel|pauvres?)|"
            r"precaires?"
            r"|interim(?:aires?)?|cdd(?: court)?|temps partiel(?: subi)?|"
            r"travailleu(?:r|se)s? (?:precaires?|pauvres?)"
            r"|salarie precaire interimaire ou a temps partiel subi|emploi precaire"
        ),
        ("siae"): (
            r"(?:salariee?s? )?(?:(?:en|de l|par l) )?(?:siae|iae|insertion|aci|ei|ai|"
            r"etti|cddi|insertion par l activite economique)"
            r"|(?:en )?chantiers?(?: d insertion)?|salariee? (?:d un )?(?:chantier|"
            r"aci)|entreprise d insertion"
        ),
        ("parent_isole"): (
            r"parents? (?:isolee?s?|seule?s?|solo)|familles? monoparentales?|"
            r"monoparentale?"
            r"|(?:mere|pere|maman|papa) (?:isolee?|seule?|celibataire)"
        ),
        ("qpv"): (
            r"(?:residente?s?|habitante?s?)?(?: ?(?:d un|en|du|de))? ?(?:qpv|"
            r"quartiers? prioritaires?(?: qpv)?(?: de la ville)?)"
        ),
        ("frr"): (
            r"(?:residente?s? )?(?:(?:d une|en) )?(?:zone )?(?:frr|zrr|france "
            r"ruralites? revitalisation)(?: ex zrr)?"
            r"|zone de revitalisation rurale"
        ),
        ("fle"): (
            r"fle|(?:niveau de )?francais (?:inferieur a|sous|moins de) a1|non "
            r"francophones?|allophones?|illettrisme fle"
        ),
        ("sans_hebergement"): (
            r"sdf|sans (?:domicile(?: fixe)?|hebergement|abri|logement)|(?:personnes? "
            r")sans hebergement"
            r"|hebergement d urgence"
        ),
        ("cap_bep"): (
            r"(?:niveau )?(?:de formation )?(?:cap|bep|cap bep|cap ou bep|infra bac|3 "
            r"ou moins|niveau 3)(?: ou moins)?"
            r"|sans (?:diplome|qualification)|bas niveau de qualification"
        ),
        "mobilite": r"(?:probleme|frein|difficulte)s? (?:de |a la )?mobilite",
        "vulnerabilite": r"(?:personne |public )?(?:en )?(?:situation de )?vulnerab(?:le|ilite)s?.*"
        r"|(?:situation de |personne en )?precarite",
    }
)
_KNOWN: Final = tuple((code, re.compile(words)) for code, words in _WORDINGS.items())
_STATUS: Final = re.compile(
    r"\b(?:judiciaires?|justice|ppsmj|spip|pjj|detenue?s?|sortant de prison|"
    r"probation|refugiee?s?|asile"
    r"|bpi|sans papiers?|etrangere?s?|primo arrivante?s?|titre de sejour|ase|"
    r"mna|protection de l enfance)\b"
)
_BETWEEN: Final = re.compile(r"\s*(?:[;,/|\n•+]|\s[-–]\s|\bet\b|&)\s*(?![^()]*\))")
_APART: Final = re.compile(r"[;|•]")
"""What parts two publics, whatever they are."""
_YES_IS_NOT_SAID: Final = "oui"


def read_audiences(cells: Cells) -> Reading:
    """Read every column of publics; one headed « RSA » is read as a question."""
    found: list[str] = []
    doubts: list[Doubt] = []
    for given in cells.get(Field.AUDIENCES, ()):
        told = _answered(given)
        found += told if told is not None else _named(given, doubts)
    codes = tuple(dict.fromkeys(found))
    return Reading({Field.AUDIENCES: codes} if codes else {}, tuple(doubts))


def audience(text: str) -> str:
    """Return the code of a wording, or nothing."""
    folded = fold(text.replace("+", " plus "))
    code = folded.replace(" ", "_")
    return (
        code
        if code in _WORDINGS
        else next((code for code, words in _KNOWN if words.fullmatch(folded)), "")
    )


def _answered(given: Given) -> list[str] | None:
    """Return what yes or no means under a heading that names a public; None for other cells."""
    code = audience(given.heading.rsplit(" / ", 1)[-1])
    value = given.cell.value
    told = value if isinstance(value, bool) else answer(given.text)
    if told is None or not code:
        return None
    return [code] if told else []


def _named(given: Given, doubts: list[Doubt]) -> list[str]:
    parts = (part for part in _APART.split(given.text) if part.strip())
    return [code for part in parts for code in _of_part(part, doubts)]


def _of_part(part: str, doubts: list[Doubt]) -> list[str]:
    """Read each piece where all are publics, else the whole, which may hold a comma of its own."""
    pieces = [piece for piece in _BETWEEN.split(part) if piece.strip()]
    codes = [audience(piece) for piece in pieces]
    if not all(codes) and (whole := audience(part)):
        return [whole]
    doubts += _unknown([piece for piece, code in zip(pieces, codes, strict=True) if not code])
    return [code for code in codes if code]


def _unknown(pieces: list[str]) -> Iterator[Doubt]:
    for piece in pieces:
        if _STATUS.search(fold(piece)):
            yield _NEVER_COLLECTED
        elif answer(piece) is None:
            said = f"Publics : « {piece} » n’est pas dans la liste ; c’est gardé dans la note."
            yield Doubt("public_inconnu", Field.AUDIENCES, said, piece)


_NEVER_COLLECTED: Final = Doubt(
    "statut_non_repris",
    Field.AUDIENCES,
    "Publics : un statut que le programme ne recueille jamais n’est ni repris ni gardé.",
)
