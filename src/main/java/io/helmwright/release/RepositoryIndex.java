package io.helmwright.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.emit.YamlPrinter;
import io.helmwright.problem.FindingsException;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.semver4j.Semver;

/**
 * The {@code index.yaml} of a chart repository. Charts are sorted by name, versions newest first;
 * what others listed is kept.
 */
final class RepositoryIndex {

  static final String FILE_NAME = "index.yaml";

  private static final String ENTRIES = "entries";
  private static final String VERSION = "version";
  private static final String DIGEST = "digest";

  private static final Comparator<JsonNode> NEWEST_FIRST =
      Comparator.comparing(
              (JsonNode entry) -> Semver.parse(entry.path(VERSION).asText()),
              Comparator.nullsFirst(Comparator.naturalOrder()))
          .reversed();

  private final String place;
  private final Optional<byte[]> before;
  private final ObjectNode index;

  private RepositoryIndex(String place, Optional<byte[]> before, ObjectNode index) {
    this.place = place;
    this.before = before;
    this.index = index;
  }

  /**
   * Reads an index.
   *
   * @param place where it is, as messages say it
   * @param content its text; empty if there is none yet
   * @throws ProblemException if it is none
   */
  static RepositoryIndex read(String place, Optional<byte[]> content) {
    JsonNode index;
    try {
      index = new YamlPrinter().parse(content.orElse(new byte[0]));
    } catch (IOException e) {
      throw unreadable(place, Unreadable.reason(place, content.orElseThrow()));
    }
    if (!index.isObject() || content.isPresent() && !index.path(ENTRIES).isObject()) {
      throw unreadable(place, "it has no mapping 'entries'");
    }
    return new RepositoryIndex(place, content, (ObjectNode) index);
  }

  /** The digest of a version that it lists. */
  Optional<String> digest(String chart, String version) {
    for (JsonNode entry : index.path(ENTRIES).path(chart)) {
      if (entry.path(VERSION).asText().equals(version)) {
        return Optional.of(entry.path(DIGEST).asText());
      }
    }
    return Optional.empty();
  }

  /**
   * The index with a package in it; the same bytes if it is there already.
   *
   * @param chartYaml the Chart.yaml in the package
   * @param archive the package
   * @param url the repository's address; empty if packages lie beside the index
   * @param time of the package
   * @throws FindingsException if it lists another package of that version
   */
  byte[] with(JsonNode chartYaml, ChartPackage archive, String url, Instant time) {
    String chart = chartYaml.path("name").asText();
    String version = chartYaml.path(VERSION).asText();
    Optional<String> listed = digest(chart, version);
    if (listed.isPresent()) {
      if (!listed.get().equals(archive.digest())) {
        throw new FindingsException(
            List.of(
                Problem.error(
                    place,
                    "lists %s %s already, with another package (sha256 %s, not %s)"
                        .formatted(chart, version, listed.get(), archive.digest()),
                    "Raise the version: a published one never changes. If this one was not published,"
                        + " take it out of the index")));
      }
      return before.orElseThrow();
    }
    Map<String, JsonNode> charts = new TreeMap<>();
    index.path(ENTRIES).properties().forEach(each -> charts.put(each.getKey(), each.getValue()));
    List<JsonNode> versions = new ArrayList<>();
    charts.getOrDefault(chart, JsonNodeFactory.instance.arrayNode()).forEach(versions::add);
    versions.add(entry(chartYaml, archive, url, time));
    versions.sort(NEWEST_FIRST);
    ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
    sorted.addAll(versions);
    charts.put(chart, sorted);

    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    merged.put("apiVersion", index.path("apiVersion").asText("v1"));
    index.properties().forEach(each -> merged.set(each.getKey(), each.getValue()));
    merged.set(ENTRIES, JsonNodeFactory.instance.objectNode().setAll(charts));
    merged.put("generated", DateTimeFormatter.ISO_INSTANT.format(time));
    return new YamlPrinter().print(merged).getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode entry(
      JsonNode chartYaml, ChartPackage archive, String url, Instant time) {
    Map<String, JsonNode> keys = new TreeMap<>();
    chartYaml.properties().forEach(each -> keys.put(each.getKey(), each.getValue()));
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    keys.put("created", nodes.textNode(DateTimeFormatter.ISO_INSTANT.format(time)));
    keys.put(DIGEST, nodes.textNode(archive.digest()));
    String base = Objects.requireNonNull(url, "url");
    String address =
        base.isEmpty() ? archive.name() : base.replaceFirst("/+$", "") + "/" + archive.name();
    keys.put("urls", nodes.arrayNode().add(address));
    ObjectNode entry = nodes.objectNode();
    entry.setAll(keys);
    return entry;
  }

  private static ProblemException unreadable(String place, String reason) {
    return ProblemException.error(
        place,
        "is no index of a chart repository: " + reason,
        "Restore it, or choose another folder with --destination");
  }
}
