#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own, thrown away afterwards: scripts/with_postgres.sh make test
# The command finds its address in LETOPIS_TEST_POSTGRES, and in LETOPIS_TEST_POSTGRES_RESTART how to restart it.
# Installs PostgreSQL with apt-get where it is not there and that may be done.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: with_postgres.sh COMMAND..." >&2; exit 2; }

server() { command -v pg_ctl || ls -d /usr/lib/postgresql/*/bin/pg_ctl 2>/dev/null | sort -V | tail -n 1; }

if [ -z "$(server)" ]; then
    apt-get update -qq > /dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql > /dev/null
fi
bin=$(dirname "$(readlink -f "$(server)")")

home=$(mktemp -d)
data=$home/data
stop() {
    as_owner "$bin/pg_ctl" stop --pgdata "$data" --mode immediate --silent > /dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT

# The server refuses to run as root.
owner=$(id -un)
if [ "$(id -u)" = 0 ]; then
    owner=nobody
    chown nobody "$home"
fi
as_owner() {
    if [ "$owner" = "$(id -un)" ]; then "$@"; else (cd / && setpriv --reuid "$owner" --clear-groups "$@"); fi
}

as_owner "$bin/initdb" --pgdata "$data" --username letopis --auth trust --encoding UTF8 --locale C.UTF-8 > "$home/initdb.txt" 2>&1 ||
    { cat "$home/initdb.txt" >&2; exit 1; }
# What a test writes need not outlive a power cut.
options="-k $home -c listen_addresses= -c fsync=off -c max_connections=50"
start="'$bin/pg_ctl' start --pgdata '$data' --options \"$options\" --log '$home/log' --wait --silent"
cat > "$home/restart" <<SCRIPT
#!/usr/bin/env bash
# Kills the server as a power cut would, and starts it again.
set -eu
cd /
'$bin/pg_ctl' stop --pgdata '$data' --mode immediate --silent
$start > /dev/null
SCRIPT
chmod 755 "$home" "$home/restart"
as_owner bash -c "$start" > /dev/null || { cat "$home/log" >&2; exit 1; }

export LETOPIS_TEST_POSTGRES="postgresql://letopis@/postgres?host=$home"
export LETOPIS_TEST_POSTGRES_RESTART="$home/restart"
[ "$owner" = "$(id -un)" ] || export LETOPIS_TEST_POSTGRES_RESTART="setpriv --reuid $owner --clear-groups $home/restart"
"$@"
