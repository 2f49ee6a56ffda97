package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * JSON schemas whose violations read as problems: the path in the reader's spelling, what is there,
 * what may be.
 */
public final class JsonSchemas {

  private static final String BASE = "helmwright:///";

  private final SchemaRegistry registry;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
  private final String noun;

  private JsonSchemas(
      UnaryOperator<String> texts, String noun, SpecificationVersion unlessItNamesAnother) {
    this.noun = noun;
    // A fixed locale: the library's messages would otherwise come in the machine's language. Helm
    // knows the expressions of RE2, of which none takes for ever.
    var config =
        SchemaRegistryConfig.builder()
            .locale(Locale.ENGLISH)
            .regularExpressionFactory(JsonSchemas::regularExpression)
            .build();
    registry =
        SchemaRegistry.withDefaultDialect(
            unlessItNamesAnother,
            builder ->
                builder
                    .schemas(
                        (String iri) ->
                            iri.startsWith(BASE) ? texts.apply(iri.substring(BASE.length())) : null)
                    .schemaRegistryConfig(config));
  }

  /**
   * Schemas of draft-07, unless they name another draft.
   *
   * @param texts gives a schema's text by its name
   * @param noun what a property is called in messages: value, field
   */
  public static JsonSchemas ofDraft7(UnaryOperator<String> texts, String noun) {
    return new JsonSchemas(texts, noun, SpecificationVersion.DRAFT_7);
  }

  /**
   * Schemas as Helm reads them: since 3.18, which took to {@code santhosh-tekuri/jsonschema}, those
   * that name no draft are of 2020-12.
   *
   * @param texts gives a schema's text by its name
   * @param noun what a property is called in messages: value, field
   */
  public static JsonSchemas asHelm(UnaryOperator<String> texts, String noun) {
    return new JsonSchemas(texts, noun, SpecificationVersion.DRAFT_2020_12);
  }

  private static RegularExpression regularExpression(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text -> pattern.matcher(text).find();
  }

  /**
   * Validates; a schema is compiled when first used, and kept.
   *
   * @param name the schema's name
   * @param place what the location of a problem begins with; the path is put after it
   */
  public List<Problem> validate(String name, String place, JsonNode value) {
    Schema schema = compiled(name);
    var problems = new ArrayList<Problem>();
    for (Error error : schema.validate(value.toString(), InputFormat.JSON)) {
      problems.add(problem(place, error));
    }
    return List.copyOf(problems);
  }

  /**
   * Whether a value is valid; faster than {@link #validate}, which tells why it isn't.
   *
   * @param name the schema's name
   */
  public boolean accepts(String name, JsonNode value) {
    Schema schema = compiled(name);
    return schema.validate(value.toString(), InputFormat.JSON, OutputFormat.BOOLEAN);
  }

  private Schema compiled(String name) {
    Schema known = compiled.get(name);
    return known != null
        ? known
        : compiled.computeIfAbsent(name, n -> registry.getSchema(SchemaLocation.of(BASE + n)));
  }

  private Problem problem(String place, Error error) {
    String at = ValuesPath.fromPointer(error.getInstanceLocation().toString());
    Object[] arguments = error.getArguments();
    return switch (error.getKeyword()) {
      case "additionalProperties" ->
          Problem.error(
              place(place, at, error.getProperty()), "there is no such " + noun, cure(error));
      case "required" ->
          Problem.error(place(place, at, error.getProperty()), "is required", "Set it");
      case "type" ->
          Problem.error(
              place(place, at, ""),
              "is " + arguments[0] + ", must be " + alternatives(arguments[1]),
              "Write it as " + alternatives(arguments[1]));
      case "enum", "const" ->
          Problem.error(
              place(place, at, ""),
              "is %s, must be one of %s".formatted(error.getInstanceNode(), arguments[0]),
              "Choose one of these");
      default ->
          Problem.error(
              place(place, at, ""),
              error.getInstanceNode().isValueNode()
                  ? "is " + error.getInstanceNode() + ", " + error.getMessage()
                  : error.getMessage(),
              "Change it so that it does");
    };
  }

  private static String place(String place, String at, String property) {
    String separator = at.isEmpty() || property.isEmpty() ? "" : ".";
    return (place + " " + at + separator + property).strip();
  }

  private static String alternatives(Object types) {
    return types.toString().replaceAll("[\\[\\]]", "").replace(", ", " or ");
  }

  private String cure(Error error) {
    String keyword = error.getSchemaLocation().toString();
    String owner = keyword.substring(0, keyword.lastIndexOf('/'));
    var known = new ArrayList<String>();
    known.addAll(
        registry
            .getSchema(SchemaLocation.of(owner))
            .getSchemaNode()
            .path("properties")
            .propertyNames());
    return HelmMessage.cure(error.getProperty(), known);
  }
}
