"""The inputs of what was given up. For care, only where and when: what it was is never asked."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.domain.situation.situation import Renunciation
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.known import known_date, known_states
from conseil_mobilite.gui.kit.layouts import column, set_shown
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.people.place_field import PlaceField
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.listening import typing_in
from conseil_mobilite.services.situation.renunciations import CARE, RenunciationChanges

EXAMPLE: Final = "Agent de production, en CDI"
CARE_NOTE: Final = "Pour un soin, aucune précision n’est demandée ni notée."


class RenunciationInputs:
    def __init__(self, bench: Bench) -> None:
        lists = bench.lists
        self.what = Choice(
            "renunciation_what", listed(lists, "renunciation_kinds"), none="Choisir…"
        )
        self.words = TextField("renunciation_words", placeholder=EXAMPLE)
        self.place = PlaceField("renunciation_place", bench.desk)
        states = known_states(lists, without=(Knowledge.NONE,))
        self.happened = known_date("renunciation_happened", "&Quand", bench.today(), states)
        self.form = Form(
            what=Field("Ce à quoi la personne a &renoncé, faute de transport", self.what),
            words=Field("&Précision", self.words, optional=True),
            place=Field("&Où", self.place, optional=True),
            happened=self.happened,
        )
        self.what.chosen.connect(lambda _code: self._follow_kind())
        self._typing = typing_in(words=self.words)

    def lay_out(self) -> QBoxLayout:
        fields = self.form.fields
        made = column(fields["what"], fields["words"], fields["place"], self.happened, gap=12)
        self._follow_kind()
        return made

    def show(self, renunciation: Renunciation) -> None:
        self.what.show_code(renunciation.what)
        self.words.setText(renunciation.words)
        self.place.show_place(Place(renunciation.place_name, renunciation.place_insee))
        self.happened.show_known(
            Known(Knowledge(renunciation.happened_state), renunciation.happened_on)
        )

    def typed(self) -> RenunciationChanges:
        return RenunciationChanges(
            what=self.what.code(),
            words=self._said(),
            place=self.place.place(),
            happened=self.happened.typed("happened"),
        )

    def listen(self, tell: Callable[[RenunciationChanges], object]) -> None:
        self.what.chosen.connect(
            lambda code: tell(RenunciationChanges(what=code, words=self._said()))
        )
        self._typing.settled.connect(lambda typed: tell({"words": str(typed["words"])}))
        self.place.given.connect(lambda place: tell({"place": place}))
        self.happened.given.connect(lambda known: tell({"happened": known}))

    def flush(self) -> None:
        self._typing.flush()
        self.place.editingFinished.emit()
        self.happened.flush()

    def _said(self) -> str:
        return "" if self.what.code() == CARE else self.words.text()

    def _follow_kind(self) -> None:
        care = self.what.code() == CARE
        self.form.fields["what"].show_note(CARE_NOTE if care else "")
        set_shown(self.form.fields["words"], shown=not care)
