package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingDefinitionsTest {

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a field more | {a: {properties: {x: {}}}} | {a: {properties: {x: {}, y: {}}}} | true",
        "a field less | {a: {properties: {x: {}, y: {}}}} | {a: {properties: {x: {}}}} | false",
        "another type | {a: {type: string}} | {a: {type: integer}} | false",
        "another description | {a: {description: b}} | {a: {description: c}} | true",
        "a field required | {a: {}} | {a: {required: [x]}} | false",
        "a field of another type | {a: {properties: {x: {type: string}}}}"
            + " | {a: {properties: {x: {type: integer}}}} | false",
        "items of another type | {a: {items: {type: string}}} | {a: {items: {}}} | false",
        "something referred to that grows | {a: {$ref: '#/definitions/b'}, b: {properties: {}}}"
            + " | {a: {$ref: '#/definitions/b'}, b: {properties: {x: {}}}} | true",
        "something referred to that doesn't | {a: {$ref: '#/definitions/b'}, b: {type: string}}"
            + " | {a: {$ref: '#/definitions/b'}, b: {type: integer}} | false",
        "one that leads to itself | {a: {items: {$ref: '#/definitions/a'}}}"
            + " | {a: {items: {$ref: '#/definitions/a'}}} | true",
        "an alternative less | {a: {anyOf: [{type: string}, {type: integer}]}}"
            + " | {a: {anyOf: [{type: string}]}} | false",
      })
  void definitions(String what, String older, String newer, boolean grow) {
    JsonNode before = StrictYaml.parse("", older);
    JsonNode after = StrictYaml.parse("", newer);

    assertThat(new GrowingDefinitions(before, after).grow("a")).isEqualTo(grow);
  }

  @Test
  void what_kubernetes_takes_of_a_service_is_taken_by_the_next_version() {
    KubernetesSchemas schemas = KubernetesSchemas.bundled();
    List<String> versions = schemas.versions();

    assertThat(schemas.grows(versions.get(0), versions.get(1), "v1", "Service")).isTrue();
  }
}
