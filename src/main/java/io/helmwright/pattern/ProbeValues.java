package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.kubernetes.HTTPGetAction;
import io.helmwright.kubernetes.Probe;
import io.helmwright.kubernetes.TCPSocketAction;
import io.helmwright.template.Conditions;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntOrStringValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import java.util.Optional;

/** A probe over HTTP, or over TCP where the path is empty. */
public final class ProbeValues extends ValueGroup {

  /** Whether the container has the probe. */
  public final BooleanValue enabled =
      bool("enabled").defaultsTo(true).describedAs("Whether the probe is used.");

  /** What is asked for; empty for a TCP check. */
  public final StringValue path =
      string("httpGet.path")
          .describedAs("Path that must answer with 200 to 399; a TCP check when empty.");

  /** Where. */
  public final IntOrStringValue port =
      intOrString("httpGet.port").defaultsTo("http").describedAs("Number or name of the port.");

  private final IntegerValue initialDelaySeconds =
      integer("initialDelaySeconds").min(0).describedAs("Seconds before the first check.");
  private final IntegerValue periodSeconds =
      integer("periodSeconds").defaultsTo(10).min(1).describedAs("Seconds between checks.");
  private final IntegerValue timeoutSeconds =
      integer("timeoutSeconds")
          .defaultsTo(1)
          .min(1)
          .describedAs("Seconds after which a check has failed.");
  private final IntegerValue failureThreshold =
      integer("failureThreshold")
          .defaultsTo(3)
          .min(1)
          .describedAs("Failed checks in a row before it counts.");

  private boolean forwardedAsHttps;

  /**
   * Declares a probe.
   *
   * @param parent where
   * @param path the keys of the probe: {@code heimdall.startupProbe}
   */
  public ProbeValues(ValueGroup parent, String path) {
    super(parent, path);
  }

  /** What is asked for by default. */
  public ProbeValues get(String path) {
    this.path.defaultsTo(path);
    return this;
  }

  /** What is asked for by default; empty for a TCP check. */
  Optional<String> defaultPath() {
    return path.defaultValue().map(JsonNode::asText).filter(text -> !text.isEmpty());
  }

  /** How often it is asked by default, and after how many failures it counts; in seconds. */
  public ProbeValues every(long period, long timeout, long failures) {
    periodSeconds.defaultsTo(period);
    timeoutSeconds.defaultsTo(timeout);
    failureThreshold.defaultsTo(failures);
    return this;
  }

  /** How long it waits by default before it first asks. */
  public ProbeValues after(long seconds) {
    initialDelaySeconds.defaultsTo(seconds);
    return this;
  }

  /** Tells the application, which would redirect otherwise, that TLS ends in front of it. */
  public ProbeValues forwardedAsHttps() {
    forwardedAsHttps = true;
    return this;
  }

  /** How many checks may fail in a row. */
  public IntegerValue failureThreshold() {
    return failureThreshold;
  }

  /** The probe, unless users switched it off. */
  public Yaml<Probe> toProbe() {
    return when(
        enabled,
        Probe.of(
            p ->
                p.httpGet(when(path, get()))
                    .tcpSocket(when(Conditions.not(path), TCPSocketAction.of(t -> t.port(port))))
                    .initialDelaySeconds(initialDelaySeconds)
                    .periodSeconds(periodSeconds)
                    .timeoutSeconds(timeoutSeconds)
                    .failureThreshold(failureThreshold)));
  }

  private HTTPGetAction get() {
    return HTTPGetAction.of(
        h -> {
          h.path(path).port(port);
          if (forwardedAsHttps) {
            h.httpHeaders(header -> header.name("X-Forwarded-Proto").value("https"));
          }
        });
  }
}
