package io.helmwright.verify.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.result.Configuration;
import java.util.ArrayList;
import java.util.List;

/** The way to see a finding for oneself. */
final class ReportedValues {

  // Strings are always quoted, as YAML reads more of them as something else than one remembers.
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .build());

  private ReportedValues() {}

  /** The values as a values file; empty for the chart's defaults. */
  static String yaml(ObjectNode values) {
    if (values.isEmpty()) {
      return "";
    }
    try {
      return YAML.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What else it takes; empty when a plain {@code helm template} will do. */
  static String circumstances(Configuration configuration) {
    List<String> parts = new ArrayList<>();
    if (!configuration.releaseName().equals(HelmEngine.DEFAULT_RELEASE_NAME)) {
      parts.add("release " + configuration.releaseName());
    }
    if (!configuration.namespace().equals(HelmEngine.DEFAULT_NAMESPACE)) {
      parts.add("namespace " + configuration.namespace());
    }
    if (!configuration.kubeVersion().equals(HelmEngine.DEFAULT_KUBE_VERSION)) {
      parts.add("Kubernetes " + configuration.kubeVersion());
    }
    if (configuration.upgrade()) {
      parts.add("an upgrade");
    }
    if (!configuration.apiVersions().isEmpty()) {
      parts.add("a cluster with the API " + String.join(" and ", configuration.apiVersions()));
    }
    return String.join(", ", parts);
  }
}
