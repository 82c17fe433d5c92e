#!/bin/sh
# Prints the first Python that can make the virtual environment: 3.11 or later, with venv and pip.
# With arguments only these are tried: scripts/find_python.sh /opt/python3.12/bin/python3

[ $# -gt 0 ] || set -- python3.14 python3.13 python3.12 python3.11 python3 python

for python in "$@"; do
    # Run it: a name on PATH may be a version manager's stub with nothing behind it.
    if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        echo "$python"
        exit 0
    fi
done

echo "no Python of 3.11 or later with venv and pip (tried: $*)" >&2
echo "install one (Debian, Ubuntu: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3" >&2
exit 2
