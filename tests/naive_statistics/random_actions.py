"""The actions of a random pathway, who pays for them, and the sheets handed out."""

from uuid import UUID

from tests.naive_statistics.random_scene import Scene

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway import Pathway

_NAMES = ("Garage du Pont", "GARAGE  DU PONT", "Vélo-école", "velo école", "Régie des cars", "")


def actions_of(scene: Scene, pathway: Pathway) -> None:
    dice = scene.dice
    for _ in range(dice.choice((0, 1, 2, 2, 4))):
        action = scene.kept(_action(scene, pathway))
        for _ in range(dice.choice((0, 0, 1, 2, 3))):
            scene.kept(_line(scene, action))
    for _ in range(dice.choice((0, 0, 1, 2))):
        scene.kept(_paper(scene, pathway))


def _action(scene: Scene, pathway: Pathway) -> Action:
    dice = scene.dice
    day = dice.day(pathway.opened_on, pathway.ended_on)
    status = dice.choice((*scene.codes("action_statuses"), *["realisee", "abandonnee"] * 3))
    done, abandoned = status == "realisee", status == "abandonnee"
    here = [each.id for each in scene.measures if each.basin_id == pathway.basin_id]
    anywhere = [each.id for each in scene.measures]
    return Action(
        id=dice.identity(),
        pathway_id=pathway.id,
        kind=dice.choice((scene.one_of("action_types"), "info_droits")),
        wording="Une étape",
        status=status,
        theme=dice.choice((scene.one_of("di_themes", ""), "mobilite--preparer-un-permis")),
        partner_kind=scene.one_of("partner_kinds", "", "inconnu"),
        partner_name=dice.choice(_NAMES),
        created_on=pathway.opened_on,
        done_on=day if done else None,
        result=dice.choice(("solution_en_place", scene.one_of("action_results", "")))
        if done
        else "",
        abandon_reason=dice.choice(("pas_d_offre", scene.one_of("action_abandon_reasons")))
        if abandoned
        else "",
        abandoned_on=day if abandoned and dice.chance(0.9) else None,
        cost_cents=dice.choice((None, 0, dice.randint(1, 300_000))),
        measure_id=dice.choice((None, *here, *anywhere[:1])),
        deleted_at=dice.instant() if dice.chance(0.1) else None,
    )


def _line(scene: Scene, action: Action) -> FundingLine:
    dice = scene.dice
    asked = dice.randint(0, 150_000)
    granted = dice.choice((None, 0, asked, dice.randint(1, 90_000)))
    told = granted is not None and dice.chance(0.9)
    others = [code for code in scene.codes("funder_kinds") if code != "personne"]
    return FundingLine(
        id=dice.identity(),
        action_id=action.id,
        funder_kind=dice.choice(others),
        aid_code=scene.one_of("aids", "", "", "aide_locale"),
        asked_cents=asked,
        granted_cents=granted,
        granted_on=dice.day(action.created_on) if told else None,
    )


def _paper(scene: Scene, pathway: Pathway) -> IssuedDocument:
    dice = scene.dice
    identity: UUID = dice.identity()
    return IssuedDocument(
        id=identity,
        person_id=pathway.person_id,
        pathway_id=dice.choice((pathway.id, pathway.id, pathway.id, None)),
        kind=dice.choice(("fiche_action", "fiche_action", "convocation")),
        variant=dice.choice(("standard", "simplifiee", "grands_caracteres")),
        number=identity.hex[:20],
        title="Fiche",
        issued_at=dice.instant(pathway.opened_on, pathway.ended_on),
        content=b"",
        sha256="",
        recipient=dice.choice(("", "", "", "Mission locale")),
    )
