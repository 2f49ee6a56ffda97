package io.helmwright.diff.contract;

import io.helmwright.diff.result.Reason;
import io.helmwright.diff.source.NamedChart;
import io.helmwright.verify.ChartFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pairs of charts in a file: a title after {@code ==}, then per side the files that it has, each
 * after {@code -- before values.yaml}, and the reasons after {@code -- reasons}. A file that both
 * have alike is after {@code -- both}.
 */
record ContractCase(
    String title, Map<String, String> before, Map<String, String> after, String reasons) {

  static List<ContractCase> all() {
    try (var in = ContractCase.class.getResourceAsStream("contracts.txt")) {
      var cases = new ArrayList<ContractCase>();
      for (String text :
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .split("(?m)^== ")) {
        if (!text.isBlank()) {
          cases.add(parsed(text));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ContractCase parsed(String text) {
    String[] parts = text.split("(?m)^-- ");
    var before = new LinkedHashMap<String, String>();
    var after = new LinkedHashMap<String, String>();
    String reasons = "";
    for (int i = 1; i < parts.length; i++) {
      String heading = parts[i].substring(0, parts[i].indexOf('\n')).strip();
      String content = parts[i].substring(parts[i].indexOf('\n') + 1).strip();
      String file = heading.substring(heading.indexOf(' ') + 1);
      if (heading.equals("reasons")) {
        reasons = content;
      } else {
        if (!heading.startsWith("after ")) {
          before.put(file, content);
        }
        if (!heading.startsWith("before ")) {
          after.put(file, content);
        }
      }
    }
    return new ContractCase(parts[0].strip(), before, after, reasons);
  }

  String compared(Path folder) {
    return ContractComparison.compare(
            chart(folder.resolve("before"), before), chart(folder.resolve("after"), after))
        .stream()
        .map(ContractCase::text)
        .collect(Collectors.joining("\n"));
  }

  private static NamedChart chart(Path folder, Map<String, String> files) {
    var all = new LinkedHashMap<>(files);
    all.putIfAbsent("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n");
    all.forEach(
        (file, content) -> {
          try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), content);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return new NamedChart("chart", ChartFiles.read(folder));
  }

  static String text(Reason reason) {
    String text =
        "%s %s %s\n  %s\n  %s"
            .formatted(
                reason.level(),
                reason.rule(),
                reason.subject(),
                reason.message(),
                reason.evidence());
    return text + reason.migration().map(cure -> "\n  -> " + cure).orElse("");
  }

  @Override
  public String toString() {
    return title;
  }
}
