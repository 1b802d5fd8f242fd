"""A passphrase made of names or dates of the base is refused, and nobody of it is named."""

from datetime import date

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys import known_to_base
from conseil_mobilite.store.keys.known_to_base import Known
from conseil_mobilite.store.keys.passphrases import words
from conseil_mobilite.store.keys.refused_passphrases import refuse_known

TABLE = {
    "Kx7!vBq2-Nguyen": Known.PERSON,
    "Kx7!vBq2-Nguy3nLe": Known.PERSON,
    "vingt nguyen rousses loin des barques grises": Known.PERSON,
    "Kx7!vBq-Delacroix": Known.ADVISER,
    "Kx7!vBq2-V1meu!": Known.BASIN,
    "Kx7!vB-Thierache": Known.BODY,
    "Kx7!vBq120390": Known.BIRTH,
    "Kx7!vBq-12/03/90": Known.BIRTH,
    "Kx7!vBq2-900312": None,
    "Kx7!vBq130390": None,
    "Kx7!vBq2#mWz-Nguyen": None,
    "vingt nguyen rousses loin des barques grises immobiles": None,
    "azerty": None,
    " ".join(words()[:7]): None,
}


@pytest.fixture(autouse=True)
def known(store: Store) -> None:
    """Let the base know a person, a colleague and a basin; one name is a word of the list."""

    def write(session: Session) -> None:
        body = setup.organisation(session).id
        session.add(Adviser(organisation_id=body, first_name="Karim", last_name="Delacroix"))
        session.add(MobilityBasin(code="vimeu", name="Bassin du Vimeu industriel"))
        for number, (last, first, born) in enumerate(
            [("Nguyễn-Lê", "Thị", date(1990, 3, 12)), (words()[0].capitalize(), "Zoé", None)]
        ):
            person = Person(
                file_number=f"P-{number}",
                last_name=last,
                first_name=first,
                birth_date=born,
                registered_on=date(2027, 1, 4),
            )
            session.add(person)

    store.run(write)


def test_the_kind_of_what_it_is_made_of_is_told(store: Store) -> None:
    found = {phrase: store.read(known_to_base.made_of, phrase) for phrase in TABLE}

    assert found == TABLE


def test_the_sentence_names_nobody(store: Store) -> None:
    with pytest.raises(UserError, match="un nom présent dans vos dossiers") as told:
        refuse_known(store, "Kx7!vBq2-Nguyen", "Nadia Lefèvre")

    assert told.value.field == "passphrase"
    assert "nguy" not in str(told.value).lower()
