"""Run programs while each of their system calls on some files is recorded by recorder.c."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.campaigns.children.starting import REPOSITORY
from tests.campaigns.power_cuts.disk import Call, read_calls


def available() -> bool:
    return sys.platform == "linux" and shutil.which("cc") is not None


def recorded(folder: Path, disk: Path, commands: Sequence[Sequence[str]]) -> list[Call]:
    """Run commands one after the other; return what they asked of the files of `disk`."""
    recorder, log = folder / "recorder.so", folder / "calls"
    source = Path(__file__).with_name("recorder.c")
    compiler = ["cc", "-shared", "-fPIC", "-O2", "-o", str(recorder), str(source), "-ldl"]
    subprocess.run(compiler, check=True)  # noqa: S603 — our own program
    environment = {
        **os.environ,
        "LD_PRELOAD": str(recorder),
        "RECORD_FOLDER": str(disk),
        "RECORD_LOG": str(log),
    }
    for command in commands:
        subprocess.run(command, env=environment, cwd=REPOSITORY, check=True)  # noqa: S603 — idem
    return read_calls(log)
