package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.FreeListValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueTree;
import io.helmwright.values.ValuesSpec;
import org.junit.jupiter.api.Test;

/** The shapes that need thought. */
class ValuesYamlTest {

  static String print(ValuesSpec spec) {
    return new ValuesYaml(new YamlPrinter()).print("x", ValueTree.of(spec));
  }

  @Test
  void aMapWhoseKeysAreDeclared() {
    var spec =
        new ValuesSpec() {
          final MapValue config =
              map("config").defaultsTo("LANG", "C.UTF-8").describedAs("Environment variables.");
          final StringValue mode =
              string("config.MODE").defaultsTo("production").describedAs("The mode.");
          final StringValue limit =
              string("config.LIMIT").optional().example("50").describedAs("The most megabytes.");
        };

    assertThat(print(spec))
        .endsWith(
            """

            # -- Environment variables.
            config:
              LANG: C.UTF-8
              # -- The mode.
              MODE: production

              # The most megabytes.
              # LIMIT: "50"
            """);
  }

  @Test
  void longDescriptionsAreWrappedAndParagraphsKept() {
    var spec =
        new ValuesSpec() {
          final StringValue host =
              string("db.host")
                  .example("db.example.com")
                  .describedAs(
                      "Host of the external database. It has to be reachable from the pods, so a"
                          + " network policy must let them out.\n\nUnused with the subchart.");
          final IntegerValue port =
              integer("db.port").defaultsTo(5432).describedAs("The database's port.");
        };

    assertThat(print(spec))
        .endsWith(
            """

            db:
              # -- Host of the external database. It has to be reachable from the pods, so a network policy must
              # let them out.
              #
              # Unused with the subchart.
              # Example: db.example.com
              host: ""

              # -- The database's port.
              port: 5432
            """);
  }

  @Test
  void aGroupWithoutAnyDefaultIsACommentAsAWhole() {
    var spec =
        new ValuesSpec() {
          final BooleanValue on = bool("on").describedAs("Whether it is.");
          final StringValue url =
              string("proxy.url").optional().example("http://p").describedAs("Its address.");
          final ListValue hosts = strings("proxy.except.hosts").optional().example("a", "b");
          final FreeListValue extra =
              objects("extraObjects").describedAs("Objects of your own, as they are.");

          {
            describe("proxy", "The way out.");
            describe("proxy.except", "What needs no proxy.");
          }
        };

    assertThat(print(spec))
        .isEqualTo(
            """
            # Default values for x.
            # Each key is explained in README.md and checked by values.schema.json.

            # -- Whether it is.
            "on": false

            # The way out.
            # proxy:
            #   # Its address.
            #   url: http://p
            #
            #   # What needs no proxy.
            #   except:
            #     hosts:
            #       - a
            #       - b

            # -- Objects of your own, as they are.
            extraObjects: []
            """);
  }

  @Test
  void textOfSeveralLinesIsABlock() {
    var spec =
        new ValuesSpec() {
          final StringValue script =
              string("a.script").defaultsTo("#!/bin/sh\nexit 0\n").describedAs("Runs first.");
          final StringValue certificate =
              string("a.ca").example("-----BEGIN-----\nMII\n").describedAs("PEM.");
        };

    assertThat(print(spec))
        .endsWith(
            """

            a:
              # -- Runs first.
              script: |
                #!/bin/sh
                exit 0

              # -- PEM.
              # Example: |
              #   -----BEGIN-----
              #   MII
              ca: ""
            """);
  }

  @Test
  void aKeyThatHasMovedIsNotOffered() {
    var spec =
        new ValuesSpec() {
          final StringValue host = string("a.host").describedAs("The host.");
          final StringValue old = string("a.server").optional().deprecated("a.host");
        };

    assertThat(print(spec)).endsWith("\na:\n  # -- The host.\n  host: \"\"\n");
  }
}
