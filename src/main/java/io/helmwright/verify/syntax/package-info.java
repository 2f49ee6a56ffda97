/**
 * The language of Go templates as Helm uses it: its syntax tree, and what follows from it without
 * rendering. Uses nothing but {@code problem}.
 */
package io.helmwright.verify.syntax;
