package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueTest;
import java.util.Optional;

/** What users may set about an {@code AtlasSchema}. */
final class AtlasSchemaValues extends AtlasValues {

  final StringValue key =
      line("key")
          .defaultsTo("schema.sql")
          .notEmpty()
          .describedAs("Key of the schema in the ConfigMap, or name of the file.");
  final ListValue schemas =
      strings("schemas")
          .describedAs("Schemas of the database that the operator manages; all when empty.");
  final ListValue exclude =
      strings("exclude").describedAs("Patterns of what the operator leaves alone in them.");
  final BooleanValue refusesDestruction =
      bool("policy.lint.destructive.error")
          .defaultsTo(true)
          .describedAs("Whether a change that would lose data is refused.");

  AtlasSchemaValues(ValueGroup root, String path, Optional<ValueTest> chosen, boolean waited) {
    super(root, path, chosen, waited);
    describe("", "The schema by the Atlas operator.");
    files
        .describedAs("The schema that is wanted, as one file by name.")
        .example("schema.sql", "CREATE TABLE users (id bigint PRIMARY KEY);");
    schemas.example("public");
    exclude.example("audit_*");
    rule(
        whenInCharge()
            .require(
                ValueTest.any(configMapName.isSet(), files.isSet()),
                "%s: set it, or %s; the operator needs the schema that is wanted"
                    .formatted(configMapName.key(), files.key())));
    rule(
        whenInCharge(configMapName.isSet())
            .refuse(
                files.isSet(),
                "%s: leave it empty, or leave %s empty; the schema comes from one place"
                    .formatted(files.key(), configMapName.key())));
  }
}
