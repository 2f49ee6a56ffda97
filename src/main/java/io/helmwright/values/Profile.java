package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.function.Consumer;

/** Known-good settings under a name: an example for users, a starting point for tests. */
public final class Profile {

  private final String name;
  private final String description;
  private final ObjectNode values = JsonNodeFactory.instance.objectNode();

  private Profile(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /**
   * A profile.
   *
   * @param name the file's name without its suffix: {@code external-rds}
   * @param description sentences, written at the top of the file
   * @param settings sets the values
   */
  public static Profile of(String name, String description, Consumer<Settings> settings) {
    var profile = new Profile(name, description);
    settings.accept(profile.new Settings());
    return profile;
  }

  /** The file's name without its suffix. */
  public String name() {
    return name;
  }

  /** What it is for. */
  public String description() {
    return description;
  }

  /** What it sets. */
  public ObjectNode values() {
    return values.deepCopy();
  }

  private void put(List<String> path, JsonNode json) {
    JsonTree.put(values, path, json);
  }

  /** Sets values, each by its handle. */
  public final class Settings {

    private Settings() {}

    /** Sets text. */
    public Settings set(StringValue value, String text) {
      put(value.path(), TextNode.valueOf(text));
      return this;
    }

    /** Sets a boolean. */
    public Settings set(BooleanValue value, boolean flag) {
      put(value.path(), BooleanNode.valueOf(flag));
      return this;
    }

    /** Sets a number. */
    public Settings set(IntegerValue value, long number) {
      put(value.path(), LongNode.valueOf(number));
      return this;
    }

    /** Sets a number. */
    public Settings set(IntOrStringValue value, long number) {
      put(value.path(), LongNode.valueOf(number));
      return this;
    }

    /** Sets an environment variable. */
    public Settings set(EnvironmentValue value, String text) {
      put(value.path(), TextNode.valueOf(text));
      return this;
    }

    /** Sets a list of strings. */
    public Settings set(ListValue value, String... items) {
      var array = JsonNodeFactory.instance.arrayNode();
      for (var item : items) {
        array.add(item);
      }
      put(value.path(), array);
      return this;
    }

    /** Sets one entry of a map; the others stay. */
    public Settings set(MapValue value, String key, String text) {
      var path = new java.util.ArrayList<>(value.path());
      path.add(key);
      put(path, TextNode.valueOf(text));
      return this;
    }

    /** Sets a list of objects. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <I extends ItemValues> Settings set(
        ItemListValue<I> value, Consumer<ItemValues.Filler<I>>... items) {
      put(value.path(), value.fill(items));
      return this;
    }

    /** Sets a Kubernetes object. */
    public <T extends Yaml<T>> Settings set(KubernetesValue<T> value, Yaml<T> object) {
      put(value.path(), value.json(object));
      return this;
    }

    /** Sets a list of Kubernetes objects. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <T extends Yaml<T>> Settings set(KubernetesListValue<T> value, Yaml<T>... items) {
      put(value.path(), value.json(items));
      return this;
    }

    /** Sets a value to null, where it may be. */
    public Settings setNull(Value<?, ?> value) {
      put(value.path(), JsonNodeFactory.instance.nullNode());
      return this;
    }
  }
}
