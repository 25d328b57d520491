#!/usr/bin/env bash
# Prepare a bare Debian or Ubuntu for `make demo`, `make test` and `make check`: the virtual environment in .venv (filled
# by uv from constraints.txt) and bubblewrap. A second call with nothing changed takes some milliseconds.
#
#   PYTHON=python3.12 make setup         choose the interpreter (3.11 or newer)
#   UV_TORCH_BACKEND=cpu make setup      the CPU build of torch on a machine without a GPU, where pip names no folder of wheels
set -euo pipefail
cd "$(dirname "$0")/.."

readonly venv=.venv stamp=.venv/.setup-stamp
say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

can_install() { command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null; }; }

# install_system_package NAME REASON
install_system_package() {
    can_install || return 1
    say "installing $1: $2"
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1")
    as_root "${install[@]}" >/dev/null 2>&1 || { as_root apt-get update -qq && as_root "${install[@]}"; } >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-"$venv/bin/python" python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    fail "no Python 3.11 or newer found (tried ${PYTHON:-python3}): install one, or name it: PYTHON=python3.12 make setup"
}

# create_venv PYTHON: anew where the present one is broken or of another version.
create_venv() {
    local python=$1
    if [ -x "$venv/bin/python" ] && [ "$("$venv/bin/python" -VV 2>/dev/null)" = "$("$python" -VV)" ]; then
        return
    fi
    "$python" -m venv --clear "$venv" >/dev/null 2>&1 && return
    install_system_package python3-venv "this Python cannot make virtual environments without it" ||
        fail "$python cannot make virtual environments: run 'apt-get install python3-venv' as root, then this again"
    "$python" -m venv --clear "$venv" >/dev/null ||
        fail "'$python -m venv' still fails: install the venv package of that very version, then run this again"
}

install_packages() {
    say "installing the pinned packages into $venv"
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --constraint constraints.txt uv ||
        fail "uv could not be installed through pip: check the network and pip's configuration"
    eval "$("$venv/bin/python" scripts/pip_settings.py)"
    local uv=("$venv/bin/python" -m uv pip install --quiet --compile-bytecode --python "$venv/bin/python" --constraint constraints.txt)
    "${uv[@]}" --build-constraint constraints.txt --editable '.[dev,train]'
}

ensure_bubblewrap() {
    command -v bwrap >/dev/null && return
    { install_system_package bubblewrap "it isolates the code that is run" && command -v bwrap >/dev/null; } ||
        say "bubblewrap is missing and could not be installed (needs apt-get, and root or sudo): no code will be run without it"
}

# fingerprint PYTHON: of everything that decides what .venv holds.
fingerprint() { { pwd; "$1" -VV; cat pyproject.toml constraints.txt scripts/setup.sh scripts/pip_settings.py; } | cksum; }

ensure_bubblewrap
python=$(find_python)
if [ ! -x "$venv/bin/python" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$(fingerprint "$python")" ]; then
    rm -f "$stamp"
    create_venv "$python"
    install_packages
    fingerprint "$venv/bin/python" >"$stamp"
    say "done: $("$venv/bin/python" -V) in $venv"
fi
