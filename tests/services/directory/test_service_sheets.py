"""The page about a service says how to use it, and nothing of why it was proposed."""

import pypdfium2
import pytest
from sqlmodel import Session, select
from tests.conftest import NOW
from tests.services.directory.directories import filled, row_of, someone

from conseil_mobilite.domain.directory.directory_rows import DirectoryService
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paper.service_sheet import KIND, shortened
from conseil_mobilite.services.directory import own_services, service_page
from conseil_mobilite.services.paper import issuing, service_sheets


def said(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join("".join(p.get_textpage().get_text_range() for p in pages).split())


@pytest.fixture(autouse=True)
def _filled(session: Session) -> None:
    filled(session)


def test_the_page_tells_what_where_when_how_and_the_cost(session: Session) -> None:
    awa, row = someone(session, "aucun_moyen"), row_of(session, "005")

    shown = service_sheets.preview(session, awa.id, row.id, NOW, "Votre permis")

    text = said(shown.pdf)
    for words in (
        "Location sociale de voiture",
        "Plateforme mobilité Demo-Vermand (fictive)",
        "12 rue Imaginaire 02100 Saint-Quentin",
        "Les jours fériés : fermé",
        "01 99 00 01 01",
        "7 euros par jour",
        "Permis B valide depuis plus de trois mois",
        "fait la demande avec vous",
        "Votre permis",
        "C’est Nadia Lefèvre qui vous oriente vers ce service.",
    ):
        assert words in text
    assert "Awa Sylla" in text
    assert "frein" not in text.lower()
    assert shown.warnings == (service_sheets.OLD.replace(" :", "\N{NO-BREAK SPACE}:"),)


def test_the_longest_services_of_the_demonstration_hold_on_one_page(session: Session) -> None:
    awa, rows = someone(session), session.exec(select(DirectoryService)).all()

    for row in sorted(rows, key=lambda each: -len(each.record))[:2]:
        shown = service_sheets.preview(session, awa.id, row.id, NOW, "Votre pièce d’identité")
        assert len(pypdfium2.PdfDocument(shown.pdf)) == 1, row.external_id


def test_it_is_kept_frozen_in_her_documents(session: Session) -> None:
    awa, row = someone(session), row_of(session, "001")

    issued = service_sheets.issue(session, awa.id, row.id, NOW)
    own = issuing.of_person(session, awa.id)

    assert [(each.kind, each.variant) for each in own] == [(KIND, str(row.id))]
    assert said(issued.content).count("Bilan mobilité individuel") == 1
    assert b"Bilan mobilit" in (issued.twin or b"")


def test_a_service_that_gives_no_way_to_reach_it_is_told(session: Session) -> None:
    home = own_services.write_structure(session, {"nom": "Maison sans porte"})
    typed = {"nom": "Prêt", "description": "Prêt de vélos."}
    own = own_services.write_service(session, home, typed)

    shown = service_sheets.preview(session, someone(session).id, own, NOW)

    assert [each.split(",")[0] for each in shown.warnings] == ["Ni téléphone"]
    assert "Le prix n’est pas indiqué" in said(shown.pdf)


def test_what_is_to_bring_is_checked(session: Session) -> None:
    row = row_of(session, "001")

    with pytest.raises(UserError) as refused:
        service_sheets.prepare(session, someone(session).id, row.id, NOW, "2 85 05 78 006 084")

    assert refused.value.field == "to_bring"


def test_a_checked_service_warns_of_nothing(session: Session) -> None:
    row = row_of(session, "001")
    service_page.check(session, row.id, NOW.date())

    assert service_sheets.preview(session, someone(session).id, row.id, NOW).warnings == ()


@pytest.mark.parametrize(
    ("text", "longest", "told"),
    [
        ("Court.", 10, "Court."),
        ("Une phrase. Une autre phrase bien longue.", 20, "Une phrase."),
        ("Des mots sans la moindre fin", 12, "Des mots…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_a_long_text_is_cut_at_a_sentence_or_a_word(text: str, longest: int, told: str) -> None:
    assert shortened(text, longest) == told
