#!/bin/sh
# Runs the JMH benchmarks. Arguments go to JMH: src/bench/jmh.sh Heimdall -prof gc
set -eu
cd "$(dirname "$0")/../.."

mvn -B -ntp -q -Pbench -DskipTests test-compile >&2
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
  -cp "target/classes:target/test-classes:$(cat target/benchmark.classpath)" \
  org.openjdk.jmh.Main "$@"
