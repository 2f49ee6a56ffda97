package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.Nearest;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.WaivedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The findings that a chart's maintainers accept, with their reasons: {@code .helmwright.yaml} in
 * the chart's folder.
 *
 * <pre>{@code
 * waivers:
 *   - check: latest-tag
 *     file: templates/tests/*        # optional, a glob
 *     subject: Pod *                 # optional, a glob: kind and field, or kind, name and field
 *     reason: the tests use whatever the cluster has
 * }</pre>
 */
public final class Waivers {

  /** The file's name. */
  public static final String FILE = ".helmwright.yaml";

  private static final List<String> KEYS = List.of("check", "file", "subject", "reason");

  /** Where all checks are listed. */
  private static final String DOCUMENTATION = "docs/verify.md";

  private final List<Waiver> waivers;

  private record Waiver(String check, String file, String subject, String reason) {

    boolean covers(Finding finding) {
      return check.equals(finding.check())
          && matches(file, finding.file())
          && (matches(subject, finding.subject()) || matches(subject, finding.place()));
    }

    private static boolean matches(String glob, String text) {
      String pattern =
          Arrays.stream(glob.split("\\*", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));
      return text.matches(pattern);
    }

    @Override
    public String toString() {
      return (check
              + (file.equals("*") ? "" : " in " + file)
              + (subject.equals("*") ? "" : " for " + subject))
          + ": "
          + reason;
    }
  }

  /**
   * Findings, sorted.
   *
   * @param waived those that a waiver covers
   * @param others the rest
   * @param unused waivers that cover none, in the reader's words
   */
  public record Split(List<WaivedFinding> waived, List<FindingGroup> others, List<String> unused) {

    public Split {
      waived = List.copyOf(waived);
      others = List.copyOf(others);
      unused = List.copyOf(unused);
    }
  }

  private Waivers(List<Waiver> waivers) {
    this.waivers = List.copyOf(waivers);
  }

  /** None. */
  public static Waivers none() {
    return new Waivers(List.of());
  }

  /**
   * Reads a file.
   *
   * @throws ProblemException if it can't be read, or is malformed
   */
  public static Waivers read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw ProblemException.error(
          file.toString(), "can't read the waivers", "Check its name and its permissions");
    }
  }

  /**
   * Reads a text.
   *
   * @param place where it comes from, for messages
   * @throws ProblemException if it is malformed: every problem at once
   */
  public static Waivers parse(String place, String text) {
    JsonNode root = StrictYaml.parse(place, text);
    var problems = new ArrayList<Problem>();
    unknownKeys(place, root, List.of("waivers"), problems);
    if (!root.isNull() && !root.path("waivers").isArray()) {
      problems.add(
          Problem.error(
              place + ": waivers", "is no list", "Start with waivers: and a dash for each"));
    }
    var waivers = new ArrayList<Waiver>();
    int index = 0;
    for (JsonNode each : root.path("waivers")) {
      String at = "%s: waivers[%d]".formatted(place, index);
      index++;
      unknownKeys(at, each, KEYS, problems);
      String check = each.path("check").asText();
      if (Checks.find(check).isEmpty()) {
        problems.add(unknownCheck(at + ".check", check));
      }
      String reason = each.path("reason").asText();
      if (reason.isBlank()) {
        problems.add(
            Problem.error(at + ".reason", "is required", "Say why the finding is acceptable"));
      }
      waivers.add(
          new Waiver(
              check, each.path("file").asText("*"), each.path("subject").asText("*"), reason));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new Waivers(waivers);
  }

  private static void unknownKeys(
      String place, JsonNode mapping, List<String> known, List<Problem> problems) {
    mapping
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problems.add(
                    Problem.error(place + ": " + key, "there is no such key", cure(key, known)));
              }
            });
  }

  private static Problem unknownCheck(String place, String check) {
    List<String> known = Checks.ALL.stream().map(Check::id).toList();
    return check.isEmpty()
        ? Problem.error(place, "is required", "Name the check that is waived")
        : Problem.error(
            place,
            "there is no check " + check,
            Nearest.to(check, known)
                    .map(nearest -> "Write " + nearest + ", or another one of those in ")
                    .orElse("Write one of those in ")
                + DOCUMENTATION);
  }

  private static String cure(String name, List<String> known) {
    return Nearest.to(name, known)
        .map(nearest -> "Write " + nearest + " if that is meant; else remove it")
        .orElse("Use one of " + String.join(", ", known));
  }

  /** Why a finding is acceptable; empty if no waiver covers it. */
  public Optional<String> reason(Finding finding) {
    return waivers.stream().filter(w -> w.covers(finding)).map(Waiver::reason).findFirst();
  }

  /** Sorts findings into those that are waived and those that aren't. */
  public Split split(List<FindingGroup> findings) {
    var waived = new ArrayList<WaivedFinding>();
    var others = new ArrayList<FindingGroup>();
    var unused = new ArrayList<>(waivers);
    for (FindingGroup group : findings) {
      List<Waiver> covering = waivers.stream().filter(w -> w.covers(group.finding())).toList();
      unused.removeAll(covering);
      if (covering.isEmpty()) {
        others.add(group);
      } else {
        waived.add(new WaivedFinding(group, covering.get(0).reason()));
      }
    }
    return new Split(waived, others, unused.stream().map(Waiver::toString).toList());
  }
}
