package io.helmwright.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.template.Node;
import io.helmwright.template.TemplateFile;
import io.helmwright.values.Profile;
import java.util.ArrayList;
import java.util.List;

/** The README's part about controllers: an example and a command for each, in the chart's keys. */
record IngressDocumentation(IngressPreset.Context context) implements ChartPart {

  private static final String HOST = "app.example.com";

  @Override
  public void addTo(Chart.Builder chart) {
    var v = context.values();
    var text =
        new StringBuilder(
            """
            `%1$s` adds the annotations and objects that a controller needs; `%2$s` wins over them. TLS is on with
            `%3$s`, `%4$s` or `%5$s`, `%6$s`, or `%7$s`. A controller that can't heed a setting refuses it. These are
            whole examples, each with what shows its state:
            """
                .formatted(
                    v.controller.key(),
                    v.annotations.key(),
                    v.tls.key(),
                    v.clusterIssuer.key(),
                    v.issuer.key(),
                    v.managedCertificate.key(),
                    v.certificateArn.key()));
    IngressPreset.all().forEach(preset -> text.append(section(preset)));
    text.append(
        """

        Whatever the controller, these show the address and whether it answers:

        ```shell
        kubectl get ingress %s
        curl --head https://%s
        ```
        """
            .formatted(context.names().documented(""), HOST));
    chart.readme(ReadmeSection.Topic.EXPOSURE, "Ingress controllers", text.toString());
  }

  private String section(IngressPreset preset) {
    return """

        **%s.** %s

        ```yaml
        %s```

        `%s`
        """
        .formatted(
            preset.title(), preset.description(context), example(preset), preset.check(context));
  }

  private String example(IngressPreset preset) {
    var profile =
        Profile.of(preset.controller(), "", context.values().example(preset.controller(), HOST));
    return new TemplateFile("example.yaml", node(profile.values())).print();
  }

  private static Node node(JsonNode json) {
    var members = new ArrayList<Node.Member>();
    if (json.isObject()) {
      json.properties().forEach(p -> members.add(new Node.Entry(p.getKey(), node(p.getValue()))));
      return new Node.Mapping(members);
    } else if (json.isArray()) {
      json.forEach(item -> members.add(new Node.Item(node(item))));
      return new Node.Sequence(List.copyOf(members));
    }
    return new Node.Literal(
        json.isTextual()
            ? json.textValue()
            : json.isBoolean() ? (Object) json.booleanValue() : (Object) json.longValue());
  }
}
