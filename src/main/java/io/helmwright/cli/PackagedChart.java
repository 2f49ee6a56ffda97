package io.helmwright.cli;

import io.helmwright.verify.ChartArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A packaged chart, ours or anybody's. */
record PackagedChart(Path archive) implements SelectedChart {

  static final String ENDING = ".tgz";

  @Override
  public Optional<byte[]> file(String path) throws IOException {
    return ChartArchive.read(Files.readAllBytes(archive)).entrySet().stream()
        .filter(entry -> entry.getKey().matches("[^/]+/" + Pattern.quote(path)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Its profiles are inside, where no command takes them from. */
  @Override
  public int onDisk(Reader reader) {
    return reader.read(archive, Collections.emptySortedMap());
  }
}
