package io.helmwright.kubernetes;

import io.helmwright.template.Yaml;
import java.util.function.Consumer;

/** An object whose type is not in the typed API, inside a {@link CustomResource}. */
public final class OpenObject extends KubernetesObject implements Yaml<OpenObject> {

  private OpenObject(Builder builder) {
    super(builder);
  }

  /** Builds one; {@code spec} sets its fields. */
  public static OpenObject of(Consumer<Builder> spec) {
    var builder = new Builder();
    spec.accept(builder);
    return new OpenObject(builder);
  }

  /** Sets the fields of an {@link OpenObject}. */
  public static final class Builder extends OpenBuilder<Builder> {

    private Builder() {
      super("");
    }
  }
}
