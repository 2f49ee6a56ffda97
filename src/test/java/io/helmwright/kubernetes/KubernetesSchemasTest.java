package io.helmwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KubernetesSchemasTest {

  private static final String BASE = "https://schema.test/kubernetes.json";
  private static final Path FOLDER =
      Path.of("target/generated-resources/kubernetes/io/helmwright/kubernetes/schema");

  private final ObjectMapper mapper = new ObjectMapper();

  static List<String> versions() {
    return KubernetesSchemas.versions();
  }

  @Test
  void theNewestAndSeveralOlderVersionsAreThere() throws IOException {
    assertThat(versions()).contains("1.34", "1.35", "1.36").isSorted();
    assertThat(KubernetesSchemas.newest().minor()).isEqualTo("1.36");
    assertThat(mapper.readTree(FOLDER.resolve("versions.json").toFile()))
        .map(JsonNode::asText)
        .isEqualTo(versions());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theKindsReachEveryDefinitionAndNothingElse(String minor) throws IOException {
    Set<String> reached = new TreeSet<>();
    Deque<String> unread = new ArrayDeque<>();
    JsonNode index = kinds(minor);
    index.forEach(definition -> unread.add(definition.asText()));
    assertThat(index.get("apps/v1 StatefulSet").asText()).isEqualTo("StatefulSet");
    while (!unread.isEmpty()) {
      String definition = unread.remove();
      if (reached.add(definition)) {
        read(minor, definition).findValues("$ref").stream()
            .filter(JsonNode::isTextual) // JSONSchemaProps has a property of that name
            .forEach(reference -> unread.add(reference.asText().replace("#/definitions/", "")));
      }
    }

    assertThat(reached).hasSizeGreaterThanOrEqualTo(230).isEqualTo(definitions(minor));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void namesakesAreKeptApart(String minor) throws IOException {
    JsonNode index = kinds(minor);

    assertThat(index.get("autoscaling/v2 HorizontalPodAutoscaler").asText())
        .isEqualTo("HorizontalPodAutoscaler");
    assertThat(index.get("autoscaling/v1 HorizontalPodAutoscaler").asText())
        .isEqualTo("V1HorizontalPodAutoscaler");
    assertThat(text(minor, "V1HorizontalPodAutoscaler")).contains("\"const\":\"autoscaling/v1\"");
    assertThat(List.of(text(minor, "EndpointSlice"), text(minor, "EndpointSubset")))
        .anyMatch(schema -> schema.contains("\"#/definitions/EndpointPort\""))
        .anyMatch(schema -> schema.contains("V1EndpointPort\""));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyDefinitionIsAValidSchema(String minor) throws IOException {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    var metaSchema =
        registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_7.getDialectId()));
    for (String definition : definitions(minor)) {
      assertThat(metaSchema.validate(text(minor, definition), InputFormat.JSON))
          .as(definition)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aGoodStatefulSetPasses(String minor) {
    assertThat(
            validate(
                minor,
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                  creationTimestamp: null
                spec:
                  replicas: 1
                  serviceName: web
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers:
                        - name: web
                          image: web:1
                          resources: {requests: {cpu: 1, memory: 1Gi}}
                          ports: [{containerPort: 80, name: http}]
                          livenessProbe: {httpGet: {port: http}}
                          readinessProbe: {httpGet: {port: 80}}
                  volumeClaimTemplates:
                    - metadata: {name: data}
                      spec: {accessModes: [ReadWriteOnce]}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void wrongNamesTypesAndKindsAndMissingFieldsAreFound(String minor) {
    assertThat(
            validate(
                minor,
                """
                apiVersion: apps/v1beta1
                kind: StatefulSet
                spec:
                  replicas: "1"
                  template:
                    spec:
                      containers:
                        - name: web
                          imagePullPolice: Always
                          livenessProbe: {httpGet: {port: true}}
                """))
        .extracting(error -> error.getInstanceLocation() + " " + error.getKeyword())
        .contains(
            "/apiVersion const",
            "/spec required",
            "/spec/replicas type",
            "/spec/template/spec/containers/0 additionalProperties",
            "/spec/template/spec/containers/0/livenessProbe/httpGet/port oneOf");
  }

  @Test
  void aTypeKnowsItsSchemaAndThoseBelowIt() {
    assertThat(ResourceRequirements.TYPE.definition()).isEqualTo("ResourceRequirements");
    assertThat(ResourceRequirements.TYPE.readSchema("ResourceRequirements"))
        .contains("\"$ref\":\"#/definitions/ResourceClaim\"");
    assertThat(ResourceRequirements.TYPE.readSchema("ResourceClaim")).contains("\"name\"");
    assertThatThrownBy(() -> ResourceRequirements.TYPE.readSchema("Nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Kubernetes 1.36 has no definition Nothing");
  }

  private List<Error> validate(String minor, String yaml) {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            builder -> builder.schemas(iri -> iri.equals(BASE) ? document(minor) : null));
    return registry
        .getSchema(SchemaLocation.of(BASE + "#/definitions/StatefulSet"))
        .validate(yaml, InputFormat.YAML);
  }

  private JsonNode read(String minor, String definition) throws IOException {
    return mapper.readTree(document(minor)).get("definitions").get(definition);
  }

  private JsonNode kinds(String minor) throws IOException {
    return mapper.readTree(document(minor)).get("kinds");
  }

  private String text(String minor, String definition) throws IOException {
    return read(minor, definition).toString();
  }

  private static String document(String minor) {
    try {
      return Files.readString(FOLDER.resolve(minor + ".json"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Set<String> definitions(String minor) throws IOException {
    Set<String> names = new TreeSet<>();
    mapper.readTree(document(minor)).get("definitions").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
