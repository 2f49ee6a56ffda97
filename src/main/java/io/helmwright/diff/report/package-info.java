/** A comparison of two charts, written down for people and programs. */
package io.helmwright.diff.report;
