package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.check.CheckRun;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.RenderRequest;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.search.Space.Change;
import io.helmwright.verify.search.TextSlots.Slot;
import io.helmwright.verify.search.Trials.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a text stays a text, whatever is in it: all texts of a configuration at once are made
 * such that YAML breaks on them or reads something else unless they are quoted. Where that fails,
 * halves are tried, until it is known which of them it is; then what is likeliest to be set.
 *
 * <p>A schema says which values may be any text. Without one it must be seen: a text that is
 * printed as it is, where Kubernetes takes any text.
 */
final class Quoting {

  private static final int MOST_BASES = 40;
  private static final int FIRST_BASES = 4;
  private static final int MOST = 800;
  private static final String ORIGIN = "texts that need quotes";
  private static final String MARKER = "helmwright-%dx";

  /** Breaks what is printed bare, in double quotes, in single ones. */
  private static final String NASTY = "\"a\": 'b #c \\d";

  private static final String LINES = NASTY + "\n- e";

  /** What a text is tried with, first what breaks most. */
  private static final List<String> HOSTILE = List.of(LINES, NASTY, "a: b", "123");

  /** What users set, the likeliest first. */
  private static final List<String> LIKELY =
      List.of("true", "123", "1e3", "null", "a: b", "- a", "#a", "say \"a\"", "it's", "a\nb");

  private static final String LINE_BREAK = "\n";
  private static final Set<String> ABOUT_TEXT = Set.of(Breakage.NOT_YAML, "duplicate-key");
  private static final String API = "kubernetes-schema";
  private static final String NOT_A_STRING = "(?s).*: is \\w+, must be .*\\bstring\\b.*";
  private static final String SUBCHARTS = "charts/";

  private final Space space;
  private final List<Slot> slots;
  private final RenderEngine engine;
  private final Trials trials;
  private final CheckRun checks;
  private final Findings findings;
  private final Breakage breakage;
  private final Set<ValuePath> deciding;
  private final Map<Slot, String> texts = new HashMap<>();
  private final Set<Slot> done = new HashSet<>();
  private int rendered;

  Quoting(
      Space space,
      TextSlots slots,
      RenderEngine engine,
      Trials trials,
      CheckRun checks,
      Findings findings,
      Breakage breakage) {
    this.space = space;
    this.slots = slots.all();
    this.engine = engine;
    this.trials = trials;
    this.checks = checks;
    this.findings = findings;
    this.breakage = breakage;
    deciding =
        space.factors().stream()
            .filter(Factor::decides)
            .map(Factor::path)
            .collect(Collectors.toSet());
  }

  /**
   * Some texts in a configuration.
   *
   * @param base a configuration that is rendered without fault
   */
  private record Case(Configuration base, List<Slot> slots) {}

  /**
   * Looks for texts that aren't quoted.
   *
   * @param bases configurations that can be rendered and that users may mean, which together take
   *     every way of the templates
   */
  void seek(List<Trial> bases) {
    if (trials.spent()) {
      return;
    }
    List<Trial> few = bases.subList(0, Math.min(MOST_BASES, bases.size()));
    List<Case> cases = cases(few);
    // What the first ones find need not be found in all of them.
    int first = Math.min(FIRST_BASES, cases.size());
    narrow(cases.subList(0, first));
    narrow(cases.subList(first, cases.size()));
  }

  private List<Case> cases(List<Trial> bases) {
    List<Marked> marked = bases.stream().map(Marked::new).toList();
    List<RenderRequest> asked =
        marked.stream()
            .filter(Marked::isMarked)
            .map(one -> engine.request(one.configuration))
            .toList();
    rendered += asked.size();
    Iterator<Rendered> outcomes = trials.probe(asked).iterator();
    var cases = new ArrayList<Case>();
    for (int i = 0; i < marked.size(); i++) {
      Configuration base = bases.get(i).configuration();
      var any = new ArrayList<>(marked.get(i).described);
      if (marked.get(i).isMarked()) {
        any.addAll(marked.get(i).free(outcomes.next()));
      }
      choose(base, any);
      cases.add(new Case(base, any));
    }
    return cases;
  }

  /** A configuration with a marker for each text of which no schema says that it may be any. */
  private final class Marked {
    private final List<Slot> described = new ArrayList<>();
    private final Map<String, Slot> byMarker = new LinkedHashMap<>();
    private final Configuration configuration;

    private Marked(Trial base) {
      var changes = new ArrayList<Change>();
      for (Slot slot : slots) {
        if (isUsed(slot, base) && slot.described()) {
          described.add(slot);
        } else if (isUsed(slot, base)) {
          String marker = MARKER.formatted(byMarker.size());
          byMarker.put(marker, slot);
          changes.add(change(slot, marker));
        }
      }
      ObjectNode values = Space.with(base.configuration().values(), changes);
      configuration = base.configuration().with(ORIGIN, values);
    }

    private boolean isMarked() {
      return !byMarker.isEmpty();
    }

    /** Those that are printed only where any text may be. */
    private List<Slot> free(Rendered outcome) {
      return outcome.chart().stream()
          .flatMap(
              chart ->
                  FreeTexts.in(checks.render(chart, configuration), byMarker.keySet()).stream())
          .map(byMarker::get)
          .toList();
    }
  }

  /** What is empty and asked for shall stay so: otherwise it hides what is shown without it. */
  private boolean isUsed(Slot slot, Trial base) {
    JsonNode value = slot.value().in(base.values());
    boolean filled = value.isContainerNode() ? !value.isEmpty() : !value.asText().isEmpty();
    return filled || !deciding.contains(slot.value());
  }

  /** Gives those that have no text yet the worst that the schema accepts. */
  private void choose(Configuration base, List<Slot> candidates) {
    for (String text : HOSTILE) {
      List<Slot> open =
          candidates.stream()
              .filter(slot -> !texts.containsKey(slot))
              .filter(slot -> slot.described() || !text.contains(LINE_BREAK))
              .toList();
      List<Judged> judged =
          trials.judge(open.stream().map(slot -> with(base, slot, text)).toList());
      for (int i = 0; i < open.size(); i++) {
        if (judged.get(i).accepted()) {
          texts.put(open.get(i), text);
        }
      }
    }
  }

  private Change change(Slot slot, String text) {
    return space.change(slot.path(), slot.filled(text));
  }

  private Configuration with(Configuration base, Slot slot, String text) {
    return base.with(ORIGIN, Space.with(base.values(), List.of(change(slot, text))));
  }

  /** Halves what fails until it is one. */
  private void narrow(List<Case> cases) {
    List<Case> open = cases;
    while (!open.isEmpty() && rendered < MOST && !trials.spent()) {
      open = open.stream().map(this::undone).filter(c -> !c.slots().isEmpty()).toList();
      List<Outcome> outcomes = outcomes(open);
      var next = new ArrayList<Case>();
      for (int i = 0; i < open.size(); i++) {
        List<Slot> of = open.get(i).slots();
        if (outcomes.get(i) != Outcome.FINE && of.size() > 1) {
          next.add(new Case(open.get(i).base(), of.subList(0, of.size() / 2)));
          next.add(new Case(open.get(i).base(), of.subList(of.size() / 2, of.size())));
        } else if (outcomes.get(i) == Outcome.FAILS && done.add(of.get(0))) {
          report(open.get(i).base(), of.get(0));
        }
      }
      open = next;
    }
  }

  private Case undone(Case given) {
    return new Case(
        given.base(),
        given.slots().stream()
            .filter(slot -> texts.containsKey(slot) && !done.contains(slot))
            .toList());
  }

  /** What becomes of a case. */
  private enum Outcome {
    FINE,
    /** The templates refuse it, or something is wrong with what is rendered. */
    FAILS,
    /** The schema refuses it beside what else the base sets. */
    REFUSED
  }

  private List<Outcome> outcomes(List<Case> cases) {
    var configurations = new ArrayList<Configuration>();
    for (Case each : cases) {
      List<Change> changes =
          each.slots().stream().map(slot -> change(slot, texts.get(slot))).toList();
      configurations.add(each.base().with(ORIGIN, Space.with(each.base().values(), changes)));
    }
    return rendered(configurations).stream()
        .map(rendered -> rendered.map(this::outcome).orElse(Outcome.REFUSED))
        .toList();
  }

  private Outcome outcome(Rendered one) {
    return one.refused() || !faults(one).isEmpty() ? Outcome.FAILS : Outcome.FINE;
  }

  /** Renders what the schema accepts. */
  private List<Optional<Rendered>> rendered(List<Configuration> configurations) {
    List<Judged> judged = trials.judge(configurations);
    List<RenderRequest> accepted =
        judged.stream().filter(Judged::accepted).map(Judged::request).toList();
    rendered += accepted.size();
    var outcomes = trials.probe(accepted).iterator();
    return judged.stream()
        .map(j -> j.accepted() ? Optional.of(outcomes.next()) : Optional.<Rendered>empty())
        .toList();
  }

  /** What is wrong because a text is no text any more, and wasn't wrong before. */
  private List<Finding> faults(Rendered outcome) {
    if (outcome.refused()) {
      return outcome.guards().isEmpty() && !outcome.limited()
          ? engine.render(outcome.configuration(), List.of()).problems().stream()
              .limit(1)
              .map(breakage::finding)
              .filter(this::isNew)
              .toList()
          : List.of();
    }
    return checks
        .check(checks.render(outcome.chart().orElseThrow(), outcome.configuration()))
        .stream()
        .filter(Quoting::isAboutText)
        .filter(this::isNew)
        .toList();
  }

  private boolean isNew(Finding finding) {
    return !findings.knows(finding.key()) && !finding.file().startsWith(SUBCHARTS);
  }

  private static boolean isAboutText(Finding finding) {
    return ABOUT_TEXT.contains(finding.check())
        || finding.check().equals(API) && finding.message().matches(NOT_A_STRING);
  }

  /** Reports what a text does that users are likely to set, if it does any harm. */
  private void report(Configuration base, Slot slot) {
    var candidates = new ArrayList<>(LIKELY);
    candidates.add(texts.get(slot));
    candidates.removeIf(text -> !slot.described() && text.contains(LINE_BREAK));
    List<Optional<Rendered>> outcomes =
        rendered(candidates.stream().map(text -> with(base, slot, text)).toList());
    for (Optional<Rendered> outcome : outcomes) {
      List<Finding> faults = outcome.map(this::faults).orElse(List.of());
      if (!faults.isEmpty()) {
        findings.add(outcome.get().configuration(), faults);
        return;
      }
    }
  }
}
