#!/bin/sh
# How long ./helmwright diff takes as a whole process, beside a Java program that only prints a
# line: Heimdall against itself with a renamed key, a narrowed type and a sidecar, and against
# itself as it is. Interleaved, so that whatever else the machine does hits all alike.
#
# Usage: src/bench/diff.sh [RUNS]. Needs a JDK, and a date that knows nanoseconds (GNU).
set -eu
runs=${1:-7}
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. src/bench/timing.sh
compile_hello

chart=generated-chart/heimdall
cp -R "$chart" "$work/variant"
grep -rl podAntiAffinityPreset "$work/variant" | while read -r file; do
  sed 's/podAntiAffinityPreset/antiAffinityPreset/g' "$file" >"$work/edited"
  cp "$work/edited" "$file"
done
sed '/"replicaCount"/,/"minimum"/s/"minimum": 0/"minimum": 1/' \
  "$work/variant/values.schema.json" >"$work/edited"
cp "$work/edited" "$work/variant/values.schema.json"
awk '{ print } /^      containers:$/ {
  print "        - name: sidecar"
  print "          image: docker.io/library/busybox:1.37.0"
}' "$work/variant/templates/statefulset.yaml" >"$work/edited"
cp "$work/edited" "$work/variant/templates/statefulset.yaml"

# Builds the jar and the class-data archive where they are missing, and tells what is measured.
./helmwright diff "$chart" "$work/variant" --output json >"$work/report"
for found in value-renamed heimdall.replicaCount sidecar; do
  if ! grep -q "$found" "$work/report"; then
    echo "the report says nothing of $found, so the variant is none any more" >&2
    exit 1
  fi
done

run=0
while [ "$run" -lt "$runs" ]; do
  run=$((run + 1))
  timed_hello
  timed same ./helmwright diff "$chart" "$chart"
  timed changed ./helmwright diff "$chart" "$work/variant"
done
print_head "$runs"
print_line same "diff, nothing changed"
print_line changed "diff, three changes"
