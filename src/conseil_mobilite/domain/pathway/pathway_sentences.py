"""What the adviser reads about a pathway: labels of its states and acts, and refusals.

Keyed by the stored codes, so that a page looks a state up as it comes from the base.
"""

STATE_LABELS = {
    "a_contacter": "À contacter",
    "rdv_fixe": "Rendez-vous fixé",
    "diagnostic_en_cours": "Bilan en cours",
    "diagnostic_restitue": "Bilan restitué",
    "conseil_simple": "Conseil simple",
    "en_accompagnement": "En accompagnement",
    "suspendu": "Suspendu",
    "sorti": "Sorti",
    "sans_suite": "Sans suite",
}
ACT_LABELS = {
    "fixer_rdv": "Rendez-vous fixé",
    "annuler_rdv": "Rendez-vous annulé",
    "commencer_bilan": "Bilan commencé",
    "restituer": "Bilan restitué",
    "decider": "Décision",
    "suspendre": "Parcours suspendu",
    "reprendre": "Parcours repris",
    "sortir": "Sortie",
    "classer": "Classement sans suite",
    "rouvrir": "Parcours rouvert",
}
# What follows « le parcours est … ».
_PHRASES = {
    "a_contacter": "au premier contact",
    "rdv_fixe": "dans l’attente du premier rendez-vous",
    "diagnostic_en_cours": "en cours de bilan",
    "diagnostic_restitue": "dans l’attente d’une décision",
    "conseil_simple": "en conseil simple",
    "en_accompagnement": "en accompagnement",
    "suspendu": "suspendu",
    "sorti": "terminé",
    "sans_suite": "classé sans suite",
}
_STOPPED = {
    "suspendu": "Ce parcours est suspendu : reprenez-le d’abord.",
    "sorti": "Ce parcours est terminé : rouvrez-le s’il a été fermé par erreur, ou commencez un "
    "nouveau parcours.",
    "sans_suite": "Ce parcours est classé sans suite : rouvrez-le s’il a été fermé par erreur, ou "
    "commencez un nouveau parcours.",
}
_REFUSALS = {
    "annuler_rdv": "Il n’y a pas de premier rendez-vous à annuler : le parcours est {state}.",
    "restituer": "Le bilan ne peut pas être restitué : le parcours est {state}. Il faut d’abord un "
    "bilan validé.",
    "decider": "Une décision se prend après la restitution du bilan : le parcours est {state}.",
    "reprendre": "Seul un parcours suspendu peut reprendre : celui-ci est {state}.",
    "sortir": "Une sortie suit la restitution d’un bilan : le parcours est {state}. S’il s’arrête "
    "là, classez-le sans suite.",
    "classer": "Ce parcours ne peut plus être classé sans suite : il est {state}. Enregistrez "
    "plutôt une sortie.",
    "rouvrir": "Seul un parcours terminé peut être rouvert : celui-ci est {state}.",
}


def refusal(state: str, act: str) -> str:
    """Return the sentence that refuses an act in that state, and says what to do instead."""
    return _STOPPED.get(state) or _REFUSALS[act].format(state=_PHRASES[state])
