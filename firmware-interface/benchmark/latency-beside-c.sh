#!/usr/bin/env bash
# Latency of the product's serial source beside a bare C read() of the same stream in the same run, as a ratio.
# Two emulated devices at one rate, one read by each, at the same time; the median over the windows of p50 and p99.
#   firmware-interface/benchmark/latency-beside-c.sh [HERTZ] [WINDOWS] [SECONDS]
# Needs a C compiler, a compiled firmware-interface (./mvnw test-compile) and Java 25 (JAVA_HOME, or java on the path).
set -eu
hertz=${1:-1000} windows=${2:-9} seconds=${3:-3}
here=$(cd "$(dirname "$0")" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
library=$(find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}/com/fazecast/jSerialComm" -name 'jSerialComm-*.jar' | sort | tail -1)
classes=$here/../target/classes:$here/../target/test-classes:$library
work=$(mktemp -d)
trap '[ -z "${emulator:-}" ] || kill "$emulator" 2>/dev/null; rm -rf "$work"' EXIT

cc -O2 -Wall -Wextra -o "$work/latency_floor" "$here/latency_floor.c"
beside=(--enable-native-access=ALL-UNNAMED -cp "$classes" org.myodose.device.catalog.LatencyBesideC)
: > "$work/ports"
"$java" "${beside[@]}" emulate "$hertz" > "$work/ports" & emulator=$!
for _ in $(seq 300); do [ "$(wc -l < "$work/ports")" -ge 2 ] && break; sleep 0.1; done
mapfile -t ports < "$work/ports"
[ "${#ports[@]}" -eq 2 ] || { echo "The emulator did not start: run ./mvnw test-compile first." >&2; exit 1; }

"$java" "${beside[@]}" read "${ports[0]}" "$windows" "$seconds" > "$work/java" & reader=$!
"$work/latency_floor" "${ports[1]}" "$windows" "$seconds" > "$work/c"
wait "$reader"

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
j50=$(cut -d' ' -f1 "$work/java" | median); j99=$(cut -d' ' -f2 "$work/java" | median)
c50=$(cut -d' ' -f1 "$work/c" | median); c99=$(cut -d' ' -f2 "$work/c" | median)
r50=$(paste -d' ' "$work/java" "$work/c" | awk '{ print $1 / $4 }' | median)
r99=$(paste -d' ' "$work/java" "$work/c" | awk '{ print $2 / $5 }' | median)
printf '{"rateHz": %s, "windows": %s, "windowSeconds": %s, "java": {"p50Micros": %s, "p99Micros": %s}, ' \
  "$hertz" "$windows" "$seconds" "$j50" "$j99"
printf '"c": {"p50Micros": %s, "p99Micros": %s}, "ratio": {"p50": %.2f, "p99": %.2f}}\n' "$c50" "$c99" "$r50" "$r99"
