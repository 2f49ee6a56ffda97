package io.helmwright.kubernetes;

import io.helmwright.template.Yaml;
import java.util.function.Consumer;

/**
 * A resource whose kind is not in the typed API: Gateway API, cert-manager, CloudNativePG.
 *
 * <pre>{@code
 * CustomResource.of("gateway.networking.k8s.io/v1", "HTTPRoute", route -> route
 *     .metadata(m -> m.name("web"))
 *     .object("spec", spec -> spec
 *         .list("hostnames", "example.com")
 *         .list("rules", rule -> rule
 *             .list("backendRefs", ref -> ref.put("name", "web").put("port", 80)))))
 * }</pre>
 */
public final class CustomResource extends KubernetesResource implements Yaml<CustomResource> {

  private CustomResource(String apiVersion, String kind, Builder builder) {
    super(apiVersion, kind, builder);
  }

  /** Builds one; {@code spec} sets its metadata and its other fields. */
  public static CustomResource of(String apiVersion, String kind, Consumer<Builder> spec) {
    var builder = new Builder(kind);
    spec.accept(builder);
    return new CustomResource(apiVersion, kind, builder);
  }

  /** Sets the fields of a {@link CustomResource}. */
  public static final class Builder extends OpenBuilder<Builder> {

    private Builder(String kind) {
      super(kind);
    }

    /** Name, labels, annotations. */
    public Builder metadata(Consumer<ObjectMeta.Builder> spec) {
      return put("metadata", ObjectMeta.of(spec));
    }

    /** Name, labels, annotations. */
    public Builder metadata(Yaml<ObjectMeta> value) {
      return put("metadata", value);
    }
  }
}
