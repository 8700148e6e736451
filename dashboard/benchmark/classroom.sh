#!/usr/bin/env bash
# A class on one machine: so many devices on terminals of their own, each with a live page's stream of its own, recording,
# broker and board all in one process. From the device's stamp to the WebSocket client, at changes of state; and what is
# left in memory after a full collection, when all have settled and at the end.
#   dashboard/benchmark/classroom.sh [STATIONS] [SECONDS] [CHANNELS] [HERTZ] [DRILL-SECONDS]
# With DRILL-SECONDS a new drill begins for all that often, and before memory is looked at (curl); a session keeps its holds for
# its score until the next one begins.
set -eu
stations=${1:-40} seconds=${2:-1800} channels=${3:-4} hertz=${4:-100} drill=${5:-0}
. "$(dirname "$0")/common.sh"
start_device paced "$channels" "$hertz" "$stations"
tcp=$((20000 + $$ % 20000))
MYODOSE_TOKEN=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
export MYODOSE_TOKEN
sources=()
for i in $(seq 0 $((stations - 1))); do sources+=(--source "s$i=serial:${ports[$i]}"); done
# As much memory as ./myodose gives a class.
(cd "$work" && exec "${product[@]:0:$((${#product[@]} - 3))}" -Xmx1536m "${product[@]: -3}" org.myodose.dashboard.command.Myodose class "${sources[@]}" --class-port 0 --no-browser --port "$tcp") > "$work/run" 2>&1 & class=$!
children+=("$class")
for _ in $(seq 600); do
  grep -q "localhost:$tcp" "$work/run" && break
  sleep 0.1
done

live_bytes() { "${java%java}jcmd" "$class" GC.class_histogram | awk '$1 == "Total" { print $3 }'; }
begin_drill() {
  curl -fsS -X POST -H "Authorization: Bearer $MYODOSE_TOKEN" -o /dev/null "http://localhost:$tcp/api/v1/class/drill/start"
}
drill_on() { while sleep "$drill"; do begin_drill; done; }
begin_anew() {
  if [ "$drill" != 0 ]; then
    begin_drill
    sleep 5
  fi
}
processor_ticks() { awk '{ print $14 + $15 }' "/proc/$class/stat"; }

measure() {
  local clients=() i
  for i in $(seq 0 $((stations - 1))); do
    "$work/client" "$tcp" "/api/v1/live?device=$i" "$1" > "$work/client.$i" & clients+=($!)
  done
  "$work/client" "$tcp" /api/v1/class/live fast & board=$!
  wait "${clients[@]}" || { echo "a stream ended early" >&2; tail -40 "$work/run" >&2; exit 1; }
  kill "$board" || { echo "the board's stream ended early" >&2; exit 1; }
  wait "$board" 2> /dev/null || true
}

# Starting up, and compiling, is not what is measured.
measure 40
begin_anew
before=$(live_bytes) ticks=$(processor_ticks)
if [ "$drill" != 0 ]; then
  drill_on & children+=($!)
fi
measure "$seconds"
ticks=$(($(processor_ticks) - ticks))
begin_anew
after=$(live_bytes)
machine
printf '%s stations of %s channels at %s Hz, each recorded and with a live page, and a board, %s s, %s\n' "$stations" "$channels" "$hertz" "$seconds" \
  "$([ "$drill" = 0 ] && echo 'no drill' || echo "a drill each $drill s")"
for i in $(seq 0 $((stations - 1))); do cat "$work/client.$i"; done > "$work/all"
printf 'stamp to client: p50 %s µs; p99 %s µs on the median page, %s µs on the worst; %s events\n' \
  "$(column "$work/all" 1)" "$(column "$work/all" 2)" "$(sort -n -k2 "$work/all" | tail -1 | cut -d' ' -f2)" \
  "$(awk '{ n += $3 } END { print n }' "$work/all")"
awk -v b="$before" -v a="$after" 'BEGIN { printf "live in memory after a full collection: %.1f MB, then %.1f MB\n", b / 1e6, a / 1e6 }'
awk -v t="$ticks" -v s="$seconds" -v hz="$(getconf CLK_TCK)" -v n="$(nproc)" 'BEGIN { printf "processors used by the product: %.2f of %d\n", t / hz / s, n }'
