package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.check.Reference.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Environment variables of containers. */
final class Environment {

  static final Check DUPLICATE =
      Check.error(
          "duplicate-env-var",
          "only the last one counts, and server-side apply (Helm 4) refuses the object",
          "Keep one of the two");

  static final Check SHADOWED =
      Check.warning(
          "shadowed-env-var",
          "which of two sources counts depends on their order",
          "Set the variable in one of them");

  static final Check NAME =
      Check.error(
          "invalid-env-var",
          "Kubernetes refuses the object",
          "Use a name of printable characters without =");

  private static final Pattern VALID = Pattern.compile("[ -<>-~]+");

  private Environment() {}

  static Stream<Complaint> duplicates(RenderedObject object) {
    return object.containers().stream().flatMap(c -> repeated(names(c.json().path("env")), c));
  }

  private static List<String> names(JsonNode variables) {
    return variables.valueStream().map(v -> v.path("name").asText()).toList();
  }

  static Stream<Complaint> invalid(RenderedObject object) {
    return object.containers().stream()
        .flatMap(
            c ->
                c.json()
                    .path("env")
                    .valueStream()
                    .map(e -> e.path("name").asText())
                    .filter(name -> !VALID.matcher(name).matches())
                    .map(name -> c.complaint("env", "not a variable's name: '" + name + "'")));
  }

  /** Variables that two of a container's envFrom bring. */
  static Stream<Complaint> shadowed(Render render, RenderedObject object) {
    return object.containers().stream()
        .filter(c -> c.json().path("envFrom").size() > 1)
        .flatMap(
            c -> {
              var names = new ArrayList<String>();
              for (JsonNode source : c.json().path("envFrom")) {
                variables(render, object, source).forEach(names::add);
              }
              return repeated(names, c);
            });
  }

  private static Stream<String> variables(Render render, RenderedObject object, JsonNode source) {
    boolean secret = source.has("secretRef");
    String name = source.path(secret ? "secretRef" : "configMapRef").path("name").asText();
    String kind = secret ? "Secret" : "ConfigMap";
    return render.find(new Reference("", Use.NEED, kind, "", name, ""), object).stream()
        .flatMap(Render::keys)
        .map(key -> source.path("prefix").asText() + key);
  }

  private static Stream<Complaint> repeated(List<String> names, Pods.Container container) {
    var seen = new HashSet<String>();
    return names.stream()
        .filter(name -> !seen.add(name))
        .map(name -> container.complaint("env[" + name + "]", name + " is set twice"));
  }
}
