"""How each canonical field is called, on screens, in the template and in messages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field

FIELD_WORDS: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.LAST_NAME: "Nom de naissance",
        Field.USUAL_NAME: "Nom d’usage",
        Field.FIRST_NAME: "Prénom",
        Field.CIVILITY: "Civilité",
        Field.BIRTH_DATE: "Date de naissance",
        Field.PHONE: "Téléphone",
        Field.PHONE_2: "Second téléphone",
        Field.EMAIL: "Adresse électronique",
        Field.ADDRESS: "Adresse",
        Field.POSTCODE: "Code postal",
        Field.MUNICIPALITY: "Commune",
        Field.INSEE_CODE: "Code commune (INSEE)",
        Field.FRANCE_TRAVAIL_ID: "Identifiant France Travail",
        Field.CAF_ID: "Numéro d’allocataire CAF",
        Field.CAR_LICENCE: "Permis B",
        Field.VEHICLE: "Véhicule",
        Field.RQTH: "RQTH",
        Field.OPPOSITION: "Opposition",
        Field.AUDIENCES: "Publics",
        Field.ENTERED_ON: "Date d’entrée",
        Field.REFERRED_ON: "Date d’orientation",
        Field.REGISTERED_FT_ON: "Date d’inscription à France Travail",
        Field.ASSESSED_ON: "Date du bilan",
        Field.ENDED_ON: "Date de sortie",
        Field.PRESCRIBER: "Prescripteur",
        Field.SOLUTIONS: "Solutions",
        Field.SOURCE_NOTE: "Observations",
    }
)
