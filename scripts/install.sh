#!/bin/sh
# Installs what the lock files name: `scripts/install.sh run`, `… dev` or `… front-end`; `… node COMMAND` runs a command
# with a node on the path.
# Needs only Python 3.11 or newer with pip. uv does the work where it can be had; pip alone is slower and does it too.
# Says and does nothing when all is there already.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
export UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=true PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_WARN_SCRIPT_LOCATION=1

# Puts one tool of bootstrap.lock into .tools/NAME, unless it is there already as locked.
fetch_tool() {
    cmp -s bootstrap.lock ".tools/$1.stamp" && return
    rm -rf ".tools/$1"
    mkdir -p .tools
    awk -v name="$1" '/^[a-z]/ { wanted = index($1, name) == 1 } wanted' bootstrap.lock >".tools/$1.lock"
    "$python" -m pip install -q --require-hashes --no-deps --target ".tools/$1" -r ".tools/$1.lock" || return 1
    cp bootstrap.lock ".tools/$1.stamp"
}

# Makes .venv hold exactly what a lock names; the stamp is a copy of the lock that was installed last.
sync_environment() {
    echo "Installing $1 …"
    if ! { fetch_tool uv && with_uv "$1"; }; then
        echo "uv cannot do it here; pip can, in more time."
        [ -x .venv/bin/pip ] || "$python" -m venv --clear .venv
        .venv/bin/python -m pip install -q --require-hashes -r "$1"
    fi
    cp "$1" ".venv/$1.stamp"
}

with_uv() {
    if ! [ -x .venv/bin/python ]; then
        .tools/uv/bin/uv venv -q --clear --python "$python" .venv || return 1
    fi
    .tools/uv/bin/uv pip sync -q --python .venv/bin/python --require-hashes "$1"
}

is_installed() {
    [ -x .venv/bin/python ] && cmp -s "$1" ".venv/$1.stamp"
}

install_dev() {
    is_installed requirements-dev.lock || sync_environment requirements-dev.lock
}

# The development set contains the other: where it was once installed it is kept.
install_run() {
    if [ -e .venv/requirements-dev.lock.stamp ]; then
        install_dev
    elif ! is_installed requirements.lock; then
        sync_environment requirements.lock
    fi
}

# Puts a node and npm on the path: the machine's own if it is new enough, else the one that a Python wheel brings.
use_node() {
    { npm --version && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; } >/dev/null 2>&1 && return
    fetch_tool nodejs
    PATH="$PWD/.tools/nodejs/bin:$PATH" PYTHONPATH="$PWD/.tools/nodejs"
    export PATH PYTHONPATH
}

install_front_end() {
    cmp -s package-lock.json app/static/vendor/package-lock.stamp && [ -d node_modules ] && return
    echo "Installing front-end packages …"
    use_node
    npm ci --ignore-scripts --loglevel=error --no-progress >/dev/null
    "$python" scripts/copy_front_end.py
    cp package-lock.json app/static/vendor/package-lock.stamp
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; name one with PYTHON=…" >&2
    exit 1
}
case "${1:-}" in
run) install_run ;;
dev) install_dev ;;
front-end) install_front_end ;;
uv) fetch_tool uv ;;
node)
    shift
    use_node
    exec "$@"
    ;;
*)
    echo "usage: $0 run | dev | front-end | uv | node COMMAND …" >&2
    exit 2
    ;;
esac
