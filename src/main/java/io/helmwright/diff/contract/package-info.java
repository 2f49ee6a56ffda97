/** Compares what two charts accept as values: keys, types, constraints, defaults, rules. */
package io.helmwright.diff.contract;
