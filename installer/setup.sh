#!/bin/sh
# Set Conseil Mobilité up in the folder where it was cloned: a virtual environment in .venv, the
# exact versions of constraints.txt, and a check that Qt loads. May be run again at any time.
#
#   sh installer/setup.sh            the program and what its tests need
#
# On Debian and Ubuntu the missing system libraries are installed when this script may do so (root
# or sudo without a question); otherwise the exact line to type is printed.
set -eu

cd "$(dirname "$0")/.."
qt_libraries="libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3"
screen_libraries="libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

find_python() {
    for name in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
        [ -n "$name" ] || continue
        command -v "$name" >/dev/null 2>&1 || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            say "$name"
            return 0
        fi
    done
    return 1
}

# Install Debian packages if we may; say the line to type if we may not.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        stop "Bibliothèques manquantes : installez l’équivalent, sur votre système, de : $*"
    fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo"
    else
        stop "Il manque des paquets et je n’ai pas le droit de les installer. Tapez :
    sudo apt-get install --yes $*
puis relancez : sh installer/setup.sh"
    fi
    say "Installation des paquets du système : $*"
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    # shellcheck disable=SC2086 # empty for root
    $as_root apt-get install --yes --no-install-recommends "$@" >/dev/null 2>&1 || {
        $as_root apt-get update >/dev/null || stop "La liste des paquets n’a pas pu être lue : vérifiez la connexion au réseau."
        $as_root apt-get install --yes --no-install-recommends "$@" >/dev/null \
            || stop "Les paquets n’ont pas pu être installés : $*"
    }
}

# Debian 13 and Ubuntu 24.04 renamed libglib2.0-0 to libglib2.0-0t64.
known_packages() {
    for package in "$@"; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            say "$package"
        elif apt-cache show "${package}t64" >/dev/null 2>&1; then
            say "${package}t64"
        else
            say "$package"
        fi
    done
}

qt_loads() {
    QT_QPA_PLATFORM=offscreen .venv/bin/python -c '
import PySide6.QtPrintSupport, PySide6.QtSvg, PySide6.QtTest
from PySide6.QtWidgets import QApplication
QApplication([])' >/dev/null 2>.venv/qt-check.log
}

screen_loads() {
    ldconfig -p 2>/dev/null | grep -q 'libxcb-cursor\.so' \
        && ldconfig -p 2>/dev/null | grep -q 'libxkbcommon-x11\.so'
}

python=$(find_python) || stop "Il faut Python 3.11 ou plus récent. Sur Debian 12 : sudo apt-get install --yes python3 python3-venv"

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        install_packages python3-venv
    fi
    say "Création de l’environnement .venv"
    "$python" -m venv --clear .venv
fi

say "Installation des bibliothèques Python (une à deux minutes la première fois)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --constraint constraints.txt --editable '.[dev]' \
    || stop "Les bibliothèques Python n’ont pas pu être installées : vérifiez la connexion au réseau, puis relancez."

if ! qt_loads; then
    # shellcheck disable=SC2046,SC2086 # a list of words
    install_packages $(known_packages $qt_libraries)
    qt_loads || stop "Qt ne démarre pas : $(cat .venv/qt-check.log)"
fi
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && ! screen_loads; then
    # shellcheck disable=SC2046,SC2086
    install_packages $(known_packages $screen_libraries)
fi
rm -f .venv/qt-check.log
say "Prêt. Pour ouvrir le programme : .venv/bin/conseil-mobilite"
