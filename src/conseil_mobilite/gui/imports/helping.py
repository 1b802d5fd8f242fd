"""What F1 says on each step of an import."""

from typing import Final

FILE: Final = (
    "Première étape : le fichier. Un classeur (.xlsx) ou un texte (.csv, .txt) de n’importe "
    "quel tableur : les titres, les lignes et les colonnes masquées, les totaux et les dates "
    "sont reconnus, et ce qui a été compris est dit à côté.\n\n"
    "Votre fichier n’est jamais modifié, et rien n’entre dans la base avant la dernière "
    "étape. Vous pouvez quitter cette page et y revenir : tout y est encore, jusqu’au "
    "verrouillage."
)
HISTORY: Final = (
    "Les imports déjà faits, le dernier d’abord. « Annuler cet import » retire, pendant "
    "trente jours, tout ce qu’il a apporté ; une personne dont le dossier a été repris depuis "
    "est gardée, et la raison est dite."
)
COLUMNS: Final = (
    "Deuxième étape : ce que chaque colonne veut dire. Une proposition est faite d’après les "
    "titres et le contenu ; corrigez-la au besoin, ou laissez une colonne de côté. Le nom et "
    "le prénom sont indispensables.\n\n"
    "Une colonne de numéros de sécurité sociale n’est jamais reprise : la loi en réserve "
    "l’usage. Un profil garde vos choix sous le nom de la source, pour le prochain fichier de "
    "la même origine."
)
CHECK: Final = (
    "Troisième étape : ce qui sera fait de chaque ligne. Flèches : changer de ligne. Entrée : "
    "aller aux cellules de la ligne ; F2 : corriger une cellule ; Échap : revenir à la liste. "
    "Suppr : mettre la ligne de côté, ou la reprendre.\n\n"
    "Une valeur douteuse n’est jamais devinée : elle reste vide, et le texte du fichier est "
    "gardé en note. Dès qu’une cellule est corrigée, toutes les lignes sont examinées à "
    "nouveau."
)
BRING: Final = (
    "Dernière étape : tout entre en une fois, ou rien. Pendant l’import, la saisie est "
    "suspendue ; l’interrompre laisse la base telle qu’elle était. Ensuite, l’import entier "
    "peut être annulé pendant trente jours."
)
EXPORT: Final = (
    "La liste telle qu’elle est filtrée, ou toute la base, pour votre tableur. Le fichier "
    "n’est pas chiffré : rangez-le en lieu sûr, et supprimez-le quand il ne sert plus. "
    "Importé à nouveau, il est reconnu sans perte."
)
