/**
 * Checks of what a chart renders and of its files, whoever wrote it. A check that can't tell is
 * silent.
 */
package io.helmwright.verify.check;
