package io.helmwright.verify.check;

import io.helmwright.verify.HelmIgnoreRules;
import io.helmwright.verify.check.ChartCheck.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code helm package} would leave out, and what it would take along. */
final class PackageChecks {

  static final List<ChartCheck> ALL =
      List.of(
          new ChartCheck(
              Check.error(
                  "package-misses-file",
                  "the package that users install is another chart than the folder",
                  "Remove or anchor the pattern in .helmignore"),
              PackageChecks::missing),
          new ChartCheck(
              Check.warning(
                  "package-misses-documentation",
                  "chart repositories show what is in the package",
                  "Write it, or remove the pattern from .helmignore"),
              PackageChecks::undocumented),
          new ChartCheck(
              Check.error(
                  "package-includes-secret",
                  "everybody can read what is in a published package",
                  "Move it out of the chart, or name it in .helmignore"),
              PackageChecks::secrets),
          new ChartCheck(
              Check.warning(
                  "package-includes-rubbish",
                  "the package grows, and shows what isn't meant for users",
                  "Name it in .helmignore"),
              PackageChecks::rubbish));

  private static final Pattern NEEDED =
      Pattern.compile(
          "Chart\\.yaml|values\\.yaml|values\\.schema\\.json|(templates|crds|charts)/.*");

  private static final Pattern READ =
      Pattern.compile("\\.Files\\.(?:Get|Lines|Glob)\\s+\"([^\"]+)\"");

  private static final Pattern LEFTOVER =
      Pattern.compile("(.*/)?(\\.DS_Store|.*\\.(bak|orig|swp|tmp)|.*~|[^/]+\\.(tgz|prov))");

  private static final Pattern FOLDER =
      Pattern.compile("(\\.git|\\.svn|\\.hg|\\.idea|\\.vscode)/.*");

  private static final Pattern SECRET =
      Pattern.compile(
          "(.*/)?(\\.env(\\..*)?|.*\\.env|id_(rsa|dsa|ecdsa|ed25519)|.*\\.(p12|pfx|jks)|kubeconfig"
              + "|\\.netrc|\\.htpasswd|(.*[-_.])?secrets?(\\.dec)?\\.ya?ml)");

  private static final Pattern PART_OF_CHART = Pattern.compile("(templates|charts|crds|ci)/.*");

  private PackageChecks() {}

  private static boolean isLeftOut(CheckedFiles chart, String path) {
    return !chart.packaged() && chart.ignored().leavesOut(path);
  }

  private static Stream<Fault> missing(CheckedFiles chart) {
    Set<String> read = new HashSet<>();
    chart
        .texts(CheckedFiles::isOwnTemplate)
        .values()
        .forEach(text -> READ.matcher(text).results().forEach(m -> read.add(m.group(1))));
    return chart
        .paths()
        .filter(path -> NEEDED.matcher(path).matches() || isRead(path, read))
        .filter(path -> !path.contains("/.") && !LEFTOVER.matcher(path).matches())
        .filter(path -> isLeftOut(chart, path))
        .map(path -> new Fault(".helmignore", 0, path, path + " is not in the package"));
  }

  private static boolean isRead(String path, Set<String> globs) {
    return globs.stream()
        .anyMatch(glob -> HelmIgnoreRules.glob(glob.replace("**", "*")).matcher(path).matches());
  }

  private static Stream<Fault> undocumented(CheckedFiles chart) {
    Stream<Fault> absent =
        chart.has("README.md")
            ? Stream.of()
            : Stream.of(new Fault("README.md", 0, "README.md", "there is no README.md"));
    return Stream.concat(
        absent,
        Stream.of("README.md", "LICENSE")
            .filter(path -> chart.has(path) && isLeftOut(chart, path))
            .map(path -> new Fault(".helmignore", 0, path, path + " is not in the package")));
  }

  private static Stream<Fault> secrets(CheckedFiles chart) {
    return chart
        .paths()
        .filter(path -> !PART_OF_CHART.matcher(path).matches() && !FOLDER.matcher(path).matches())
        .filter(path -> SECRET.matcher(path).matches() || isPrivateKey(chart, path))
        .filter(path -> !isLeftOut(chart, path))
        .map(path -> new Fault(path, 0, path, path + " is in the package"));
  }

  private static boolean isPrivateKey(CheckedFiles chart, String path) {
    return path.matches(".*\\.(pem|key)")
        && chart.text(path).filter(text -> text.contains("PRIVATE KEY-----")).isPresent();
  }

  private static Stream<Fault> rubbish(CheckedFiles chart) {
    return chart
        .paths()
        .filter(path -> FOLDER.matcher(path).matches() || LEFTOVER.matcher(path).matches())
        .filter(path -> !path.startsWith("charts/") && !isLeftOut(chart, path))
        .map(path -> FOLDER.matcher(path).matches() ? path.replaceAll("/.*", "/") : path)
        .distinct()
        .map(path -> new Fault(path, 0, path, path + " is in the package"));
  }
}
