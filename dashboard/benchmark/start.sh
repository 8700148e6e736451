#!/usr/bin/env bash
# From "./myodose run" on a built tree to the first force at a live page's stream, the simulated hand as the device; beside it
# what this machine takes to start and end a Java that does nothing.
#   dashboard/benchmark/start.sh [TIMES]
set -eu
times=${1:-9}
BENCHMARK_PREBUILT=1
. "$(dirname "$0")/common.sh"
tcp=$((20000 + $$ % 20000))
cat > "$work/Nothing.java" <<< 'class Nothing { public static void main(String[] none) {} }'
"${java%java}javac" -d "$work" "$work/Nothing.java"

# Nothing is built meanwhile, and what a first start leaves behind for the others is left.
start() {
  local from
  from=$(date +%s%N)
  (cd "$work" && exec "$root/myodose" run --source sim:hand --no-browser --port "$tcp") > "$work/run" 2>&1 & run=$!
  children=("$run")
  "$work/client" "$tcp" /api/v1/live first
  echo $((($(date +%s%N) - from) / 1000000)) >> "$1"
  kill "$run"
  wait "$run" || true
  children=()
}

start "$work/before"
for _ in $(seq "$times"); do
  start "$work/first"
  from=$(date +%s%N)
  "$java" -cp "$work" Nothing
  echo $((($(date +%s%N) - from) / 1000000)) >> "$work/nothing"
done
machine
printf 'to the first force: %s ms at the median of %s, %s at most; a Java that does nothing: %s ms\n' \
  "$(median < "$work/first")" "$times" "$(sort -n "$work/first" | tail -1)" "$(median < "$work/nothing")"
