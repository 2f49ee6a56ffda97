package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetExpressionTest {

  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b                | {'a':'b'}",
        "a.b=c              | {'a':{'b':'c'}}",
        "a=1,b=2            | {'a':1,'b':2}",
        "a=                 | {'a':''}",
        "a={x,y}            | {'a':['x','y']}",
        "a={1,true},b=c     | {'a':[1,true],'b':'c'}",
        "a={}               | {'a':['']}",
        "a[0].b=c           | {'a':[{'b':'c'}]}",
        "a[1]=x             | {'a':[null,'x']}",
        "a[0][1]=x          | {'a':[[null,'x']]}",
        "a\\.b/c.d=e        | {'a.b/c':{'d':'e'}}",
        "a=x\\,y            | {'a':'x,y'}",
        "a=b=c              | {'a':'b=c'}",
        "a=TRUE             | {'a':true}",
        "a=null             | {'a':null}",
        "a=-5               | {'a':-5}",
        "a=0                | {'a':0}",
        "a=007              | {'a':'007'}",
        "a=1.5              | {'a':'1.5'}",
        "a=9223372036854775808 | {'a':'9223372036854775808'}",
        "a=1,               | {'a':1}",
      })
  void reads_what_helm_reads(String expression, String json) {
    assertThat(applied(expression, "")).hasToString(json.replace('\'', '"'));
  }

  @Test
  void changes_one_item_of_a_list_from_a_file() {
    assertThat(applied("hosts[1].name=z", "hosts: [{name: x}, {name: y, tls: true}]"))
        .hasToString("{\"hosts\":[{\"name\":\"x\"},{\"name\":\"z\",\"tls\":true}]}");
  }

  @Test
  void a_key_without_value_is_refused() {
    refused("a.b", "", "the key a.b has no value. Write a.b=value.");
  }

  @Test
  void the_second_of_two_may_be_the_wrong_one() {
    refused("a=1,b", "", "the key b has no value. Write b=value.");
  }

  @Test
  void an_empty_key_is_refused() {
    refused("a..b=1", "", "a key is empty. Write path.to.key=value.");
  }

  @Test
  void a_negative_index_is_refused() {
    refused(
        "a[-1]=x",
        "",
        "[-1] is no list index. Write a number from 0 to 65536 in brackets, as in list[0].");
  }

  @Test
  void an_open_list_is_refused() {
    refused("a={x,y", "", "the list {x,y does not end. Close the list with }.");
  }

  @Test
  void text_after_a_list_is_refused() {
    refused(
        "a={x}y",
        "",
        "after the list comes y instead of a comma. Separate assignments with commas.");
  }

  @Test
  void a_path_through_a_text_is_refused() {
    refused(
        "a.b=1",
        "a: x",
        "a is \"x\", not a mapping. Set a itself, or remove it from the values before.");
  }

  private static ObjectNode applied(String expression, String yaml) {
    var values =
        StrictYaml.parse("values", yaml) instanceof ObjectNode object
            ? object
            : JsonNodeFactory.instance.objectNode();
    SetExpression.apply(expression, values);
    return values;
  }

  private static void refused(String expression, String yaml, String message) {
    assertThatThrownBy(() -> applied(expression, yaml))
        .hasMessage("error: --set " + expression + ": " + message);
  }
}
