package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.helmwright.charts.heimdall.HeimdallChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heimdall's chart has the same bytes on whatever machine it is generated. */
@Isolated("changes the default locale and time zone")
class DeterminismTest {

  private static final EmittedChart HERE = emit();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "th-TH-u-nu-thai", "ar"})
  void everyLocaleAndTimeZoneGivesTheSameBytes(String language) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

      assertThat(emit()).isEqualTo(HERE);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void anotherProcessGivesTheSameBytes() throws Exception {
    assertThat(hashBy(thisJdk())).isEqualTo(EmittedHash.of(HERE));
  }

  @Test
  void otherJavaVersionsGiveTheSameBytes() throws Exception {
    List<Path> others = otherJdks();
    assumeTrue(!others.isEmpty(), "no other JDK is installed beside " + thisJdk());

    for (Path jdk : others) {
      assertThat(hashBy(jdk)).as(jdk.toString()).isEqualTo(EmittedHash.of(HERE));
    }
  }

  private static EmittedChart emit() {
    return new ChartEmitter().emit(new HeimdallChart().define());
  }

  /** Each process also hashes its collections in an order of its own. */
  private String hashBy(Path jdk) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(
                jdk.resolve("bin/java").toString(),
                "-Dfile.encoding=ISO-8859-1",
                "-Duser.language=tr",
                "-Duser.timezone=Pacific/Kiritimati",
                "-cp",
                System.getProperty("java.class.path"),
                EmittedHash.class.getName())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends in time", jdk).isTrue();
      assertThat(process.exitValue()).as(text(errors)).isZero();
    } finally {
      process.destroyForcibly();
    }
    return text(output).strip();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static Path thisJdk() {
    return realPath(Path.of(System.getProperty("java.home")));
  }

  /** Those installed beside this one that run its classes; links to the same JDK count once. */
  private static List<Path> otherJdks() throws IOException {
    try (var beside = Files.list(thisJdk().getParent())) {
      return beside
          .filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
          .map(DeterminismTest::realPath)
          .filter(jdk -> !jdk.equals(thisJdk()))
          .filter(jdk -> release(jdk) >= 17)
          .distinct()
          .sorted()
          .toList();
    }
  }

  /**
   * The feature release, which the file {@code release} of every JDK since 9 names; 0 if unknown.
   */
  private static int release(Path jdk) {
    try (var lines = Files.lines(jdk.resolve("release"))) {
      return lines
          .filter(line -> line.matches("JAVA_VERSION=\"\\d+.*"))
          .map(line -> line.replaceFirst("JAVA_VERSION=\"(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
