"""The columns of the template: what each asks, how it is filled, two people who do not exist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field

YES_NO: Final = ("oui", "non")


@dataclass(frozen=True, slots=True)
class Column:
    """`examples` are those of a woman and of a man, empty where they have nothing to say."""

    field: Field
    help: str
    examples: tuple[str, str]
    width: int = 16
    is_day: bool = False
    choices: Sequence[str] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns, that share a colour."""

    title: str
    ink: str
    tint: str
    columns: tuple[Column, ...]


GROUPS: Final = (
    Group(
        "La personne",
        "#12504A",
        "#DDEFEA",
        (
            Column(
                Field.LAST_NAME,
                "Le nom, avec ses accents. Sans lui ni prénom, la ligne n’est pas importée.",
                ("FLORENTIN", "KERVALEC"),
                20,
            ),
            Column(Field.FIRST_NAME, "Le prénom usuel, avec ses accents.", ("Maëlle", "Joris"), 18),
            Column(
                Field.USUAL_NAME,
                "Le nom porté tous les jours, s’il n’est pas le nom de naissance.",
                ("DELVAUX", ""),
                18,
            ),
            Column(
                Field.CIVILITY,
                "Mme ou M., à choisir dans la liste.",
                ("Mme", "M."),
                11,
                choices=("Mme", "M."),
            ),
            Column(
                Field.BIRTH_DATE,
                "Le jour, le mois et l’année : 12/03/1985. Laissez vide si vous ne la connaissez "
                "pas.",
                ("12/03/1985", "05/11/2003"),
                18,
                is_day=True,
            ),
        ),
    ),
    Group(
        "La joindre",
        "#1D4E79",
        "#DEEBF6",
        (
            Column(
                Field.PHONE, "Dix chiffres, zéro compris.", ("06 00 00 00 01", "06 00 00 00 02"), 17
            ),
            Column(
                Field.PHONE_2,
                "Un autre numéro, si la personne en a un.",
                ("", "03 00 00 00 03"),
                17,
            ),
            Column(
                Field.EMAIL,
                "Une seule adresse, par exemple prenom.nom@exemple.fr.",
                ("maelle@exemple.fr", ""),
                28,
            ),
            Column(
                Field.ADDRESS,
                "Le numéro et la rue, sans le code postal ni la commune.",
                ("4 rue du Moulin", "12 allée des Tilleuls"),
                30,
            ),
            Column(Field.POSTCODE, "Cinq chiffres, zéro compris : 02100.", ("02100", "02500"), 13),
            Column(
                Field.MUNICIPALITY,
                "Le nom de la commune. Les anciens noms sont reconnus.",
                ("Saint-Quentin", "Hirson"),
                22,
            ),
            Column(
                Field.INSEE_CODE,
                "Facultatif : le code de l’Insee, si votre fichier l’a déjà.",
                ("", ""),
                21,
            ),
        ),
    ),
    Group(
        "Sa situation",
        "#7A4A0B",
        "#FBEBD3",
        (
            Column(
                Field.CAR_LICENCE,
                "oui si elle a le permis B en poche.",
                ("oui", "non"),
                11,
                choices=YES_NO,
            ),
            Column(
                Field.VEHICLE,
                "oui si elle dispose d’un véhicule.",
                ("non", "non"),
                11,
                choices=YES_NO,
            ),
            Column(
                Field.RQTH,
                "oui si elle est reconnue travailleuse handicapée.",
                ("non", "oui"),
                11,
                choices=YES_NO,
            ),
            Column(
                Field.AUDIENCES,
                "Choisissez dans la liste. Pour plusieurs publics, écrivez-les à la suite, séparés "
                "par un point-virgule.",
                ("Bénéficiaire du RSA ; Parent isolé", "Jeune de 16 à 25 ans"),
                34,
                many=True,
            ),
            Column(
                Field.FRANCE_TRAVAIL_ID,
                "Celui que France Travail lui a donné. Jamais le numéro de Sécurité sociale.",
                ("", ""),
                24,
            ),
            Column(
                Field.CAF_ID,
                "Le numéro d’allocataire. Jamais le numéro de Sécurité sociale.",
                ("", ""),
                24,
            ),
            Column(
                Field.OPPOSITION,
                "oui si elle s’oppose à l’usage de ses données pour les statistiques.",
                ("non", "non"),
                13,
                choices=YES_NO,
            ),
        ),
    ),
    Group(
        "Son accompagnement",
        "#533A7B",
        "#EAE4F4",
        (
            Column(
                Field.PRESCRIBER,
                "Qui vous l’a adressée : l’organisme, puis la personne si vous la connaissez.",
                ("Mission locale de Thiérache", "France Travail Hirson"),
                28,
            ),
            Column(
                Field.REFERRED_ON,
                "Le jour où le prescripteur vous l’a adressée.",
                ("08/01/2026", "15/01/2026"),
                18,
                is_day=True,
            ),
            Column(
                Field.REGISTERED_FT_ON,
                "Le jour de son inscription comme demandeuse d’emploi.",
                ("", "02/10/2025"),
                32,
                is_day=True,
            ),
            Column(
                Field.ENTERED_ON,
                "Le jour où son parcours a commencé chez vous.",
                ("20/01/2026", "22/01/2026"),
                16,
                is_day=True,
            ),
            Column(
                Field.ASSESSED_ON,
                "Le jour du bilan de mobilité.",
                ("27/01/2026", ""),
                16,
                is_day=True,
            ),
            Column(
                Field.ENDED_ON,
                "Le jour de la fin du parcours. Vide s’il continue.",
                ("", ""),
                16,
                is_day=True,
            ),
            Column(
                Field.SOLUTIONS,
                "Ce qui a été mis en place, séparé par un point-virgule.",
                ("Vélo prêté ; aide au permis", ""),
                34,
            ),
            Column(
                Field.SOURCE_NOTE,
                "Ce que vous voulez garder en note. Ni santé, ni justice, ni papiers.",
                ("Préfère être appelée le matin.", ""),
                40,
            ),
        ),
    ),
)
COLUMNS: Final = tuple(column for group in GROUPS for column in group.columns)


def choices(lists: Mapping[Field, Sequence[str]]) -> Mapping[Field, Sequence[str]]:
    """Return the choices of each column that has some: those given, else those of the template."""
    own = {column.field: column.choices for column in COLUMNS}
    found = {field: lists.get(field) or own[field] for field in own}
    return MappingProxyType({field: texts for field, texts in found.items() if texts})
