package io.helmwright.kubernetes;

import io.helmwright.template.Yaml;
import java.util.function.Consumer;

/**
 * Builds an object whose type is not in the typed API: any field, by its name. Fields of the typed
 * API's types are welcome as values.
 *
 * @param <B> the builder itself
 */
public abstract class OpenBuilder<B extends OpenBuilder<B>> extends ObjectBuilder<B> {

  OpenBuilder(String type, String... required) {
    super(type, required);
  }

  @Override
  public final B put(String field, String value) {
    return super.put(field, value);
  }

  @Override
  public final B put(String field, long value) {
    return super.put(field, value);
  }

  @Override
  public final B put(String field, double value) {
    return super.put(field, value);
  }

  @Override
  public final B put(String field, boolean value) {
    return super.put(field, value);
  }

  /** Sets a field to anything that renders to YAML. */
  @Override
  public final B put(String field, Yaml<?> value) {
    return super.put(field, value);
  }

  /** Sets a field to a nested object. */
  public final B object(String field, Consumer<OpenObject.Builder> spec) {
    return super.put(field, OpenObject.of(spec));
  }

  /** Adds items to a list of strings. */
  public final B list(String field, String... items) {
    return append(field, items);
  }

  /** Adds items to a list; an item may be conditional. */
  public final B list(String field, Yaml<?>... items) {
    return append(field, items);
  }

  /** Adds one object to a list. */
  public final B list(String field, Consumer<OpenObject.Builder> spec) {
    return append(field, OpenObject.of(spec));
  }

  /** Adds all items of another list to a list. */
  public final B listAll(String field, Yaml<?> items) {
    return appendAll(field, items);
  }

  /** Adds an entry to a map. */
  public final B entry(String field, String key, String value) {
    return putEntry(field, key, value);
  }

  /** Adds an entry to a map. */
  public final B entry(String field, String key, Yaml<?> value) {
    return putEntry(field, key, value);
  }

  /** Adds all entries of another map to a map. */
  public final B entries(String field, Yaml<?> map) {
    return putAllEntries(field, map);
  }
}
