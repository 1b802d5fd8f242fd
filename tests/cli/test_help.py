"""Whoever asks for help, or mistypes, is answered in French."""

import re

import pytest
from tests.cli.conftest import Command

COMMANDS = (
    "auditer",
    "catalogue",
    "consolider",
    "demo",
    "fiche",
    "statistiques",
    "verifier",
    "visite",
)
ENGLISH = re.compile(
    r"\b(usage|help|show|this|message|exit|error|missing|argument|option[^s]|command|required|"
    r"default|try|for|path|text|str|int|bool|file|directory|and|the)\b",
    re.IGNORECASE,
)


def test_help_names_every_command(command: Command) -> None:
    said = command("--aide")

    assert said.status == 0
    assert all(f" {name} " in said.printed for name in COMMANDS)


@pytest.mark.parametrize("words", [("--aide",), ("-h",), ("--help",)])
def test_help_is_given_however_it_is_asked(command: Command, words: tuple[str, ...]) -> None:
    assert "Utilisation : conseil-mobilite" in command(*words).printed


@pytest.mark.parametrize("name", COMMANDS)
def test_no_help_holds_an_english_word(command: Command, name: str) -> None:
    said = command(name, "--aide")

    assert said.status == 0
    assert f"conseil-mobilite {name}" in said.printed
    assert ENGLISH.findall(said.printed.replace("demo ", "")) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("demo",), "Il manque : « DOSSIER »."),
        (("fiche", "Zoé"), "Il manque : « --sortie »."),
        (("rien",), "Cette commande n’existe pas, ou elle a reçu quelque chose de trop."),
        (("demo", "x", "--rien"), "L’option « --rien » n’existe pas."),
        (("demo", "x", "--personnes"), "L’option « --personnes » attend une valeur."),
        (("demo", "x", "--personnes", "deux"), "La valeur de « --personnes » n’est pas utilisable"),
        (("demo", "x", "--personnes", "0"), "La valeur de « --personnes » n’est pas utilisable"),
    ],
)
def test_a_mistake_on_the_line_is_said_in_one_french_sentence(
    command: Command, words: tuple[str, ...], sentence: str
) -> None:
    said = command(*words)

    assert said.status == 2
    assert said.printed == ""
    assert said.complaint.startswith(sentence)
    assert said.complaint.count("\n") == 1
    assert ENGLISH.findall(said.complaint) == []


def test_a_day_that_does_not_exist_is_said(command: Command) -> None:
    said = command("demo", "x", "--jour", "2026-02-31")

    assert said.status == 1
    assert said.complaint.startswith("« 2026-02-31 » n’est pas un jour pour --jour")
