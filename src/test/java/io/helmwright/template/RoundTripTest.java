package io.helmwright.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.problem.ProblemException;
import io.helmwright.values.PlainText;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.RenderedDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Text goes through the writer and the real Helm and comes out as it went in, or is refused by
 * name, wherever it stands. A try is a batch, because a render takes as long for one string as for
 * hundreds; a batch that fails is halved until one string is left.
 */
class RoundTripTest {

  private static final int BATCH = 250;
  private static final int TRIES = 10;
  private static final String SEED = "20240229";

  private static final HelmEngine ENGINE = new HelmEngine();

  /** A place where Java may put text: how it is written, and what is to come back. */
  private enum Position {
    SCALAR((name, text) -> entry(name, new Node.Literal(text))),
    LIST_ITEM(
        (name, text) ->
            entry(name, new Node.Sequence(List.of(new Node.Item(new Node.Literal(text))))),
        (text, back) -> text(back.path(0))),
    LAST_LIST_ITEM_UNDER_A_CONDITION(
        (name, text) ->
            entry(
                name,
                new Node.Sequence(
                    List.of(
                        new Node.Item(new Node.Literal("first")),
                        new Node.Item(Control.when(TRUE, text).node())))),
        (text, back) -> text(back.path(1))),
    MAP_KEY(
        (name, text) ->
            entry(name, new Node.Mapping(List.of(new Node.Entry(text, new Node.Literal("v"))))),
        (text, back) -> back.fieldNames().next()),
    KEY_OF_A_MAP_IN_A_LIST(
        (name, text) ->
            entry(
                name,
                new Node.Sequence(
                    List.of(
                        new Node.Item(
                            new Node.Mapping(
                                List.of(new Node.Entry(text, new Node.Literal("v")))))))),
        (text, back) -> back.path(0).fieldNames().next()),
    BLOCK_SCALAR(
        (name, text) -> entry(name, TextBlock.of(t -> t.lines(text)).node()),
        (text, back) -> text(back),
        RoundTripTest::endingInLineBreak),
    BLOCK_SCALAR_IN_A_LIST(
        (name, text) ->
            entry(
                name,
                new Node.Sequence(List.of(new Node.Item(TextBlock.of(t -> t.lines(text)).node())))),
        (text, back) -> text(back.path(0)),
        RoundTripTest::endingInLineBreak),
    BLOCK_SCALAR_BETWEEN_EXPRESSIONS(
        (name, text) ->
            entry(
                name,
                TextBlock.of(
                        t ->
                            t.line(BuiltIn.RELEASE_NAME)
                                .lines(text)
                                .when(TRUE, c -> c.line(BuiltIn.RELEASE_NAME, text)))
                    .node()),
        (text, back) -> text(back),
        text -> "r\n" + endingInLineBreak(text) + "r" + text + "\n"),
    ANNOTATION(
        (name, text) ->
            entry(name, new Node.Mapping(List.of(entry("a.b/c", new Node.Literal(text))))),
        (text, back) -> text(back.path("a.b/c"))),
    GO_STRING((name, text) -> entry(name, Strings.literal(text).node())),
    INTERPOLATED(
        (name, text) -> entry(name, Strings.text(text, BuiltIn.RELEASE_NAME, text).node()),
        (text, back) -> text(back),
        text -> text + "r" + text),
    DEFAULT(
        (name, text) ->
            entry(
                name,
                Strings.orDefault(
                        Expression.of(Term.root("Values", "absent"), ResultType.TEXT), text)
                    .node())),
    COMMENT(
        (name, text) ->
            entry(
                name,
                new Node.Mapping(
                    List.of(new Node.Comment(text), entry("key", new Node.Literal("v"))))),
        (text, back) -> text(back.path("key")),
        text -> "v");

    private final BiFunction<String, String, Node.Member> writing;
    private final BiFunction<String, JsonNode, String> reading;
    private final UnaryOperator<String> expected;

    Position(BiFunction<String, String, Node.Member> writing) {
      this(writing, (text, back) -> text(back));
    }

    Position(
        BiFunction<String, String, Node.Member> writing,
        BiFunction<String, JsonNode, String> reading) {
      this(writing, reading, UnaryOperator.identity());
    }

    Position(
        BiFunction<String, String, Node.Member> writing,
        BiFunction<String, JsonNode, String> reading,
        UnaryOperator<String> expected) {
      this.writing = writing;
      this.reading = reading;
      this.expected = expected;
    }
  }

  private static final Expression<Boolean> TRUE = Conditions.not(Strings.literal(""));

  @Provide
  Arbitrary<List<String>> batches() {
    return NastyStrings.batches(BATCH);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, seed = SEED)
  void literals_of_java_come_back_or_are_refused_by_name(@ForAll("batches") List<String> texts) {
    var failures = new ArrayList<String>();
    for (var position : Position.values()) {
      var accepted = texts.stream().filter(text -> isWritten(position, text)).toList();
      find(accepted, batch -> literals(position, batch), position.name(), failures);
    }
    assertThat(failures).isEmpty();
  }

  /** Whether the writer takes the text; if not, it says where it stands. */
  private static boolean isWritten(Position position, String text) {
    try {
      new TemplateFile("a.yaml", document(List.of(position.writing.apply("t0", text)))).print();
      return true;
    } catch (ProblemException e) {
      assertThat(e.problems())
          .allSatisfy(p -> assertThat(p.location()).startsWith("templates/a.yaml: data.t0"));
      return false;
    }
  }

  /**
   * A value that a user may set: what the template makes of it, and which texts the schema takes.
   */
  private enum UserPosition {
    QUOTED(each -> Control.forEach(each, ResultType.TEXT, "each", text -> text), ".*"),
    QUOTED_UNDER_WITH(
        each ->
            Control.forEach(each, ResultType.TEXT, "each", text -> Control.with(text, it -> it)),
        ".+"),
    PRINTF(
        each ->
            Control.forEach(each, ResultType.TEXT, "each", text -> Strings.text("<", text, ">{{")),
        ".*"),
    SCALAR_TEXT(
        each -> Control.forEach(each, ResultType.SCALAR, "each", Strings::scalarText), ".*"),
    WHOLE_LIST(each -> each, PlainText.PATTERN),
    SCALAR(
        each -> Control.forEach(each, ResultType.SCALAR, "each", text -> text), PlainText.PATTERN),
    ANY(each -> Control.forEach(each, ResultType.ANY, "each", text -> text), PlainText.PATTERN),
    INT_OR_STRING(
        each -> Control.forEach(each, ResultType.INT_OR_STRING, "each", text -> text),
        "[A-Za-z0-9.%-]*");

    private final Function<Expression<List<String>>, Yaml<?>> writing;
    private final Pattern accepted;

    UserPosition(Function<Expression<List<String>>, Yaml<?>> writing, String accepted) {
      this.writing = writing;
      this.accepted = Pattern.compile(accepted, Pattern.DOTALL);
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, seed = SEED)
  void values_of_users_come_back_or_are_refused_by_the_schema(
      @ForAll("batches") List<String> texts) {
    var failures = new ArrayList<String>();
    for (var position : UserPosition.values()) {
      var accepted = texts.stream().filter(t -> position.accepted.matcher(t).matches()).toList();
      find(accepted, batch -> values(position, batch), position.name(), failures);
    }
    assertThat(failures).isEmpty();
  }

  private static String values(UserPosition position, List<String> texts) {
    Yaml<?> list =
        position.writing.apply(Expression.of(Term.root("Values", "each"), ResultType.LIST));
    // Helm trims a document's end, so what toYaml puts there needs something after it.
    var last = entry("last", new Node.Literal("v"));
    var template =
        new TemplateFile("a.yaml", document(List.of(entry("list", list.node()), last))).print();
    JsonNode back =
        render(Map.of("templates/a.yaml", template), Map.of("each", texts))
            .path("data")
            .path("list");
    for (int i = 0; i < texts.size(); i++) {
      String expected = position == UserPosition.PRINTF ? "<" + texts.get(i) + ">{{" : texts.get(i);
      if (!text(back.path(i)).equals(expected)) {
        return "came back as " + show(text(back.path(i)));
      }
    }
    return "";
  }

  private static String literals(Position position, List<String> texts) {
    var members = new ArrayList<Node.Member>();
    for (int i = 0; i < texts.size(); i++) {
      members.add(position.writing.apply("t" + i, texts.get(i)));
    }
    var template = new TemplateFile("a.yaml", document(members)).print();
    JsonNode data = render(Map.of("templates/a.yaml", template), Map.of()).path("data");
    for (int i = 0; i < texts.size(); i++) {
      String expected = position.expected.apply(texts.get(i));
      String back = position.reading.apply(texts.get(i), data.path("t" + i));
      if (!expected.equals(back)) {
        return "came back as " + show(back);
      }
    }
    return "";
  }

  /** Halves the batch until one string is left that does it. */
  private static void find(
      List<String> texts,
      Function<List<String>, String> attempt,
      String place,
      List<String> failures) {
    if (texts.isEmpty() || failures.size() > 30) {
      return;
    }
    String failure;
    try {
      failure = attempt.apply(texts);
    } catch (ProblemException e) {
      failure = e.getMessage();
    }
    if (failure.isEmpty()) {
      return;
    }
    if (texts.size() == 1) {
      failures.add(place + ": " + show(texts.get(0)) + " " + failure);
      return;
    }
    int half = texts.size() / 2;
    find(texts.subList(0, half), attempt, place, failures);
    find(texts.subList(half, texts.size()), attempt, place, failures);
  }

  private static Node document(List<Node.Member> members) {
    return new Node.Mapping(
        List.of(
            entry("apiVersion", new Node.Literal("v1")),
            entry("kind", new Node.Literal("ConfigMap")),
            new Node.Entry("data", new Node.Mapping(members))));
  }

  private static Node.Entry entry(String key, Node value) {
    return new Node.Entry(key, value);
  }

  private static JsonNode render(Map<String, String> files, Map<String, Object> values) {
    var all = new TreeMap<String, byte[]>();
    all.put(
        "Chart.yaml",
        "apiVersion: v2\nname: trip\nversion: 1.0.0\n".getBytes(StandardCharsets.UTF_8));
    files.forEach((path, text) -> all.put(path, text.getBytes(StandardCharsets.UTF_8)));
    try (var chart = TemporaryChart.of(new EmittedChart("trip", all, new TreeMap<>()))) {
      List<RenderedDocument> documents =
          ENGINE
              .render(RenderRequest.of(chart.chart()).withReleaseName("r").withValues(values))
              .documents();
      return documents.get(0).toObject();
    }
  }

  private static String endingInLineBreak(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }

  /** A number or a boolean would be a failure, though it may look the same. */
  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : "(" + node.getNodeType() + ") " + node;
  }

  private static String show(String text) {
    return YamlText.doubleQuoted(text);
  }
}
