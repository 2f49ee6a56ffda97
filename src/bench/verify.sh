#!/bin/sh
# How fast charts are rendered and checked, beside a loop of helm template that keeps two cores busy
# and only renders; then how much memory 5,000 renders leave.
#
# Usage: src/bench/verify.sh [CHART] [HELM]
set -eu
cd "$(dirname "$0")/../.."

mvn -B -ntp -q -Pbench -DskipTests test-compile >&2
# As helmwright runs verify.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseParallelGC \
  -cp "target/classes:target/test-classes:$(cat target/benchmark.classpath)" \
  io.helmwright.verify.search.VerifyBenchmark "${1:-generated-chart/heimdall}" "${2:-helm}"
