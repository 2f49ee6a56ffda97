/**
 * The chart's contract with its users: every value declared once, with path, type, default,
 * constraints and description, and the rules between values. {@code values.yaml}, the schema, the
 * documentation and the template guards are all derived from it.
 */
package io.helmwright.values;
