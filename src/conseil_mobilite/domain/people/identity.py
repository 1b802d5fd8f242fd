"""Check who somebody is as it was typed: names, telephone, address, numbers.

Each function returns the clean value, or raises UserError with an example of what is expected. The
`optional_…` ones accept an empty field and return it empty.
"""

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email
from stdnum.exceptions import ValidationError
from stdnum.fr import siret

from conseil_mobilite.domain.errors import UserError

LONGEST_NAME = 80
NIR_TAKEN_OUT = "[numéro retiré]"
_LONGEST_ORGANISATION_NAME = 160
_NAME_SIGNS = "'’ʼ-‐·. \u200c"
_ASKED = {
    "last_name": "Indiquez le nom, par exemple « Lefèvre ».",
    "first_name": "Indiquez le prénom, par exemple « Amélie ».",
}

_SEPARATORS = re.compile(r"[\s.\-/_()]+")
_SHORT_NUMBER = re.compile(r"3\d{3}|10\d{2}")
_FRENCH_NUMBER = re.compile(r"0[1-9]\d{8}")
_FOREIGN_NUMBER = re.compile(r"\+[1-9]\d{7,14}")
_OVERSEAS = {  # 0639 98: kept by the ARCEP for fictional numbers of the mainland
    r"0(?:26[239]|69[23]|639(?!98))\d{6}": "+262",
    r"0(?:590|69[01])\d{6}": "+590",
    r"0[56]94\d{6}": "+594",
    r"0(?:596|69[67])\d{6}": "+596",
}
_SAINT_PIERRE = re.compile(r"0508(\d{6})")
_SIRET_FIGURES = 14
_SIREN_FIGURES = 9

# Sex, year, month (20 and more: fictitious ones), département, commune, order, and the key or not;
# the groups may be parted, since that is how the number is printed.
_NIR = re.compile(
    r"(?<![\dA-Za-z])[1-478]_\d{2}_(?:0[1-9]|1[0-2]|[2-9]\d)_(?:\d{2}|2[ABab])_\d{3}_\d{3}(?:_\d{2})?"
    r"(?![\dA-Za-z])".replace("_", r"[\s.\-/]{0,2}")
)


def person_name(text: str, field: str) -> str:
    """Return a first or last name, its spaces made single. `field` names the attribute."""
    name = optional_person_name(text, field)
    if not name:
        raise UserError(_ASKED.get(field, "Indiquez le nom."), field)
    return name


def optional_person_name(text: str, field: str) -> str:
    name = _one_line(text, field)
    if any(sign.isdigit() for sign in name):
        raise UserError("Un nom ne contient pas de chiffre : vérifiez la saisie.", field)
    strange = [sign for sign in name if not _belongs_to_a_name(sign)]
    if strange:
        raise UserError(f"Un nom ne contient pas « {strange[0]} » : vérifiez la saisie.", field)
    if name and not any(sign.isalpha() for sign in name):
        raise UserError("Un nom contient au moins une lettre : vérifiez la saisie.", field)
    return _not_too_long(name, LONGEST_NAME, field)


def organisation_name(text: str, field: str = "name") -> str:
    """Return the name of a body; figures and signs are allowed, markup is not."""
    name = _one_line(text, field)
    if not any(sign.isalpha() for sign in name):
        raise UserError("Indiquez le nom de l’organisme, par exemple « Mobilité 80 ».", field)
    if "<" in name or ">" in name:
        raise UserError("Le nom d’un organisme ne contient ni « < » ni « > ».", field)
    return _not_too_long(name, _LONGEST_ORGANISATION_NAME, field)


def parse_phone(text: str, field: str = "phone") -> str:
    """Return a number in the form E.164; a short number such as 39 49 stays as it is.

    Overseas numbers take the code of their territory, whether typed with 0 or with +33.
    """
    typed = _SEPARATORS.sub("", text.strip().replace("(0)", ""))
    number = re.sub(r"^00(?=[1-9])", "+", typed)
    if number.startswith("+33"):
        number = f"0{number.removeprefix('+33').removeprefix('0')}"
    if _FRENCH_NUMBER.fullmatch(number):
        return _french_e164(number)
    if _FOREIGN_NUMBER.fullmatch(number) or _SHORT_NUMBER.fullmatch(number):
        return number
    raise UserError(_why_no_phone(number), field)


def optional_phone(text: str, field: str = "phone") -> str:
    return parse_phone(text, field) if text.strip() else ""


def parse_postcode(text: str, field: str = "postcode") -> str:
    """Return the five figures of a postcode."""
    code = "".join(text.split())
    if not re.fullmatch(r"(?!00)\d{5}", code, re.ASCII):
        raise UserError("Un code postal a cinq chiffres, par exemple 02300.", field)
    return code


def optional_postcode(text: str, field: str = "postcode") -> str:
    return parse_postcode(text, field) if text.strip() else ""


def parse_email(text: str, field: str = "email") -> str:
    """Return the address in its usual form. Whether it exists is not asked to the network."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise UserError(
            "Cette adresse électronique n’est pas complète ou contient une faute. Exemple : "
            "prenom.nom@exemple.fr.",
            field,
        ) from error


def optional_email(text: str, field: str = "email") -> str:
    return parse_email(text, field) if text.strip() else ""


def parse_siret(text: str, field: str = "siret") -> str:
    """Return the fourteen figures of a SIRET, its check figure verified (La Poste has its own)."""
    number = _SEPARATORS.sub("", text)
    if not re.fullmatch(r"\d{14}", number, re.ASCII):
        raise UserError(_why_no_siret(number), field)
    try:
        return siret.validate(number)
    except ValidationError as error:
        raise UserError(
            "Ce SIRET contient une faute de frappe : comparez chaque chiffre avec l’avis de "
            "situation de l’Insee.",
            field,
        ) from error


def looks_like_nir(text: str) -> bool:
    """Tell whether a text holds what has the shape of a social security number, key or not."""
    return _NIR.search(text) is not None


def without_nir(text: str) -> str:
    """Return a text with the place of each number told in words, and nothing of it kept."""
    return _NIR.sub(NIR_TAKEN_OUT, text)


def refuse_nir(text: str, field: str = "") -> None:
    """Refuse a text that holds one: its use is reserved (décret n° 2019-341 du 19 avril 2019)."""
    if looks_like_nir(text):
        raise UserError(
            "Ce texte semble contenir un numéro de sécurité sociale. La loi en réserve l’usage : "
            "retirez-le. Le numéro de dossier ou l’identifiant France Travail suffit.",
            field,
        )


def _one_line(text: str, field: str) -> str:
    """Composed letters and single spaces; invisible marks go, control characters are refused."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    kinds = {sign: unicodedata.category(sign) for sign in line}
    if "Cc" in kinds.values() or "Cs" in kinds.values() or "Co" in kinds.values():
        raise UserError("Cette saisie contient un caractère invisible : tapez-la à nouveau.", field)
    return "".join(sign for sign in line if kinds[sign] != "Cf" or sign in _NAME_SIGNS)


def _belongs_to_a_name(sign: str) -> bool:
    return sign in _NAME_SIGNS or unicodedata.category(sign)[0] in "LM"


def _not_too_long(name: str, longest: int, field: str) -> str:
    if len(name) > longest:
        raise UserError(
            f"Ce nom a {len(name)} caractères ; {longest} au plus peuvent être gardés. Abrégez-le.",
            field,
        )
    return name


def _french_e164(number: str) -> str:
    if saint_pierre := _SAINT_PIERRE.fullmatch(number):
        return f"+508{saint_pierre[1]}"
    codes = (code for shape, code in _OVERSEAS.items() if re.fullmatch(shape, number))
    return next(codes, "+33") + number[1:]


def _why_no_phone(number: str) -> str:
    example = "par exemple 06 12 34 56 78, ou +32 470 12 34 56 pour un autre pays"
    figures = number.removeprefix("+")
    if not figures.isdecimal():
        return f"Un numéro de téléphone se compose de chiffres, {example}."
    if len(figures) == len("0612345678"):
        return f"Un numéro français commence par 0, {example}."
    return f"Ce numéro a {len(figures)} chiffres ; un numéro français en a dix, {example}."


def _why_no_siret(number: str) -> str:
    example = "par exemple 732 829 320 00074"
    if not number.isdecimal():
        return f"Un SIRET se compose de {_SIRET_FIGURES} chiffres, {example}."
    if len(number) == _SIREN_FIGURES:
        return f"Ces neuf chiffres sont un SIREN : ajoutez les cinq de l’établissement, {example}."
    return f"Ce SIRET a {len(number)} chiffres ; il en faut {_SIRET_FIGURES}, {example}."
