#!/usr/bin/env bash
# Does what goes on beside the loop reach it? Its p99, from a device's stamp to the decision, with and without: recording,
# slow and dead browsers, a disk that stalls. Windows in turn, medians of their ratios.
#   dashboard/benchmark/disturbed.sh [CHANNELS] [HERTZ] [WINDOWS] [SECONDS] [CLIENTS] [fast]
# Half of the clients read 100 bytes a second, half nothing; or, by "fast", all read everything, as pages do. The disk stalls by stall.c: no write to the recording returns.
set -eu
channels=${1:-64} hertz=${2:-1000} windows=${3:-9} seconds=${4:-3} clients=${5:-20} kind=${6:-slow and dead}
. "$(dirname "$0")/common.sh"
start_device paced "$channels" "$hertz" 2
tcp=$((20000 + $$ % 20000))
stalled=$work/stalled

# station NAME PORT TCP-PORT [record]: in the background, asked through one pipe and answering through another
station() {
  mkfifo "$work/$1.asked" "$work/$1.told"
  LD_PRELOAD=$work/stall STALL_WHILE=$stalled "${product[@]}" org.myodose.benchmark.Disturbed "${@:2}" \
    < "$work/$1.asked" > "$work/$1.told" 2> "$work/$1.errors" &
  children+=($!)
}
station plain "${ports[0]}" "$tcp"
exec 3> "$work/plain.asked" 4< "$work/plain.told"
station recording "${ports[1]}" $((tcp + 1)) record
exec 5> "$work/recording.asked" 6< "$work/recording.told"
read -r _ <&4
read -r _ <&6

# measure: one window of both stations at once, into "plain" and "recording"
measure() {
  echo "$seconds" >&3
  echo "$seconds" >&5
  read -r plain <&4
  read -r recording <&6
}

browsers() {
  gone=()
  for index in $(seq "$clients"); do
    "$work/client" $((tcp + 1)) /api/v1/live "$(if [ "$kind" = fast ]; then echo fast; elif [ $((index % 2)) = 0 ]; then echo slow; else echo dead; fi)" 2> /dev/null &
    gone+=($!)
  done
  children+=("${gone[@]}")
}

sleep 8
for _ in $(seq "$windows"); do
  measure
  echo "$plain" >> "$work/off"
  echo "$recording" >> "$work/calm"
  browsers
  sleep 1
  measure
  echo "$recording" >> "$work/browsers"
  kill "${gone[@]}" 2> /dev/null || true
  wait "${gone[@]}" 2> /dev/null || true
  touch "$stalled"
  measure
  echo "$recording" >> "$work/disk"
  rm "$stalled"
  sleep 1
done

machine
printf '%s channels at %s Hz, %s windows of %s s; %s %s clients\n' "$channels" "$hertz" "$windows" "$seconds" "$clients" "$kind"
printf '%-34s %8s %8s %14s\n' '' 'p50 µs' 'p99 µs' 'p99 / without'
row() { printf '%-34s %8.0f %8.0f %14s\n' "$1" "$(column "$2" 1)" "$(column "$2" 2)" "$3"; }
row 'neither recording nor clients' "$work/off" ''
row 'recording' "$work/calm" "$(ratio "$work/calm" 2 "$work/off" 2)"
row "recording, $kind clients" "$work/browsers" "$(ratio "$work/browsers" 2 "$work/calm" 2)"
row 'recording, and the disk stalls' "$work/disk" "$(ratio "$work/disk" 2 "$work/calm" 2)"
printf 'entries that the recorder left out: %s\n' "$(awk '{ n = $4 } END { print n }' "$work/disk")"
