package io.helmwright.verify.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.ChartFixture;
import io.helmwright.verify.MergedValues;
import io.helmwright.verify.result.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A chart named {@code demo} in a temporary directory, file by file, and what renders it. */
record TestCharts(ChartFixture chart) {

  static final Limits SHORT = new Limits(Duration.ofSeconds(2), 1L << 30);

  static TestCharts in(Path parent) {
    return new TestCharts(ChartFixture.in(parent));
  }

  TestCharts file(String path, String text) {
    return new TestCharts(chart.file(path, text));
  }

  TestCharts template(String name, String text) {
    return new TestCharts(chart.template(name, text));
  }

  Path directory() {
    return chart.directory();
  }

  ChartFiles read() {
    return ChartFiles.read(directory());
  }

  RenderEngine engine() {
    return new RenderEngine(read(), Limits.defaults(), 1);
  }

  RenderEngine engine(Limits limits) {
    return new RenderEngine(read(), limits, 1);
  }

  static Configuration configuration(String values) {
    return configuration(values, false);
  }

  static Configuration configuration(String values, boolean upgrade) {
    ObjectNode parsed = MergedValues.parse("values of the test", values);
    return new Configuration("test", parsed, "prod", "apps", "1.36.0", upgrade);
  }

  /** The worker processes of a JVM, which starts no others. */
  static Stream<ProcessHandle> workers(ProcessHandle jvm) {
    return jvm.children().filter(p -> p.info().command().orElse("").matches(".*java(\\.exe)?"));
  }
}
