#!/usr/bin/env bash
# How often the live page is drawn anew at so many channels, and how old the force is when it is painted: as the page itself
# measures and shows it, in a Chromium without a window (and so without a graphics card), on the same machine.
#   dashboard/benchmark/page-frames.sh [CHANNELS] [HERTZ] [SECONDS]
set -eu
channels=${1:-64} hertz=${2:-1000} seconds=${3:-60}
. "$(dirname "$0")/common.sh"
start_device paced "$channels" "$hertz" 1
tcp=$((20000 + $$ % 20000))
"${product[@]}" org.myodose.dashboard.command.Myodose run --source "serial:${ports[0]}" --no-browser --port "$tcp" > "$work/run" 2>&1 & children+=($!)
for _ in $(seq 200); do
  grep -q "localhost:$tcp" "$work/run" && break
  sleep 0.1
done
"$java" -cp "$classes" org.myodose.benchmark.PageFrames "http://localhost:$tcp/" "$(command -v chromium)" "$(command -v node)" "$seconds" > "$work/frames"
machine
printf '%s channels at %s Hz, %s s\n' "$channels" "$hertz" "$seconds"
printf 'drawn anew: %s times a second at the median, %s at least\n' \
  "$(cut -d' ' -f1 "$work/frames" | median)" "$(cut -d' ' -f1 "$work/frames" | sort -n | head -1)"
printf 'from arrival to paint, the last: %s\n' "$(tail -1 "$work/frames" | cut -d';' -f2-)"
