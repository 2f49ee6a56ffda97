package io.helmwright.verify.result;

import java.util.Objects;

/**
 * One way that a template can take.
 *
 * @param file the template, relative to the chart: {@code templates/_helpers.tpl}
 * @param line the line of the action that decides, from 1
 * @param decision the action: {@code if .Values.ingress.enabled}, {@code range .Values.hosts}
 * @param outcome which way: {@code true} or {@code false} for if and with, {@code items} or {@code
 *     none} for range
 * @param configurations in how many configurations it was taken
 */
public record Branch(String file, int line, String decision, String outcome, int configurations) {

  public Branch {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** Whether any configuration took it. */
  public boolean taken() {
    return configurations > 0;
  }
}
