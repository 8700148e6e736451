#!/bin/sh
# Prints the time that the firmware needs at several rates, ten simulated seconds each.
# usage: budget.sh RUNNER FIRMWARE.elf
set -eu
for rate_millihertz in 1000000 500000 250000 1000; do
  echo "rate asked for: $rate_millihertz mHz"
  "$1" --rate "$rate_millihertz" --seconds 10 "$2" | sed -n '/^[a-z][A-Za-z]* [0-9.]*$/s/^/  /p'
done
