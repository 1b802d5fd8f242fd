"""One group of choices on the screen: round buttons, a closed list, or boxes to tick."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, row, set_shown
from conseil_mobilite.gui.paper.paper_choices import Group, Option

SENSITIVE: Final = "Donnée sensible"
INSET: Final = 24


class GroupBox(QFrame):
    """`changed` is emitted when the adviser chooses; what the group is now is `group`."""

    changed = Signal()

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.group = group
        self.setObjectName(f"choice_{group.name}_group")
        self.setAccessibleName(spaced(group.title).replace("&", ""))
        self._title = label(group.title, "field")
        self._why = label("", "small", wrap=True)
        self._inputs: list[QWidget] = []
        body = self._list() if group.listed else self._options()
        self._title.setBuddy(self._inputs[0])
        help_line = [label(group.help, "small", wrap=True)] if group.help else []
        self.setLayout(column(self._title, *help_line, *body, self._why, gap=4))
        self.allow(why="")

    def allow(self, why: str) -> None:
        """Let it be chosen from, unless there is a reason why not, which is then said."""
        for each in self._inputs:
            each.setEnabled(not why)
            each.setAccessibleDescription(spaced(why) or each.whatsThis())
        self._why.setText(spaced(why))
        set_shown(self._why, shown=bool(why))

    def _list(self) -> list[Item]:
        group = self.group
        choice = Choice(
            f"choice_{group.name}",
            [(each.code, _listed(each)) for each in group.options],
        ).narrow(12)
        choice.setAccessibleName(spaced(group.title).replace("&", ""))
        choice.show_code(next(iter(group.chosen), ""))
        choice.chosen.connect(lambda code: self._choose(frozenset({code})))
        self._inputs.append(choice)
        return [choice]

    def _options(self) -> list[Item]:
        together = QButtonGroup(self)
        together.setExclusive(not self.group.boxes)
        body: list[Item] = []
        for each in self.group.options:
            made = self._box(each) if self.group.boxes else self._round(each)
            together.addButton(made)
            self._inputs.append(made)
            body.extend((row(made, None, gap=4), *_beneath(each)))
        return body

    def _round(self, option: Option) -> QRadioButton:
        made = QRadioButton(spaced(option.words))
        made.setObjectName(f"choice_{self.group.name}_{option.code}")
        made.setAccessibleName(spaced(option.words))
        made.setWhatsThis(_described(option))
        made.setChecked(option.code in self.group.chosen)
        made.toggled.connect(
            lambda on, code=option.code: self._choose(frozenset({code})) if on else None
        )
        return made

    def _box(self, option: Option) -> Tick:
        ticked = option.code in self.group.chosen
        made = Tick(f"choice_{self.group.name}_{option.code}", option.words, checked=ticked)
        made.setWhatsThis(_described(option))
        made.toggled.connect(lambda _on, code=option.code: self._choose(self.group.chosen ^ {code}))
        return made

    def _choose(self, chosen: frozenset[str]) -> None:
        self.group = replace(self.group, chosen=chosen)
        self.changed.emit()


def _described(option: Option) -> str:
    sensitive = SENSITIVE if option.sensitive else ""
    return spaced(". ".join(filter(None, (option.help, option.mark, sensitive))))


def _listed(option: Option) -> str:
    return f"{option.words} ({option.mark})" if option.mark else option.words


def _beneath(option: Option) -> list[Item]:
    """Say under an option what it is, and mark what is sensitive in words and by a sign."""
    body: list[Item] = []
    if option.help:
        body.append(row(INSET, (label(option.help, "small", wrap=True), 1), gap=0))
    if option.sensitive or option.mark:
        marks: list[Item] = [badge(option.mark)] if option.mark else []
        if option.sensitive:
            marks += [glyph("eye-slash", "warning", 16), badge(SENSITIVE, "warning")]
        body.append(row(INSET, *marks, None, gap=4))
    return body
