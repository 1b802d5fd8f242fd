"""The headings proposed for a note, by kind of appointment."""

from uuid import UUID, uuid4

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.agenda.notes import note_templates, notes
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference.reference import code_lists


def test_every_kind_of_appointment_has_a_template_of_the_product(store: Store) -> None:
    known = store.read(note_templates.templates)

    assert set(known) == {entry.code for entry in code_lists()["appointment_kinds"]}
    assert all(text.strip() for text in known.values())


def test_the_body_changes_one_and_goes_back(store: Store) -> None:
    store.run(note_templates.change, "suivi", "Humeur :\nSuite :")
    assert store.read(note_templates.templates)["suivi"] == "Humeur :\nSuite :"
    assert store.read(note_templates.changed) == {"suivi": "Humeur :\nSuite :"}

    store.run(note_templates.go_back, "suivi")

    assert store.read(note_templates.templates) == note_templates.original()


def test_the_words_of_the_product_typed_again_are_no_change(store: Store) -> None:
    store.run(note_templates.change, "suivi", "Humeur :")

    store.run(note_templates.change, "suivi", note_templates.original()["suivi"] + "\n")

    assert store.read(note_templates.changed) == {}


def test_an_emptied_template_proposes_nothing(store: Store) -> None:
    store.run(note_templates.change, "suivi", "")

    assert store.read(note_templates.templates)["suivi"] == ""


@pytest.mark.parametrize(
    ("kind", "text", "field"),
    [
        ("gouter", "Thé :", "kind"),
        ("suivi", "a" * 2001, "text"),
        ("suivi", "2 84 05 75 113 042 26", "text"),
    ],
)
def test_what_is_no_template_is_refused(store: Store, kind: str, text: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        store.run(note_templates.change, kind, text)

    assert refused.value.field == field
    assert store.read(note_templates.changed) == {}


@pytest.mark.parametrize("kind", ["diagnostic", "suivi", "suivi_post_sortie"])
def test_a_template_nobody_filled_is_no_note(store: Store, person: UUID, kind: str) -> None:
    text = note_templates.original()[kind].replace(":", ": ") + "\n"

    kept = store.run(notes.keep, uuid4(), person, notes.Draft(text))

    assert kept.note is None
    assert store.read(notes.of_person, person) == []


def test_a_note_brought_back_to_its_template_is_emptied(store: Store, person: UUID) -> None:
    note, template = uuid4(), note_templates.original()["suivi"]
    store.run(notes.keep, note, person, notes.Draft(f"{template} lundi"))

    kept = store.run(notes.keep, note, person, notes.Draft(template))

    assert kept.note is not None
    assert kept.note.text == ""
    assert store.read(notes.of_person, person) == []


def test_a_template_of_the_body_nobody_filled_is_no_note_either(store: Store, person: UUID) -> None:
    store.run(note_templates.change, "suivi", "Humeur :")

    assert store.run(notes.keep, uuid4(), person, notes.Draft("Humeur : ")).note is None
    assert store.run(notes.keep, uuid4(), person, notes.Draft("Humeur : bonne")).note is not None


def test_less_of_a_template_is_no_note_but_what_the_body_words_as_a_fact_is(
    store: Store, person: UUID
) -> None:
    store.run(note_templates.change, "atelier", "Thème :\nTout le monde était là.")
    lines = note_templates.original()["suivi"].splitlines()

    less = store.run(notes.keep, uuid4(), person, notes.Draft("\n\n".join(lines[1:3])))
    fact = store.run(notes.keep, uuid4(), person, notes.Draft("Tout le monde était là."))

    assert less.note is None
    assert fact.note is not None
