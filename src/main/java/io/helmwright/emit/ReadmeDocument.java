package io.helmwright.emit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.values.ValueContents;
import io.helmwright.values.ValueTree;

/** The chart's README: how to install it, what its parts say about themselves, every value. */
final class ReadmeDocument {

  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final JsonPrinter json;

  ReadmeDocument(JsonPrinter json) {
    this.json = json;
  }

  String print(Chart chart, ValueTree values) {
    var out = new StringBuilder();
    title(chart, out);
    installing(chart, values, out);
    chapters(chart, out);
    profiles(chart, out);
    requirements(chart, out);
    if (!values.children().isEmpty()) {
      out.append("\n## Values\n");
      new ValueTables(json).print(values, out);
    }
    maintainers(chart, out);
    return out.toString();
  }

  private static void title(Chart chart, StringBuilder out) {
    out.append("# ").append(chart.name()).append("\n\n");
    String description = MarkdownText.prose(chart.description());
    out.append(description).append(description.endsWith(".") ? "\n" : ".\n");
    out.append("\nChart version ").append(chart.version());
    if (!chart.appVersion().isEmpty()) {
      out.append(", application version ").append(MarkdownText.prose(chart.appVersion()));
    }
    out.append(".");
    if (!chart.home().isEmpty()) {
      out.append(" Project page: <").append(chart.home()).append(">.");
    }
    out.append('\n');
  }

  /** A command that works: with values of the user's own where the chart refuses its defaults. */
  private static void installing(Chart chart, ValueTree values, StringBuilder out) {
    boolean complete = ValueContents.accepts(chart.values(), values, NOTHING);
    out.append("\n## Installing\n\nFrom the folder of the chart")
        .append(complete ? "" : ", with what only you know in a file of values")
        .append(":\n\n```shell\n");
    if (!chart.dependencies().isEmpty()) {
      out.append("helm dependency build\n");
    }
    if (!complete) {
      chart.profiles().stream()
          .filter(profile -> ValueContents.accepts(chart.values(), values, profile.values()))
          .findFirst()
          .ifPresent(
              start ->
                  out.append(
                      "cp ci/%s-values.yaml my-values.yaml  # a start; edit it\n"
                          .formatted(start.name())));
    }
    out.append("helm install ").append(chart.name()).append(" .");
    out.append(complete ? "\n```\n" : " --values my-values.yaml\n```\n");
  }

  private static void chapters(Chart chart, StringBuilder out) {
    ReadmeSection.Topic topic = ReadmeSection.Topic.INSTALLATION;
    for (var section : chart.readmeSections()) {
      if (section.topic() != topic) {
        topic = section.topic();
        out.append("\n## ").append(topic.heading()).append('\n');
      }
      if (!section.title().isEmpty()) {
        out.append("\n### ").append(MarkdownText.prose(section.title())).append('\n');
      }
      out.append('\n').append(MarkdownWrap.wrap(section.markdown())).append('\n');
    }
  }

  private static void profiles(Chart chart, StringBuilder out) {
    if (chart.profiles().isEmpty()) {
      return;
    }
    out.append("\n## Profiles\n\nKnown-good settings to start from:\n\n```shell\n");
    out.append("helm install ").append(chart.name()).append(" . --values ci/");
    out.append(chart.profiles().get(0).name()).append("-values.yaml\n```\n\n");
    var table = new MarkdownTable("Profile", "What it is for");
    for (var profile : chart.profiles()) {
      String link = "[%1$s](ci/%1$s-values.yaml)".formatted(profile.name());
      table.row(link, MarkdownText.prose(profile.description()));
    }
    table.print(out);
  }

  private static void requirements(Chart chart, StringBuilder out) {
    if (chart.kubeVersion().isEmpty() && chart.dependencies().isEmpty()) {
      return;
    }
    out.append("\n## Requirements\n\n");
    var table = new MarkdownTable("What", "Version", "From", "When");
    if (!chart.kubeVersion().isEmpty()) {
      table.row("Kubernetes", MarkdownText.code(chart.kubeVersion()), "", "always");
    }
    for (var each : chart.dependencies()) {
      table.row(
          each.name(),
          MarkdownText.code(each.version()),
          MarkdownText.code(each.repository()),
          each.condition() == null ? "always" : MarkdownText.code(each.condition().key()));
    }
    table.print(out);
  }

  private static void maintainers(Chart chart, StringBuilder out) {
    if (chart.maintainers().isEmpty()) {
      return;
    }
    out.append("\n## Maintainers\n\n");
    for (var each : chart.maintainers()) {
      String name = MarkdownText.prose(each.name());
      out.append("- ").append(each.url().isEmpty() ? name : "[%s](%s)".formatted(name, each.url()));
      out.append('\n');
    }
  }
}
