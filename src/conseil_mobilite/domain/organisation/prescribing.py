"""Whether the body is an authorised prescriber of « insertion par l’activité économique »."""

from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.reference.code_lists import CodeList


def is_authorised(body: Organisation, kinds: CodeList) -> bool:
    """Tell it by what the body says of itself, else by its kind (list `organisation_kinds`)."""
    if body.authorised_prescriber is not None:
        return body.authorised_prescriber
    return body.kind in kinds and kinds[body.kind].flag("authorised_prescriber")
