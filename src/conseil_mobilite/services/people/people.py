"""What an adviser does with people: welcome, find, open, correct, put in the bin."""

from conseil_mobilite.services.people.people_query import PageKey, PeopleOrder, PeopleQuery
from conseil_mobilite.services.people.people_search import (
    PeopleCount,
    PeoplePage,
    PersonRow,
    count,
    search,
)
from conseil_mobilite.services.people.person_changes import (
    PersonChanges,
    PersonDetails,
    correct,
    details,
    put_in_bin,
    restore,
)
from conseil_mobilite.services.people.person_duplicates import (
    Namesake,
    Typed,
    possible_duplicates,
)
from conseil_mobilite.services.people.person_header import (
    Meeting,
    PersonHeader,
    header,
    note_opening,
)
from conseil_mobilite.services.people.person_overview import (
    KeptBarrier,
    Levels,
    OpenAction,
    PersonOverview,
    overview,
)
from conseil_mobilite.services.people.person_preview import PersonPreview, preview
from conseil_mobilite.services.people.person_publics import (
    PersonPublics,
    add_public,
    date_public,
    publics_of,
    remove_public,
    set_public,
)
from conseil_mobilite.services.people.person_registration import NewPerson, register, welcome
from conseil_mobilite.services.referrals.referrals import Origin

__all__ = [
    "KeptBarrier",
    "Levels",
    "Meeting",
    "Namesake",
    "NewPerson",
    "OpenAction",
    "Origin",
    "PageKey",
    "PeopleCount",
    "PeopleOrder",
    "PeoplePage",
    "PeopleQuery",
    "PersonChanges",
    "PersonDetails",
    "PersonHeader",
    "PersonOverview",
    "PersonPreview",
    "PersonPublics",
    "PersonRow",
    "Typed",
    "add_public",
    "correct",
    "count",
    "date_public",
    "details",
    "header",
    "note_opening",
    "overview",
    "possible_duplicates",
    "preview",
    "publics_of",
    "put_in_bin",
    "register",
    "remove_public",
    "restore",
    "search",
    "set_public",
    "welcome",
]
