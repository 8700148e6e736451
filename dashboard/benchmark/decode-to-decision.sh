#!/usr/bin/env bash
# Bytes in memory to decisions on one core (JMH), beside scipy's compiled filter alone. Arguments go to JMH.
#   dashboard/benchmark/decode-to-decision.sh [-f 1 -wi 3 -i 3 …]
# scipy is taken from PYTHON (default python3); without it that line is left out, and said so.
set -eu
. "$(dirname "$0")/common.sh"
machine
"${PYTHON:-python3}" "$here/sosfilt.py" 2> /dev/null || echo "scipy is not installed: its line is left out"
"$java" --enable-native-access=ALL-UNNAMED -cp "$classes" org.openjdk.jmh.Main 'org.myodose.benchmark.*' -prof gc "$@" |
  grep -E '^(Benchmark|[A-Z][A-Za-z]*\.)'
