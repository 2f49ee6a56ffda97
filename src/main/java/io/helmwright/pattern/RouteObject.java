package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Control.forEachEntry;
import static io.helmwright.template.Control.neverEmpty;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.text;

import io.helmwright.kubernetes.CustomResource;
import io.helmwright.kubernetes.OpenObject;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Yaml;
import io.helmwright.values.ItemListValue;
import io.helmwright.values.MapValue;
import java.util.List;
import java.util.function.Consumer;

/**
 * The HTTPRoute, and another one that redirects. Only fields of the standard channel: session
 * persistence is still experimental.
 */
final class RouteObject {

  private final ChartNames names;
  private final GatewayValues values;
  private final Expression<Integer> port;

  RouteObject(ChartNames names, GatewayValues values, Expression<Integer> port) {
    this.names = names;
    this.values = values;
    this.port = port;
  }

  Yaml<CustomResource> route() {
    return when(values.enabled, route(names.fullname(), values.parentRefs, this::forwarding));
  }

  Yaml<CustomResource> redirect() {
    return when(
        and(values.enabled, values.redirectFrom),
        route(names.named("redirect"), values.redirectFrom, RouteObject::toHttps));
  }

  private CustomResource route(
      Expression<String> name,
      ItemListValue<GatewayValues.ParentRef> parents,
      Consumer<OpenObject.Builder> rule) {
    return CustomResource.of(
        "gateway.networking.k8s.io/v1",
        "HTTPRoute",
        r ->
            r.metadata(names.metadata(name, m -> m.annotations(values.annotations)))
                .object(
                    "spec",
                    spec ->
                        spec.put("parentRefs", neverEmpty(parents.forEach(RouteObject::parentRef)))
                            .put("hostnames", values.hostnames)
                            .list("rules", rule)));
  }

  private static OpenObject parentRef(GatewayValues.ParentRef ref) {
    return OpenObject.of(
        p ->
            p.put("name", ref.name)
                .put("namespace", ref.namespace)
                .put("sectionName", ref.sectionName));
  }

  private void forwarding(OpenObject.Builder rule) {
    rule.put("matches", neverEmpty(values.paths.forEach(RouteObject::match)))
        .list("filters", modifier("RequestHeaderModifier", values.requestHeaders))
        .list("filters", modifier("ResponseHeaderModifier", values.responseHeaders))
        .put(
            "timeouts",
            when(
                values.timeoutSeconds,
                OpenObject.of(t -> t.put("request", text(values.timeoutSeconds, "s")))))
        .list("backendRefs", b -> b.put("name", names.fullname()).put("port", port));
  }

  private static OpenObject match(Expression<String> path) {
    return OpenObject.of(
        m -> m.object("path", p -> p.put("type", "PathPrefix").put("value", path)));
  }

  /** {@code type: RequestHeaderModifier} with its settings in {@code requestHeaderModifier}. */
  private static Yaml<OpenObject> modifier(String type, MapValue headers) {
    String field = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    return when(
        headers,
        OpenObject.of(
            f -> f.put("type", type).object(field, m -> m.put("set", settings(headers)))));
  }

  private static Yaml<List<Object>> settings(MapValue headers) {
    Yaml<Object> entries =
        forEachEntry(
            headers,
            ResultType.TEXT,
            (name, value) ->
                Yaml.of(
                    new Node.Sequence(
                        List.of(
                            new Node.Item(
                                OpenObject.of(h -> h.put("name", name).put("value", value))
                                    .node())))));
    return neverEmpty(Yaml.of(entries.node()));
  }

  private static void toHttps(OpenObject.Builder rule) {
    rule.list(
        "filters",
        f ->
            f.put("type", "RequestRedirect")
                .object("requestRedirect", r -> r.put("scheme", "https").put("statusCode", 301)));
  }
}
