"""The steps of the story, in their order."""

from typing import Final

from conseil_mobilite.cli.tour import arriving, concluding, interviewing, registering
from conseil_mobilite.cli.tour.visit import Step

STEPS: Final = (
    Step("Ouvrir la base avec sa phrase secrète", arriving.unlock, arriving.found_opened),
    Step("Inscrire une personne", registering.register, registering.found_registered),
    Step("La retrouver", registering.find_again, registering.found_again),
    Step("Mener le bilan court", interviewing.interview, interviewing.found_answers),
    Step("Faire la synthèse", concluding.conclude, concluding.found_concluded),
    Step("Prendre trois actions conseillées", concluding.plan_actions, concluding.found_actions),
    Step("Valider, restituer, décider", concluding.seal, concluding.found_sealed),
)
