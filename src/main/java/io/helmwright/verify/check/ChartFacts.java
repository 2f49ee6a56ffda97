package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.StrictYaml;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a chart's files say that is of use when its renders are checked. */
final class ChartFacts {

  private static final Pattern LOOKUP =
      Pattern.compile("lookup\\s+\"[^\"]*\"\\s+\"[^\"]*\"\\s+\\S+\\s+\"([^\"]+)\"");

  private static final Pattern VERSION = Pattern.compile("KubeVersion|APIVersions");

  private final UserNames names = new UserNames();
  private final Set<String> kinds = new HashSet<>();
  private boolean asksForVersion;
  private boolean looksUp;
  private String name = "";
  private Origins origins = new Origins(new TreeMap<>());

  /** What is known without the files: nothing. */
  static ChartFacts unknown() {
    return new ChartFacts();
  }

  static ChartFacts of(CheckedFiles chart) {
    var facts = new ChartFacts();
    chart.texts(path -> path.endsWith("values.yaml")).forEach((path, text) -> facts.values(text));
    chart.texts(CheckedFiles::isTemplate).forEach((path, text) -> facts.template(text));
    chart.texts(path -> path.matches("(.*/)?crds/.*")).forEach((path, text) -> facts.crds(text));
    facts.name = chart.metadata().path("name").asText();
    facts.origins = new Origins(chart.texts(CheckedFiles::isTemplate));
    return facts;
  }

  private void values(String text) {
    names.add(CheckedFiles.yaml(text));
  }

  /** A name that is looked up is somebody else's. */
  private void template(String text) {
    LOOKUP.matcher(text).results().forEach(match -> names.add(match.group(1)));
    looksUp |= text.contains("lookup ");
    asksForVersion |= VERSION.matcher(text).find();
  }

  private void crds(String text) {
    for (String document : text.split("(?m)^---\\s*$")) {
      JsonNode spec = StrictYaml.parseLeniently("", document).path("spec");
      kinds.add(spec.path("group").asText() + " " + spec.at("/names/kind").asText());
    }
  }

  /** The name of the chart, or subchart, that a file belongs to. */
  String nameOf(String file) {
    int subchart = file.lastIndexOf("charts/");
    return subchart < 0 ? name : file.substring(subchart + "charts/".length()).split("/", 2)[0];
  }

  /** Where objects come from. */
  Origins origins() {
    return origins;
  }

  UserNames names() {
    return names;
  }

  /** Whether the chart brings the definition of a custom kind. */
  boolean defines(String group, String kind) {
    return kinds.contains(group + " " + kind);
  }

  /** Whether what is rendered may depend on the version of Kubernetes. */
  boolean asksForVersion() {
    return asksForVersion;
  }

  /** Whether templates keep what the cluster holds already. */
  boolean looksUp() {
    return looksUp;
  }
}
