package io.helmwright.values;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as a person lays it out, on one line as Jackson does. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static String of(String laidOut) {
    return parse(laidOut).toString();
  }

  static JsonNode parse(String laidOut) {
    try {
      return MAPPER.readTree(laidOut);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(laidOut, e);
    }
  }
}
