package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every profile renders, read by a person and approved: whole with the database that the
 * profile has in mind, and what becomes different with the other one, or how the chart refuses it.
 */
class RenderedProfilesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.helmwright.charts.TestedProfile#approvedOnes")
  void manifests(TestedProfile profile) {
    String own = profile.chart().render(profile.request()).own();

    Approved.verify(profile.chart(), manifests(profile.name()), own);
  }

  static Stream<TestedProfile> profilesWithAnotherDatabase() {
    return TestedProfile.approvedOnes().filter(Modes::hasOther);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profilesWithAnotherDatabase")
  void difference_with_the_other_database(TestedProfile profile) {
    String own = profile.chart().render(profile.request()).own();
    String difference =
        Modes.refusal(profile)
            .map(message -> message + "\n")
            .orElseGet(
                () ->
                    difference(
                        own, profile.chart().render(Modes.other(profile).orElseThrow()).own()));

    Approved.verify(profile.chart(), differences(profile.name()), difference);
  }

  private static String manifests(String profile) {
    return "RenderedProfilesTest.manifests." + profile + ".yaml";
  }

  private static String differences(String profile) {
    return "RenderedProfilesTest.difference_with_the_other_database." + profile + ".diff";
  }

  private static String difference(String own, String other) {
    List<String> from = own.lines().toList();
    List<String> to = other.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
            "profile", "other database", from, DiffUtils.diff(from, to), 2)
        .stream()
        // Without line numbers, which would change with every line further up.
        .map(line -> line.startsWith("@@") ? "@@" : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  static List<TestedChart> charts() {
    return TestedChart.approvedOnes();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void no_profile_has_gone_and_left_its_approved_files(TestedChart chart) {
    Stream<String> known =
        chart.profiles().stream()
            .flatMap(
                p ->
                    Modes.hasOther(p)
                        ? Stream.of(manifests(p.name()), differences(p.name()))
                        : Stream.of(manifests(p.name())));

    assertThat(known.map(name -> Approved.file(chart, name).path().getFileName().toString()))
        .containsAll(
            FolderTree.files(chart.approved()).stream()
                .filter(file -> file.matches("RenderedProfilesTest\\..*\\.approved\\..*"))
                .toList());
  }
}
