#!/usr/bin/env bash
# From the last byte on the wire to the decision, beside a bare C read() of the same stream: one device, two
# pseudo-terminals, which it serves in turn, SECONDS each, so that each reader has the machine to itself. Medians over the
# windows, and of the ratios of neighbouring windows. With AT_ONCE=1 both read at the same time, half a period apart.
#   dashboard/benchmark/wire-to-decision.sh [CHANNELS] [HERTZ] [WINDOWS] [SECONDS] [record]
# Which processor sleeps, and must be woken, decides over tens of microseconds, for the product and for C apart. With
# ONE_PROCESSOR=0 the device, the C program and the acquisition thread share processor 0, so that all wake alike.
set -eu
channels=${1:-64} hertz=${2:-1000} windows=${3:-9} seconds=${4:-3} recording=${5:-}
. "$(dirname "$0")/common.sh"

# Its watchdog and pinger bear the same name, which the kernel cuts; they were started after it.
acquisition_thread() {
  for thread in $(ls /proc/"$1"/task | sort -n); do
    case $(cat "/proc/$1/task/$thread/comm" 2> /dev/null) in acquisition*) echo "$thread"; return ;; esac
  done
}

# together PROCESS-OR-THREAD: to where all are measured
together() { [ -z "${ONE_PROCESSOR:-}" ] || taskset -p -c "$ONE_PROCESSOR" "$1" > /dev/null; }

at_once() {
  start_device paced "$channels" "$hertz" 2
  together "$device"
  "${product[@]}" org.myodose.benchmark.WireToDecision latency "${ports[0]}" "$windows" "$seconds" $recording > "$work/java" & reader=$!
  children+=("$reader")
  # The product warms up for 20 s before its windows.
  sleep 15
  together "$(acquisition_thread "$reader")"
  sleep 6
  "$work/floor" latency "${ports[1]}" "$windows" "$seconds" > "$work/c" & yardstick=$!
  together "$yardstick"
  wait "$yardstick" "$reader"
}

in_turn() {
  start_device turns "$channels" "$hertz" "$seconds"
  together "$device"
  "${product[@]}" org.myodose.benchmark.WireToDecision turns "${ports[0]}" "$windows" $recording > "$work/java" & reader=$!
  children+=("$reader")
  sleep 15
  together "$(acquisition_thread "$reader")"
  # In step with the product's windows, which begin when the first is written.
  while [ ! -s "$work/java" ] && kill -0 "$reader" 2> /dev/null; do sleep 0.1; done
  "$work/floor" turns "${ports[1]}" "$windows" > "$work/c" & yardstick=$!
  together "$yardstick"
  wait "$yardstick" "$reader"
}

if [ -n "${AT_ONCE:-}" ]; then at_once; else in_turn; fi

# System calls in a run of their own, for counting them slows what is counted. On the acquisition thread only.
calls='no strace'
if command -v strace > /dev/null; then
  stop_device
  start_device paced "$channels" "$hertz" 1
  "${product[@]}" org.myodose.benchmark.WireToDecision latency "${ports[0]}" 1 3 $recording > /dev/null & reader=$!
  children+=("$reader")
  sleep 9
  thread=$(acquisition_thread "$reader")
  timeout -s INT 2 strace -c -p "$thread" -o "$work/calls" 2> /dev/null || true
  calls=$(awk -v hertz="$hertz" '$NF == "total" { printf "%.2f", $4 / (2 * hertz) }' "$work/calls")
fi

machine
printf '%s channels at %s Hz, %s windows of %s s%s\n' "$channels" "$hertz" "$windows" "$seconds" "${recording:+, recording}${ONE_PROCESSOR:+, on one processor}$([ -n "${AT_ONCE:-}" ] && echo ', at once' || echo ', in turn')"
printf '%-34s %9s %9s %7s\n' '' product C ratio
printf '%-34s %9.0f %9.0f %7.2f\n' 'p50 µs' "$(column "$work/java" 1)" "$(column "$work/c" 1)" "$(ratio "$work/java" 1 "$work/c" 1)"
printf '%-34s %9.0f %9.0f %7.2f\n' 'p99 µs' "$(column "$work/java" 2)" "$(column "$work/c" 2)" "$(ratio "$work/java" 2 "$work/c" 2)"
printf '%-34s %9.0f %9.0f %7.2f\n' 'ns of processor per scan, thread' "$(column "$work/java" 4)" "$(column "$work/c" 4)" "$(ratio "$work/java" 4 "$work/c" 4)"
printf '%-34s %9.0f %9s\n' 'ns of processor per scan, process' "$(column "$work/java" 5)" ''
printf '%-34s %9s %9.2f\n' 'system calls per scan' "$calls" "$(column "$work/c" 5)"
printf '%-34s %9s\n' 'bytes allocated per scan' "$(column "$work/java" 6)"
