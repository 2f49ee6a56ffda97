package io.helmwright.chart;

import static io.helmwright.chart.Demo.configMap;
import static io.helmwright.chart.Demo.container;
import static io.helmwright.chart.Demo.demo;
import static io.helmwright.chart.Demo.deployment;
import static io.helmwright.chart.Demo.job;
import static io.helmwright.chart.Demo.pod;
import static io.helmwright.chart.Demo.refusal;
import static io.helmwright.template.Control.let;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.Secret;
import io.helmwright.pattern.Security;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.Term;
import io.helmwright.template.Yaml;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValuesSpec;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules say about names that change, and about names that should. */
class NameRulesTest {

  private static final class Values extends ValuesSpec {
    final StringValue image = line("image").defaultsTo("demo:1").describedAs("The image.");
  }

  @Nested
  class Reproducible {

    static List<Expression<String>> volatileTexts() {
      var now = new Term.Piped(new Term.Call("now"), "unixEpoch");
      return List.of(
          Strings.randomAlphanumeric(5),
          Strings.text("demo-", Strings.randomAlphanumeric(5)),
          NamedTemplate.of(
              "demo.name", "A name.", ResultType.NAME, Strings.randomAlphanumeric(5).node()),
          Strings.sha256sum(Strings.randomAlphanumeric(5)),
          Expression.of(new Term.Call("uuidv4"), ResultType.NAME),
          Expression.of(now, ResultType.NAME),
          Expression.of(Term.root("Release", "Time", "Seconds"), ResultType.NAME));
    }

    @ParameterizedTest
    @MethodSource("volatileTexts")
    void aNameIsTheSameAtEveryRender(Expression<String> name) {
      assertThat(refusal(demo().add(configMap(m -> m.name(name)))))
          .matches(
              "error: demo: templates/configmap.yaml, ConfigMap.*: its name holds"
                  + " (randAlphaNum|uuidv4|now|unixEpoch|\\.Release\\.Time), so that it is another one"
                  + " at every render\\. Use \\.Release\\.Revision or a hash of the content\\.");
    }

    @Test
    void aVariableIsWhatItHolds() {
      Yaml<?> named =
          let("suffix", Strings.randomAlphanumeric(5), suffix -> configMap(m -> m.name(suffix)));

      assertThat(refusal(demo().add("configmap.yaml", named)))
          .isEqualTo(
              "error: demo: templates/configmap.yaml, ConfigMap: its name holds $suffix, so that it is"
                  + " another one at every render. Use .Release.Revision or a hash of the content.");
    }

    @Test
    void soIsTheNameOfWhatAPodNeeds() {
      var mounting =
          container("main")
              .andThen(
                  c -> c.envFrom(e -> e.configMapRef(r -> r.name(Strings.randomAlphanumeric(5)))));

      assertThat(refusal(demo().add(deployment(mounting))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml, Deployment demo: the name of a ConfigMap that it"
                  + " needs holds randAlphaNum, so that it is another one at every render. Use"
                  + " .Release.Revision or a hash of the content.");
    }

    @Test
    void soAreLabelsAndAnnotations() {
      var chart =
          demo()
              .add(configMap(m -> m.name("demo").annotations("at", Strings.randomAlphanumeric(5))));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/configmap.yaml, ConfigMap demo: its annotations hold"
                  + " randAlphaNum, so that they are others at every render. Leave it out, or use a"
                  + " hash of what users set.");
    }

    @Test
    void aGeneratedSecretIsNotHashed() {
      assertThat(
              refusal(
                  demo()
                      .add(secret(Strings.randomAlphanumeric(20)))
                      .add(restartedBy(BuiltIn.templateChecksum("secret.yaml")))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml, Deployment demo: the pods' annotations hash"
                  + " templates/secret.yaml, which holds randAlphaNum, so that every upgrade restarts"
                  + " the pods. Hash what users set, and leave out what is generated.");
    }

    @Test
    void aSecretMayBeGeneratedAndOneOfTheUsersHashed() {
      var generated = demo().add(secret(Strings.randomAlphanumeric(20)));
      var users =
          demo()
              .add(secret(BuiltIn.RELEASE_NAME))
              .add(restartedBy(BuiltIn.templateChecksum("secret.yaml")));

      assertThatCode(generated::build).doesNotThrowAnyException();
      assertThatCode(users::build).doesNotThrowAnyException();
    }

    private static Secret secret(Yaml<String> password) {
      return Secret.of(s -> s.metadata(m -> m.name("demo")).data("password", password));
    }

    private static Deployment restartedBy(Expression<String> checksum) {
      return Deployment.of(
          d ->
              d.metadata(m -> m.name("demo"))
                  .spec(
                      s ->
                          s.selector(l -> l.matchLabels("app", "demo"))
                              .template(
                                  t ->
                                      t.metadata(
                                              m ->
                                                  m.labels("app", "demo")
                                                      .annotations("checksum/secret", checksum))
                                          .spec(pod(container("main"))))));
    }
  }

  @Nested
  class PlainJob {

    private final Values values = new Values();

    private Chart.Builder named(Yaml<String> name) {
      return demo()
          .values(values)
          .add(
              job(
                  m -> m.name(name),
                  s -> {},
                  pod(
                      c ->
                          c.name("main")
                              .image(values.image)
                              .resources(Demo.RESOURCES)
                              .securityContext(Security.restricted()))));
    }

    @Test
    void hasANameOfItsPod() {
      assertThat(refusal(named(Yaml.string("migrate"))))
          .isEqualTo(
              "error: demo: templates/job.yaml, Job migrate: its pod depends on values or versions and"
                  + " its name does not, and Kubernetes refuses to change the template of a Job. Put a"
                  + " hash of the pod into the name, or .Release.Revision.");
    }

    @Test
    void mayHaveAHashOfItInTheNameAlsoThroughAHelper() {
      var hash = Strings.sha256sum(values.image);
      Expression<String> helper =
          NamedTemplate.of("demo.job", "A name.", ResultType.NAME, hash.node());

      assertThatCode(() -> named(Strings.text("migrate-", hash)).build())
          .doesNotThrowAnyException();
      assertThatCode(() -> named(Strings.text("migrate-", helper)).build())
          .doesNotThrowAnyException();
    }

    @Test
    void mayHaveTheRevisionInTheName() {
      assertThatCode(() -> named(Strings.text("migrate-", BuiltIn.RELEASE_REVISION)).build())
          .doesNotThrowAnyException();
    }

    @Test
    void mayHaveAFixedNameWhenItsPodIsFixed() {
      assertThatCode(
              () ->
                  demo().add(job(m -> m.name("migrate"), s -> {}, pod(container("main")))).build())
          .doesNotThrowAnyException();
    }
  }
}
