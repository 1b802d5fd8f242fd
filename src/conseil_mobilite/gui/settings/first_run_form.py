"""All that the first run asks, and what is made of it."""

from uuid import uuid4

from conseil_mobilite.domain.language.french import siret_display
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.settings.adviser_fields import AdviserFields
from conseil_mobilite.gui.settings.basin_fields import BasinFields
from conseil_mobilite.gui.settings.organisation_fields import OrganisationFields
from conseil_mobilite.gui.settings.passphrase_fields import PassphraseFields
from conseil_mobilite.gui.settings.place_field import Errands
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.founding import Founding
from conseil_mobilite.store.reference.territories import Territories


class FoundingForm:
    """The inputs of every step; each `checked_…` raises UserError with the field at fault."""

    def __init__(self, lists: CodeLists, territories: Territories, do: Errands) -> None:
        self._ids = uuid4(), uuid4()
        self._kinds = lists["organisation_kinds"]
        self.adviser = AdviserFields("first_run_adviser")
        self.organisation = OrganisationFields("first_run_body", lists, territories, do)
        self.secret = PassphraseFields("first_run_passphrase", self._personal)
        self.keychain = Tick(
            "first_run_keychain", "Ouvrir aussi avec le &trousseau de l’ordinateur"
        )
        self.basin = BasinFields("first_run_basin", territories, do)
        self.organisation.settled.connect(self.basin.propose)

    def founding(self) -> Founding:
        """Return what the base is to be made of."""
        name, members = self.basin.basin()
        return Founding(
            organisation=self.checked_organisation(),
            adviser=self.checked_adviser(),
            passphrase=self.secret.phrase(),
            basin_name=name,
            members=members,
            keychain=self.keychain.isChecked(),
        )

    def checked_adviser(self) -> Adviser:
        return setup.checked_adviser(self.adviser.adviser(*self._ids))

    def checked_organisation(self) -> Organisation:
        return setup.checked_organisation(self.organisation.organisation(self._ids[1]))

    def facts(self) -> list[tuple[str, str]]:
        """Tell it all again, each thing under its name."""
        body, (name, members) = self.checked_organisation(), self.basin.basin()
        town = f"{body.postcode} {body.town}".strip()
        about = (
            body.name,
            self._kinds.label(body.kind),
            f"SIRET {siret_display(body.siret)}",
            body.address,
            town,
        )
        return [
            ("Vous", self.checked_adviser().full_name),
            ("Votre organisme", ", ".join(part for part in about if part)),
            ("Votre bassin", f"{name.strip()} : {', '.join(member.name for member in members)}"),
        ]

    def _personal(self) -> tuple[str, ...]:
        names = self.adviser.first_name, self.adviser.last_name, self.organisation.name
        return tuple(field.text() for field in names)
