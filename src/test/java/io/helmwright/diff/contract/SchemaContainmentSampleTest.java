package io.helmwright.diff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.helmwright.diff.contract.SchemaPairs.Pair;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is proved to be contained is tried on random documents. */
class SchemaContainmentSampleTest {

  private static final int DOCUMENTS = 10_000;
  private static final double LEAST_SHARE = 0.125;

  static List<Pair> contained() {
    return SchemaPairs.all().stream()
        .filter(
            pair ->
                SchemaContainment.of(pair.before(), pair.after()) instanceof Containment.Contained)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("contained")
  void noValidDocumentBecomesInvalid(Pair pair) {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    JsonNode old = JsonMapper.shared().readTree(pair.before().toString());
    JsonNode young = JsonMapper.shared().readTree(pair.after().toString());
    Schema before = registry.getSchema(old);
    Schema after = registry.getSchema(young);
    var random = new Random(7);
    var likeOld = new RandomDocuments(old, random);
    var likeNew = new RandomDocuments(young, random);

    int valid = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      JsonNode document = i % 2 == 0 ? likeOld.next() : likeNew.next();
      if (before.validate(document, OutputFormat.BOOLEAN)) {
        valid++;
        assertThat(after.validate(document, OutputFormat.BOOLEAN))
            .as("%s is still valid", document)
            .isTrue();
      }
    }

    boolean nothingIsValid = pair.before().isBoolean() && !pair.before().asBoolean();
    assertThat(valid / (double) DOCUMENTS)
        .as("share of the documents that were valid before")
        .isGreaterThan(nothingIsValid ? -1 : LEAST_SHARE);
  }
}
