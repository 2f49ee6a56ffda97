package io.helmwright.chart;

import static io.helmwright.chart.Demo.configMap;
import static io.helmwright.chart.Demo.container;
import static io.helmwright.chart.Demo.demo;
import static io.helmwright.chart.Demo.deployment;
import static io.helmwright.chart.Demo.pod;
import static io.helmwright.chart.Demo.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Deployment;
import io.helmwright.kubernetes.Secret;
import io.helmwright.kubernetes.Service;
import io.helmwright.kubernetes.StatefulSet;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValuesSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link ChartRules} refuses, in the words that the chart's author reads. */
class ChartRulesTest {

  private static final class Values extends ValuesSpec {
    final StringValue host = string("demo.host").describedAs("The host's name.");
  }

  private static final class SecretValues extends ValuesSpec {
    final StringValue password = string("demo.password").secret().describedAs("The password.");
  }

  @Test
  void acceptsWhatIsRight() {
    assertThatCode(() -> demo().add(configMap("demo")).add(deployment(container("demo"))).build())
        .doesNotThrowAnyException();
  }

  @Test
  void collectsAllProblemsAtOnce() {
    var chart =
        Chart.named("demo")
            .version("one")
            .values(new Values())
            .add("one.txt", configMap("demo"))
            .add(deployment(container("Demo")));

    assertThat(refusal(chart))
        .isEqualTo(
            """
            error: demo: Chart.yaml: "one" is no semantic version. \
            Call version("…") with major.minor.patch.
            error: demo: Chart.yaml: the description is missing. Call describedAs("…").
            error: demo: templates/one.txt: this is no path for a template. \
            Use letters, digits, dashes and folders, and the suffix .yaml; \
            _helpers.tpl is written from the helpers.
            error: demo: value demo.host: nothing reads it. \
            Use the value in a template, or remove its declaration.
            error: demo: templates/deployment.yaml: "Demo" is no name for a Container. \
            Use lower-case letters, digits and dashes.""");
  }

  @Nested
  class Metadata {

    @Test
    void theNameIsOneThatHelmAccepts() {
      assertThat(refusal(Chart.named("Demo_1").version("1.0.0").describedAs("A demonstration")))
          .isEqualTo(
              "error: Demo_1: Chart.yaml: \"Demo_1\" is no chart name. Use lower-case letters,"
                  + " digits and dashes.");
    }

    @Test
    void theVersionIsSemantic() {
      assertThat(refusal(demo().version("1.02.3")))
          .isEqualTo(
              "error: demo: Chart.yaml: \"1.02.3\" is no semantic version. Call version(\"…\") with"
                  + " major.minor.patch.");
    }

    @Test
    void thereIsADescription() {
      assertThat(refusal(Chart.named("demo").version("1.0.0")))
          .isEqualTo(
              "error: demo: Chart.yaml: the description is missing. Call describedAs(\"…\").");
    }
  }

  @Nested
  class TemplatePath {

    @Test
    void aTemplateStaysInItsFolder() {
      assertThat(refusal(demo().add("../demo.yaml", configMap("demo"))))
          .isEqualTo(
              "error: demo: templates/../demo.yaml: this is no path for a template. Use letters,"
                  + " digits, dashes and folders, and the suffix .yaml; _helpers.tpl is written"
                  + " from the helpers.");
    }

    @Test
    void theFileOfHelpersIsTaken() {
      assertThat(refusal(demo().add("_helpers.tpl", configMap("demo"))))
          .isEqualTo(
              "error: demo: templates/_helpers.tpl: this is no path for a template. Use letters,"
                  + " digits, dashes and folders, and the suffix .yaml; _helpers.tpl is written"
                  + " from the helpers.");
    }

    @Test
    void aTemplateHasAPathOfItsOwn() {
      assertThat(refusal(demo().add(configMap("one")).add(configMap("two"))))
          .isEqualTo(
              "error: demo: templates/configmap.yaml: two templates have this path. Name one of"
                  + " them with add(\"…\", object).");
    }
  }

  @Test
  void aTemplateCanBeWrittenDown() {
    var chart =
        demo().add(ConfigMap.of(c -> c.metadata(m -> m.name("demo")).data("key", "\u0000")));

    assertThat(refusal(chart))
        .isEqualTo(
            "error: demo: templates/configmap.yaml: data.key: the text holds the"
                + " character U+0000, which YAML"
                + " can't carry. Remove the character.");
  }

  @Test
  void aValueIsRead() {
    assertThat(refusal(demo().values(new Values())))
        .isEqualTo(
            "error: demo: value demo.host: nothing reads it. Use the value in a template, or remove"
                + " its declaration.");
  }

  @Test
  void aValueOfAnotherDeclarationIsNotRead() {
    assertThat(refusal(demo().add(configMap("demo", new Values().host))))
        .isEqualTo(
            "error: demo: value demo.host: a template reads it, but the chart does not declare it."
                + " Pass the declaration that holds it to values(…).");
  }

  @Nested
  class HelperName {

    @Test
    void aHelperCarriesTheChartsName() {
      assertThat(refusal(demo().add(configMap("demo", helper("label")))))
          .isEqualTo(
              "error: demo: helper label: another chart of the release may define the same name."
                  + " Begin the name with \"demo.\".");
    }

    @Test
    void aHelperIsDefinedOnce() {
      var chart =
          demo()
              .add("one.yaml", configMap("one", helper("demo.label")))
              .add("two.yaml", configMap("two", helper("demo.label")));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: helper demo.label: it is defined twice. Make one helper and include it"
                  + " in both places.");
    }

    private Expression<String> helper(String name) {
      return NamedTemplate.of(name, "A label.", ResultType.NAME, BuiltIn.CHART_NAME.node());
    }
  }

  @Test
  void anObjectIsRenderedOnce() {
    var chart = demo().add("one.yaml", configMap("demo")).add("two.yaml", configMap("demo"));

    assertThat(refusal(chart))
        .isEqualTo(
            "error: demo: templates/two.yaml: the ConfigMap is already rendered by"
                + " templates/one.yaml under the same name. Give one of them another name, or remove"
                + " it.");
  }

  @Nested
  class NameLength {

    @Test
    void anObjectsNameIsShortEnough() {
      String name = "a".repeat(64);

      assertThat(refusal(demo().add(configMap(name))))
          .isEqualTo(
              "error: demo: templates/configmap.yaml: the name \"%s\" of the ObjectMeta has 64"
                      .formatted(name)
                  + " characters, and Kubernetes allows 63. Shorten the name.");
    }

    @Test
    void aPortsNameIsShortEnough() {
      var chart =
          demo()
              .add(
                  deployment(
                      container("demo")
                          .andThen(
                              c -> c.ports(p -> p.name("metrics-for-demo").containerPort(1)))));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: the name \"metrics-for-demo\" of the"
                  + " ContainerPort has 16 characters, and Kubernetes allows 15. Shorten the name.");
    }

    @Test
    void aContainersNameIsALabel() {
      assertThat(refusal(demo().add(deployment(container("demo.app")))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: \"demo.app\" is no name for a Container. Use"
                  + " lower-case letters, digits and dashes.");
    }
  }

  @Test
  void aRequiredFieldIsThere() {
    var chart =
        demo().add(Service.of(s -> s.metadata(m -> m.name("demo")).spec(p -> p.ports(port -> {}))));

    assertThat(refusal(chart))
        .isEqualTo(
            "error: demo: templates/service.yaml: a ServicePort lacks the field \"port\", which"
                + " Kubernetes requires. Set it with port(…).");
  }

  @Nested
  class ContainersOfAPod {

    @Test
    void haveNamesOfTheirOwn() {
      assertThat(refusal(demo().add(deployment(container("demo"), container("demo")))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: two containers are named \"demo\". Give one"
                  + " of them another name.");
    }

    @Test
    void setAVariableOnce() {
      var twice =
          container("demo")
              .andThen(
                  c ->
                      c.env(e -> e.name("HOST").value("one"))
                          .env(e -> e.name("HOST").value("two")));

      assertThat(refusal(demo().add(deployment(twice))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: container demo: the variable HOST is set"
                  + " twice. Remove one of the two.");
    }

    @Test
    void mountVolumesOfThePod() {
      var mounting =
          container("demo").andThen(c -> c.volumeMounts(m -> m.name("data").mountPath("/data")));

      assertThat(refusal(demo().add(deployment(mounting))))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: container demo: it mounts the volume"
                  + " \"data\", which the pod does not have. Add the volume to the pod, or remove"
                  + " the mount.");
    }
  }

  @Test
  void aContainerIsRestricted() {
    assertThat(
            refusal(
                demo()
                    .add(
                        deployment(c -> c.name("demo").image("demo:1").resources(Demo.RESOURCES)))))
        .isEqualTo(
            "error: demo: templates/deployment.yaml: container demo: its security context is not"
                + " \"restricted\": it lacks allowPrivilegeEscalation: false, capabilities.drop:"
                + " [ALL], readOnlyRootFilesystem: true. Use Security.restricted() and, for its"
                + " pod, Security.restrictedPod(user), or add the fields to the value's default.");
  }

  @Nested
  class SecretExposure {

    private final SecretValues values = new SecretValues();

    @Test
    void aSecretGoesIntoNoOtherObject() {
      assertThat(refusal(demo().values(values).add(configMap("demo", values.password))))
          .isEqualTo(
              "error: demo: templates/configmap.yaml: the secret value demo.password would be"
                  + " readable in a ConfigMap. Put it into a Secret and refer to its key.");
    }

    @Test
    void aSecretMayStandInASecretAndBeHashedAnywhere() {
      var chart =
          demo()
              .values(values)
              .add(Secret.of(s -> s.metadata(m -> m.name("demo")).stringData("p", values.password)))
              .add(configMap("demo", Strings.sha256sum(values.password)));

      assertThatCode(chart::build).doesNotThrowAnyException();
    }
  }

  @Nested
  class FrozenField {

    @Test
    void aSelectorHoldsNoVersion() {
      var chart =
          demo()
              .add(
                  Deployment.of(
                      d ->
                          d.metadata(m -> m.name("demo"))
                              .spec(
                                  s ->
                                      s.selector(l -> l.matchLabels("chart", BuiltIn.CHART_VERSION))
                                          .template(
                                              t ->
                                                  t.metadata(
                                                          m ->
                                                              m.labels("app", "demo")
                                                                  .labels(
                                                                      "chart",
                                                                      BuiltIn.CHART_VERSION))
                                                      .spec(pod(container("demo")))))));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/deployment.yaml: spec.selector of the Deployment holds the"
                  + " chart's version, and Kubernetes refuses to change it. Use labels without a"
                  + " version there, such as names.selectorLabels().");
    }

    @Test
    void aVersionIsFoundInAHelperToo() {
      Expression<String> helper =
          NamedTemplate.of(
              "demo.service", "A name.", ResultType.NAME, BuiltIn.CHART_APP_VERSION.node());
      var chart =
          demo()
              .add(
                  StatefulSet.of(
                      d ->
                          d.metadata(m -> m.name("demo"))
                              .spec(
                                  s ->
                                      s.serviceName(helper)
                                          .selector(l -> l.matchLabels("app", "demo"))
                                          .template(
                                              t ->
                                                  t.metadata(
                                                          m ->
                                                              m.labels("app", "demo")
                                                                  .labels(
                                                                      "chart",
                                                                      BuiltIn.CHART_VERSION))
                                                      .spec(pod(container("demo")))))));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/statefulset.yaml: spec.serviceName of the StatefulSet holds"
                  + " the chart's version, and Kubernetes refuses to change it. Use labels without"
                  + " a version there, such as names.selectorLabels().");
    }
  }
}
