package io.helmwright.bench;

import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.EmittedChart;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whether a definition four times as big takes four times as long, and not sixteen times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScalingBenchmark {

  /** Every object reads four values, so these are 500, 1,000 and 2,000 values. */
  @Param({"125", "250", "500"})
  private int objects;

  /** From the definition to every file. */
  @Benchmark
  public EmittedChart buildAndPrint() {
    return new ChartEmitter().emit(SyntheticChart.of(objects));
  }
}
