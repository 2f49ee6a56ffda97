package io.helmwright.chart;

/**
 * Rules whose judgement a chart may overrule, with its reason: {@link Chart.Builder#waive}. All
 * others are waived by nobody.
 */
public enum Waivable {
  /** A hook's delete policy is not {@code hook-succeeded}. */
  HOOK_DELETE_POLICY,
  /** A hook Job ends before Helm gives up. */
  HOOK_DEADLINE,
  /** Hooks are Helm's or Argo CD's. */
  ARGO_HOOK,
  /** Selectors match pods of the chart. */
  SELECTOR,
  /** Liveness and readiness are asked differently. */
  PROBES
}
