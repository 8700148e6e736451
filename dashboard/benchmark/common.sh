# shellcheck shell=bash
# Sourced by the benchmarks: compiles the yardsticks and the product, and finds what runs them.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$root/tools/environment.sh"
java=$(find_java)
work=$(mktemp -d)
children=()
trap '[ ${#children[@]} = 0 ] || kill "${children[@]}" 2> /dev/null; rm -rf "$work"' EXIT

for program in "$here"/*.c; do
  name=$(basename "$program" .c)
  # The one that is no program but goes into one.
  if [ "$name" = stall ]; then shared=(-shared -fPIC); else shared=(); fi
  cc -O2 -Wall -Wextra "${shared[@]}" -o "$work/$name" "$program"
done
if [ -z "${BENCHMARK_PREBUILT:-}" ]; then
  (cd "$root" && JAVA_HOME=$(dirname "$(dirname "$java")") ./mvnw -B -q -Pjmh -pl dashboard -am test-compile -Dspotless.check.skip)
fi
classes=$root/dashboard/target/test-classes:$root/dashboard/target/classes:$(cat "$root/dashboard/target/benchmark.classpath")

# The options that ./myodose runs with. An array, so that a background job is the program itself and can be killed.
read -ra fast <<< "$(fast_java_options)"
product=("$java" "${fast[@]}" --enable-native-access=ALL-UNNAMED -cp "$classes")

# start_device ARGUMENTS...: the device of device.c in the background; its terminals' names into the array "ports"
start_device() {
  local wanted=1
  case $1 in paced) wanted=$4 ;; turns) wanted=2 ;; esac
  "$work/device" "$@" > "$work/ports" &
  device=$!
  children+=("$device")
  for _ in $(seq 100); do
    [ "$(wc -l < "$work/ports")" -ge "$wanted" ] && break
    sleep 0.05
  done
  mapfile -t ports < "$work/ports"
}

stop_device() {
  kill "$device" 2> /dev/null || true
  wait "$device" 2> /dev/null || true
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# column FILE N: median of the N-th figure of each line
column() { awk -v n="$2" '{ print $n }' "$1" | median; }

# ratio FILE N FILE M: median of the ratios, line by line
ratio() { paste -d' ' <(awk -v n="$2" '{ print $n }' "$1") <(awk -v n="$4" '{ print $n }' "$3") | awk '{ print $1 / $2 }' | median; }

machine() {
  printf '%s, %s cores, %s, %s, commit %s\n' "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)" "$(nproc)" \
    "$(uname -sr)" "$("$java" -version 2>&1 | sed -n 2p)" "$(git -C "$root" rev-parse --short HEAD 2> /dev/null || echo unknown)"
}
