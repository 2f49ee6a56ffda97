package io.helmwright.verify.engine;

import java.util.ArrayList;
import java.util.List;

/** The places of a chart's templates that report that they were reached. */
public final class Probes {

  /**
   * A clause of a template that decides.
   *
   * @param file the template, relative to the outermost chart
   * @param line the line of the clause, from 1
   * @param text the clause: {@code if .Values.ingress.enabled}
   * @param range whether it is a range
   */
  public record Decision(String file, int line, String text, boolean range) {}

  /**
   * A call of {@code fail} or {@code required}.
   *
   * @param file the template, relative to the outermost chart
   * @param line its line, from 1
   * @param text the call
   * @param message a regular expression for what it says; empty when it can say anything
   */
  public record GuardCall(String file, int line, String text, String message) {}

  private static final String GUARD = "g";

  private final List<Decision> decisions = new ArrayList<>();
  private final List<GuardCall> guards = new ArrayList<>();

  Probes() {}

  int add(Decision decision) {
    decisions.add(decision);
    return decisions.size() - 1;
  }

  int add(GuardCall guard) {
    guards.add(guard);
    return guards.size() - 1;
  }

  /** The clauses that decide; a clause's number is its index. */
  public List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  /** The guards; a guard's number is its index. */
  public List<GuardCall> guards() {
    return List.copyOf(guards);
  }

  /** What a clause leaves when its condition holds, or doesn't. */
  static String mark(int decision, boolean outcome) {
    return Integer.toString(2 * decision + (outcome ? 1 : 0));
  }

  /** What a guard leaves that is triggered. */
  static String guardMark(int guard) {
    return GUARD + guard;
  }
}
