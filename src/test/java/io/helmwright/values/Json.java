package io.helmwright.values;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as a person lays it out, on one line as Jackson does. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static String of(String laidOut) {
    try {
      return MAPPER.readTree(laidOut).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(laidOut, e);
    }
  }
}
