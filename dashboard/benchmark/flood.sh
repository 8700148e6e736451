#!/usr/bin/env bash
# A device that sends as fast as its terminal takes it, read by the whole product (checksum, calibration, filter,
# detector, recording) and by yardsticks in turn: a bare C read(), pyserial and node-serialport that only split frames.
#   dashboard/benchmark/flood.sh [CHANNELS] [ROUNDS] [SECONDS]
# pyserial is taken from PYTHON (default python3), node-serialport from the node_modules folder SERIALPORT; what is not
# there is left out, and said so.
set -eu
channels=${1:-64} rounds=${2:-9} seconds=${3:-3}
. "$(dirname "$0")/common.sh"
python=${PYTHON:-python3}

# processor_ticks: what all processors have worked and idled since the start, in ticks
processor_ticks() { awk '/^cpu / { print $2 + $3 + $4 + $7 + $8, $5 + $6 }' /proc/stat; }

for _ in $(seq "$rounds"); do
  for name in c product pyserial node; do
    start_device flood "$channels"
    before=$(processor_ticks)
    case $name in
      c) "$work/floor" flood "${ports[0]}" "$seconds" ;;
      product) "${product[@]}" org.myodose.benchmark.WireToDecision flood "${ports[0]}" "$seconds" ;;
      pyserial) ! "$python" -c 'import serial' 2> /dev/null || "$python" "$here/flood_pyserial.py" "${ports[0]}" "$seconds" ;;
      node) [ ! -d "${SERIALPORT:-/nonexistent}" ] || NODE_PATH=$SERIALPORT node "$here/flood_serialport.cjs" "${ports[0]}" "$seconds" ;;
    esac >> "$work/$name"
    processor_ticks | awk -v before="$before" '{ split(before, b); print 100 * ($1 - b[1]) / ($1 + $2 - b[1] - b[2]) }' >> "$work/$name.busy"
    stop_device
  done
done

# most: C's whole price of a scan on this machine (sender and kernel too) over the same and what the product adds to it
most() {
  awk -v bytes="$(column "$work/c" 1)" -v reader="$(column "$work/c" 2)" -v product="$(column "$work/product" 5)" \
    -v cores="$(nproc)" -v frame="$(column "$work/c" 3)" 'BEGIN { all = cores * 1e9 / (bytes / frame); print all / (all + product - reader) }'
}

machine
printf '%s channels, %s rounds of %s s each\n' "$channels" "$rounds" "$seconds"
for name in product c pyserial node; do
  if [ -s "$work/$name" ]; then
    printf '%-10s %8.1f MB/s   product is %5.2f × of it   %s ns of processor per scan\n' "$name" \
      "$(column "$work/$name" 1 | awk '{ print $1 / 1e6 }')" "$(ratio "$work/product" 1 "$work/$name" 1)" "$(column "$work/$name" 2)"
  else
    printf '%-10s not installed, left out\n' "$name"
  fi
done
printf 'the product with its recorder and compiler: %s ns of processor per scan (BrainFlow, recording: 9400 a packet where it was tried)\n' "$(column "$work/product" 5)"
printf 'all processors busy: %.0f %% with C, %.0f %% with the product\n' "$(column "$work/c.busy" 1)" "$(column "$work/product.busy" 1)"
printf 'if they never idled and nothing else cost anything, the product could reach %.2f × of C here\n' "$(most)"
printf 'entries that the recorder left out: %s; damaged frames: %s\n' "$(column "$work/product" 3)" "$(column "$work/product" 4)"
