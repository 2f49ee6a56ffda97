package io.helmwright.bench;

import io.helmwright.chart.Chart;
import io.helmwright.charts.heimdall.HeimdallChart;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.EmittedChart;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The Heimdall chart in memory, warm. Building and printing together may take 15 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 2)
public class HeimdallBenchmark {

  private final Chart chart = new HeimdallChart().define();

  /** From the definition to every file. */
  @Benchmark
  public EmittedChart buildAndPrint() {
    return new ChartEmitter().emit(new HeimdallChart().define());
  }

  /** From the definition to a checked chart. */
  @Benchmark
  public Chart build() {
    return new HeimdallChart().define();
  }

  /** From a checked chart to every file. */
  @Benchmark
  public EmittedChart print() {
    return new ChartEmitter().emit(chart);
  }
}
