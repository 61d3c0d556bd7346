#!/bin/sh
# Writes the lock files: names, versions, markers and hashes, and no address of wherever they came from.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .tools/uv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate "$@"
}

scripts/install.sh uv
compile requirements/run.in -o requirements.lock
compile requirements/dev.in -c requirements.lock -o requirements-dev.lock
compile requirements/bootstrap.in -o bootstrap.lock
scripts/install.sh node npm install --package-lock-only --ignore-scripts --loglevel=error
.venv/bin/python scripts/check_locks.py
