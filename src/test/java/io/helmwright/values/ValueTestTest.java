package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.template.TemplateFile;
import org.junit.jupiter.api.Test;

/** Each question about values, as the schema and as the templates ask it. */
class ValueTestTest {

  private static final class Spec extends ValuesSpec {
    final BooleanValue enabled = bool("db.enabled");
    final StringValue mode = string("mode");
    final IntegerValue replicas = integer("replicas");
    final IntOrStringValue surge = intOrString("surge");
    final MapValue config = scalars("config");
    final EnvironmentValue tracing = variable("config.TRACING").flag();
    final EnvironmentValue store = variable("config.STORE").oneOf("memory", "redis");
    final ListValue modes = strings("modes");
    final KubernetesValue<SecurityContext> security = kubernetes("security", SecurityContext.TYPE);
    final KubernetesListValue<EnvVar> env = kubernetesList("env", EnvVar.TYPE);
  }

  private final Spec v = new Spec();

  private static void asked(ValueTest test, String schema, String condition) {
    assertThat(test.schema().orElseThrow().toString()).isEqualTo(Json.of(schema));
    assertThat(condition(test)).isEqualTo(condition);
  }

  private static String condition(ValueTest test) {
    String text =
        new TemplateFile("x.yaml", ValueRule.always().refuse(test, "x: y").guard().node()).print();
    return text.substring("{{- if ".length(), text.indexOf(" -}}"));
  }

  @Test
  void isItTrue() {
    asked(
        v.enabled.isTrue(),
        """
        {
          "properties": {
            "db": {"properties": {"enabled": {"const": true}}, "required": ["enabled"]}
          },
          "required": ["db"]
        }
        """,
        ".Values.db.enabled");
  }

  @Test
  void isItFalse() {
    asked(
        v.enabled.isFalse(),
        """
        {
          "properties": {
            "db": {"properties": {"enabled": {"const": false}}, "required": ["enabled"]}
          },
          "required": ["db"]
        }
        """,
        "not .Values.db.enabled");
  }

  @Test
  void isItThisText() {
    asked(
        v.mode.is("fast"),
        """
        {"properties": {"mode": {"const": "fast"}}, "required": ["mode"]}
        """,
        "eq .Values.mode \"fast\"");
  }

  @Test
  void doesItMatch() {
    asked(
        v.mode.matches("^f"),
        """
        {"properties": {"mode": {"pattern": "^f"}}, "required": ["mode"]}
        """,
        "regexMatch \"^f\" .Values.mode");
  }

  @Test
  void doesItNotMatch() {
    asked(
        ValueTest.not(v.mode.matches("^f")),
        """
        {"properties": {"mode": {"not": {"pattern": "^f"}}}}
        """,
        "not (regexMatch \"^f\" .Values.mode)");
  }

  @Test
  void isItGreater() {
    asked(
        v.replicas.isGreaterThan(1),
        """
        {"properties": {"replicas": {"exclusiveMinimum": 1}}, "required": ["replicas"]}
        """,
        "gt (int64 .Values.replicas) 1");
  }

  @Test
  void isItSet() {
    asked(
        v.mode.isSet(),
        """
        {
          "properties": {
            "mode": {"type": "string", "minLength": 1}
          },
          "required": ["mode"]
        }
        """,
        ".Values.mode");
  }

  @Test
  void isANumberSet() {
    assertThat(condition(v.replicas.isSet())).isEqualTo("int64 .Values.replicas");
  }

  @Test
  void isItNotSet() {
    asked(
        ValueTest.not(v.mode.isSet()),
        """
        {"properties": {"mode": {"const": ""}}}
        """,
        "not .Values.mode");
  }

  @Test
  void isItGivenEvenAsZero() {
    asked(
        v.surge.isGiven(),
        """
        {"properties": {"surge": {"not": {"enum": [null, ""]}}}, "required": ["surge"]}
        """,
        "ne (toString .Values.surge) \"\"");
  }

  @Test
  void hasItAKey() {
    asked(
        v.config.hasKey("A", "B"),
        """
        {
          "properties": {"config": {"anyOf": [{"required": ["A"]}, {"required": ["B"]}]}},
          "required": ["config"]
        }
        """,
        "or (hasKey .Values.config \"A\") (hasKey .Values.config \"B\")");
  }

  @Test
  void hasItNoneOfTheKeys() {
    assertThat(ValueTest.not(v.config.hasKey("A", "B")).schema().orElseThrow().toString())
        .isEqualTo(
            Json.of(
                """
                {"properties": {"config": {"propertyNames": {"not": {"enum": ["A", "B"]}}}}}
                """));
  }

  @Test
  void isTheVariableOn() {
    asked(
        v.tracing.isOn(),
        """
        {
          "properties": {
            "config": {"properties": {"TRACING": {"enum": [true, "true"]}}, "required": ["TRACING"]}
          },
          "required": ["config"]
        }
        """,
        "eq (toString .Values.config.TRACING) \"true\"");
  }

  @Test
  void isTheVariableOff() {
    assertThat(ValueTest.not(v.tracing.isOn()).schema().orElseThrow().toString())
        .isEqualTo(
            Json.of(
                """
                {
                  "properties": {
                    "config": {"properties": {"TRACING": {"enum": [null, false, "false", ""]}}}
                  }
                }
                """));
  }

  @Test
  void hasTheObjectAField() {
    assertThat(condition(v.security.has("seccompProfile", "type")))
        .isEqualTo("dig \"seccompProfile\" \"type\" \"\" .Values.security");
  }

  @Test
  void hasTheListAnItemOfThatName() {
    asked(
        v.env.hasItemNamed("A", "B"),
        """
        {
          "properties": {
            "env": {
              "contains": {"properties": {"name": {"enum": ["A", "B"]}}, "required": ["name"]}
            }
          },
          "required": ["env"]
        }
        """,
        "regexMatch `\"name\":\"(A|B)\"` (toJson .Values.env)");
  }

  @Test
  void doAllHold() {
    asked(
        ValueTest.all(v.mode.is("a"), v.mode.matches("b")),
        """
        {
          "allOf": [
            {"properties": {"mode": {"const": "a"}}, "required": ["mode"]},
            {"properties": {"mode": {"pattern": "b"}}, "required": ["mode"]}
          ]
        }
        """,
        "and (eq .Values.mode \"a\") (regexMatch \"b\" .Values.mode)");
  }

  @Test
  void doesAnyHold() {
    asked(
        ValueTest.any(v.mode.is("a"), v.mode.is("b")),
        """
        {"properties": {"mode": {"enum": ["a", "b"]}}, "required": ["mode"]}
        """,
        "or (eq .Values.mode \"a\") (eq .Values.mode \"b\")");
  }

  @Test
  void doesAnyHoldOfSeveralValues() {
    asked(
        ValueTest.any(v.mode.is("a"), v.enabled.isTrue()),
        """
        {
          "anyOf": [
            {"properties": {"mode": {"const": "a"}}, "required": ["mode"]},
            {
              "properties": {
                "db": {"properties": {"enabled": {"const": true}}, "required": ["enabled"]}
              },
              "required": ["db"]
            }
          ]
        }
        """,
        "or (eq .Values.mode \"a\") .Values.db.enabled");
  }

  @Test
  void whatTheSchemaCannotSayMakesAllOfThemUnsaid() {
    assertThat(ValueTest.all(v.mode.is("a"), v.replicas.isAtLeast(v.replicas)).schema()).isEmpty();
  }

  @Test
  void twiceNotIsNothing() {
    assertThat(condition(ValueTest.not(ValueTest.not(v.mode.is("a")))))
        .isEqualTo("eq .Values.mode \"a\"");
  }

  @Test
  void aRuleUnderAConditionIsIfAndThen() {
    var rule = ValueRule.when(v.mode.is("a")).require(v.replicas.isGreaterThan(0), "replicas: x");

    assertThat(rule.schema().orElseThrow().toString())
        .isEqualTo(
            Json.of(
                """
                {
                  "$comment": "replicas: x",
                  "if": {"properties": {"mode": {"const": "a"}}, "required": ["mode"]},
                  "then": {
                    "properties": {"replicas": {"exclusiveMinimum": 0}},
                    "required": ["replicas"]
                  }
                }
                """));
    assertThat(new TemplateFile("x.yaml", rule.guard().node()).print())
        .isEqualTo(
            """
            {{- if and (eq .Values.mode "a") (not (gt (int64 .Values.replicas) 0)) -}}
            {{- fail "replicas: x" }}
            {{- end }}
            """);
  }

  @Test
  void aRuleForTheTemplatesAloneIsNotInTheSchema() {
    var rule = ValueRule.always().refuseInTemplates(v.mode.isSet(), "mode: it has moved");

    assertThat(rule.schema()).isEmpty();
    assertThat(new TemplateFile("x.yaml", rule.guard().node()).print())
        .isEqualTo(
            """
            {{- if .Values.mode -}}
            {{- fail "mode: it has moved" }}
            {{- end }}
            """);
  }

  @Test
  void isTheListHoldingIt() {
    asked(
        v.modes.contains("ReadWriteMany"),
        """
        {
          "properties": {"modes": {"contains": {"const": "ReadWriteMany"}}},
          "required": ["modes"]
        }
        """,
        "has \"ReadWriteMany\" .Values.modes");
  }

  @Test
  void isTheVariableJustThat() {
    asked(
        v.store.is("redis"),
        """
        {
          "properties": {
            "config": {"properties": {"STORE": {"const": "redis"}}, "required": ["STORE"]}
          },
          "required": ["config"]
        }
        """,
        "eq (toString .Values.config.STORE) \"redis\"");
  }

  @Test
  void doesAFieldOfTheObjectSayIt() {
    ValueTest unmasked = v.security.says("Unmasked", "procMount");
    asked(
        unmasked,
        """
        {
          "properties": {
            "security": {
              "properties": {"procMount": {"const": "Unmasked"}},
              "required": ["procMount"]
            }
          },
          "required": ["security"]
        }
        """,
        "eq (dig \"procMount\" \"\" .Values.security) \"Unmasked\"");
    assertThat(condition(ValueTest.not(unmasked)))
        .isEqualTo("ne (dig \"procMount\" \"\" .Values.security) \"Unmasked\"");
  }
}
