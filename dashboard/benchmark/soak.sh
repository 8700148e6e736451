#!/usr/bin/env bash
# A station for half an hour with its recording on, browsers, and garbage made in the same process: does the loop ever
# stall for more than 5 ms, and was it we or the machine? A stall that overlaps with one that the machine itself had, on
# any processor and seen at real-time priority, is the machine's.
#   dashboard/benchmark/soak.sh [SECONDS] [CLIENTS] [MEGABYTES-OF-GARBAGE-A-SECOND] [CHANNELS]
set -eu
seconds=${1:-1800} clients=${2:-20} garbage=${3:-10} channels=${4:-64}
. "$(dirname "$0")/common.sh"
start_device paced "$channels" 1000 1
tcp=$((20000 + $$ % 20000))
"$work/hiccup" $((seconds + 40)) > "$work/machine" & children+=($!)
"${product[@]}" org.myodose.benchmark.Soak "serial:${ports[0]}" "$tcp" "$seconds" "$work/soak.xdf" "$garbage" > "$work/soak" 2> "$work/errors" & soak=$!
children+=("$soak")
for _ in $(seq 300); do
  grep -q '^serving' "$work/soak" && break
  sleep 0.1
done
for _ in $(seq "$clients"); do
  "$work/client" "$tcp" /api/v1/live fast & children+=($!)
done
wait "$soak" || { cat "$work/errors" >&2; exit 1; }
machine
printf '%s s, %s channels at 1000 Hz, recording on, %s clients, %s MB/s of garbage\n' "$seconds" "$channels" "$clients" "$garbage"
grep -v '^serving\|^stall [A-Z]' "$work/soak"
awk 'FNR == NR { from[n] = $2; to[n++] = $3; next }
  /^stall [A-Z]/ {
    all++; found = 0
    # A millisecond of grace: the two clocks are read at different moments.
    for (i = 0; i < n; i++) if (from[i] - 1e6 <= $4 && to[i] + 1e6 >= $3) { found = 1; break }
    if (found) machine++; else { ours++; printf "  not the machine: %s, %.1f ms\n", $2, ($4 - $3) / 1e6 }
  }
  END { printf "of them while the machine itself stalled: %d; ours: %d\n", machine, ours }' "$work/machine" "$work/soak"
printf 'times in which the machine stalled for more than 2 ms: %s\n' "$(wc -l < "$work/machine")"
