#!/bin/sh
# How long ./helmwright generate takes as a whole process, beside a Java program that only prints a
# line: with a chart that is up to date, and into an empty folder. Interleaved, so that whatever
# else the machine does hits all alike. Fails when it loads what only rendering and verifying need.
#
# Usage: src/bench/startup.sh [RUNS]. Needs a JDK, and a date that knows nanoseconds (GNU).
set -eu
runs=${1:-15}
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. src/bench/timing.sh
compile_hello

# Builds the jar and the class-data archive where they are missing.
./helmwright generate --output "$work/out" >/dev/null

"${bin}java" -Xlog:class+load:file="$work/loaded" -cp target/helmwright.jar \
  io.helmwright.cli.Main generate --output "$work/out" >/dev/null
if grep -E 'com\.marcnuri|com\.sun\.jna|com\.networknt|tools\.jackson|io\.helmwright\.(verify|diff)\.' \
  "$work/loaded"; then
  echo "generate loads the classes above, which only render, lint and verify need" >&2
  exit 1
fi

run=0
while [ "$run" -lt "$runs" ]; do
  run=$((run + 1))
  timed_hello
  timed current ./helmwright generate --output "$work/out"
  timed fresh ./helmwright generate --output "$work/new"
  rm -rf "$work/new"
done

print_head "$runs"
print_line current "generate, up to date"
print_line fresh "generate, empty folder"
