"""What a vehicle and a licence must be to be kept. UserError names the attribute at fault."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.code_lists import CodeList, CodeLists
from conseil_mobilite.domain.situation.plausible_days import in_order, not_ahead, within
from conseil_mobilite.domain.situation.situation import Licence, Vehicle

LONG_AGO: Final = 20
"""Years: an insurance or an inspection further back is a slip of the keyboard."""
A_LIFE: Final = 80
INSURED_AHEAD: Final = 5
INSPECTED_AHEAD: Final = 6
VALID_AHEAD: Final = 60


def check_vehicle(vehicle: Vehicle, lists: CodeLists, on: date) -> None:
    one_of(lists["vehicle_kinds"], vehicle.kind, "kind", "Choisissez le type de véhicule.")
    if vehicle.use:
        one_of(lists["vehicle_uses"], vehicle.use, "use", "Choisissez l’usage dans la liste.")
    within(vehicle.insured_until, on, "insured_until", back=LONG_AGO, ahead=INSURED_AHEAD)
    within(vehicle.inspection_due, on, "inspection_due", back=LONG_AGO, ahead=INSPECTED_AHEAD)
    check_end(vehicle.ended_on, on)


def check_licence(licence: Licence, birth: date | None, lists: CodeLists, on: date) -> None:
    """Check a licence held; why one is not valid is never asked."""
    categories, standings = lists["licence_categories"], lists["licence_standings"]
    one_of(categories, licence.category, "category", "Choisissez la catégorie du permis.")
    one_of(standings, licence.standing, "standing", "Choisissez la validité dans la liste.")
    not_ahead(licence.obtained_on, on, "obtained_on")
    within(licence.obtained_on, on, "obtained_on", back=A_LIFE, ahead=0)
    in_order(birth, licence.obtained_on, "obtained_on", "la naissance")
    within(licence.valid_until, on, "valid_until", back=A_LIFE, ahead=VALID_AHEAD)
    in_order(licence.obtained_on, licence.valid_until, "valid_until", "l’obtention")
    check_end(licence.ended_on, on)


def check_end(ended_on: date | None, on: date) -> None:
    not_ahead(ended_on, on, "ended_on")
    within(ended_on, on, "ended_on", back=A_LIFE, ahead=0)


def one_of(codes: CodeList, code: str, field: str, sentence: str) -> None:
    """Refuse a code that the list does not know, by a sentence."""
    if code not in codes:
        raise UserError(sentence, field)
