#!/usr/bin/env bash
# One hour of 64 channels at 1 kHz, read from disk and analysed whole by the command itself, start of the program and SHA-256
# of the file included, on one core and on all, in turn; beside scipy's sosfilt alone over as many forces in memory, one core.
#   dashboard/benchmark/hour.sh [SECONDS] [ROUNDS] [RECORDING]
# The recording (1.2 GB) is simulated, seeded, and written by the product's own writer; given by name it is kept and used again.
# scipy is taken from PYTHON (default python3), and needs 4 GB of memory for an hour.
set -eu
seconds=${1:-3600} rounds=${2:-3}
. "$(dirname "$0")/common.sh"
file=${3:-$work/hour.xdf}
machine
if [ ! -f "$file" ]; then
  "$java" -XX:+UseSerialGC -cp "$root/acquisition/target/test-classes:$classes" \
    org.myodose.acquisition.recording.LongRecording "$file" "$seconds" "$root/docs/layouts/simulated-mat.layout"
fi
ls -l "$file" | awk '{ printf "recording: %.0f MB\n", $5 / 1e6 }'

# analyse CORES...: prints the seconds and the most memory in MB
analyse() {
  rm -f "$work"/r.* "$work"/r-*
  /usr/bin/time -f '%e %M' -o "$work/time" "$@" "$java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$classes" \
    org.myodose.dashboard.command.Myodose analyze "$file" --out "$work/r.parquet" > /dev/null 2> "$work/errors" || { cat "$work/errors" >&2; return 1; }
  awk '{ print $1, $2 / 1024 }' "$work/time"
}

analyse env > /dev/null
for _ in $(seq "$rounds"); do
  taskset -c 0 "${PYTHON:-python3}" "$here/hour.py" "$seconds" 1 >> "$work/scipy"
  analyse taskset -c 0 >> "$work/one"
  analyse env >> "$work/all"
done
printf 'sosfilt alone, one core:  %5.2f s (channels in a row: %5.2f s)\n' "$(column "$work/scipy" 1)" "$(column "$work/scipy" 2)"
printf 'analyze, one core:        %5.2f s, %4.0f MB; %4.2f × sosfilt (%4.2f); bar 2\n' "$(column "$work/one" 1)" \
  "$(column "$work/one" 2)" "$(ratio "$work/one" 1 "$work/scipy" 1)" "$(ratio "$work/one" 1 "$work/scipy" 2)"
printf 'analyze, %s cores:         %5.2f s, %4.0f MB; %4.2f × sosfilt (%4.2f); bar 1 on two\n' "$(nproc)" "$(column "$work/all" 1)" \
  "$(column "$work/all" 2)" "$(ratio "$work/all" 1 "$work/scipy" 1)" "$(ratio "$work/all" 1 "$work/scipy" 2)"
