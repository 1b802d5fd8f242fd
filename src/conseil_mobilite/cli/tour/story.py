"""The steps of the story, in their order."""

from typing import Final

from conseil_mobilite.cli.tour import (
    answering,
    arriving,
    concluding,
    filing,
    handing,
    interviewing,
    jotting,
    lettering,
    looking,
    planning,
    printing,
    publishing,
    registering,
    searching,
    situating,
)
from conseil_mobilite.cli.tour.visit import Step

STEPS: Final = (
    Step("Préparer une première mise en route", arriving.set_up, arriving.nothing_made),
    Step("Ouvrir la base avec sa phrase secrète", arriving.unlock, arriving.found_opened),
    Step("Inscrire une personne", registering.register, registering.found_registered),
    Step("La retrouver sans accents", registering.find_again, registering.found_again),
    Step("Mener le bilan court", interviewing.interview, interviewing.found_answers),
    Step("Faire la synthèse", concluding.conclude, concluding.found_concluded),
    Step("Prendre trois actions conseillées", concluding.plan_actions, concluding.found_actions),
    Step("Valider, restituer, décider", concluding.seal, concluding.found_sealed),
    Step("Donner un jour à chaque action", planning.give_days, planning.found_days),
    Step("Prendre le prochain rendez-vous", planning.book, planning.found_booked),
    Step("Noter un rendez-vous d’un trait", jotting.jot, jotting.found_jotted),
    Step("Remettre la fiche de rendez-vous", jotting.hand_out_slip, jotting.found_slip),
    Step("Écrire la note du rendez-vous", jotting.write_note, jotting.found_note),
    Step("Orienter, puis noter la réponse", answering.refer, answering.found_answered),
    Step("Noter un véhicule", situating.note_vehicle, situating.found_vehicle),
    Step("Annuler, puis rétablir", situating.undo_and_redo, situating.found_vehicle),
    Step("Choisir un logo, écrire un texte", lettering.dress_papers, lettering.found_dressed),
    Step("Dire qui a relu l’arabe", lettering.vouch, lettering.found_vouched),
    Step("Remettre la fiche d’action", printing.hand_out, printing.found_sheet),
    Step("En version simplifiée", handing.give_simplified, handing.found_simplified),
    Step("En français et en arabe", handing.give_bilingual, handing.found_bilingual),
    Step("Remettre l’attestation", handing.give_certificate, handing.found_certificate),
    Step("Restituer au prescripteur", handing.give_restitution, handing.found_restitution),
    Step("Rouvrir ce qui a été remis", handing.look_back, handing.found_unchanged),
    Step("Ranger chaque papier", filing.file_papers, filing.found_filed),
    Step("Publier les statistiques", publishing.publish, publishing.found_published),
    Step("Regarder chaque page", looking.look_around, looking.found_pictures),
    Step("Les regarder en grand texte", looking.look_large, looking.found_pictures),
    Step("Chercher un nom en clair", searching.search_open, searching.search_closed),
)
