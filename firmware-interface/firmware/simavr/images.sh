#!/bin/sh
# Runs images in the simulator, each wired as its design's pin map says, for two simulated seconds at its highest rate, and
# prints a row for each: flash, RAM, scans a second, overruns, damaged frames. The page of the firmware shows these rows.
# usage: images.sh RUNNER DESIGNS MCU FIRMWARE.elf...
set -eu
runner=$1 designs=$2 mcu=$3
shift 3
seconds=2

# Numbers of the board's pins on these nets: 4 for D4, 0 for A0.
pin() {
  awk -F, -v net="$2" '$1 == "uno" && $3 == net {print substr($2, 2)}' "$designs/$1/pins.csv"
}

wiring() {
  case $1 in
    glove | mat) echo "--multiplexer=$(pin "$1" S0),$(pin "$1" S1),$(pin "$1" S2),$(pin "$1" S3)" ;;
    table)
      cells=
      for cell in 1 2 3 4; do
        cells=$cells${cells:+,}$(pin table CLK$cell):$(pin table DAT$cell)
      done
      echo "--load-cells=$cells"
      ;;
  esac
}

memory() {
  echo "$sizes" | awk -v what="$1:" '$1 == what {print $2}'
}

figure() {
  echo "$figures" | awk -v what="$1" '$1 == what {print $2}'
}

echo "| image | flash, bytes | RAM, bytes | scans a second | overruns | damaged frames |"
echo "|---|---|---|---|---|---|"
for elf in "$@"; do
  name=$(basename "$elf")
  board=$(echo "$name" | cut -d- -f2)
  sizes=$(avr-size --format=avr --mcu="$mcu" "$elf")
  # shellcheck disable=SC2046 # no option where nothing is wired
  figures=$("$runner" $(wiring "$board") --rate 4294967295 --seconds $seconds "$elf")
  scans=$(($(figure scansSent) / seconds))
  echo "| \`$name\` | $(memory Program) | $(memory Data) | $scans | $(figure overruns) | $(figure damagedFrames) |"
done
