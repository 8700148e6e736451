#!/usr/bin/env bash
# From the wire to a WebSocket client, state changes at 1 kHz input, beside a C relay of the same device at the same time.
#   dashboard/benchmark/wire-to-browser.sh [CHANNELS] [HERTZ] [WINDOWS] [SECONDS]
set -eu
channels=${1:-64} hertz=${2:-1000} windows=${3:-9} seconds=${4:-10}
. "$(dirname "$0")/common.sh"
start_device paced "$channels" "$hertz" 2
tcp=$((20000 + $$ % 20000))
"${product[@]}" org.myodose.dashboard.command.Myodose run --source "serial:${ports[0]}" --no-browser --port "$tcp" > "$work/run" 2>&1 & children+=($!)
for _ in $(seq 200); do
  grep -q "localhost:$tcp" "$work/run" && break
  sleep 0.1
done
"$work/client" "$tcp" /api/v1/live 8 > /dev/null
for _ in $(seq "$windows"); do
  "$work/relay" "${ports[1]}" $((tcp + 1)) & relay=$!
  sleep 0.2
  "$work/client" $((tcp + 1)) / "$seconds" >> "$work/c" & yardstick=$!
  "$work/client" "$tcp" /api/v1/live "$seconds" >> "$work/java"
  wait "$yardstick"
  kill "$relay" 2> /dev/null || true
  wait "$relay" 2> /dev/null || true
done
machine
printf '%s channels at %s Hz, %s windows of %s s, %s events\n' "$channels" "$hertz" "$windows" "$seconds" "$(awk '{ n += $3 } END { print n }' "$work/java")"
printf '%-8s %9s %9s %7s\n' '' product C ratio
printf '%-8s %9.0f %9.0f %7.2f\n' 'p50 µs' "$(column "$work/java" 1)" "$(column "$work/c" 1)" "$(ratio "$work/java" 1 "$work/c" 1)"
printf '%-8s %9.0f %9.0f %7.2f\n' 'p99 µs' "$(column "$work/java" 2)" "$(column "$work/c" 2)" "$(ratio "$work/java" 2 "$work/c" 2)"
