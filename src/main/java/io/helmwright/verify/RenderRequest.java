package io.helmwright.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Stand-in, to be replaced at the merge. */
public record RenderRequest(
    Path chart,
    List<Path> valuesFiles,
    List<String> sets,
    String release,
    String namespace,
    Optional<String> kubeVersion) {

  public static Builder builder(Path chart) {
    return new Builder(chart);
  }

  public static final class Builder {
    private final Path chart;
    private List<Path> valuesFiles = List.of();
    private List<String> sets = List.of();
    private String release = "release-name";
    private String namespace = "default";
    private Optional<String> kubeVersion = Optional.empty();

    private Builder(Path chart) {
      this.chart = chart;
    }

    public Builder valuesFiles(List<Path> files) {
      this.valuesFiles = List.copyOf(files);
      return this;
    }

    public Builder sets(List<String> assignments) {
      this.sets = List.copyOf(assignments);
      return this;
    }

    public Builder release(String name) {
      this.release = name;
      return this;
    }

    public Builder namespace(String name) {
      this.namespace = name;
      return this;
    }

    public Builder kubeVersion(String version) {
      this.kubeVersion = Optional.of(version);
      return this;
    }

    public RenderRequest build() {
      return new RenderRequest(chart, valuesFiles, sets, release, namespace, kubeVersion);
    }
  }
}
