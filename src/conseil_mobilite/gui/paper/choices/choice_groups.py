"""One group of choices on the screen: round buttons, a closed list, or boxes to tick."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import literal
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.labels import badge, glyph, label, set_help
from conseil_mobilite.gui.kit.layouts import Item, column, row, set_shown
from conseil_mobilite.gui.kit.theme import dp, font
from conseil_mobilite.gui.paper.choices.paper_choices import Group, Option

SENSITIVE: Final = "Donnée sensible"
INSET: Final = 28
UNDER: Final = (0, 0, 0, 8)
"""Room under an option, so that its words stand with it and not with the next one."""
WORDS_WIDTH: Final = 224


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
        self._help = {self._name(each): _described(each) for each in group.options}
        self._refused = {self._name(each) for each in group.options if each.refused}
        body = self._list() if group.listed else self._options()
        self._title.setBuddy(self._inputs[0])
        help_line = [label(group.help, "small", wrap=True)] if group.help else []
        self.setLayout(column(self._title, *help_line, *body, self._why, gap=4))
        self.allow(why="")

    def allow(self, why: str) -> None:
        """Let it be chosen from, unless there is a reason why not, which is then said."""
        for each in self._inputs:
            each.setEnabled(not why and each.objectName() not in self._refused)
            each.setAccessibleDescription(spaced(why) or self._help.get(each.objectName(), ""))
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
            body.append(column(row(made, None, gap=4), *_beneath(each), gap=0, pad=UNDER))
        return body

    def _round(self, option: Option) -> QRadioButton:
        made = QRadioButton(_folded(option.words))
        made.setObjectName(self._name(option))
        made.setAccessibleName(spaced(option.words))
        set_help(made, _described(option))
        made.setChecked(option.code in self.group.chosen)
        made.toggled.connect(
            lambda on, code=option.code: self._choose(frozenset({code})) if on else None
        )
        return made

    def _box(self, option: Option) -> Tick:
        ticked = option.code in self.group.chosen
        made = Tick(self._name(option), option.words, checked=ticked)
        made.setText(_folded(option.words))
        set_help(made, _described(option))
        made.toggled.connect(lambda _on, code=option.code: self._choose(self.group.chosen ^ {code}))
        return made

    def _name(self, option: Option) -> str:
        return f"choice_{self.group.name}_{option.code}"

    def _choose(self, chosen: frozenset[str]) -> None:
        self.group = replace(self.group, chosen=chosen)
        self.changed.emit()


def _folded(words: str) -> str:
    """Break the words of a button where the panel ends: Qt does not by itself."""
    metrics, lines = QFontMetrics(font()), [""]
    for word in spaced(words).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > dp(WORDS_WIDTH):
            lines.append(word)
        else:
            lines[-1] = longer
    return literal("\n".join(lines))


def _described(option: Option) -> str:
    sensitive = SENSITIVE if option.sensitive else ""
    said = (option.help, option.refused, option.mark, sensitive)
    return spaced(". ".join(each.rstrip(".") for each in said if each))


def _listed(option: Option) -> str:
    return f"{option.words} ({option.mark})" if option.mark else option.words


def _beneath(option: Option) -> list[Item]:
    """Say under an option what it is, and mark what is sensitive in words and by a sign."""
    body: list[Item] = []
    words = option.refused or option.help
    if words:
        body.append(row(INSET, (label(words, "small", wrap=True), 1), gap=0))
    if option.sensitive or option.mark:
        marks: list[Item] = [badge(option.mark)] if option.mark else []
        if option.sensitive:
            marks += [glyph("eye-slash", "warning", 16), badge(SENSITIVE, "warning")]
        body.append(row(INSET, *marks, None, gap=4))
    return body
