"""What F1 says on the screens of the statistics."""

from typing import Final

PAGE: Final = (
    "Les statistiques de votre bassin, comptées à l’instant sur vos dossiers. Ces chiffres sont "
    "exacts et restent sur ce poste : pour les pilotes du plan, « Préparer l’export pour le plan » "
    "fait un fichier où chaque nombre est protégé.\n\n"
    "« Vue d’ensemble » montre huit chiffres et trois graphiques, « Indicateurs » les montre tous, "
    "« Exports » garde le registre de ce qui est sorti. Le guide des indicateurs explique chaque "
    "chiffre, sans en donner aucun : vous pouvez le remettre à qui vous lira."
)
FILTERS: Final = (
    "La période, le bassin et le public que vous regardez. Un trimestre et une année se "
    "comparent à ceux d’avant ; « Libre » compte entre deux jours, pour vous seulement.\n\n"
    "Un public choisi ici ne change que l’écran : l’export pour le plan porte toujours sur tout le "
    "monde."
)
FILES: Final = (
    "Les dossiers qui font ce chiffre, pour comprendre ou corriger. Entrée ouvre le dossier de la "
    "personne ; Échap revient au chiffre. Cette liste ne se copie pas et ne s’exporte pas."
)
CONTENT: Final = (
    "Première étape : de quel bassin, et de quelle période. Un trimestre peut sortir dès le "
    "lendemain de son dernier jour ; une année, une fois ses quatre trimestres sortis.\n\n"
    "Une période déjà sortie redonne le même fichier. Si un dossier a été complété depuis, "
    "choisissez « Une correction » : elle ne sort que si les deux fichiers, comparés, ne disent "
    "rien de personne. Sinon elle attend, et le trimestre suivant comptera ce qui le concerne."
)
PROTECTION: Final = (
    "Deuxième étape : ce que la protection change. Chaque nombre est arrondi à un multiple de 5, "
    "les totaux restent justes, les groupes trop petits sont réunis ou retenus. Ainsi personne ne "
    "peut être reconnu, même par quelqu’un qui comparerait tous les fichiers.\n\n"
    "Choisissez un indicateur, puis un tableau : vos chiffres exacts sont à gauche, ceux qui "
    "sortent à droite. Rien n’est encore écrit."
)
FILE: Final = (
    "Troisième étape : pour qui est le fichier, et où l’écrire. Le programme n’envoie rien : c’est "
    "vous qui transmettez le fichier. Une copie reste dans la base, et le registre garde le nom du "
    "destinataire. Un autre fichier du même nom n’est jamais remplacé."
)
REGISTER: Final = (
    "Tout ce qui est sorti : la période, la méthode, quand et pour qui. « Ouvrir le rapport » le "
    "montre tel qu’il est parti. « Renvoyer » écrit de nouveau le même fichier. « Corriger » "
    "prépare une correction, quand une donnée est arrivée en retard."
)
CONSOLIDATION: Final = (
    "Pour les pilotes du plan : additionnez les paquets reçus des organismes. Choisissez-les, ou "
    "déposez le dossier qui les contient. Chacun est vérifié : un fichier abîmé, en double, d’une "
    "autre période ou d’un autre plan est refusé, et la raison est dite à côté de son nom ; les "
    "autres sont additionnés.\n\n"
    "Le dossier des résultats reçoit un classeur, un rapport et les tableaux de chaque bassin, et "
    "de leur ensemble s’il y en a plusieurs. Tout est écrit, ou rien. Aucun dossier de personne "
    "n’est nécessaire, et rien n’est envoyé. Échap interrompt ce qui est en cours."
)
