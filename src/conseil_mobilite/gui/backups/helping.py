"""What F1 says on the page of the backups."""

from typing import Final

STATE: Final = (
    "La première ligne dit quand la dernière sauvegarde a été faite et relue. Chaque jour, elle se "
    "fait seule, dès que rien n’est enregistré pendant trente secondes, ou à la fermeture.\n\n"
    "« Sauvegarder maintenant » en fait une de plus, et la relit en entier avant de la compter. "
    "« Tout relire » vérifie que chaque sauvegarde de la liste peut encore servir. Un "
    "avertissement paraît ici, et en bas de la fenêtre, après plus de deux jours de travail sans "
    "sauvegarde, ou plus de sept jours sans copie dans le second lieu."
)
LIST: Final = (
    "Chaque ligne est la base telle qu’elle était à cette heure. « Restaurer… » compare d’abord ce "
    "qu’elle contient avec la base d’aujourd’hui, et demande la phrase secrète de ce jour-là, ou "
    "le code d’un kit de ce jour-là. Vous pouvez remplacer la base d’aujourd’hui, qui est "
    "sauvegardée avant, ou ouvrir la sauvegarde à côté, sans rien changer ici. Un dossier effacé "
    "depuis reste effacé.\n\n"
    "« Chercher dans un autre dossier… » lit les sauvegardes d’un disque que vous branchez. "
    "« Retirer… » n’est proposé que pour une sauvegarde abîmée."
)
PLACE: Final = (
    "Un second lieu garde les sauvegardes loin de cet ordinateur : un disque amovible, ou un "
    "dossier du réseau. Chaque sauvegarde y est copiée, chiffrée, puis relue.\n\n"
    "S’il n’est pas branché, rien n’est bloqué : la copie se fait à la prochaine sauvegarde où il "
    "est là, et un avertissement le rappelle après sept jours. « Ne plus copier ailleurs » laisse "
    "en place les copies déjà faites."
)
TRANSFER: Final = (
    "Pour changer d’ordinateur : « Préparer le transfert… » écrit sur un disque amovible un "
    "dossier chiffré, avec la base, ses clés et un mode d’emploi, puis le relit. Sur le nouvel "
    "ordinateur, installez le programme et choisissez « Reprendre une base existante ».\n\n"
    "Votre phrase secrète, ou le code d’un kit, ouvre la base là-bas comme ici : gardez-les à part "
    "du disque. Ensuite, ne travaillez plus que sur un seul des deux ordinateurs : deux bases ne "
    "se réunissent pas."
)
