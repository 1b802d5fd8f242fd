"""The one style sheet, written in tokens (`$ink`) and in two units that follow the text size.

`sp` is for text (points at 100 %) and `dp` for measures (pixels at 100 %).
"""

from typing import Final

# Borders grow from 1 to 2 px on focus and the padding gives the pixel back: nothing moves.
SHEET: Final = """
QToolTip { background: $ink; color: $surface; border: 0; padding: 6dp 8dp; font-size: 9.5sp; }

/* text */
QLabel { background: transparent; }
QLabel[role="display"] { font-size: 20sp; font-weight: 600; }
QLabel[role="title"] { font-size: 15sp; font-weight: 600; }
QLabel[role="heading"] { font-size: 11.5sp; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="reading"] { font-size: 12.5sp; }
QLabel[role="reading_strong"] { font-size: 12.5sp; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 9.5sp; }
QLabel[role="field"] { font-size: 9.5sp; font-weight: 600; }
QLabel[role="keycap"] { color: $muted; font-size: 9.5sp; background: $sunken; border-radius: 4dp;
                        padding: 1dp 6dp; }
QLabel[role="avatar"] { background: $primary_soft; color: $primary; font-weight: 600;
                        border-radius: 15.5dp; min-width: 32dp; max-width: 32dp;
                        min-height: 32dp; max-height: 32dp; }
QLabel[tone="primary"] { color: $primary; }
QLabel[tone="success"] { color: $success; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="danger"] { color: $danger; }

/* a sheet of paper is white in every theme */
QLabel[role="paper"] { background: #FFFFFF; }

/* badges: a word on a soft ground */
QLabel[role="badge"] { font-size: 9.5sp; font-weight: 500; padding: 2dp 8dp; border-radius: 6dp;
                       background: $sunken; color: $muted; }
QLabel[role="badge"][tone="primary"] { background: $primary_soft; color: $primary; }
QLabel[role="badge"][tone="success"] { background: $success_soft; color: $success; }
QLabel[role="badge"][tone="warning"] { background: $warning_soft; color: $warning; }
QLabel[role="badge"][tone="danger"] { background: $danger_soft; color: $danger; }
QLabel[role="badge"][tone="violet"] { background: $violet_soft; color: $violet; }
QLabel[role="badge"][tone="olive"] { background: $olive_soft; color: $olive; }
QLabel[role="badge"][tone="rose"] { background: $rose_soft; color: $rose; }

/* containers */
QWidget[role="page"], QScrollArea,
QScrollArea > QWidget > QWidget { background: $canvas; border: 0; }
QScrollArea[role="inside"], QScrollArea > QWidget > QWidget[role="inside"] { background: $surface; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 6dp; }
QFrame[role="card"][tone="target"] { border: 2px solid $primary; }
QFrame[role="figure"] { background: $surface; border: 1px solid $line; border-radius: 6dp; }
QFrame[role="figure"]:hover { border-color: $primary; }
QFrame[role="figure"]:focus { border: 2px solid $primary; }
QFrame[role="accent"] { background: $surface; border: 1px solid $line; border-radius: 6dp;
                        border-left: 4dp solid $primary; }
QFrame[role="note"] { background: $primary_soft; border: 0; border-radius: 6dp; }
QFrame[role="note"][tone="warning"] { background: $warning_soft; }
QFrame[role="well"] { background: $canvas; border: 0; border-radius: 6dp; }
QFrame[role="entry"] { background: transparent; border: 0; border-top: 1px solid $line; }
QFrame[role="entry"][tone="selected"] { background: $primary_soft; }
QFrame[role="entry"][tone="before"] { border-top: 3px solid $primary; }
QFrame[role="entry"]:focus { border: 2px solid $primary; border-radius: 4dp; }
QFrame[role="entry"][ring="painted"]:focus { border: 0; border-top: 1px solid $line; }
QFrame[role="undo"] { background: $ink; border: 0; border-radius: 6dp; }
QFrame[role="undo"] QLabel { color: $surface; }
QFrame[role="undo"] QPushButton { background: transparent; color: $surface;
    border-color: $surface; }
QFrame[role="undo"] QPushButton:focus { border: 2px solid $rail_mark; }
QFrame[role="top"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[role="foot"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[role="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="rail"], QFrame[role="brand"] { background: $rail; border: 0; }
QFrame[role="brand"] QLabel { color: $rail_ink; }
QFrame[role="brand"] QLabel[role="display"], QFrame[role="brand"] QLabel[role="title"],
QFrame[role="brand"] QLabel[role="strong"] { color: $on_rail; }

/* buttons: secondary is the default, one primary a view */
QPushButton { background: $surface; color: $ink; border: 1px solid $edge; border-radius: 6dp;
              padding: 0 13dp; min-height: 32dp; font-weight: 500; }
QPushButton:hover { background: $primary_soft; border-color: $primary; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $primary; padding: 0 12dp; min-height: 30dp; }
QPushButton:disabled { color: $muted; background: $sunken; border-color: $line; }
QPushButton[role="primary"] { background: $primary; color: $on_primary; border-color: $primary;
                              font-weight: 600; }
QPushButton[role="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $muted; border-color: $line; }
QPushButton[role="quiet"] { background: transparent; color: $primary; border-color: transparent;
                            padding: 0 8dp; }
QPushButton[role="quiet"]:hover { background: $primary_soft; }
QPushButton[role="quiet"]:focus { border: 2px solid $primary; padding: 0 7dp; }
QPushButton[role="quiet"]:disabled { background: transparent; color: $muted; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[role="link"] { background: transparent; color: $primary; border: 1px solid transparent;
    padding: 0 5dp; min-height: 20dp; font-size: 9.5sp; }
QPushButton[role="link"]:hover { background: $primary_soft; }
QPushButton[role="link"]:focus { border: 2px solid $primary; padding: 0 4dp; min-height: 18dp; }
QPushButton[role="link"]:disabled { color: $muted; }
QPushButton[role="danger"] { color: $danger; border-color: $danger; }
QPushButton[role="danger"]:hover { background: $danger_soft; }
QPushButton[role="danger"]:focus { border: 2px solid $ink; }
QPushButton[role="danger"]:disabled { color: $muted; border-color: $line; }

/* chips filter; segments choose one of a few */
QPushButton[role="chip"] { border-color: $line; border-radius: 14dp; padding: 0 12dp;
                           min-height: 28dp; font-size: 9.5sp; }
QPushButton[role="chip"]:checked { background: $primary_soft; color: $primary;
                                   border-color: $primary; font-weight: 600; }
QPushButton[role="chip"]:focus { border: 2px solid $primary; padding: 0 11dp; min-height: 26dp; }
QPushButton[role="chip"]:checked:disabled { background: $sunken; color: $muted;
                                            border-color: $edge; }
QPushButton[role="segment"] { background: transparent; color: $muted; border: 1px solid transparent;
                              padding: 0 11dp; min-height: 26dp; font-size: 9.5sp; }
QPushButton[role="segment"]:hover { color: $ink; }
QPushButton[role="segment"]:checked { background: $surface; color: $primary; border-color: $line;
                                      font-weight: 600; }
QPushButton[role="segment"]:focus { border: 2px solid $primary; padding: 0 10dp; min-height: 24dp; }
QPushButton[role="segment"]:disabled { color: $edge; }
QPushButton[role="segment"]:checked:disabled { background: transparent; color: $muted;
                                               border-color: $edge; }
QFrame[role="segments"] { background: $sunken; border: 0; border-radius: 6dp; }

/* the two answers that are always there, never the default */
QPushButton[role="aside"] { background: transparent; color: $muted; border-color: transparent;
                            padding: 0 8dp; min-height: 30dp; font-size: 9.5sp; }
QPushButton[role="aside"]:hover { color: $ink; background: $sunken; }
QPushButton[role="aside"]:checked { background: $primary_soft; color: $primary;
                                    border-color: $primary; font-weight: 600; }
QPushButton[role="aside"]:focus { border: 2px solid $primary; padding: 0 7dp; min-height: 28dp; }
QPushButton[role="aside"]:disabled { color: $edge; }
QPushButton[role="aside"]:checked:disabled { background: $sunken; color: $muted;
                                             border-color: $edge; }

/* fields */
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox {
    background: $surface; color: $ink; border: 1px solid $edge; border-radius: 6dp;
    padding: 0 10dp; min-height: 32dp; selection-background-color: $primary;
    selection-color: $on_primary; placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
    border: 2px solid $primary; padding: 0 9dp; min-height: 30dp; }
QPlainTextEdit { padding: 6dp 6dp; }
QTextEdit { background: $surface; color: $ink; border: 1px solid $line; border-radius: 6dp;
    padding: 6dp 6dp; }
QTextEdit:focus { border: 2px solid $primary; padding: 5dp 5dp; }
QPlainTextEdit:focus { padding: 5dp 5dp; }
QLineEdit[tone="danger"], QComboBox[tone="danger"], QPlainTextEdit[tone="danger"] {
    border: 2px solid $danger; padding: 0 9dp; min-height: 30dp; }
QPlainTextEdit[tone="danger"] { padding: 5dp 5dp; }
QLineEdit:disabled, QComboBox:disabled { background: $sunken; color: $muted; border-color: $line; }
QComboBox::drop-down { border: 0; width: 28dp; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; outline: 0;
    selection-background-color: $primary_soft; selection-color: $ink; }
QCheckBox, QRadioButton { spacing: 8dp; min-height: 28dp; border: 2px solid transparent;
    border-radius: 6dp; padding-right: 4dp; }
QCheckBox::indicator, QRadioButton::indicator { width: 16dp; height: 16dp; background: $surface;
    border: 1px solid $edge; border-radius: 4dp; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; }
QRadioButton::indicator { border-radius: 8.6dp; }
QRadioButton::indicator:checked { width: 8dp; height: 8dp; border: 4.7dp solid $primary; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunken;
    border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $edge; border-color: $edge; }
QRadioButton::indicator:checked:disabled { border: 4.7dp solid $edge; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $primary; }
QCheckBox:focus, QRadioButton:focus { border-color: $primary; }

/* menus */
QMenu { background: $surface; color: $ink; border: 1px solid $edge; padding: 4dp 0; }
QMenu::item { padding: 8dp 20dp 8dp 14dp; }
QMenu::item:selected { background: $primary_soft; color: $ink; }

/* tabs */
QTabBar { background: transparent; }
QTabBar::scroller { width: 64dp; }
QTabBar::tear { width: 0; }
QTabBar QToolButton { background: $surface; border: 1px solid $edge; border-radius: 6dp; }
QTabBar::tab { background: transparent; color: $muted; border: 2px solid transparent;
    border-bottom: 3px solid transparent; padding: 8dp 12dp; margin-right: 4dp; font-weight: 500; }
QTabBar::tab:hover { color: $ink; border-bottom-color: $line; }
QTabBar::tab:selected { color: $primary; border-bottom-color: $primary; }
QTabBar::tab:focus { border: 2px solid $primary; border-bottom: 3px solid $primary;
    border-radius: 4dp; }

/* tables and lists */
QAbstractScrollArea::corner { background: transparent; border: 0; }
QTableView, QListView { background: $surface; border: 2px solid $surface; outline: 0;
    selection-background-color: $primary_soft; selection-color: $ink; }
QTableView:focus, QListView:focus { border: 2px solid $primary; }
QListView[role="popup"], QListView[role="popup"]:focus { border: 1px solid $edge; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $muted; border: 0;
    border-bottom: 1px solid $edge; padding: 0 12dp; min-height: 36dp; font-size: 9.5sp;
    font-weight: 600; }
QTableCornerButton::section { background: $surface; border: 0; }

/* progress and scroll bars */
QProgressBar { background: $sunken; border: 0; border-radius: 3dp;
    min-height: 6dp; max-height: 6dp; }
QProgressBar::chunk { background: $primary; border-radius: 3dp; }
QProgressBar[tone="success"]::chunk { background: $success; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12dp; }
QScrollBar:horizontal { height: 12dp; }
QScrollBar::handle { background: $edge; border: 3px solid $surface; border-radius: 6dp; }
QScrollBar::handle:vertical { min-height: 40dp; }
QScrollBar::handle:horizontal { min-width: 40dp; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
