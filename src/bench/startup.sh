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
bin=${JAVA_HOME:+$JAVA_HOME/bin/}

cat >"$work/Hello.java" <<'JAVA'
public class Hello {
  public static void main(String[] args) {
    System.out.println("Hello");
  }
}
JAVA
"${bin}javac" -d "$work" "$work/Hello.java"

# Builds the jar and the class-data archive where they are missing.
./helmwright generate --output "$work/out" >/dev/null

"${bin}java" -Xlog:class+load:file="$work/loaded" -cp target/helmwright.jar \
  io.helmwright.cli.Main generate --output "$work/out" >/dev/null
if grep -E 'com\.marcnuri|com\.sun\.jna|com\.networknt|tools\.jackson|io\.helmwright\.(verify|diff)\.' \
  "$work/loaded"; then
  echo "generate loads the classes above, which only render, lint and verify need" >&2
  exit 1
fi

# Runs a command and adds its milliseconds to a file.
timed() {
  file=$1
  shift
  start=$(date +%s%N)
  "$@" >/dev/null
  end=$(date +%s%N)
  echo "$(((end - start) / 10000))" | sed 's/..$/.&/' >>"$work/$file"
}

run=0
while [ "$run" -lt "$runs" ]; do
  run=$((run + 1))
  timed hello "${bin}java" -cp "$work" Hello
  timed current ./helmwright generate --output "$work/out"
  timed fresh ./helmwright generate --output "$work/new"
  rm -rf "$work/new"
done

median() {
  sort -n "$work/$1" | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}
hello=$(median hello)
printf '%-26s %10s %8s\n' "median of $runs runs" ms "x Hello"
for each in hello current fresh; do
  case $each in
    hello) name="java -cp … Hello" ;;
    current) name="generate, up to date" ;;
    fresh) name="generate, empty folder" ;;
  esac
  median "$each" | awk -v name="$name" -v hello="$hello" \
    '{ printf "%-26s %10.1f %8.1f\n", name, $1, $1 / hello }'
done
