"""Found a base: the body that runs it and its first adviser."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.people import identity
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

PUBLIC_BASIS = "mission_interet_public"
PRIVATE_BASIS = "interet_legitime"
LONGEST_LINE = 300
"""Signs of a line on the papers: an address, opening hours, whom to write to about the data."""


def checked_organisation(organisation: Organisation) -> Organisation:
    """Return the body with its fields cleaned; the legal basis follows its kind.

    Raises UserError with the field at fault (`name`, `kind`, `siret`, `phone`, `email`, `address`,
    `postcode`, `opening_hours`, `data_protection_contact`).
    """
    kinds = code_lists()["organisation_kinds"]
    if organisation.kind not in kinds:
        raise UserError("Choisissez le type de votre organisme dans la liste.", "kind")
    return Organisation(
        **organisation.model_dump(
            exclude={
                *("name", "siret", "address", "postcode", "town", "phone", "email"),
                *("opening_hours", "data_protection_contact", "legal_basis"),
            }
        ),
        name=identity.organisation_name(organisation.name),
        siret=identity.parse_siret(organisation.siret),
        phone=identity.optional_phone(organisation.phone, "phone"),
        address=words(organisation.address, "address", LONGEST_LINE),
        town=words(organisation.town, "postcode", LONGEST_LINE),
        opening_hours=words(organisation.opening_hours, "opening_hours", LONGEST_LINE),
        data_protection_contact=words(
            organisation.data_protection_contact, "data_protection_contact", LONGEST_LINE
        ),
        postcode=identity.optional_postcode(organisation.postcode),
        email=identity.optional_email(organisation.email),
        legal_basis=PUBLIC_BASIS if kinds[organisation.kind].flag("public_body") else PRIVATE_BASIS,
    )


def checked_adviser(adviser: Adviser) -> Adviser:
    """Return the adviser with her fields cleaned; UserError with the field at fault."""
    return Adviser(
        **adviser.model_dump(exclude={"first_name", "last_name", "phone", "email"}),
        first_name=identity.person_name(adviser.first_name, "first_name"),
        last_name=identity.person_name(adviser.last_name, "last_name"),
        phone=identity.optional_phone(adviser.phone, "phone"),
        email=identity.optional_email(adviser.email),
    )


def found(session: Session, organisation: Organisation, adviser: Adviser) -> Adviser:
    """Write the body and its first adviser into a new base, once."""
    if session.exec(select(Organisation.id)).first() is not None:
        raise UserError("Cette base a déjà un organisme : modifiez-le dans les réglages.")
    body, founder = checked_organisation(organisation), checked_adviser(adviser)
    session.add(body)
    session.flush()
    founder.organisation_id, founder.role = body.id, "responsable"
    session.add(founder)
    session.flush()
    settings.draw_identity(session)
    session.info["adviser"] = founder.id
    audit.record(session, "base.found", "adviser", founder.id)
    return founder


def organisation(session: Session) -> Organisation:
    return session.exec(select(Organisation)).one()


def change_organisation(session: Session, changed: Organisation) -> Organisation:
    """Store the corrected body in place of the present one."""
    require_manager(session)
    present = organisation(session)
    for name, value in checked_organisation(changed).model_dump(exclude={"id"}).items():
        setattr(present, name, value)
    session.flush()
    audit.record(session, "organisation.change", "organisation", present.id)
    return present


def change_adviser(session: Session, changed: Adviser) -> Adviser:
    """Store how an adviser is named and reached; the role and the body stay.

    Her own; those of another only for the responsable.
    """
    if changed.id != session.info["adviser"]:
        require_manager(session)
    present, clean = session.get_one(Adviser, changed.id), checked_adviser(changed)
    present.first_name, present.last_name = clean.first_name, clean.last_name
    present.phone, present.email = clean.phone, clean.email
    session.flush()
    audit.record(session, "adviser.change", "adviser", present.id)
    return present


def advisers(session: Session) -> Sequence[Adviser]:
    """Return the active advisers, in alphabetical order."""
    query = select(Adviser).where(col(Adviser.active))
    return session.exec(query.order_by(Adviser.last_name, Adviser.first_name)).all()
