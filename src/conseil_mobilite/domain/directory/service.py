"""A structure and a service of the directory, read from their records (data·inclusion v1)."""

from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.directory.value_checks import as_day, as_number

_FREE = "gratuit"
_AT_A_DISTANCE = "a-distance"
_LARGEST_LATITUDE = 90
_LARGEST_LONGITUDE = 180


@dataclass(frozen=True, slots=True)
class Point:
    """A place on Earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Contact:
    """Where and how to reach a structure or a service."""

    municipality: str = ""
    postcode: str = ""
    insee_code: str = ""
    address: str = ""
    address_more: str = ""
    phone: str = ""
    email: str = ""
    opening_hours: str = ""
    point: Point | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The address as it is written on an envelope."""
        town = f"{self.postcode} {self.municipality}".strip()
        return tuple(filter(None, (self.address, self.address_more, town)))


@dataclass(frozen=True, slots=True)
class Structure:
    """A body that offers services. `accessibility` is a link to what is told of its premises."""

    id: str
    source: str
    name: str
    updated_on: date | None
    description: str
    source_link: str
    siret: str
    contact: Contact
    website: str
    accessibility: str
    networks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """What a structure offers. Codes are those of the schema; an empty tuple says nothing.

    `zones` are codes of communes, intercommunalités or départements, or `france`.
    `suspended_on`: no longer offered from that day, which the schema v0 could say.
    """

    id: str
    structure_id: str
    source: str
    name: str
    description: str
    updated_on: date | None
    source_link: str
    kind: str
    themes: tuple[str, ...]
    fees: str
    fees_details: str
    publics: tuple[str, ...]
    publics_details: str
    conditions: str
    contact: Contact
    reception_modes: tuple[str, ...]
    zones: tuple[str, ...]
    contact_name: str
    booking_link: str
    booking_modes: tuple[str, ...]
    bookable_by: tuple[str, ...]
    booking_details: str
    weekly_hours: float | None
    weeks: int | None
    suspended_on: date | None

    @property
    def free(self) -> bool:
        return self.fees == _FREE

    @property
    def at_a_distance(self) -> bool:
        return _AT_A_DISTANCE in self.reception_modes


def structure_of(record: Record) -> Structure:
    """Read a sound record; what is missing or not understood is left empty."""
    return Structure(
        id=_text(record, "id"),
        source=_text(record, "source"),
        name=_text(record, "nom"),
        updated_on=as_day(record.get("date_maj")),
        description=_text(record, "description"),
        source_link=_text(record, "lien_source"),
        siret=_text(record, "siret"),
        contact=_contact(record),
        website=_text(record, "site_web"),
        accessibility=_text(record, "accessibilite_lieu"),
        networks=_texts(record, "reseaux_porteurs"),
    )


def service_of(record: Record) -> Service:
    """Read a sound record; what is missing or not understood is left empty."""
    weeks = as_number(record.get("nombre_semaines"))
    return Service(
        id=_text(record, "id"),
        structure_id=_text(record, "structure_id"),
        source=_text(record, "source"),
        name=_text(record, "nom"),
        description=_text(record, "description"),
        updated_on=as_day(record.get("date_maj")),
        source_link=_text(record, "lien_source"),
        kind=_text(record, "type"),
        themes=_texts(record, "thematiques"),
        fees=_text(record, "frais"),
        fees_details=_text(record, "frais_precisions"),
        publics=_texts(record, "publics"),
        publics_details=_text(record, "publics_precisions"),
        conditions=_text(record, "conditions_acces"),
        contact=_contact(record),
        reception_modes=_texts(record, "modes_accueil"),
        zones=_texts(record, "zone_eligibilite"),
        contact_name=_text(record, "contact_nom_prenom"),
        booking_link=_text(record, "lien_mobilisation"),
        booking_modes=_texts(record, "modes_mobilisation"),
        bookable_by=_texts(record, "mobilisable_par"),
        booking_details=_text(record, "mobilisation_precisions"),
        weekly_hours=as_number(record.get("volume_horaire_hebdomadaire")),
        weeks=None if weeks is None else int(weeks),
        suspended_on=as_day(record.get("date_suspension")),
    )


def _contact(record: Record) -> Contact:
    return Contact(
        municipality=_text(record, "commune"),
        postcode=_text(record, "code_postal"),
        insee_code=_text(record, "code_insee"),
        address=_text(record, "adresse"),
        address_more=_text(record, "complement_adresse"),
        phone=_text(record, "telephone"),
        email=_text(record, "courriel").rpartition("<")[2].removesuffix(">"),
        opening_hours=_text(record, "horaires_accueil"),
        point=_point(record),
    )


def _point(record: Record) -> Point | None:
    latitude, longitude = (as_number(record.get(name)) for name in ("latitude", "longitude"))
    if latitude is None or longitude is None:
        return None
    if abs(latitude) > _LARGEST_LATITUDE or abs(longitude) > _LARGEST_LONGITUDE:
        return None
    return Point(latitude, longitude)


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    return value.strip() if isinstance(value, str) else ""


def _texts(record: Record, name: str) -> tuple[str, ...]:
    """Return the texts of a list, each once, in its order."""
    value = record.get(name)
    found = value if isinstance(value, list | tuple) else ()
    return tuple(dict.fromkeys(each for each in found if isinstance(each, str)))
