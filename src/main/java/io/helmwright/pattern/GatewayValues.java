package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.ItemListValue;
import io.helmwright.values.ItemValues;
import io.helmwright.values.ListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;

/** A Gateway API HTTPRoute to the application. */
public final class GatewayValues extends ValueGroup {

  private static final String HEADER = "^[A-Za-z0-9!#$%&'*+.^_|~-]+$";

  /** A Gateway that the route attaches to. */
  public static final class ParentRef extends ItemValues {
    /** The Gateway's name. */
    public final StringValue name = name("name").notEmpty().describedAs("Name of the Gateway.");

    /** The Gateway's namespace. */
    public final StringValue namespace =
        name("namespace")
            .optional()
            .describedAs("Namespace of the Gateway; the release's when empty.");

    /** The Gateway's listener. */
    public final StringValue sectionName =
        name("sectionName").optional().describedAs("Listener of the Gateway; all when empty.");

    ParentRef(Anchor anchor) {
      super(anchor);
    }
  }

  /** Whether there is one. */
  public final BooleanValue enabled =
      bool("enabled").describedAs("Whether the chart makes an HTTPRoute of the Gateway API.");

  final MapValue annotations = map("annotations").describedAs("Annotations of the HTTPRoute.");

  /** The Gateways. */
  public final ItemListValue<ParentRef> parentRefs =
      list("parentRefs", ParentRef::new)
          .notEmpty()
          .describedAs("Gateways that the route attaches to.")
          .example(p -> p.text(x -> x.name, "public").text(x -> x.namespace, "gateways"));

  /** Host names. */
  public final ListValue hostnames =
      strings("hostnames").describedAs("Host names of the route.").example("app.example.com");

  /** Paths. */
  public final ListValue paths =
      strings("paths")
          .itemsMatching("^/[^\\s\"'\\\\]*$")
          .defaultsTo("/")
          .describedAs("Paths of the route with all that is below them.")
          .example("/app");

  /** How long an answer may take. */
  public final IntegerValue timeoutSeconds =
      integer("timeoutSeconds")
          .min(0)
          .describedAs("Seconds that an answer may take; the Gateway's default when 0.")
          .example(120);

  /** Headers for the application. */
  public final MapValue requestHeaders =
      map("requestHeaders")
          .keysMatching(HEADER)
          .describedAs("Headers that every request gets, whatever it had.")
          .example("X-Forwarded-Proto", "https");

  /** Headers for users. */
  public final MapValue responseHeaders =
      map("responseHeaders")
          .keysMatching(HEADER)
          .describedAs("Headers that every answer gets, whatever it had.")
          .example("Strict-Transport-Security", "max-age=31536000");

  /** Listeners that only redirect. */
  public final ItemListValue<ParentRef> redirectFrom =
      list("redirectFrom", ParentRef::new)
          .describedAs(
              "Listeners whose requests are redirected to HTTPS; parentRefs name the others.")
          .example(
              p ->
                  p.text(x -> x.name, "public")
                      .text(x -> x.namespace, "gateways")
                      .text(x -> x.sectionName, "http"));

  /** How users see it. */
  public final StringValue scheme =
      line("scheme")
          .defaultsTo("https")
          .oneOf("https", "http")
          .describedAs("Scheme under which the Gateway is reached, for the external URL.");

  /** Declares the values below a path. */
  public GatewayValues(ValueGroup parent, String path) {
    super(parent, path);
    rule(
        ValueRule.when(enabled.isTrue())
            .require(
                parentRefs.isSet(),
                path + ".parentRefs: name at least one Gateway, since the HTTPRoute is enabled"));
    rule(
        ValueRule.when(enabled.isTrue())
            .require(
                paths.isSet(), path + ".paths: name at least one path, / for all of the host"));
  }
}
