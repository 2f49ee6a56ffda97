package io.helmwright.pattern;

import static io.helmwright.values.ValueTest.any;

import io.helmwright.values.Value;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can't be true at once of an Ingress: settings that its controller would not heed. */
final class IngressRules {

  private final IngressValues v;
  private final List<ValueRule> rules = new ArrayList<>();

  private IngressRules(IngressValues values) {
    this.v = values;
  }

  static List<ValueRule> of(IngressValues values) {
    var all = new IngressRules(values);
    all.rules.add(
        ValueRule.when(values.enabled.isTrue())
            .require(
                values.hosts.isSet(),
                values.hosts.key() + ": add at least one host, since the ingress is enabled"));
    all.settingsOfSomeControllers();
    all.certificates();
    return all.rules;
  }

  private void settingsOfSomeControllers() {
    rules.add(
        ValueRule.when(v.stickySessions.isTrue())
            .require(
                v.controller.isSet(),
                "%s: set it, since %s is true and every controller is told in another way"
                    .formatted(v.controller.key(), v.stickySessions.key())));
    refused(v.cookieName, "the load balancer names its cookie itself", "alb", "gce");
    refused(v.cookieMaxAge, "Kong's cookie lasts as long as the browser's session", "kong");
    rules.add(
        ValueRule.when(v.controller.is("gce"))
            .refuse(
                v.className.isSet(),
                v.className.key() + ": leave it empty, since GKE takes no class name"));
    only(v.maxBodySize, "nginx");
    only(v.timeoutSeconds, "nginx", "alb", "gce", "kong");
    only(v.healthCheckPath, "alb", "gce");
    only(v.albGroupName, "alb");
    only(v.gceStaticIpName, "gce");
  }

  private void certificates() {
    rules.add(
        ValueRule.when(v.clusterIssuer.isSet())
            .refuse(
                v.issuer.isSet(),
                "%s: leave it empty, or %s".formatted(v.issuer.key(), v.clusterIssuer.key())));
    for (var issuer : List.of(v.clusterIssuer, v.issuer)) {
      rules.add(
          ValueRule.when(v.controller.is("alb"))
              .refuse(
                  issuer.isSet(),
                  "%s: leave it empty and set %s, since a load balancer of AWS reads no Secret"
                      .formatted(issuer.key(), v.certificateArn.key())));
      rules.add(
          ValueRule.when(v.managedCertificate.isTrue())
              .refuse(
                  issuer.isSet(),
                  "%s: leave it empty, or set %s to false"
                      .formatted(issuer.key(), v.managedCertificate.key())));
    }
    rules.add(
        ValueRule.when(v.managedCertificate.isTrue())
            .require(
                v.controller.is("gce"),
                "%s: set it to false, or %s to gce"
                    .formatted(v.managedCertificate.key(), v.controller.key())));
    only(v.certificateArn, "alb");
  }

  /** A setting that only these controllers take from an Ingress or its neighbours. */
  private void only(Value<?, ?> setting, String... controllers) {
    rules.add(
        ValueRule.when(setting.isSet())
            .require(
                any(is(controllers)),
                "%s: leave it out, or set %s to %s"
                    .formatted(setting.key(), v.controller.key(), inWords(controllers))));
  }

  private void refused(Value<?, ?> setting, String reason, String... controllers) {
    rules.add(
        ValueRule.when(any(is(controllers)))
            .refuse(
                setting.isSet(), "%s: leave it out, since %s".formatted(setting.key(), reason)));
  }

  private static String inWords(String... choices) {
    int last = choices.length - 1;
    return last == 0
        ? choices[0]
        : String.join(", ", Arrays.copyOf(choices, last)) + " or " + choices[last];
  }

  private ValueTest[] is(String... controllers) {
    return Arrays.stream(controllers).map(v.controller::is).toArray(ValueTest[]::new);
  }
}
