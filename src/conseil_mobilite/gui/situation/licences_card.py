"""The licences held: their category, whether they are valid today, and until when."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.situation.due_dates import licence_due, licence_name
from conseil_mobilite.domain.situation.situation import Licence
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.card import TopicCard
from conseil_mobilite.gui.situation.fact_dialogs import FactDialog, ask_fact, edit_fact, removal
from conseil_mobilite.gui.situation.fact_row import FactWords, Value, fact_row
from conseil_mobilite.gui.situation.licence_inputs import NO_END, LicenceInputs
from conseil_mobilite.gui.situation.proposals import proposal_rows, still_worth_saying
from conseil_mobilite.gui.situation.wording import (
    STANDING_TONES,
    URGENCY_TONES,
    capital,
    day_words,
    known_words,
    noted,
)
from conseil_mobilite.services.situation import licences
from conseil_mobilite.services.situation.assessment_proposals import Proposal, Proposed
from conseil_mobilite.services.situation.licences import LicenceFacts
from conseil_mobilite.services.situation.situation_picture import SituationPicture

TOPIC: Final = "permis"


class LicencesCard(TopicCard):
    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, TOPIC)

    def current(self, picture: SituationPicture) -> list[QWidget]:
        return [self._row(each, picture) for each in picture.licences if not each.ended_on]

    def ended(self, picture: SituationPicture) -> list[QWidget]:
        return [self._row(each, picture) for each in picture.licences if each.ended_on]

    def hints(self, picture: SituationPicture) -> list[QWidget]:
        statement = picture.statement(TOPIC)
        found = [
            each
            for each in picture.proposals
            if each.what is Proposed.LICENCE and still_worth_saying(each, statement)
        ]
        return proposal_rows(self.bench, found, self._proposal_words, self._take)

    def add(self) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        ask_fact(
            bench,
            "licence_dialog",
            "Nouveau permis",
            LicenceInputs(bench.lists, bench.today()),
            lambda facts: run(licences.add, bench.person, facts, bench.today()),
        )

    def _row(self, licence: Licence, picture: SituationPicture) -> QWidget:
        lists = self.bench.lists
        state = lists["licence_standings"].label(licence.standing)
        tone = STANDING_TONES.get(licence.standing, "")
        if licence.ended_on is not None:
            state, tone = f"Jusqu’au {day_words(licence.ended_on)}", ""
        words = FactWords(
            icon="identification-card",
            title=licence_name(licence, lists),
            detail=capital(noted(licence.noted_on)),
            state=state,
            tone=tone,
            values=self._values(licence, picture),
        )
        row = fact_row(words)
        return row.can_open(f"licence_{licence.id.hex}", partial(self._edit, licence))

    def _values(self, licence: Licence, picture: SituationPicture) -> list[Value]:
        lists, obtained, until = self.bench.lists, licence.obtained_on, licence.valid_until
        day = f"Le {day_words(obtained)}" if obtained else ""
        end = f"Jusqu’au {day_words(until)}" if until else ""
        due = licence_due(licence, lists, picture.on)
        watched = due is not None and not licence.ended_on
        return [
            Value("Obtenu", known_words(licence.obtained_state, day, lists)),
            Value(
                "Date de fin",
                known_words(licence.validity_state, end, lists, none=NO_END),
                URGENCY_TONES[due.urgency] if due and watched else "",
            ),
        ]

    def _edit(self, licence: Licence) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        inputs = LicenceInputs(bench.lists, bench.today())
        inputs.show(licence)
        remove = removal(
            "licence_edit", bench, "Permis supprimé", lambda: run(licences.remove, licence.id)
        )
        title = licence_name(licence, bench.lists)
        dialog = FactDialog("licence_edit", title, inputs, bench.page, remove)
        edit_fact(
            bench,
            dialog,
            inputs,
            lambda facts: run(licences.change, licence.id, facts, bench.today()),
        )

    def _proposal_words(self, proposal: Proposal) -> str:
        lists = self.bench.lists
        category = lists["licence_categories"].label(proposal.code)
        standing = lists["licence_standings"].label(proposal.standing)
        return f"permis {category}, {standing.lower()}"

    def _take(self, proposal: Proposal) -> Job[Licence]:
        bench = self.bench
        facts = LicenceFacts(category=proposal.code, standing=proposal.standing)
        return bench.desk.background.run(licences.add, bench.person, facts, bench.today())
