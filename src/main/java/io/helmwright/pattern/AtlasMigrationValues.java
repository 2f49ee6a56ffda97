package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueTest;
import java.util.Optional;

/** What users may set about an {@code AtlasMigration}. */
final class AtlasMigrationValues extends AtlasValues {

  private static final String SUM = "atlas.sum";

  final StringValue remoteName =
      line("remote.name").describedAs("Name of a directory in the Atlas Registry.").example("app");
  final StringValue remoteTag =
      line("remote.tag").describedAs("Its tag; the newest files when empty.").example("v1.4.0");
  final StringValue tokenSecret =
      name("remote.tokenSecret")
          .describedAs("Name of an existing Secret with the token for the Atlas Registry.");
  final StringValue tokenKey =
      line("remote.tokenKey").defaultsTo("token").notEmpty().describedAs("Key of that token.");
  final StringValue version =
      line("version")
          .describedAs(
              "Version that pods wait for; that of the newest file when empty. For a directory in the registry, pods"
                  + " wait for any when it is empty.")
          .example("20261121093000");
  final StringValue revisionsSchema =
      line("revisionsSchema")
          .defaultsTo("atlas_schema_revisions")
          .notEmpty()
          .describedAs("Schema of the table in which Atlas records what it has applied.");
  final StringValue baseline =
      line("baseline")
          .describedAs("Version that a database has already that Atlas has not migrated yet.")
          .example("20260101000000");
  final StringValue execOrder =
      line("execOrder")
          .defaultsTo("linear")
          .oneOf("linear", "linear-skip", "non-linear")
          .describedAs(
              "What happens to a file that is older than one applied already: an error, nothing, or it is applied.");
  final BooleanValue downAllowed =
      bool("protectedFlows.migrateDown.allow")
          .defaultsTo(false)
          .describedAs("Whether the operator may undo migrations whose files are gone.");
  final BooleanValue downApproved =
      bool("protectedFlows.migrateDown.autoApprove")
          .defaultsTo(false)
          .describedAs("Whether it does so without an approval.");
  final IntegerValue backoffLimit =
      integer("backoffLimit")
          .defaultsTo(20)
          .min(1)
          .describedAs("How often a failed migration is tried again.");

  AtlasMigrationValues(ValueGroup root, String path, Optional<ValueTest> chosen) {
    super(root, path, chosen, true);
    describe("", "Migrations by the Atlas operator.");
    files
        .describedAs("Migration files by name, with the atlas.sum of their directory.")
        .example("20261121093000_users.sql", "CREATE TABLE users (id bigint PRIMARY KEY);");
    rule(
        whenInCharge()
            .require(
                ValueTest.any(configMapName.isSet(), files.isSet(), remoteName.isSet()),
                "%s: set it, or %s, or %s; the operator needs migrations"
                    .formatted(configMapName.key(), files.key(), remoteName.key())));
    rule(
        whenInCharge(remoteName.isSet())
            .refuse(
                ValueTest.any(configMapName.isSet(), files.isSet()),
                "%s: leave it empty, or leave %s and %s empty; migrations come from one place"
                    .formatted(remoteName.key(), configMapName.key(), files.key())));
    rule(
        whenInCharge(configMapName.isSet())
            .refuse(
                files.isSet(),
                "%s: leave it empty, or leave %s empty; migrations come from one place"
                    .formatted(files.key(), configMapName.key())));
    rule(
        whenInCharge(files.isSet())
            .require(
                files.hasKey(SUM),
                "%s: add %s, which \"atlas migrate hash\" writes; Atlas applies no directory without"
                    .formatted(files.key(), SUM)));
    rule(
        whenInCharge(remoteName.isSet())
            .require(
                tokenSecret.isSet(),
                "%s: name the Secret with the token; the registry tells nobody else"
                    .formatted(tokenSecret.key())));
    rule(
        whenInCharge(downApproved.isTrue())
            .require(
                downAllowed.isTrue(),
                "%s: set it to true, or %s to false; what is not allowed needs no approval"
                    .formatted(downAllowed.key(), downApproved.key())));
  }
}
