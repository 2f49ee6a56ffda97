package io.helmwright.verify.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.ScratchFolder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small charts whose render answers what Helm decides by itself. By one thread at a time. */
final class HelmQuestion {

  private static final String CHART = "question/";
  private static final Pattern LISTED = Pattern.compile("(?m)^\"(.*)\": known$");

  private final ScratchFolder folder;

  /**
   * @param folder where the charts may be
   */
  HelmQuestion(ScratchFolder folder) {
    this.folder = folder;
  }

  /** Asks whether a chart allows a version of Kubernetes; to be read by {@link #isRefusal}. */
  WorkerCall whetherAllowed(ChartFiles chart, String kubeVersion) {
    ObjectNode metadata = metadata();
    metadata.put("kubeVersion", chart.yaml("Chart.yaml").path("kubeVersion").asText());
    return call(metadata, "", kubeVersion);
  }

  /** Whether Helm refuses the version of Kubernetes. */
  static boolean isRefusal(String answer) {
    return answer.contains("incompatible with Kubernetes");
  }

  /** Asks which versions of APIs Helm knows; to be read by {@link #listed}. */
  WorkerCall whichKnown(Collection<String> versions) {
    String asked = versions.stream().map(GoText::quoted).collect(Collectors.joining(" "));
    String template =
        """
        {{ range list %s }}{{ if $.Capabilities.APIVersions.Has . }}
        {{ quote . }}: known{{ end }}{{ end }}
        """
            .formatted(asked);
    return call(metadata(), template, HelmEngine.DEFAULT_KUBE_VERSION);
  }

  /** The versions that are known. */
  static Set<String> listed(String answer) {
    var listed = new TreeSet<String>();
    Matcher item = LISTED.matcher(answer);
    while (item.find()) {
      listed.add(item.group(1));
    }
    return listed;
  }

  private static ObjectNode metadata() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("apiVersion", "v2")
        .put("name", "question")
        .put("version", "1.0.0");
  }

  private WorkerCall call(ObjectNode metadata, String template, String kubeVersion) {
    write("Chart.yaml", metadata.toString());
    write("templates/answer.yaml", template);
    return new WorkerCall(
        folder.path().resolve(CHART).toString(),
        folder.write(CHART + "values.yaml", new byte[0]).toString(),
        HelmEngine.DEFAULT_RELEASE_NAME,
        HelmEngine.DEFAULT_NAMESPACE,
        kubeVersion);
  }

  private void write(String path, String text) {
    folder.write(CHART + path, text.getBytes(StandardCharsets.UTF_8));
  }
}
