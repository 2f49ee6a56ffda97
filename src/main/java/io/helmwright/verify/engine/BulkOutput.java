package io.helmwright.verify.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helmwright.verify.EngineOutput;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the engine made of a {@link BulkChart}. */
final class BulkOutput {

  /** Helm's own, but for the space in front: it sees no separator right behind another. */
  private static final Pattern SEPARATOR = Pattern.compile("(?:^|\\n)---[\\t\\n\\f\\r ]*");

  private static final Pattern LINE = Pattern.compile("(?md)^# (\\d+) (\\d+|marks) (.*)$");
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());
  private static final String NOTES = "/templates/NOTES.txt";

  private BulkOutput() {}

  /**
   * What one configuration left.
   *
   * @param chart what was rendered
   * @param marks the marks of decisions, see {@link Probes#mark}
   * @param guards the guards that it ran into
   */
  record One(RenderedChart chart, BitSet marks, Set<Integer> guards) {}

  /**
   * @param templates the names of the templates by their number
   * @param count how many configurations were to be rendered
   * @return as many, or none if some are missing
   */
  static List<One> read(String manifest, List<String> templates, List<String> standIns, int count) {
    var documents = new ArrayList<List<RenderedDocument>>();
    var notes = new String[count];
    var marks = new JsonNode[count];
    for (int i = 0; i < count; i++) {
      documents.add(new ArrayList<>());
    }
    var texts = new ArrayList<Text>();
    Matcher line = LINE.matcher(manifest);
    while (line.find()) {
      int configuration = Integer.parseInt(line.group(1));
      JsonNode json = json(line.group(3));
      if (line.group(2).equals(BulkChart.MARKS_LINE)) {
        marks[configuration] = json;
        continue;
      }
      if (json.isTextual()) {
        texts.add(new Text(EngineOutput.withoutNoValue(json.asText())));
      }
      Text text = json.isTextual() ? texts.get(texts.size() - 1) : texts.get(json.asInt());
      String template = templates.get(Integer.parseInt(line.group(2)));
      if (template.endsWith(NOTES)) {
        notes[configuration] = text.whole;
      } else {
        documents.get(configuration).addAll(text.documentsOf(template));
      }
    }
    var outputs = new ArrayList<One>();
    for (int i = 0; i < count; i++) {
      if (marks[i] == null) {
        return List.of();
      }
      String text = notes[i] == null ? "" : notes[i];
      outputs.add(one(new RenderedChart(documents.get(i), text, standIns), marks[i]));
    }
    return outputs;
  }

  /** What files printed, once or for many configurations. */
  private static final class Text {

    private final String whole;
    private final Map<String, List<RenderedDocument>> documents = new HashMap<>();

    Text(String whole) {
      this.whole = whole;
    }

    List<RenderedDocument> documentsOf(String template) {
      return documents.computeIfAbsent(template, this::split);
    }

    private List<RenderedDocument> split(String template) {
      return SEPARATOR
          .splitAsStream(whole.strip())
          .map(String::strip)
          .filter(document -> !document.isEmpty())
          .map(document -> new RenderedDocument(template, document))
          .toList();
    }
  }

  private static One one(RenderedChart chart, JsonNode marks) {
    var decisions = new BitSet();
    var guards = new TreeSet<Integer>();
    marks
        .fieldNames()
        .forEachRemaining(
            mark -> {
              if (Character.isDigit(mark.charAt(0))) {
                decisions.set(Integer.parseInt(mark));
              } else {
                guards.add(Integer.parseInt(mark.substring(1)));
              }
            });
    return new One(chart, decisions, guards);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
