package io.helmwright.kubernetes;

import static io.helmwright.kubernetes.Nodes.literal;
import static io.helmwright.kubernetes.Nodes.object;
import static io.helmwright.kubernetes.Nodes.sequence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import io.helmwright.template.Node;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ObjectBuilderTest {

  @Test
  void aFieldIsSetOnce() {
    assertProblem(
        () -> Container.of(c -> c.name("a").name("b")),
        "error: Container: the field name is set twice. Keep one of the two calls.");
  }

  @Test
  void aMapHasAKeyOnce() {
    assertProblem(
        () -> ConfigMap.of(c -> c.data("a", "1").data("b", "2").data("a", "3")),
        "error: ConfigMap: data has the key a twice. Keep one of the two calls.");
  }

  @Test
  void nullIsRefusedWhereItIsGiven() {
    assertProblem(
        () -> Container.of(c -> c.image((String) null)),
        "error: Container: the field image is set to null. Leave the call out instead.");
    assertProblem(
        () -> ConfigMap.of(c -> c.data(null, "1")),
        "error: ConfigMap: the field data is set to null. Leave the call out instead.");
  }

  @Test
  void aCommentStandsAboveWhatIsSetNext() {
    var pod =
        PodSpec.of(
            p ->
                p.comment("Short: the database drains its connections.")
                    .terminationGracePeriodSeconds(10)
                    .comment("From inside to outside.")
                    .imagePullSecrets(s -> s.name("a"))
                    .comment("Last.")
                    .imagePullSecrets(s -> s.name("b")));

    assertThat(pod.node().members())
        .containsExactly(
            new Node.Comment("Short: the database drains its connections."),
            new Node.Entry("terminationGracePeriodSeconds", literal(10L)),
            new Node.Comment("From inside to outside."),
            new Node.Entry(
                "imagePullSecrets",
                sequence(
                    new Node.Item(object("LocalObjectReference").with("name", literal("a")).node()),
                    new Node.Comment("Last."),
                    new Node.Item(
                        object("LocalObjectReference").with("name", literal("b")).node()))));
  }

  @Test
  void aCommentNeedsSomethingToExplain() {
    assertProblem(
        () -> Container.of(c -> c.name("a").comment("?")),
        "error: Container: a comment is followed by no field."
            + " Call comment before the field it explains.");
  }

  @Test
  void commentsMoveWithTheirField() {
    var role =
        ClusterRole.of(r -> r.rules(rule -> rule.verbs("get")).comment("Named.").metadata(m -> {}));

    assertThat(role.node().members().subList(2, 4))
        .containsExactly(
            new Node.Comment("Named."), new Node.Entry("metadata", object("ObjectMeta").node()));
  }

  @Test
  void aBuiltObjectNeverChanges() {
    var leaked = new AtomicReference<Container.Builder>();
    var container =
        Container.of(
            c -> {
              leaked.set(c);
              c.args("a");
            });
    var before = container.node();

    leaked.get().args("b").name("late");

    assertThat(container.node()).isEqualTo(before);
    assertThat(container.node().members()).hasSize(1);
  }

  private static void assertProblem(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(ProblemException.class).hasMessage(message);
  }
}
