package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaMatchTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> SCHEMAS =
      List.of(
          "{}",
          "{'type':'string'}",
          "{'type':['integer','string']}",
          "{'type':['boolean','null']}",
          "{'type':'number','minimum':0,'maximum':10}",
          "{'type':'integer','exclusiveMinimum':1}",
          "{'type':'string','minLength':1,'maxLength':3}",
          "{'type':'string','pattern':'^[a-z]+$'}",
          "{'enum':['a',1,true,null]}",
          "{'const':1}",
          "{'not':{'enum':['a',0]}}",
          "{'type':'array','minItems':1,'items':{'type':'string'}}",
          "{'contains':{'properties':{'name':{'enum':['x']}},'required':['name']}}",
          "{'type':'object','properties':{'a':{'type':'integer'}},'required':['a'],"
              + "'additionalProperties':false}",
          "{'type':'object','additionalProperties':{'type':'string'}}",
          "{'type':'object','patternProperties':{'^[a-z]$':{'type':'integer'}},"
              + "'additionalProperties':false}",
          "{'type':'object','minProperties':1}",
          "{'propertyNames':{'not':{'enum':['a']}}}",
          "{'maxItems':0}",
          "{'maxProperties':0}",
          "{'anyOf':[{'type':'string'},{'minimum':5}]}",
          "{'oneOf':[{'type':'integer'},{'minimum':5}]}",
          "{'allOf':[{'type':'integer'},{'minimum':5}]}",
          "{'if':{'type':'string'},'then':{'minLength':2},'else':{'type':'integer'}}",
          "{'properties':{'a':true,'b':false}}",
          "{'$ref':'#/definitions/Name','type':'object'}");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "1.0",
          "1.5",
          "5",
          "10",
          "11",
          "-1",
          "''",
          "'a'",
          "'ab'",
          "'abcd'",
          "'A1'",
          "'\uD83D\uDE00\uD83D\uDE00'",
          "[]",
          "['a']",
          "[1]",
          "[{'name':'x'}]",
          "[{'name':'y'},1]",
          "{}",
          "{'a':1}",
          "{'a':'x'}",
          "{'a':1,'b':2}",
          "{'name':'x'}",
          "{'AB':1}");

  record Case(String schema, String value) {}

  static List<Case> cases() {
    var cases = new ArrayList<Case>();
    for (var schema : SCHEMAS) {
      for (var value : VALUES) {
        cases.add(new Case(schema, value));
      }
    }
    return cases;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Knows one type, whose schema is that of a short lower-case text. */
  private static final class Name implements KubernetesType<String> {
    @Override
    public String definition() {
      return "Name";
    }

    @Override
    public String readSchema(String definition) {
      return "{\"type\":\"string\",\"maxLength\":2}";
    }
  }

  private static List<SchemaMatch.Mismatch> mismatches(String value, String schema) {
    var definitions = new SchemaDefinitions();
    definitions.reference(new Name());
    return SchemaMatch.of(json(value), json(schema), definitions);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithAWholeValidator(Case each) {
    var schema = (com.fasterxml.jackson.databind.node.ObjectNode) json(each.schema());
    schema.set("definitions", json("{'Name':{'type':'string','maxLength':2}}"));
    boolean valid =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(schema.toString(), InputFormat.JSON)
            .validate(json(each.value()).toString(), InputFormat.JSON)
            .isEmpty();

    assertThat(mismatches(each.value(), each.schema()).isEmpty()).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'integer'} | 'x' | is \"x\", must be integer",
        "{'type':['integer','null']} | 'x' | is \"x\", must be integer or null",
        "{'enum':['a','b']} | 'x' | is \"x\", must be one of [\"a\",\"b\"]",
        "{'not':{'enum':['a']}} | 'a' | is \"a\", must be none of [\"a\"]",
        "{'minimum':1} | 0 | is 0, must be at least 1",
        "{'maximum':1} | 2 | is 2, must be at most 1",
        "{'exclusiveMinimum':1} | 1 | is 1, must be greater than 1",
        "{'pattern':'^a%s'} | 'x' | is \"x\", must match ^a%s",
        "{'minLength':1} | '' | is empty",
        "{'maxLength':1} | 'ab' | is longer than 1 characters",
        "{'minItems':1} | [] | must have 1 item(s) or more",
      })
  void saysWhatIsWrong(String schema, String value, String message) {
    assertThat(mismatches(value, schema)).containsExactly(new SchemaMatch.Mismatch("", message));
  }

  @Test
  void saysWhereItIsWrong() {
    String schema =
        "{'properties':{'hosts':{'items':{'required':['name'],'properties':{'name':{}},"
            + "'additionalProperties':false}}}}";

    assertThat(mismatches("{'hosts':[{'name':'a'},{'nam':'b'}]}", schema))
        .containsExactly(
            new SchemaMatch.Mismatch("hosts[1].name", "is required"),
            new SchemaMatch.Mismatch("hosts[1].nam", "there is no such key"));
  }
}
