package io.helmwright.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the values are, Helm makes the same of a tree before and after. */
class SimplificationRoundTripTest {

  private static final int BATCH = 60;
  private static final int DEPTH = 4;

  @Provide
  Arbitrary<List<Node>> trees() {
    return Arbitraries.randomValue(
        random -> {
          var trees = new ArrayList<Node>();
          for (int i = 0; i < BATCH; i++) {
            trees.add(new RandomTree(random).mapping(DEPTH));
          }
          return trees;
        });
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF, seed = "20240229")
  void a_tree_renders_the_same(@ForAll("trees") List<Node> trees) {
    var members = new ArrayList<Node.Member>();
    for (int i = 0; i < trees.size(); i++) {
      members.add(new Node.Entry("before" + i, trees.get(i)));
      String key = "after" + i;
      Simplification.of(trees.get(i)).ifPresent(n -> members.add(new Node.Entry(key, n)));
    }
    String template = new TemplateFile("a.yaml", new Node.Mapping(members)).print();
    var files = new TreeMap<String, byte[]>();
    files.put("Chart.yaml", bytes("apiVersion: v2\nname: trip\nversion: 1.0.0\n"));
    files.put("templates/a.yaml", bytes(template));
    try (var chart = TemporaryChart.of(new EmittedChart("trip", files, new TreeMap<>()))) {
      for (var values : everyValue()) {
        var request = RenderRequest.of(chart.chart()).withValues(values);
        JsonNode rendered = new HelmEngine().render(request).documents().get(0).toObject();
        for (int i = 0; i < trees.size(); i++) {
          assertThat(withoutNulls(rendered.path("after" + i)))
              .as("%s%n%s", values, trees.get(i))
              .isEqualTo(withoutNulls(rendered.path("before" + i)));
        }
      }
    }
  }

  private static List<Map<String, Object>> everyValue() {
    var all = new ArrayList<Map<String, Object>>();
    for (var flag : List.of(true, false)) {
      for (var mode : List.of("x", "y", "")) {
        for (var hosts : List.of(List.of(), List.of("x", "z"))) {
          all.add(Map.of("flag", flag, "mode", mode, "hosts", hosts));
        }
      }
    }
    return all;
  }

  /** A key without a value means as much as none. */
  private static JsonNode withoutNulls(JsonNode node) {
    node.forEach(SimplificationRoundTripTest::withoutNulls);
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(property -> property.getValue().isNull());
    }
    return node;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Trees that ask the same few things again and again. */
  private static final class RandomTree {

    private final Random random;
    private final List<Expression<?>> questions = new ArrayList<>();
    private int keys;

    private RandomTree(Random random) {
      this.random = random;
      Expression<String> mode = Trees.text("mode");
      questions.add(Trees.flag("flag"));
      questions.add(Trees.list("hosts"));
      questions.add(mode);
      questions.add(Conditions.eq(mode, "x"));
      questions.add(Conditions.ne(mode, "y"));
    }

    private Expression<?> condition() {
      return switch (random.nextInt(8)) {
        case 0 -> Conditions.not(condition());
        case 1 -> Conditions.and(condition(), condition());
        case 2 -> Conditions.or(condition(), condition());
        default -> questions.get(random.nextInt(questions.size()));
      };
    }

    private Node mapping(int depth) {
      var members = new ArrayList<Node.Member>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        switch (random.nextInt(8)) {
          case 0 -> members.add(new Node.Comment("comment"));
          case 1 -> members.add(new Node.Splice(choice(() -> mapping(depth - 1))));
          case 2 -> members.add(new Node.Entry(key(), loop(depth - 1)));
          default -> members.add(new Node.Entry(key(), value(depth - 1)));
        }
      }
      members.add(new Node.Entry(key(), choice(() -> new Node.Literal("last"))));
      return new Node.Mapping(members);
    }

    private String key() {
      return "k" + keys++;
    }

    private Node value(int depth) {
      return switch (depth <= 0 ? 0 : random.nextInt(6)) {
        case 0 -> new Node.Literal("v" + random.nextInt(100));
        case 1 -> mapping(depth);
        case 2 -> sequence(depth);
        case 3 -> script(depth);
        default -> choice(() -> value(depth - 1));
      };
    }

    private Node choice(Supplier<Node> body) {
      var first = Control.when(condition(), Yaml.of(body.get()));
      return switch (random.nextInt(4)) {
        case 0 -> first.otherwise(Yaml.of(body.get())).node();
        case 1 -> first.elseWhen(condition(), Yaml.of(body.get())).node();
        case 2 -> with(body);
        default -> first.node();
      };
    }

    private Node with(Supplier<Node> body) {
      var scope = new Scope("it");
      Expression<String> it = Expression.of(scope.item(), ResultType.TEXT);
      return new Node.With(Trees.text("mode").term(), scope, asking(it, body));
    }

    private Node loop(int depth) {
      var scope = new Scope("host");
      Expression<String> host = Expression.of(scope.item(), ResultType.TEXT);
      Node item = asking(Conditions.eq(host, "x"), () -> choice(() -> value(depth)));
      return new Node.Repeated(
          Trees.list("hosts").term(), scope, new Node.Sequence(List.of(new Node.Item(item))));
    }

    private Node asking(Expression<?> question, Supplier<Node> body) {
      questions.add(question);
      Node node = body.get();
      questions.remove(questions.size() - 1);
      return node;
    }

    private Node sequence(int depth) {
      var items = new ArrayList<Node.Member>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        items.add(new Node.Item(value(depth - 1)));
      }
      return new Node.Sequence(items);
    }

    private Node script(int depth) {
      return TextBlock.of(
              t ->
                  t.line("first")
                      .when(
                          condition(), c -> c.line("second").when(condition(), d -> d.line("3rd")))
                      .line("depth " + depth))
          .node();
    }
  }
}
