#!/bin/sh
# Starts the program once and keeps nothing of it but the classes it has loaded: a start that is given them takes half as long.
#   tools/keep-classes.sh ARCHIVE JAR fast | JAVA-OPTIONS...
# The archive is good for this very jar, this very Java and these options. Where none comes of it, starts take as long as ever.
set -eu
archive=$1 jar=$2
shift 2
. "$(dirname "$0")/environment.sh"
java=$(find_java)
# As the launcher runs what must not be late.
[ "${1:-}" != fast ] || set -- $(fast_java_options)
home=$(mktemp -d "${TMPDIR:-/tmp}/myodose-classes.XXXXXX")
program=
trap '[ -z "$program" ] || kill "$program" 2> /dev/null || true; rm -rf "$home"' EXIT
trap 'exit 130' INT TERM

rm -f "$archive"
XDG_DATA_HOME=$home XDG_CACHE_HOME=$home "$java" "$@" -XX:ArchiveClassesAtExit="$archive" "-Xlog:cds*=off" "-Xlog:aot*=off" \
  -jar "$jar" run --source sim:hand --port 0 --no-browser > "$home/said" 2>&1 &
program=$!
tries=0
while [ $tries -lt 600 ] && kill -0 $program 2> /dev/null && ! grep -q http "$home/said"; do
  tries=$((tries + 1))
  sleep 0.1
done
kill $program 2> /dev/null || true
wait $program || true
program=
