package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.SecurityContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schema says of a test that must not hold: the values that are allowed. */
class NegationTest {

  private static final class Spec extends ValuesSpec {
    final BooleanValue enabled = bool("enabled");
    final StringValue mode = string("mode").defaultsTo("slow").oneOf("slow", "fast", "off");
    final StringValue host = string("host");
    final StringValue path = string("path").optional();
    final IntegerValue replicas = integer("replicas").min(0);
    final IntegerValue offset = integer("offset");
    final MapValue config = scalars("config");
    final EnvironmentValue store = variable("config.STORE").oneOf("memory", "redis");
    final ListValue modes = strings("modes");
    final KubernetesValue<SecurityContext> security = kubernetes("security", SecurityContext.TYPE);
    final KubernetesListValue<EnvVar> env = kubernetesList("env", EnvVar.TYPE);
  }

  private static final Spec V = new Spec();

  private static final List<String> VALUES =
      List.of(
          "{}",
          "{'enabled':true,'mode':'fast','host':'h','path':'/','replicas':3,'offset':-1}",
          "{'enabled':false,'mode':'slow','host':'','path':null,'replicas':0,'offset':0}",
          "{'enabled':true,'mode':'off','replicas':1,'offset':1,'path':''}",
          "{'config':{'STORE':'redis'},'modes':['a'],'security':{'runAsUser':1}}",
          "{'config':{'STORE':'memory'},'modes':['b','c'],'security':{}}",
          "{'config':{},'modes':[],'env':[]}",
          "{'env':[{'name':'A'}]}",
          "{'env':[{'name':'B','value':'1'}],'host':'h'}");

  static List<ValueTest> tests() {
    var fast = V.mode.is("fast");
    return List.of(
        V.enabled.isTrue(),
        V.enabled.isFalse(),
        fast,
        V.host.is("h"),
        V.host.isSet(),
        V.path.isSet(),
        V.replicas.isSet(),
        V.replicas.isGreaterThan(1),
        V.offset.isSet(),
        V.config.isSet(),
        V.config.hasKey("STORE"),
        V.store.isSet(),
        V.store.is("redis"),
        V.modes.isSet(),
        V.modes.contains("a"),
        V.security.isSet(),
        V.security.has("runAsUser"),
        V.env.hasItemNamed("A"),
        ValueTest.not(fast),
        ValueTest.any(fast, V.host.isSet()),
        ValueTest.any(fast, V.mode.is("off")),
        ValueTest.all(fast, V.host.isSet(), V.replicas.isGreaterThan(1)));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void whatKeepsTheOneBreaksTheOther(ValueTest test) {
    assertThat(VALUES)
        .allSatisfy(
            values ->
                assertThat(matches(ValueTest.not(test), values))
                    .isNotEqualTo(matches(test, values)));
  }

  private static boolean matches(ValueTest test, String values) {
    JsonNode json = Json.parse(values.replace('\'', '"'));
    return SchemaMatch.of(json, test.schema().orElseThrow(), V.schemaDefinitions()).isEmpty();
  }

  private static void refused(ValueTest test, String schema) {
    assertThat(ValueTest.not(test).schema().orElseThrow().toString()).isEqualTo(Json.of(schema));
  }

  @Test
  void neitherOfTwoValues() {
    refused(
        ValueTest.any(V.enabled.isTrue(), V.host.isSet()),
        """
        {
          "allOf": [
            {"properties": {"enabled": {"const": false}}},
            {"properties": {"host": {"const": ""}}}
          ]
        }
        """);
  }

  @Test
  void notBothOfTwoValues() {
    refused(
        ValueTest.all(V.enabled.isTrue(), V.replicas.isGreaterThan(1)),
        """
        {
          "anyOf": [
            {"properties": {"enabled": {"const": false}}},
            {"properties": {"replicas": {"maximum": 1}}}
          ]
        }
        """);
  }

  @Test
  void theOtherChoices() {
    refused(V.mode.is("fast"), "{\"properties\": {\"mode\": {\"enum\": [\"slow\", \"off\"]}}}");
  }

  @Test
  void nullOfWhatMayBeMissing() {
    refused(V.path.isSet(), "{\"properties\": {\"path\": {\"enum\": [null, \"\"]}}}");
  }
}
