package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hosts that configuration names: Services of the release, or nothing. */
final class Hosts {

  static final Check DANGLING =
      Check.error(
          "dangling-host",
          "the program connects to a Service that isn't there",
          "Compute the name as the chart does whose Service it is; a subchart names its objects"
              + " after the release, not after its parent");

  private static final Pattern NAMING =
      Pattern.compile("(?i).*(host|hostname|server|addr|address|endpoint|url|uri)s?");

  private static final Pattern HOST =
      Pattern.compile(
          "(?:[a-z][a-z0-9+.-]*://)?(?:[^@/\\s]*@)?([a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)"
              + "(?::\\d+)?(?:[/?].*)?");

  private static final Pattern TOKEN = Pattern.compile("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?");

  private Hosts() {}

  /** Whether any setting has the name of a host's. */
  static boolean namesAny(RenderedObject object) {
    return Stream.concat(
            object.containers().stream().flatMap(c -> variables(c.json()).keySet().stream()),
            Selector.labels(object.json().path("data")).keySet().stream())
        .anyMatch(key -> NAMING.matcher(key).matches());
  }

  static Stream<Complaint> dangling(Render render, RenderedObject object) {
    Stream<Complaint> variables =
        object.containers().stream()
            .flatMap(
                c ->
                    variables(c.json()).entrySet().stream()
                        .filter(e -> isDangling(render, e.getKey(), e.getValue()))
                        .map(e -> c.complaint("env[" + e.getKey() + "]", message(e))));
    Stream<Complaint> data =
        object.is("ConfigMap")
            ? Selector.labels(object.json().path("data")).entrySet().stream()
                .filter(e -> isDangling(render, e.getKey(), e.getValue()))
                .map(e -> new Complaint("data." + e.getKey(), message(e)))
            : Stream.of();
    return Stream.concat(variables, data);
  }

  private static String message(Map.Entry<String, String> setting) {
    return "%s is %s, but there is no such Service".formatted(setting.getKey(), setting.getValue());
  }

  private static Map<String, String> variables(JsonNode container) {
    var variables = new HashMap<String, String>();
    container
        .path("env")
        .forEach(e -> variables.put(e.path("name").asText(), e.path("value").asText()));
    return variables;
  }

  private static boolean isDangling(Render render, String key, String value) {
    List<String> services = services(render, key, value);
    return !services.isEmpty()
        && services.get(0).contains(render.configuration().releaseName())
        && services.stream().noneMatch(name -> isService(render, name))
        && !render.isTheUsers(value)
        && services.stream().noneMatch(n -> render.isTheUsers(n) || render.mayBeMadeByOthers(n));
  }

  private static boolean isService(Render render, String name) {
    return render.find("Service", render.configuration().namespace(), name).isPresent();
  }

  /** What Services a setting may name: the first parts of a name inside the cluster. */
  private static List<String> services(Render render, String key, String value) {
    Matcher host = HOST.matcher(value);
    if (!NAMING.matcher(key).matches() || !host.matches()) {
      return List.of();
    }
    List<String> parts = List.of(host.group(1).split("\\."));
    boolean inside =
        parts.size() == 1
            || parts.contains("svc")
            || parts.size() == 2 && parts.get(1).equals(render.configuration().namespace());
    return inside ? parts.subList(0, Math.min(2, parts.size())) : List.of();
  }

  /** Every Service of the release that a container is told to connect to. */
  static List<String> of(Render render, RenderedObject object, JsonNode container) {
    var found = new ArrayList<String>();
    Map<String, String> settings = variables(container);
    for (JsonNode source : container.path("envFrom")) {
      String name = source.path("configMapRef").path("name").asText();
      render
          .find("ConfigMap", render.namespaceOf(object), name)
          .ifPresent(map -> settings.putAll(Selector.labels(map.path("data"))));
    }
    settings.forEach((key, value) -> found.addAll(services(render, key, value)));
    for (String field : List.of("command", "args")) {
      for (JsonNode argument : container.path(field)) {
        TOKEN
            .matcher(argument.asText())
            .results()
            .map(token -> token.group())
            .filter(token -> token.contains("-"))
            .forEach(found::add);
      }
    }
    return found.stream().distinct().filter(name -> isService(render, name)).toList();
  }
}
