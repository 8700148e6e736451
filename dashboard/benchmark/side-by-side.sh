#!/usr/bin/env bash
# What did a change gain? This build and another one read the same device at the same time, beside the bare C reader, all
# on one core that a lesser real-time task keeps from falling asleep. Prints the acquisition threads' processor time per
# scan, and by how much it exceeds C's: medians over windows of half a second. Needs the right to real-time priorities.
#   dashboard/benchmark/side-by-side.sh OTHER-TREE [WINDOWS] [WARM-UP] [record]    another tree, built as this one
#   OTHER_OPTIONS=-XX:+… dashboard/benchmark/side-by-side.sh .                     this build with other options
set -eu
other=$(cd "${1:?the folder of another build}" && pwd) windows=${2:-20} warm=${3:-24} recording=${4:-}
. "$(dirname "$0")/common.sh"
start_device paced 64 1000 3
program=(org.myodose.benchmark.WireToDecision latency)
"${product[@]}" "${program[@]}" "${ports[0]}" 1000 2 $recording > /dev/null 2>&1 & ours=$!
"${product[@]}" ${OTHER_OPTIONS:-} -cp "${classes//"$root"/"$other"}" "${program[@]}" "${ports[1]}" 1000 2 $recording \
  > /dev/null 2>&1 & theirs=$!
"$work/floor" latency "${ports[2]}" 1000 2 > /dev/null 2>&1 & yardstick=$!
children+=("$ours" "$theirs" "$yardstick")
sleep "$warm"

# acquisition PROCESS: its acquisition thread, the first of those that bear the name
acquisition() {
  for thread in $(ls /proc/"$1"/task | sort -n); do
    case $(cat "/proc/$1/task/$thread/comm") in acquisition*) echo "$thread" && return ;; esac
  done
}
threads=("$(acquisition "$ours")" "$(acquisition "$theirs")" "$yardstick")
last=$(($(nproc) - 1))
chrt -f 1 taskset -c "$last" sh -c 'while :; do :; done' & children+=($!)
for thread in "$device" "${threads[@]}"; do
  taskset -cp "$last" "$thread" > /dev/null
  chrt -f -p 5 "$thread"
done
used() {
  for thread in "${threads[@]}"; do
    cut -d' ' -f1 "/proc/$thread/schedstat"
  done | paste -sd' '
}
sleep 1
before=$(used)
for _ in $(seq "$windows"); do
  sleep 0.5
  now=$(used)
  echo "$now $before" | awk '{ for (i = 1; i <= 3; i++) printf "%d ", ($i - $(i + 3)) / 500; print "" }' |
    awk '{ print $1, $2, $3, $1 - $3, $2 - $3 }' >> "$work/windows"
  before=$now
done

machine
printf '%-18s %10s %10s %10s\n' 'ns per scan' 'this' 'other' 'C'
printf '%-18s %10.0f %10.0f %10.0f\n' 'processor time' "$(column "$work/windows" 1)" "$(column "$work/windows" 2)" "$(column "$work/windows" 3)"
printf '%-18s %10.0f %10.0f\n' 'beyond C' "$(column "$work/windows" 4)" "$(column "$work/windows" 5)"
