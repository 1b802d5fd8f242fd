"""What the hour grid answers to, in words: for its help, and for those who do not see it."""

from typing import Final

IN_SHORT: Final = (
    "Flèches : d’un rendez-vous à l’autre. Entrée : ouvrir. Ctrl et flèches : déplacer. "
    "Ctrl, Maj, Haut ou Bas : durée. Suppr : supprimer. Échap : aller aux heures libres, ou en "
    "revenir. Inser : nouveau. Page précédente et page suivante : changer de semaine."
)
WHOLE: Final = (
    "Flèches : d’un rendez-vous à l’autre. Entrée : ouvrir. Ctrl et flèches : déplacer d’un quart "
    "d’heure ou d’un jour. Ctrl, Maj, Haut ou Bas : plus court ou plus long. Suppr : supprimer. "
    "Ctrl+Z annule. Échap : aller aux heures libres ; là, Maj, Haut ou Bas : plus ou moins "
    "longtemps, Entrée : nouveau rendez-vous. Inser : nouveau rendez-vous après celui-ci. Page "
    "précédente et page suivante : changer de semaine. Ctrl et plus, moins ou 0 : hauteur des "
    "heures. À la souris : glisser sur une heure libre crée, glisser un rendez-vous le déplace, "
    "tirer son bord change sa durée, Échap y renonce, double clic : ouvrir ou créer."
)
